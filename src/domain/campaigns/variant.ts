import { z } from "zod";
import { LOCALES_PER_VARIANT_MAX, TEXT_MAX_CHARS, VARIANT_WEIGHT_MAX } from "../bounds.ts";
import { rewardSchema } from "../offers/reward.ts";
import { givenIdSchema } from "../stores/store.ts";
import { isLocale } from "./locale.ts";
import { ruleGroupSchema } from "./rules.ts";

export const localeSchema = z
  .string()
  .max(35)
  .refine(isLocale, { error: "must be a language tag (BCP 47), such as sv or sv-SE" });

const wordingSchema = z.string().min(1).max(TEXT_MAX_CHARS);

/** One language's wording; `{{…}}` stand for values, see `placeholders.ts`. */
const textSchema = z.strictObject({ title: wordingSchema, body: wordingSchema });

const fields = {
  id: givenIdSchema,
  /** Its part of the draw, relative to the other variants'. */
  weight: z.number().min(0).max(VARIANT_WEIGHT_MAX).default(1),
  /** Whom of the campaign's audience it is for. */
  audience: ruleGroupSchema.nullable().default(null),
  imageUrl: z
    .url({ protocol: /^https$/ })
    .max(2_000)
    .nullable()
    .default(null),
  /** Opened by the phone: a web address, or one of the app's own scheme, but nothing that runs. */
  deepLink: z
    .url({ protocol: /^(?!javascript$|data$|vbscript$|file$|blob$)/i })
    .max(2_000)
    .nullable()
    .default(null),
  reward: rewardSchema,
};

/** A variant as it is written: its wording in `texts` by language, or as one `title` and `body`. */
export const variantInputSchema = z
  .strictObject({
    ...fields,
    texts: z.record(localeSchema, textSchema).optional(),
    title: wordingSchema.optional(),
    body: wordingSchema.optional(),
  })
  .superRefine(({ texts, title, body }, context) => {
    const wordings = Object.keys(texts ?? {}).length;
    const short = [title, body].filter((part) => part !== undefined).length;
    const fault =
      (short === 1 && "title and body go together") ||
      (short > 0 && texts !== undefined && "give either texts or title and body") ||
      (short === 0 && wordings === 0 && "give texts, or title and body") ||
      (wordings > LOCALES_PER_VARIANT_MAX && `at most ${LOCALES_PER_VARIANT_MAX} languages`);
    if (fault !== false) context.addIssue({ code: "custom", path: ["texts"], message: fault });
  });
type VariantInput = z.infer<typeof variantInputSchema>;

/** A variant with its wording by language only. */
export const variantSchema = z.strictObject({ ...fields, texts: z.record(localeSchema, textSchema) });
export type Variant = Readonly<z.infer<typeof variantSchema>>;

export function normaliseVariant({ texts, title, body, ...rest }: VariantInput, fallbackLocale: string): Variant {
  const short = title !== undefined && body !== undefined ? { [fallbackLocale]: { title, body } } : {};
  return { ...rest, texts: texts ?? short };
}
