import { BODY_SHOWN_MAX_CHARS, TITLE_SHOWN_MAX_CHARS } from "../../../../domain/bounds.ts";
import { exampleReadings } from "../../../../domain/campaigns/example-shoppers.ts";
import { leftInCart } from "../../../../domain/campaigns/phrases.ts";
import { exampleText, renderText } from "../../../../domain/campaigns/texts.ts";
import { rewardSchema } from "../../../../domain/offers/reward.ts";
import { inBoth } from "../../../shared/language.tsx";
import type { Draft, DraftReward } from "./draft.ts";

export const PARTS = ["title", "body"] as const;
export type Part = (typeof PARTS)[number];
export type Wording = Readonly<Record<Part, string>>;

const SHOWN: Readonly<Record<Part, number>> = { title: TITLE_SHOWN_MAX_CHARS, body: BODY_SHOWN_MAX_CHARS };

/** How long a text is with likely values in it, and how much of it a lock screen shows; as the check counts it. */
export const lengthOf = (part: Part, text: string) => ({ length: [...exampleText(text)].length, most: SHOWN[part] });

/** What a text may speak of, as the buttons that put it in say it. */
export const placeholderWords = inBoth({
  en: {
    "cart.topItem.name": "Article",
    reward: "Reward",
    "store.name": "Store",
    "offer.expiresAt": "Until when",
  },
  sv: {
    "cart.topItem.name": "Artikel",
    reward: "Förmån",
    "store.name": "Butik",
    "offer.expiresAt": "Till när",
  },
});

/** Puts a placeholder where the cursor stood, with a space where words would run together. */
export function inserted(text: string, name: string, from: number, to: number): { text: string; cursor: number } {
  const [before, after] = [text.slice(0, from), text.slice(to)];
  const added = `${/\S$/.test(before) ? " " : ""}{{${name}}}`;
  return { text: before + added + after, cursor: before.length + added.length };
}

/** What a shopper reads: the texts filled in, and why it came. */
export interface Reading extends Wording {
  readonly why: string;
  readonly store: string;
}

const TEN_PERCENT = rewardSchema.parse({ kind: "percentOff", basisPoints: 1_000 });

/** How an example shopper reads a wording. What the reward lacks so far is taken from one of ten per cent. */
export function readingOf(
  { offerTtl }: Pick<Draft, "offerTtl">,
  reward: DraftReward,
  locale: string,
  { title, body }: Wording,
): Reading {
  const parsed = rewardSchema.safeParse(reward);
  const [example] = exampleReadings({ offerTtl }, { reward: parsed.success ? parsed.data : TEN_PERCENT }, locale);
  if (example === undefined) return { title, body, why: "", store: "" };
  const { context } = example;
  const item = context.cart?.cart.items[0]?.name ?? "";
  return {
    title: renderText(title, context),
    body: renderText(body, context),
    why: leftInCart(item, 0, [locale]).text,
    store: context.store.name,
  };
}
