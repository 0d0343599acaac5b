import { GOODS_FRESH_MS, GOODS_IN_MEMORY_MAX } from "../domain/bounds.ts";
import type { Ware } from "../domain/goods/goods.ts";
import type { ProductDocument } from "../domain/goods/product.ts";
import type { WareReader } from "../services/goods-ports.ts";
import { Lru } from "./lru.ts";

interface Row {
  readonly sku: string;
  readonly body: string | null;
  readonly quantity: number | null;
  readonly at: number | null;
}

/**
 * The articles of one cart, and how much of each one store has, in one statement over two primary keys. Not KV: a cart
 * would be as many reads as it has articles, and an import as many writes as it has rows.
 */
const WARES = `SELECT asked.value AS sku, body, quantity, at FROM json_each(?2) asked
  LEFT JOIN products ON products.sku = asked.value
  LEFT JOIN stock ON stock.store = ?1 AND stock.sku = asked.value`;

const wareOf = ({ sku, body, quantity, at }: Row): Ware => ({
  sku,
  product: body === null ? null : (JSON.parse(body) as ProductDocument),
  stock: quantity === null || at === null ? null : { quantity, at },
});

/** Remembers for a minute what it read, also what is not there. */
export function waresIn(db: D1Database, now: () => number): WareReader {
  // Values, never promises: one request must not wait for what another one has asked for.
  const memory = new Lru<string, { readonly ware: Ware; readonly readAt: number }>(GOODS_IN_MEMORY_MAX);
  const remembered = (key: string): Ware | undefined => {
    const entry = memory.get(key);
    return entry !== undefined && now() - entry.readAt < GOODS_FRESH_MS ? entry.ware : undefined;
  };
  const read = async (storeId: string, skus: readonly string[]): Promise<Ware[]> => {
    if (skus.length === 0) return [];
    const { results } = await db.prepare(WARES).bind(storeId, JSON.stringify(skus)).all<Row>();
    const wares = results.map(wareOf);
    for (const ware of wares) memory.set(`${storeId} ${ware.sku}`, { ware, readAt: now() });
    return wares;
  };
  return {
    async wares(storeId, skus) {
      const known = [...new Set(skus)].map((sku) => ({ sku, ware: remembered(`${storeId} ${sku}`) }));
      const missing = known.filter(({ ware }) => ware === undefined).map(({ sku }) => sku);
      return [...known.flatMap(({ ware }) => ware ?? []), ...(await read(storeId, missing))];
    },
  };
}
