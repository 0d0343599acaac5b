import type { Money } from "../money/money.ts";
import { kindOf } from "../offers/reward.ts";
import type { Campaign } from "./campaign.ts";
import { amountsNamed } from "./operators.ts";
import { type RuleGroup, rulesOf } from "./rules.ts";
import type { Variant } from "./variant.ts";

/** One place of a campaign that states money, with the pointer to it. */
export interface MoneyNamed {
  readonly pointer: string;
  readonly amounts: readonly Money[];
}

/** A bare number names none: it is meant in whatever currency the cart has. */
const inRules = (group: RuleGroup | null, pointer: string): MoneyNamed[] =>
  (group === null ? [] : rulesOf(group, pointer)).flatMap((at) =>
    amountsNamed(at.rule.operator, at.rule.value).map((amounts) => ({ pointer: `${at.pointer}/value`, amounts })),
  );

const inReward = ({ reward }: Variant, index: number): MoneyNamed[] =>
  kindOf(reward)
    .states(reward)
    .map(({ member, amounts }) => ({ pointer: `/variants/${index}/reward/${member}`, amounts }));

/** Every place where the campaign depends on what currency it meets: it stops where one does not name that currency. */
export const moneyNamed = (campaign: Campaign): MoneyNamed[] => [
  ...inRules(campaign.audience, "/audience"),
  ...inRules(campaign.items, "/items"),
  ...campaign.variants.flatMap(({ audience }, index) => inRules(audience, `/variants/${index}/audience`)),
  ...campaign.variants.flatMap(inReward),
  ...campaign.budgets.map(({ limit }, index) => ({ pointer: `/budgets/${index}/limit`, amounts: limit })),
];

/** The first currency that a list names twice, which leaves open which amount is meant. */
export const repeatedCurrency = (amounts: readonly Money[]): string | undefined =>
  amounts.find(({ currency }, index) => amounts.findIndex((other) => other.currency === currency) !== index)?.currency;
