import { REPORT_CELL_MIN } from "../bounds.ts";
import type { Money } from "../money/money.ts";
import { type Effect, effectOf, type Groups } from "./effect.ts";

/** From the cart that was left to the offer that was redeemed. Each counts shoppers once. */
export const FUNNEL = ["openCart", "visited", "offered", "viewed", "redeemed"] as const;
export type FunnelStage = (typeof FUNNEL)[number];

/** How many shoppers a reason stopped. */
export interface Stopped {
  readonly stage: string;
  readonly code: string;
  readonly shoppers: number;
}

/** What became of the offers of one wording. `discount` is what tills took off, less what came back. */
export interface VariantCounts {
  readonly campaignId: string;
  readonly variantId: string;
  readonly locale: string;
  readonly offered: number;
  readonly viewed: number;
  readonly redeemed: number;
  readonly discount: readonly Money[];
}

/** What was counted: nothing in it is left out yet. */
export interface Counts {
  readonly decisions: number;
  readonly funnel: Readonly<Record<FunnelStage, number>>;
  readonly stopped: readonly Stopped[];
  readonly variants: readonly VariantCounts[];
  readonly groups: Groups;
}

type Shown<T> = { readonly [K in keyof T]: T[K] extends number ? number | null : T[K] };

/** What people are shown. Null stands for fewer than `REPORT_CELL_MIN` shoppers. */
export interface Report {
  /** How many decisions were made; null where fewer than `REPORT_CELL_MIN` shoppers were decided for. */
  readonly decisions: number | null;
  readonly funnel: readonly { readonly stage: FunnelStage; readonly shoppers: number | null }[];
  readonly stopped: readonly Shown<Stopped>[];
  readonly variants: readonly Shown<VariantCounts>[];
  readonly effect: Effect;
}

/** A count of so few that it could tell of one of them is not shown; nor is a zero told from it. */
export const shownCount = (shoppers: number): number | null => (shoppers < REPORT_CELL_MIN ? null : shoppers);

/** The report of what was counted, without any cell that is too small to be shown. */
export const reportOf = ({ decisions, funnel, stopped, variants, groups }: Counts): Report => ({
  decisions: shownCount(funnel.visited) === null ? null : decisions,
  funnel: FUNNEL.map((stage) => ({ stage, shoppers: shownCount(funnel[stage]) })),
  // How few a small number stands for is not to be read off its place either.
  stopped: stopped.map((one) => ({ ...one, shoppers: shownCount(one.shoppers) })).toSorted(byShoppers),
  variants: variants.map(shownVariant),
  effect: effectOf(groups),
});

const shownVariant = ({ offered, viewed, redeemed, discount, ...named }: VariantCounts): Shown<VariantCounts> => ({
  ...named,
  offered: shownCount(offered),
  viewed: shownCount(viewed),
  redeemed: shownCount(redeemed),
  discount: shownCount(redeemed) === null ? [] : discount,
});

const byShoppers = (a: Shown<Stopped>, b: Shown<Stopped>): number =>
  (b.shoppers ?? 0) - (a.shoppers ?? 0) || (`${a.stage}/${a.code}` < `${b.stage}/${b.code}` ? -1 : 1);
