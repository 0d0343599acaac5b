import type { NewLine } from "./basket.ts";
import { kept } from "./kept.ts";

/** What the till was told of an article the last time it was sold here. */
export type Article = Omit<NewLine, "quantity">;

/** A shelf or two: what is scanned again and again. */
const ARTICLES_MAX = 500;
const keptArticles = kept<readonly Article[]>("articles");

export const articleOf = (sku: string): Article | undefined => keptArticles.read()?.find((one) => one.sku === sku);

export function learnArticle({ sku: learnt, productId, gtin, name, unitPrice }: NewLine): void {
  const article: Article = { sku: learnt, productId, gtin, name, unitPrice };
  const others = (keptArticles.read() ?? []).filter(({ sku }) => sku !== learnt);
  keptArticles.write([article, ...others].slice(0, ARTICLES_MAX));
}
