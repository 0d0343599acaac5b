import { proportionDown } from "../money/exact.ts";
import type { OfferItem } from "../offers/offer.ts";
import type { AppliesTo } from "../offers/reward.ts";
import { netOf, type BasketLine } from "./basket.ts";

/** The part of a basket line that a reward may be taken from, minor units. */
export interface EligibleLine {
  readonly lineId: string;
  readonly amount: number;
}

const GTIN_DIGITS = 14;
/** A GTIN-8, -12 or -13 is a GTIN-14 with leading zeros, and tills differ in whether they send them. */
const sameGtin = (a: string | null | undefined, b: string | null | undefined): boolean =>
  typeof a === "string" && typeof b === "string" && a.padStart(GTIN_DIGITS, "0") === b.padStart(GTIN_DIGITS, "0");

const sameArticle = (item: OfferItem, line: BasketLine): boolean =>
  item.sku === line.sku || sameGtin(item.gtin, line.gtin);
const sameModel = (item: OfferItem, line: BasketLine): boolean =>
  item.productId !== null && item.productId === line.productId;

const answers = (match: AppliesTo["match"], item: OfferItem, line: BasketLine): boolean =>
  sameArticle(item, line) || (match === "product" && sameModel(item, line));

/** The items that no line of the basket answers, whether or not that line may be reduced. */
export const missingItems = (match: AppliesTo["match"], items: readonly OfferItem[], lines: readonly BasketLine[]) =>
  items.filter((item) => !lines.some((line) => answers(match, item, line)));

/** What `pieces` of a line cost; where they are not all of it, their part of the till's own discount counts in full. */
const priceOf = (line: BasketLine, pieces: number): number => proportionDown(netOf(line), pieces, line.quantity);

/**
 * How many pieces of each line answer an item that was left in the cart, each piece of which covers one of the
 * basket: the dearest line chooses first (ties: the earlier one), and chooses the very same article before another
 * size of it.
 */
function coverPieces(match: AppliesTo["match"], items: readonly OfferItem[], lines: readonly BasketLine[]) {
  const left = new Map(items.map((item) => [item, item.quantity]));
  const covered = new Map<BasketLine, number>();
  for (const line of lines.toSorted((a, b) => b.unitPrice - a.unitPrice)) {
    const answering = items.filter((item) => answers(match, item, line));
    const exactFirst = answering.toSorted((a, b) => Number(sameArticle(b, line)) - Number(sameArticle(a, line)));
    let open = line.quantity;
    for (const item of exactFirst) {
      const taken = Math.min(open, left.get(item) ?? 0);
      left.set(item, (left.get(item) ?? 0) - taken);
      open -= taken;
    }
    covered.set(line, line.quantity - open);
  }
  return covered;
}

/** Which lines a reward is taken from and of how much of each, in the basket's order. `noDiscount` lines never. */
export function eligibleLines(
  { kind, match }: AppliesTo,
  items: readonly OfferItem[],
  basket: readonly BasketLine[],
): EligibleLine[] {
  const lines = basket.filter((line) => !line.noDiscount);
  if (kind === "basket") return lines.map((line) => ({ lineId: line.id, amount: netOf(line) }));
  const covered = coverPieces(match, items, lines);
  return lines.map((line) => ({ lineId: line.id, amount: priceOf(line, covered.get(line) ?? 0) }));
}
