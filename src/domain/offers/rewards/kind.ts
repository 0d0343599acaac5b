import type { DeepReadonly } from "../../deep-readonly.ts";
import type { z } from "zod";
import type { Money } from "../../money/money.ts";
import type { AppliesTo } from "../applies-to.ts";

/** The part of a line that a reward may be taken from. */
export interface EligibleLine {
  readonly lineId: string;
  /** In thousandths. */
  readonly parts: number;
  /** What that many cost as the till has them, minor units. */
  readonly amount: number;
  /** What of it may come off before they cost less than their floor. */
  readonly room: number;
}

/** What a reward may be taken from. */
export interface Eligible {
  readonly lines: readonly EligibleLine[];
  /** What the lines come to, less what came back in the same receipt where the whole basket counts. */
  readonly subtotal: number;
}

/** What a reward would take off before its bounds: in all, and from each line at most. */
export interface Taken {
  readonly amount: number;
  readonly from: readonly number[];
}

/** A place in a reward that states money. */
export interface StatedMoney {
  readonly member: string;
  readonly amounts: readonly Money[];
}

/** Where a reward is looked for. */
export interface Reach {
  readonly appliesTo: AppliesTo;
  readonly onDiscounted: "after" | "refuse";
}

/**
 * One kind of reward: its document, what it takes off, what it can cost and how it is told. A new kind is one more of
 * these in `reward.ts`; nothing else asks what kind a reward is of. Amounts are minor units.
 */
export interface RewardKind<S extends z.ZodType> {
  readonly schema: S;
  /** Every place that states money: the reward is for no other currency. */
  readonly states: (reward: DeepReadonly<z.infer<S>>) => readonly StatedMoney[];
  /** Null where it takes nothing from any line. */
  readonly reach: (reward: DeepReadonly<z.infer<S>>) => Reach | null;
  /** What it takes off what is eligible; undefined where it names nothing in `currency`. */
  readonly takes: (reward: DeepReadonly<z.infer<S>>, eligible: Eligible, currency: string) => Taken | undefined;
  /** The most it ever takes off: infinite where the basket alone says, undefined where it names nothing in `currency`. */
  readonly most: (reward: DeepReadonly<z.infer<S>>, currency: string) => number | undefined;
  /** Of a reward that grows with prices: what bounds it, if anything does. */
  readonly cap?: (reward: DeepReadonly<z.infer<S>>) => readonly Money[] | null;
  /** Points that it gives to whoever redeems it. */
  readonly points?: (reward: DeepReadonly<z.infer<S>>) => number;
  /** In words, for people of `locale`: `10 %`. `currency` is null where none is known. */
  readonly describe: (reward: DeepReadonly<z.infer<S>>, locale: string, currency: string | null) => string;
  /** What stands before that on the receipt. */
  readonly sign: "−" | "+" | "";
}

/** Ties a declaration to the type that its schema gives. */
export const rewardKind = <S extends z.ZodType>(kind: RewardKind<S>): RewardKind<S> => kind;
