import type { StockLevel, StoredStock } from "../domain/goods/stock.ts";
import type { StockRepository } from "../services/goods-ports.ts";

interface Row extends StockLevel {
  readonly store: string;
  readonly sku: string;
}

const stockOf = ({ store, ...row }: Row): StoredStock => ({ storeId: store, ...row });
/** No id of a store holds a space. */
const keyOf = ({ storeId, sku }: Pick<StoredStock, "storeId" | "sku">): string => `${storeId} ${sku}`;

const PUT = `INSERT INTO stock
  SELECT value->>'storeId', value->>'sku', value->>'quantity', value->>'at' FROM json_each(?) WHERE true
  ON CONFLICT (store, sku) DO UPDATE SET quantity = excluded.quantity, at = excluded.at WHERE excluded.at > stock.at`;
const KNOWN = `SELECT store, sku, quantity, at FROM stock
  WHERE (store, sku) IN (SELECT value->>'storeId', value->>'sku' FROM json_each(?))`;
const LEVELS = `SELECT store, sku, quantity, at FROM stock
  WHERE store IN (SELECT value FROM json_each(?)) AND sku IN (SELECT value FROM json_each(?))`;

export const stockIn = (db: D1Database): StockRepository => ({
  keyOf,
  async known(rows) {
    const named = rows.map(({ storeId, sku }) => ({ storeId, sku }));
    const { results } = await db.prepare(KNOWN).bind(JSON.stringify(named)).all<Row>();
    return new Map(results.map((row) => [keyOf(stockOf(row)), stockOf(row)]));
  },
  async put(rows) {
    await db.prepare(PUT).bind(JSON.stringify(rows)).run();
  },
  async levels(storeIds, skus) {
    const query = db.prepare(LEVELS).bind(JSON.stringify(storeIds), JSON.stringify(skus));
    const { results } = await query.all<Row>();
    return new Map(
      storeIds.map((id) => [id, new Map(results.filter(({ store }) => store === id).map((row) => [row.sku, row]))]),
    );
  },
});
