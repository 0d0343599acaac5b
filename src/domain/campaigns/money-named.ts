import type { Money } from "../money/money.ts";
import type { Campaign } from "./campaign.ts";
import { amountsNamed } from "./operators.ts";
import { rulesOf } from "./rules.ts";
import type { Variant } from "./variant.ts";

/** One place of a campaign that states money, with the pointer to it. */
export interface MoneyNamed {
  readonly pointer: string;
  readonly amounts: readonly Money[];
}

/** A bare number names none: it is meant in whatever currency the cart has. */
const inRules = ({ audience }: Campaign): MoneyNamed[] =>
  (audience === null ? [] : rulesOf(audience, "/audience")).flatMap(({ rule, pointer }) =>
    amountsNamed(rule.operator, rule.value).map((amounts) => ({ pointer: `${pointer}/value`, amounts })),
  );

const inReward = ({ reward }: Variant, index: number): MoneyNamed[] => {
  const pointer = `/variants/${index}/reward`;
  if (reward.kind === "amountOff") return [{ pointer: `${pointer}/amount`, amounts: reward.amount }];
  return reward.cap === null ? [] : [{ pointer: `${pointer}/cap`, amounts: reward.cap }];
};

/** Every place where the campaign depends on what currency it meets: it stops where one does not name that currency. */
export const moneyNamed = (campaign: Campaign): MoneyNamed[] => [
  ...inRules(campaign),
  ...campaign.variants.flatMap(inReward),
  ...campaign.budgets.map(({ limit }, index) => ({ pointer: `/budgets/${index}/limit`, amounts: limit })),
];

/** The first currency that a list names twice, which leaves open which amount is meant. */
export const repeatedCurrency = (amounts: readonly Money[]): string | undefined =>
  amounts.find(({ currency }, index) => amounts.findIndex((other) => other.currency === currency) !== index)?.currency;
