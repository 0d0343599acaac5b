import type { CartInput } from "../domain/campaigns/abandoned-cart.ts";
import type { Goods } from "../domain/campaigns/facts/sources.ts";
import { goodsOf } from "../domain/goods/goods.ts";
import type { CompiledSettings } from "../domain/settings.ts";
import type { Ports } from "./ports.ts";

/** What is known of the articles of a cart, and of how much of each one store has. */
export async function readGoods(
  ports: Pick<Ports, "wares" | "now">,
  storeId: string,
  cart: CartInput | undefined,
  { stockStaleAfterMs }: Pick<CompiledSettings, "stockStaleAfterMs">,
): Promise<Goods> {
  const skus = cart?.kind === "present" ? cart.cart.items.map(({ sku }) => sku) : [];
  return goodsOf(await ports.wares.wares(storeId, skus), ports.now(), stockStaleAfterMs);
}
