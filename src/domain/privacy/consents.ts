import { z } from "zod";
import { CLOCK_AHEAD_MAX_MS } from "../bounds.ts";
import { fromWireTime } from "../offers/wire-time.ts";
import { invalid, type Problem } from "../problems.ts";
import { err, ok, type Result } from "../result.ts";

/** What a shopper can agree to. `marketing` covers offers, push and the use of the cart. */
export const PURPOSES = ["preciseLocation", "marketing", "profiling", "adsExport"] as const;
export type Purpose = (typeof PURPOSES)[number];

export const CONSENT_SOURCES = ["app", "web", "store", "phone", "letter"] as const;
type ConsentSource = (typeof CONSENT_SOURCES)[number];

export const consentsAtEnrolmentSchema = z.strictObject({
  preciseLocation: z.boolean().default(false),
  marketing: z.boolean().default(false),
  profiling: z.boolean().default(false),
  adsExport: z.boolean().default(false),
});
export type Consents = z.infer<typeof consentsAtEnrolmentSchema>;

/** Nothing was agreed to: what holds for a shopper of whom nothing is known. */
export const NO_CONSENTS: Consents = consentsAtEnrolmentSchema.parse({});

/** A bare boolean is the short form. `text` is the id of the wording that was agreed to, or not. */
const answerSchema = z
  .union([z.boolean(), z.strictObject({ granted: z.boolean(), text: z.string().max(100).nullish() })])
  .transform((answer) =>
    typeof answer === "boolean"
      ? { granted: answer, text: null }
      : { granted: answer.granted, text: answer.text ?? null },
  )
  .optional();

const timeSchema = z.iso.datetime({ offset: true });

/** The body of `PUT /v1/consents` and `PUT /v1/shoppers/{id}/consents`. What is left out stays as it is. */
export const consentsInputSchema = z.strictObject({
  consents: z.strictObject({
    preciseLocation: answerSchema,
    marketing: answerSchema,
    profiling: answerSchema,
    adsExport: answerSchema,
  }),
  source: z.enum(CONSENT_SOURCES),
  at: timeSchema.nullish(),
  pausedUntil: timeSchema.nullish(),
});
export type ConsentsInput = z.infer<typeof consentsInputSchema>;

/** One wording of a text, as it is named and proved: `preciseLocation/3/sv` and the SHA-256 of its bytes in hex. */
export interface ConsentTextRef {
  readonly id: string;
  readonly sha256: string;
}

/** What a shopper said about some purposes, and how it is known. Times are epoch milliseconds. */
export interface ConsentStatement {
  readonly granted: Readonly<Partial<Record<Purpose, boolean | undefined>>>;
  /** The wordings that it was said to, where that is known. */
  readonly texts: Readonly<Partial<Record<Purpose, ConsentTextRef>>>;
  readonly at: number;
  readonly source: ConsentSource;
  /** The device that said it, or null where it came another way. */
  readonly device: string | null;
  /** No location is used until then; null ends the pause, undefined leaves it. */
  readonly pausedUntil?: number | null | undefined;
}

/** What is known of one purpose: the newest word, with its receipt. Nothing was ever said where `at` is null. */
export interface ConsentReceipt {
  readonly granted: boolean;
  /** Which wording it was said to, and the SHA-256 of it in hex. */
  readonly text: string | null;
  readonly textSha256: string | null;
  readonly at: number | null;
  readonly source: ConsentSource | null;
  readonly device: string | null;
}

/** A word by which something changed, with its receipt. */
export interface ConsentChange {
  readonly purpose: Purpose;
  readonly granted: boolean;
  readonly text: string | null;
  readonly textSha256: string | null;
  readonly at: number;
  readonly source: ConsentSource;
  readonly device: string | null;
}

export interface ConsentsView {
  readonly consents: Readonly<Record<Purpose, ConsentReceipt>>;
  readonly pausedUntil: number | null;
}

/** Reads what was said, at `now` (epoch ms) by the service's clock. A clock that is a little ahead is set right. */
export function readStatement(
  { consents, source, at, pausedUntil }: ConsentsInput,
  device: string | null,
  now: number,
  texts: ConsentStatement["texts"] = {},
): Result<ConsentStatement, Problem> {
  const said = at == null ? now : fromWireTime(at);
  if (said > now + CLOCK_AHEAD_MAX_MS) return err(invalid("/at", "must not be more than 5 minutes ahead"));
  const until = pausedUntil == null ? pausedUntil : fromWireTime(pausedUntil);
  const granted = Object.fromEntries(PURPOSES.map((purpose) => [purpose, consents[purpose]?.granted]));
  return ok({ granted, texts, at: Math.min(said, now), source, device, pausedUntil: until });
}

/** The newest word stands; of the same moment the one that came last. What comes late from a queue undoes nothing. */
export const isNewerWord = (known: { readonly at: number | null } | undefined, at: number): boolean =>
  known?.at == null || at >= known.at;

/**
 * Whether a word says another thing than what stood before it, or says it to another wording: saying the same again moves
 * no receipt of the change.
 */
export const isChange = (
  known: { readonly granted: boolean; readonly text?: string | null } | undefined,
  granted: boolean,
  text: string | null = null,
): boolean => known?.granted !== granted || (text !== null && known.text !== text);
