import type { DeepReadonly } from "../deep-readonly.ts";
import { z } from "zod";
import { amountOff } from "./rewards/amount-off.ts";
import { fixedPrice } from "./rewards/fixed-price.ts";
import { freeItem } from "./rewards/free-item.ts";
import type { RewardKind } from "./rewards/kind.ts";
import { percentOff } from "./rewards/percent-off.ts";
import { points } from "./rewards/points.ts";

/** Every kind of reward, once. */
const KINDS = { percentOff, amountOff, fixedPrice, freeItem, points } as const;

/** What an offer gives. Each kind is one member of this union. */
export const rewardSchema = z
  .discriminatedUnion("kind", [percentOff.schema, amountOff.schema, fixedPrice.schema, freeItem.schema, points.schema])
  .meta({ id: "Reward" });
export type Reward = DeepReadonly<z.infer<typeof rewardSchema>>;

/** What is declared of a reward's kind. */
export const kindOf = <R extends Reward>(reward: R): RewardKind<z.ZodType<R>> =>
  // The declaration fits the kind that chose it, which the type of a union cannot say.
  KINDS[reward.kind] as unknown as RewardKind<z.ZodType<R>>;

/** What comes off, for people of `locale` (BCP 47): `10 %`, `50,00 kr`. `currency` chooses among several amounts. */
export const describeReward = (reward: Reward, locale: string, currency: string | null): string =>
  kindOf(reward).describe(reward, locale, currency);

/** The line on the receipt: what comes off, as the store's country writes it, and no item's name. */
export const receiptLabel = (reward: Reward, locale: string, currency: string): string =>
  `${kindOf(reward).sign}${describeReward(reward, locale, currency)}`;
