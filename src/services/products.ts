import { namedBy, type ProductDocument, type ProductInput, productSchema } from "../domain/goods/product.ts";
import type { LinesReport } from "../domain/import-lines.ts";
import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { importGoods } from "./import-goods.ts";
import type { Ports } from "./ports.ts";

export async function getProduct(ports: Ports, sku: string): Promise<Result<ProductDocument, Problem>> {
  const product = await ports.products.get(sku);
  return product === undefined ? err(problem("not_found")) : ok(product);
}

export async function putProduct(
  ports: Ports,
  sku: string,
  input: ProductInput,
): Promise<Result<{ readonly product: ProductDocument; readonly created: boolean }, Problem>> {
  const named = namedBy(sku, input);
  if (!named.ok) return named;
  const created = (await ports.products.get(sku)) === undefined;
  await ports.products.put([named.value]);
  await tellThatThereAreProducts(ports);
  return ok({ product: named.value, created });
}

export const deleteProduct = async (ports: Ports, sku: string): Promise<Result<null, Problem>> =>
  (await ports.products.delete(sku)) ? ok(null) : err(problem("not_found"));

/** Imports articles. What is known already as it stands is skipped. */
export async function importProducts(
  ports: Ports,
  text: string,
  dryRun: boolean,
): Promise<Result<LinesReport, Problem>> {
  const report = await importGoods<ProductDocument, ProductDocument>({
    text,
    schema: productSchema,
    dryRun,
    shelf: ports.products,
    take: ok,
    // Both were written by the same schema, which puts the members in one order.
    isNews: (row, known) => JSON.stringify(row) !== JSON.stringify(known),
  });
  if (report.ok && !dryRun && report.value.created > 0) await tellThatThereAreProducts(ports);
  return report;
}

/** From the first one on decisions ask what must never be discounted. */
async function tellThatThereAreProducts(ports: Ports): Promise<void> {
  const { products } = await ports.snapshots.config();
  if (!products) ports.snapshots.adopt(await ports.publisher().publish());
}
