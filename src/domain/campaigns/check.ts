import { BODY_SHOWN_MAX_CHARS, TITLE_SHOWN_MAX_CHARS } from "../bounds.ts";
import { amountIn } from "../money/money.ts";
import type { FieldError } from "../problems.ts";
import { pointerTo } from "../validation.ts";
import type { Campaign } from "./campaign.ts";
import { instantOf } from "./local-time.ts";
import { moneyNamed, repeatedCurrency } from "./money-named.ts";
import { PLACEHOLDERS } from "./placeholders.ts";
import { checkRules } from "./rule-check.ts";
import { exampleText, placeholdersOf } from "./texts.ts";

type Check = (campaign: Campaign) => FieldError[];

/** `problems` keep a draft from being published; `warnings` are for its author to weigh. */
export interface CheckResult {
  readonly problems: readonly FieldError[];
  readonly warnings: readonly FieldError[];
}

/** Everything wrong with a draft at once. `holdoutWaiver` is the stated reason for keeping nobody without offers. */
export const checkCampaign = (campaign: Campaign, holdoutWaiver: string | null = null): CheckResult => ({
  problems: PROBLEM_CHECKS.flatMap((check) => check(campaign)),
  warnings: holdoutWaiver === null || holdoutWaiver.trim() === "" ? holdout(campaign) : [],
});

const schedule: Check = ({ schedule: { startsAt, endsAt } }) =>
  startsAt !== null && endsAt !== null && instantOf(endsAt) <= instantOf(startsAt)
    ? [{ pointer: "/schedule/endsAt", message: "must be later than startsAt" }]
    : [];

const stores: Check = ({ stores: selector }) => {
  if (selector.kind === "all") return [];
  const chosen = selector.kind === "ids" ? selector.ids : selector.tags;
  return chosen.length > 0 ? [] : [{ pointer: `/stores/${selector.kind}`, message: "selects no store" }];
};

const audience: Check = (campaign) => (campaign.audience === null ? [] : checkRules(campaign.audience, "/audience"));

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

const SHOWN_MAX_CHARS = { title: TITLE_SHOWN_MAX_CHARS, body: BODY_SHOWN_MAX_CHARS } as const;

const wordings: Check = ({ variants }) =>
  variants.flatMap(({ texts }, index) =>
    Object.entries(texts).flatMap(([locale, text]) =>
      (["title", "body"] as const).flatMap((part) =>
        wordingFaults(text[part], SHOWN_MAX_CHARS[part]).map((message) => ({
          pointer: pointerTo(["variants", index, "texts", locale, part]),
          message,
        })),
      ),
    ),
  );

function wordingFaults(text: string, maxChars: number): string[] {
  const unknown = placeholdersOf(text).filter((name) => !PLACEHOLDERS.has(name));
  const length = [...exampleText(text)].length;
  return [
    ...unknown.map((name) => `there is no placeholder {{${name}}}`),
    ...(length > maxChars ? [`is about ${length} characters long, at most ${maxChars} are shown`] : []),
  ];
}

const currencies: Check = (campaign) =>
  moneyNamed(campaign).flatMap(({ pointer, amounts }) => {
    const repeated = repeatedCurrency(amounts);
    return repeated === undefined ? [] : [{ pointer, message: `names ${repeated} twice` }];
  });

/** A basket may be of any size, and what an offer can cost must be known when it is made. */
const basketCaps: Check = ({ variants }) =>
  variants.flatMap(({ reward }, index) =>
    reward.kind === "percentOff" && reward.appliesTo.kind === "basket" && reward.cap === null
      ? [{ pointer: `/variants/${index}/reward/cap`, message: "a percentage of the basket needs a cap" }]
      : [],
  );

/** Under a budget every offer must be known to cost no more than something. */
const caps: Check = ({ variants, budgets }) => {
  const budgeted = [...new Set(budgets.flatMap(({ limit }) => limit.map(({ currency }) => currency)))];
  return variants.flatMap(({ reward }, index) => {
    if (reward.kind !== "percentOff") return [];
    const open = budgeted.filter((currency) => amountIn(reward.cap ?? [], currency) === undefined);
    const message = `a percentage under a budget needs a cap in ${open.join(", ")}`;
    return open.length === 0 ? [] : [{ pointer: `/variants/${index}/reward/cap`, message }];
  });
};

const PROBLEM_CHECKS: readonly Check[] = [
  schedule,
  stores,
  audience,
  variantIds,
  weights,
  fallbackTexts,
  wordings,
  currencies,
  basketCaps,
  caps,
];

const holdout: Check = ({ holdoutBasisPoints }) =>
  holdoutBasisPoints === 0
    ? [{ pointer: "/holdoutBasisPoints", message: "nobody is held out, so what the offers add cannot be measured" }]
    : [];
