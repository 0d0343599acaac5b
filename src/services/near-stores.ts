import { REGIONS_REACH_M } from "../domain/bounds.ts";
import type { CartItem } from "../domain/carts/cart.ts";
import type { Position } from "../domain/geo/position.ts";
import { quantityAt } from "../domain/goods/stock.ts";
import type { Problem } from "../domain/problems.ts";
import { ok, type Result } from "../domain/result.ts";
import type { CompiledSettings } from "../domain/settings.ts";
import { storeOpenState } from "../domain/stores/store-hours.ts";
import type { CredentialClaims, Ports } from "./ports.ts";
import { storesAround } from "./surroundings.ts";

export interface NearStore {
  readonly storeId: string;
  readonly name: string;
  readonly address: string | null;
  readonly metres: number;
  readonly openNow: boolean | null;
  /** Epoch milliseconds, while it is open and closes within a week. */
  readonly closesAt: number | null;
  readonly cartItems: readonly { readonly sku: string; readonly name: string; readonly inStock: boolean | null }[];
}

/** Your cart, near you: the nearest stores, whether they are open, and what was left. The position is forgotten. */
export async function nearStores(
  ports: Ports,
  { sub, deviceId, jkt }: CredentialClaims,
  position: Position,
  limit: number,
): Promise<Result<NearStore[], Problem>> {
  const [around, { settings }, cart] = await Promise.all([
    storesAround(ports, position, REGIONS_REACH_M),
    ports.snapshots.config(),
    ports.shopper(sub).readCart({ deviceId, jkt }),
  ]);
  if (!cart.ok && cart.error.code === "unauthenticated") return cart;
  const items = cart.ok ? cart.value.items : [];
  const nearest = around.slice(0, limit);
  const inStock = await stockAt(
    ports,
    nearest.map(({ store }) => store.id),
    items,
    settings,
  );
  const shown = nearest.map(({ store, inside, metresToEdge }) => {
    const opening = storeOpenState(store, ports.now(), settings.publicHolidays);
    return {
      storeId: store.id,
      name: store.name,
      address: store.address,
      metres: inside ? 0 : Math.round(metresToEdge),
      openNow: opening?.open ?? null,
      closesAt: opening?.closesAt ?? null,
      cartItems: items.map(({ sku, name }) => ({ sku, name, inStock: inStock(store.id, sku) })),
    };
  });
  return ok(shown);
}

/** Whether stores have articles; null is not known, which is not "no". */
async function stockAt(
  { stock, now }: Ports,
  storeIds: readonly string[],
  items: readonly CartItem[],
  { stockStaleAfterMs }: CompiledSettings,
) {
  const skus = items.map(({ sku }) => sku);
  const levels = skus.length === 0 ? undefined : await stock.levels(storeIds, skus);
  return (storeId: string, sku: string): boolean | null => {
    const quantity = quantityAt(levels?.get(storeId)?.get(sku) ?? null, now(), stockStaleAfterMs);
    return quantity === undefined ? null : quantity > 0;
  };
}
