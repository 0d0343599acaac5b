import type { ProductDocument } from "../domain/goods/product.ts";
import type { ProductRepository } from "../services/goods-ports.ts";

interface Row {
  readonly sku: string;
  readonly body: string;
}

const productOf = ({ body }: Row): ProductDocument => JSON.parse(body) as ProductDocument;

/** Many rows go in as one JSON parameter: a statement takes a hundred parameters, and an import has thousands of rows. */
const PUT = `INSERT OR REPLACE INTO products
  SELECT value->>'sku', value, ?2 FROM json_each(?1)`;
const KNOWN = "SELECT sku, body FROM products WHERE sku IN (SELECT value FROM json_each(?))";

async function productsNamed(db: D1Database, skus: readonly string[]): Promise<Map<string, ProductDocument>> {
  const { results } = await db.prepare(KNOWN).bind(JSON.stringify(skus)).all<Row>();
  return new Map(results.map((row) => [row.sku, productOf(row)]));
}

export const productsIn = (db: D1Database, now: () => number): ProductRepository => ({
  keyOf: ({ sku }) => sku,
  known: (rows) =>
    productsNamed(
      db,
      rows.map(({ sku }) => sku),
    ),
  async categories(skus) {
    return new Map([...(await productsNamed(db, skus))].map(([sku, { categories }]) => [sku, categories]));
  },
  async put(rows) {
    await db.prepare(PUT).bind(JSON.stringify(rows), now()).run();
  },
  async get(sku) {
    const row = await db.prepare("SELECT sku, body FROM products WHERE sku = ?").bind(sku).first<Row>();
    return row === null ? undefined : productOf(row);
  },
  async delete(sku) {
    return (await db.prepare("DELETE FROM products WHERE sku = ?").bind(sku).run()).meta.changes > 0;
  },
  async any() {
    return (await db.prepare("SELECT 1 AS one FROM products LIMIT 1").first("one")) !== null;
  },
});
