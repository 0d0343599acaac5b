import { REGIONS_REACH_M } from "../domain/bounds.ts";
import type { CartItem } from "../domain/carts/cart.ts";
import type { Position } from "../domain/geo/position.ts";
import type { Problem } from "../domain/problems.ts";
import { ok, type Result } from "../domain/result.ts";
import { openState, parseOpeningHours } from "../domain/stores/opening-hours.ts";
import type { StoreRecord } from "../domain/stores/store.ts";
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
  readonly cartItems: readonly { readonly sku: string; readonly name: string; readonly inStock: null }[];
}

/** Your cart, near you: the nearest stores, whether they are open, and what was left. The position is forgotten. */
export async function nearStores(
  ports: Ports,
  { sub, deviceId, jkt }: CredentialClaims,
  position: Position,
  limit: number,
): Promise<Result<NearStore[], Problem>> {
  const [around, cart] = await Promise.all([
    storesAround(ports, position, REGIONS_REACH_M),
    ports.shopper(sub).readCart({ deviceId, jkt }),
  ]);
  if (!cart.ok && cart.error.code === "unauthenticated") return cart;
  const items = cart.ok ? cart.value.items : [];
  const nearest = around.slice(0, limit).map(({ store, inside, metresToEdge }) => ({
    storeId: store.id,
    name: store.name,
    address: store.address,
    metres: inside ? 0 : Math.round(metresToEdge),
    ...hoursOf(store, ports.now()),
    cartItems: items.map(cartItemIn),
  }));
  return ok(nearest);
}

function hoursOf(
  { openingHours, timeZone }: StoreRecord,
  now: number,
): { openNow: boolean | null; closesAt: number | null } {
  const hours = openingHours === null ? null : parseOpeningHours(openingHours);
  if (hours === null || timeZone === null) return { openNow: null, closesAt: null };
  const { open, closesAt } = openState(hours, timeZone, now);
  return { openNow: open, closesAt };
}

/** What is in stock where is not known yet, and unknown is not "no". */
const cartItemIn = ({ sku, name }: CartItem) => ({ sku, name, inStock: null });
