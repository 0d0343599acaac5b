import { amountIn } from "../money/money.ts";
import { kindOf } from "../offers/reward.ts";
import type { FieldError } from "../problems.ts";
import type { Attribute } from "../shoppers/attribute.ts";
import type { Campaign } from "./campaign.ts";
import { checkCampaignRules } from "./check-rules.ts";
import type { Findings } from "./findings.ts";
import { checkForExamples, checkMissing, checkWordings } from "./check-texts.ts";
import { factsWith } from "./facts.ts";
import { instantOf } from "./local-time.ts";
import { moneyNamed, repeatedCurrency } from "./money-named.ts";

type Check = (campaign: Campaign) => FieldError[];

export interface CheckResult extends Findings {
  /** How many offers may be open at once before a budget is used up, where every one of them costs what it can. */
  readonly openOffers: readonly OpenOffers[];
}
interface OpenOffers {
  readonly pointer: string;
  readonly currency: string;
  readonly offers: number;
}

/**
 * Everything wrong with a draft at once.
 * @param holdoutWaiver the stated reason for keeping nobody without offers
 * @param attributes those that are declared, of which rules may ask
 */
export function checkCampaign(
  campaign: Campaign,
  holdoutWaiver: string | null = null,
  attributes: readonly Attribute[] = [],
): CheckResult {
  const rules = checkCampaignRules(campaign, factsWith(attributes));
  const isWaived = holdoutWaiver !== null && holdoutWaiver.trim() !== "";
  const warnings = WARNING_CHECKS.flatMap((check) => check(campaign));
  return {
    problems: [...PROBLEM_CHECKS.flatMap((check) => check(campaign)), ...rules.problems],
    warnings: [...(isWaived ? [] : holdout(campaign)), ...warnings, ...rules.warnings],
    openOffers: openOffers(campaign),
  };
}

const schedule: Check = ({ schedule: { startsAt, endsAt } }) =>
  startsAt !== null && endsAt !== null && instantOf(endsAt) <= instantOf(startsAt)
    ? [{ pointer: "/schedule/endsAt", message: "must be later than startsAt" }]
    : [];

const stores: Check = ({ stores: selector }) => {
  if (selector.kind === "all") return [];
  const chosen = selector.kind === "ids" ? selector.ids : selector.tags;
  return chosen.length > 0 ? [] : [{ pointer: `/stores/${selector.kind}`, message: "selects no store" }];
};

/** No other event can be assumed: a phone that sleeps tells neither of coming nor of going. */
const assumed: Check = ({ trigger }) =>
  trigger.assumeDwell && trigger.event !== "dwelled"
    ? [{ pointer: "/trigger/assumeDwell", message: "is for the event dwelled alone" }]
    : [];

const variantIds: Check = ({ variants }) =>
  variants.flatMap(({ id }, index) =>
    variants.findIndex((other) => other.id === id) < index
      ? [{ pointer: `/variants/${index}/id`, message: `there is another variant ${id}` }]
      : [],
  );

const weights: Check = ({ variants }) =>
  variants.some(({ weight }) => weight > 0)
    ? []
    : [{ pointer: "/variants", message: "at least one variant needs a weight above 0" }];

const fallbackTexts: Check = ({ variants, fallbackLocale }) =>
  variants.flatMap(({ texts }, index) =>
    Object.hasOwn(texts, fallbackLocale)
      ? []
      : [{ pointer: `/variants/${index}/texts`, message: `there is no text in ${fallbackLocale}, the fallbackLocale` }],
  );

const currencies: Check = (campaign) =>
  moneyNamed(campaign).flatMap(({ pointer, amounts }) => {
    const repeated = repeatedCurrency(amounts);
    return repeated === undefined ? [] : [{ pointer, message: `names ${repeated} twice` }];
  });

/** What a reward takes off is known when it is made only where a cart, or a cap, bounds it: a basket may be of any size. */
const openCaps: Check = ({ variants }) =>
  variants.flatMap(({ reward }, index) => {
    const kind = kindOf(reward);
    const isOpen = kind.cap?.(reward) === null && kind.reach(reward)?.appliesTo.kind !== "cartItems";
    return isOpen
      ? [{ pointer: `/variants/${index}/reward/cap`, message: "needs a cap: it is not about the cart" }]
      : [];
  });

/** Under a budget every offer must be known to cost no more than something. */
const caps: Check = ({ variants, budgets }) => {
  const budgeted = [...new Set(budgets.flatMap(({ limit }) => limit.map(({ currency }) => currency)))];
  return variants.flatMap(({ reward }, index) => {
    const cap = kindOf(reward).cap?.(reward);
    if (cap === undefined) return [];
    const open = budgeted.filter((currency) => amountIn(cap ?? [], currency) === undefined);
    const message = `needs a cap in ${open.join(", ")}: there is a budget`;
    return open.length === 0 ? [] : [{ pointer: `/variants/${index}/reward/cap`, message }];
  });
};

/** Two budgets of one store and one period are one budget. */
const budgetTwice: Check = ({ budgets }) =>
  budgets.flatMap(({ per, period }, index) =>
    budgets.findIndex((other) => other.per === per && other.period === period) < index
      ? [{ pointer: `/budgets/${index}`, message: `there is another budget per ${per} and ${period}` }]
      : [],
  );

const PROBLEM_CHECKS: readonly Check[] = [
  schedule,
  stores,
  assumed,
  variantIds,
  weights,
  fallbackTexts,
  checkWordings,
  currencies,
  openCaps,
  caps,
  budgetTwice,
];

const openOffers = ({ budgets, variants }: Campaign): OpenOffers[] =>
  budgets.flatMap(({ limit }, index) =>
    limit.flatMap(({ amount, currency }) => {
      const dearest = Math.max(...variants.map(({ reward }) => kindOf(reward).most(reward, currency) ?? 0));
      if (dearest === 0 || dearest === Infinity) return [];
      return [{ pointer: `/budgets/${index}`, currency, offers: Math.floor(amount / dearest) }];
    }),
  );

const tightBudgets: Check = (campaign) =>
  openOffers(campaign).flatMap(({ pointer, currency, offers }) =>
    offers > 0 ? [] : [{ pointer, message: `in ${currency} is less than one offer can cost` }],
  );

const WARNING_CHECKS: readonly Check[] = [tightBudgets, checkForExamples, checkMissing];

const holdout: Check = ({ holdoutBasisPoints }) =>
  holdoutBasisPoints === 0
    ? [{ pointer: "/holdoutBasisPoints", message: "nobody is held out, so what the offers add cannot be measured" }]
    : [];
