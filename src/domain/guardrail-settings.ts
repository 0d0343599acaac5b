import { z } from "zod";
import { LADDER_STEPS_MAX, SELECTOR_VALUES_MAX } from "./bounds.ts";
import { retailerIdSchema } from "./carts/cart.ts";

const basisPointsSchema = z.int().min(0).max(10_000);
const categoriesSchema = z
  .array(z.string().min(1).max(100))
  .max(SELECTOR_VALUES_MAX)
  .nullish()
  .transform((list) => list ?? []);
const skusSchema = z
  .array(retailerIdSchema)
  .max(SELECTOR_VALUES_MAX)
  .nullish()
  .transform((list) => list ?? []);

const orEmpty = <S extends z.ZodObject>(schema: S) => z.preprocess((value) => value ?? {}, schema).prefault({});

/** What no campaign and no score can pass. */
export const guardrailsSchema = z.strictObject({
  /**
   * The discounts that there are, in basis points: a percentage must be one of them, and nothing else that comes off a
   * price may be a larger share of it than the last.
   */
  ladder: z.array(basisPointsSchema.min(1)).min(1).max(LADDER_STEPS_MAX).nullable().default(null),
  /** How far apart the prices of two shoppers may be at most; asked when a campaign is published. */
  maxSpreadBasisPoints: basisPointsSchema.nullable().default(null),
  /** From 0 to 1: what is less relevant than this to the shopper stays unsaid. */
  relevanceThreshold: z
    .number()
    .min(0)
    .max(1)
    .nullish()
    .transform((share) => share ?? 0),
  neverDiscount: orEmpty(z.strictObject({ categories: categoriesSchema, skus: skusSchema })),
  /** Not named in a text: a lock screen is read by others. */
  discreetCategories: categoriesSchema,
});
type GuardrailSettings = z.infer<typeof guardrailsSchema>;

/** The guardrails made ready to be asked often. */
export interface Guardrails {
  readonly ladder: readonly number[] | null;
  readonly relevanceThreshold: number;
  readonly neverDiscount: { readonly categories: ReadonlySet<string>; readonly skus: ReadonlySet<string> };
  readonly discreetCategories: ReadonlySet<string>;
}

export const compileGuardrails = ({
  ladder,
  relevanceThreshold,
  neverDiscount,
  discreetCategories,
}: GuardrailSettings): Guardrails => ({
  ladder,
  relevanceThreshold,
  neverDiscount: { categories: new Set(neverDiscount.categories), skus: new Set(neverDiscount.skus) },
  discreetCategories: new Set(discreetCategories),
});
