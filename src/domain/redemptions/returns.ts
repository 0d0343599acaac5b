import type { DeepReadonly } from "../deep-readonly.ts";
import { z } from "zod";
import { BASKET_LINES_MAX } from "../bounds.ts";
import { proportionHalfUp } from "../money/exact.ts";
import { currencySchema } from "../money/money.ts";
import { invalid, problem, type Problem } from "../problems.ts";
import { err, ok, type Result } from "../result.ts";
import { type Basket, type BasketLine, basketLineSchema, isReturned, netOf } from "./basket.ts";
import type { Discount } from "./discount.ts";
import { partsOf, quantityOf, quantitySchema } from "./quantity.ts";

/** A line as it was sold, and how much of it has come back. Amounts are minor units of the whole line. */
export interface FrozenLine {
  readonly lineId: string;
  readonly quantity: number;
  /** What was paid for it: its price less `given`. */
  readonly paid: number;
  /** Its share of the discount. */
  readonly given: number;
  /** The quantity that has come back. */
  readonly returned: number;
}

/** A redemption's discount as it was shared out: what every return is measured by, years later and in any order. */
export interface FrozenDiscount {
  readonly currency: string;
  readonly lines: readonly FrozenLine[];
}

/** The lines of the body of `POST /v1/redemptions/{id}/returns`. */
export const returnLinesSchema = z
  .array(
    z.strictObject({
      lineId: z.string().min(1).max(64),
      quantity: quantitySchema,
      /** What the customer takes instead: the share moves there. */
      replacedBy: basketLineSchema
        .refine((line) => !isReturned(line), { error: "must not come back itself" })
        .nullish(),
    }),
  )
  .min(1)
  .max(BASKET_LINES_MAX);
export type ReturnLine = DeepReadonly<z.infer<typeof returnLinesSchema>[number]>;

const part = { lineId: z.string(), quantity: z.number(), amount: z.int(), discount: z.int() };
const movedSchema = z.object({ lineId: z.string(), toLineId: z.string(), amount: z.int() });
/**
 * What a return comes to. `amount` is the customer's: what they paid, their part of the discount not among it.
 * `discount` is the retailer's again. What moves to another line is neither: it comes off that line's price.
 */
export const returnedSchema = z
  .object({
    refund: z.object({ currency: currencySchema, amount: z.int(), discount: z.int(), lines: z.array(z.object(part)) }),
    moved: z.array(movedSchema),
    remaining: z.array(z.object(part)),
  })
  .meta({ id: "Returned" });
export type Returned = z.infer<typeof returnedSchema>;

/** One line's part in a return; `moved` is null where nothing was taken instead. */
interface Step {
  readonly refund: Returned["refund"]["lines"][number];
  readonly moved: Returned["moved"][number] | null;
  readonly lines: readonly FrozenLine[];
}

/** Freezes what was paid and given per line. What came back in the receipt itself cannot come back again. */
export function freeze({ currency, lines }: Basket, discount: Discount): FrozenDiscount {
  const shares = new Map(discount.lines.map((share) => [share.lineId, share.amount]));
  const sold = lines.filter((line) => !isReturned(line));
  return { currency, lines: sold.map((line) => frozenLine(line, shares.get(line.id) ?? 0)) };
}

const frozenLine = (line: BasketLine, given: number): FrozenLine => ({
  lineId: line.id,
  quantity: line.quantity,
  paid: netOf(line) - given,
  given,
  returned: 0,
});

/**
 * The part of `amount` that belongs to the pieces after the first `from` up to `to`. Each running total is rounded,
 * never a part, so the parts of any split sum to the whole and no cent is counted twice.
 */
const stretchOf = (amount: number, { quantity }: FrozenLine, from: number, to: number): number =>
  proportionHalfUp(amount, partsOf(to), partsOf(quantity)) - proportionHalfUp(amount, partsOf(from), partsOf(quantity));

const remainderOf = (line: FrozenLine): Returned["remaining"][number] => ({
  lineId: line.lineId,
  quantity: quantityOf(partsOf(line.quantity) - partsOf(line.returned)),
  amount: stretchOf(line.paid, line, line.returned, line.quantity),
  discount: stretchOf(line.given, line, line.returned, line.quantity),
});

/** What of a redemption can still come back, line by line. */
export const remainingOf = ({ lines }: FrozenDiscount): Returned["remaining"] =>
  lines.map(remainderOf).filter(({ quantity }) => quantity > 0);

/** What is still given, minor units: what the campaign has spent. */
export const givenOf = (frozen: FrozenDiscount): number =>
  remainingOf(frozen).reduce((sum, line) => sum + line.discount, 0);

/** Whether everything has come back that the offer took something off; where it took nothing off, everything. */
export function isAllBack(frozen: FrozenDiscount): boolean {
  const rewarded = frozen.lines.filter(({ given }) => given > 0);
  const counted = rewarded.length > 0 ? rewarded : frozen.lines;
  return counted.every(({ quantity, returned }) => quantity === returned);
}

/**
 * What comes back for `wanted`, and what is frozen from then on. Returns of one line add up, also within one body.
 * Refusals: `not_reversible` once nothing is left; `invalid_request` with pointers into the body's `lines`.
 */
export function giveBack(
  frozen: FrozenDiscount,
  wanted: readonly ReturnLine[],
): Result<{ readonly frozen: FrozenDiscount; readonly answer: Returned }, Problem> {
  if (remainingOf(frozen).length === 0) return err(problem("not_reversible"));
  const steps: Step[] = [];
  let { lines } = frozen;
  for (const [index, one] of wanted.entries()) {
    const step = takeBack(lines, one, `/lines/${index}`);
    if (!step.ok) return step;
    steps.push(step.value);
    ({ lines } = step.value);
  }
  const next = { ...frozen, lines };
  return ok({ frozen: next, answer: answerOf(next, steps) });
}

function takeBack(lines: readonly FrozenLine[], wanted: ReturnLine, at: string): Result<Step, Problem> {
  const line = lines.find(({ lineId }) => lineId === wanted.lineId);
  if (line === undefined) return err(invalid(`${at}/lineId`, "is no line of this redemption"));
  const returned = quantityOf(partsOf(line.returned) + partsOf(wanted.quantity));
  if (returned > line.quantity) return err(invalid(`${at}/quantity`, "is more than is left of the line"));
  const instead = wanted.replacedBy ?? null;
  if (instead !== null && lines.some(({ lineId }) => lineId === instead.id)) {
    return err(invalid(`${at}/replacedBy/id`, "is a line of this redemption already"));
  }
  const share = stretchOf(line.given, line, line.returned, returned);
  const moved =
    instead === null ? null : { lineId: line.lineId, toLineId: instead.id, amount: movable(share, instead) };
  const refund = {
    lineId: line.lineId,
    quantity: wanted.quantity,
    amount: stretchOf(line.paid, line, line.returned, returned),
    discount: share - (moved?.amount ?? 0),
  };
  const rest = lines.map((other) => (other === line ? { ...line, returned } : other));
  return ok({ refund, moved, lines: instead === null ? rest : [...rest, frozenLine(instead, moved?.amount ?? 0)] });
}

/** A line takes over no more than it costs, and nothing where it may not be reduced. */
const movable = (share: number, line: BasketLine): number => (line.noDiscount ? 0 : Math.min(share, netOf(line)));

function answerOf(frozen: FrozenDiscount, steps: readonly Step[]): Returned {
  const lines = steps.map(({ refund }) => refund);
  return {
    refund: {
      currency: frozen.currency,
      amount: lines.reduce((sum, line) => sum + line.amount, 0),
      discount: lines.reduce((sum, line) => sum + line.discount, 0),
      lines,
    },
    moved: steps.flatMap(({ moved }) => moved ?? []),
    remaining: remainingOf(frozen),
  };
}
