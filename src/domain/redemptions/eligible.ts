import { QUANTITY_PARTS } from "../bounds.ts";
import { proportionDown, proportionHalfUp } from "../money/exact.ts";
import type { AppliesTo } from "../offers/applies-to.ts";
import type { Floor, Guarded, OfferItem } from "../offers/offer.ts";
import type { Eligible, EligibleLine, Reach } from "../offers/rewards/kind.ts";
import { isReturned, netOf, type BasketLine } from "./basket.ts";
import { partsOf } from "./quantity.ts";

const GTIN_DIGITS = 14;
/** A GTIN-8, -12 or -13 is a GTIN-14 with leading zeros, and tills differ in whether they send them. */
const sameGtin = (a: string | null | undefined, b: string | null | undefined): boolean =>
  typeof a === "string" && typeof b === "string" && a.padStart(GTIN_DIGITS, "0") === b.padStart(GTIN_DIGITS, "0");

type Article = Omit<OfferItem, "quantity">;

const sameArticle = (item: Article, line: BasketLine): boolean =>
  item.sku === line.sku || sameGtin(item.gtin, line.gtin);
const sameModel = (item: Article, line: BasketLine): boolean =>
  item.productId !== null && item.productId === line.productId;

const answers = (match: AppliesTo["match"], item: Article, line: BasketLine): boolean =>
  sameArticle(item, line) || (match === "product" && sameModel(item, line));

/** The items that no line of the basket answers, whether or not that line may be reduced. */
export const missingItems = (match: AppliesTo["match"], items: readonly OfferItem[], lines: readonly BasketLine[]) =>
  items.filter((item) => !lines.some((line) => !isReturned(line) && answers(match, item, line)));

/** What `parts` of a line cost; where they are not all of it, their part of the till's own discount counts in full. */
const priceOf = (line: BasketLine, parts: number): number => proportionDown(netOf(line), parts, partsOf(line.quantity));

/**
 * How many thousandths of each line answer an item that was left in the cart, each piece of which covers one of the
 * basket: the dearest line chooses first (ties: the earlier one), and chooses the very same article before another
 * size of it.
 */
function coveredParts(match: AppliesTo["match"], items: readonly OfferItem[], lines: readonly BasketLine[]) {
  const left = new Map(items.map((item) => [item, partsOf(item.quantity)]));
  const covered = new Map<BasketLine, number>();
  for (const line of lines.toSorted((a, b) => b.unitPrice - a.unitPrice)) {
    const answering = items.filter((item) => answers(match, item, line));
    const exactFirst = answering.toSorted((a, b) => Number(sameArticle(b, line)) - Number(sameArticle(a, line)));
    let open = partsOf(line.quantity);
    for (const item of exactFirst) {
      const taken = Math.min(open, left.get(item) ?? 0);
      left.set(item, (left.get(item) ?? 0) - taken);
      open -= taken;
    }
    covered.set(line, partsOf(line.quantity) - open);
  }
  return covered;
}

const wholeIf = (isMeant: (line: BasketLine) => boolean) => (line: BasketLine) =>
  isMeant(line) ? partsOf(line.quantity) : 0;

/** How much of a line, in thousandths, a reward is about. */
function partsIn(appliesTo: AppliesTo, items: readonly OfferItem[], lines: readonly BasketLine[]) {
  switch (appliesTo.kind) {
    case "cartItems": {
      const covered = coveredParts(appliesTo.match, items, lines);
      return (line: BasketLine) => covered.get(line) ?? 0;
    }
    case "skus":
      return wholeIf(({ sku }) => appliesTo.skus.includes(sku));
    case "categories":
      return wholeIf(({ categories }) => categories.some((category) => appliesTo.categories.includes(category)));
    case "basket":
      return wholeIf(() => true);
  }
}

/** A line that is meant, with the price that one piece of it is not to be sold below. */
interface Meant extends Omit<EligibleLine, "room"> {
  readonly floor: number;
}

/** The one piece that `target` means, or what there is of one where goods are weighed. */
function targeted(target: AppliesTo["target"], lines: readonly Meant[]): readonly Meant[] {
  if (target === "all") return lines;
  const pieces = lines.filter(({ amount }) => amount > 0).map(onePiece);
  const better = (a: Meant, b: Meant) => (target === "dearest" ? b.amount > a.amount : b.amount < a.amount);
  const [first, ...others] = pieces;
  return first === undefined ? [] : [others.reduce((best, next) => (better(best, next) ? next : best), first)];
}

const onePiece = ({ parts, amount, ...line }: Meant): Meant => {
  const piece = Math.min(parts, QUANTITY_PARTS);
  return { ...line, parts: piece, amount: proportionDown(amount, piece, parts) };
};

/** Of the very same article, else the highest of its model. */
function floorOf(line: BasketLine, floors: readonly Floor[]): number {
  const exact = floors.find((floor) => sameArticle(floor, line));
  const ofModel = floors.filter((floor) => sameModel(floor, line)).map(({ amount }) => amount);
  return exact?.amount ?? Math.max(0, ...ofModel);
}

const withRoom = ({ floor, ...line }: Meant): EligibleLine => ({
  ...line,
  room: Math.max(0, line.amount - proportionHalfUp(floor, line.parts, QUANTITY_PARTS)),
});

const isSpared = ({ skus, categories }: Guarded, line: BasketLine): boolean =>
  line.noDiscount || skus.includes(line.sku) || line.categories.some((category) => categories.includes(category));

export const UNGUARDED: Guarded = { skus: [], categories: [], floors: [] };

const sum = (amounts: readonly number[]): number => amounts.reduce((total, amount) => total + amount, 0);

/**
 * Which lines a reward is taken from and of how much of each, in the basket's order. Never lines that may not be
 * reduced, by the till's word or what is `guarded`, nor ones that come back in the same receipt: these have no share, but where the whole basket counts they
 * lower what it comes to.
 */
export function eligibleIn(
  { appliesTo, onDiscounted }: Reach,
  items: readonly OfferItem[],
  basket: readonly BasketLine[],
  guarded: Guarded = UNGUARDED,
): Eligible {
  const reducible = basket.filter((line) => !isSpared(guarded, line));
  const sold = reducible.filter((line) => !isReturned(line) && (onDiscounted === "after" || line.discount === 0));
  const partsOfLine = partsIn(appliesTo, items, sold);
  const meant = sold.map((line) => {
    const parts = partsOfLine(line);
    return { lineId: line.id, parts, amount: priceOf(line, parts), floor: floorOf(line, guarded.floors) };
  });
  const lines = targeted(appliesTo.target, meant).map(withRoom);
  const isWhole = appliesTo.kind === "basket" && appliesTo.target === "all";
  const returned = isWhole ? sum(reducible.filter(isReturned).map(netOf)) : 0;
  return { lines, subtotal: Math.max(0, sum(lines.map(({ amount }) => amount)) + returned) };
}
