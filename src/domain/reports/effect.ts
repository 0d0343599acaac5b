import { EFFECT_ERROR_SHARE, EFFECT_TUNED_TO_SHOPPERS, REPORT_CELL_MIN } from "../bounds.ts";
import type { Money } from "../money/money.ts";
import { difference, type Sample } from "./confidence.ts";

/** What a group paid in one currency, minor units: the sum, and the sum of the squares of what each shopper paid. */
export interface Revenue {
  readonly currency: string;
  readonly sum: number;
  readonly squares: number;
}

/** Shoppers who got an offer, or who would have got one, by what they bought afterwards: at whatever till or shop. */
export interface Group {
  readonly shoppers: number;
  /** Those who bought at all. */
  readonly buyers: number;
  readonly revenue: readonly Revenue[];
}
export interface Groups {
  readonly treated: Group;
  readonly heldOut: Group;
}
export const NOBODY: Group = { shoppers: 0, buyers: 0, revenue: [] };

/** Null stands for fewer than `REPORT_CELL_MIN` shoppers; what so few paid is left out. */
export interface ShownGroup {
  readonly shoppers: number | null;
  readonly buyers: number | null;
  readonly revenue: readonly Money[];
}

/** What offers add: minor units that a treated shopper paid more than one who was held out, with its interval. */
export interface PerShopper {
  readonly estimate: Money;
  readonly low: Money;
  readonly high: Money;
}
export interface Effect {
  readonly treated: ShownGroup;
  readonly heldOut: ShownGroup;
  readonly perShopper: PerShopper | null;
  readonly note: string;
}

const NOTES = {
  shown: "95 % interval of identified purchases; it holds however often it is looked at",
  few: `at least ${REPORT_CELL_MIN} shoppers, and as many buyers, are needed in each group`,
  currencies: "the groups paid in several currencies, which are never added up",
} as const;
const CERTAINTY = { alpha: EFFECT_ERROR_SHARE, tunedTo: EFFECT_TUNED_TO_SHOPPERS };

/** What the identified purchases of both groups say of the offers. */
export function effectOf({ treated, heldOut }: Groups): Effect {
  const shown = { treated: shownGroup(treated), heldOut: shownGroup(heldOut) };
  const currencies = new Set([...treated.revenue, ...heldOut.revenue].map(({ currency }) => currency));
  const [currency] = currencies;
  if (isSmall(treated) || isSmall(heldOut) || currency === undefined)
    return { ...shown, perShopper: null, note: NOTES.few };
  if (currencies.size > 1) return { ...shown, perShopper: null, note: NOTES.currencies };
  const { estimate, low, high } = difference(sampleOf(heldOut, currency), sampleOf(treated, currency), CERTAINTY);
  const money = (amount: number): Money => ({ amount: Math.round(amount) + 0, currency });
  return { ...shown, perShopper: { estimate: money(estimate), low: money(low), high: money(high) }, note: NOTES.shown };
}

/** What so few bought could be read off the estimate. */
const isSmall = ({ shoppers, buyers }: Group): boolean => shoppers < REPORT_CELL_MIN || buyers < REPORT_CELL_MIN;

const sampleOf = ({ shoppers, revenue }: Group, currency: string): Sample => {
  const { sum, squares } = revenue.find((one) => one.currency === currency) ?? { sum: 0, squares: 0 };
  return { count: shoppers, sum, squares };
};

const shownGroup = ({ shoppers, buyers, revenue }: Group): ShownGroup => ({
  shoppers: shoppers < REPORT_CELL_MIN ? null : shoppers,
  buyers: buyers < REPORT_CELL_MIN ? null : buyers,
  revenue: buyers < REPORT_CELL_MIN ? [] : revenue.map(({ currency, sum }) => ({ amount: Math.round(sum), currency })),
});
