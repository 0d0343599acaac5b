import { z } from "zod";
import {
  ATTRIBUTE_LABELS_MAX,
  ATTRIBUTE_LIST_MAX,
  ATTRIBUTE_TEXT_MAX_CHARS,
  ATTRIBUTES_MAX,
  RULE_TEXT_MAX_CHARS,
} from "../bounds.ts";
import { localeSchema } from "../campaigns/variant.ts";

const TYPES = ["string", "number", "boolean", "date", "list"] as const;

/** What an attribute may be called: it stands in the name of a fact. */
export const attributeNameSchema = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);

/** The body of `PUT /v1/attributes/{name}`. Of one that is `protected` no rule may ask, nor any model. */
export const attributeInputSchema = z.strictObject({
  type: z.enum(TYPES),
  label: z
    .record(localeSchema, z.string().min(1).max(RULE_TEXT_MAX_CHARS))
    .refine((labels) => Object.keys(labels).length <= ATTRIBUTE_LABELS_MAX, { error: "too many languages" }),
  /** `no`: it says nothing about the person, and may be asked for without consent to profiling. */
  personal: z.enum(["no", "yes", "protected"]),
});
export interface Attribute extends Readonly<z.infer<typeof attributeInputSchema>> {
  readonly name: string;
}

const valueSchema = z.union([
  z.string().max(ATTRIBUTE_TEXT_MAX_CHARS),
  z.number(),
  z.boolean(),
  z.array(z.string().max(ATTRIBUTE_TEXT_MAX_CHARS)).max(ATTRIBUTE_LIST_MAX),
  z.null(),
]);
export type AttributeValue = string | number | boolean | readonly string[];

/** What a retailer says of a shopper. Null is the same as nothing. */
export const attributesSchema = z
  .record(attributeNameSchema, valueSchema)
  .refine((attributes) => Object.keys(attributes).length <= ATTRIBUTES_MAX, {
    error: `at most ${ATTRIBUTES_MAX} attributes`,
  })
  .transform((attributes) =>
    Object.fromEntries(
      Object.entries(attributes).filter(
        (entry): entry is [string, Exclude<(typeof entry)[1], null>] => entry[1] !== null,
      ),
    ),
  );
export type Attributes = Readonly<Record<string, AttributeValue>>;

const DATE = /^\d{4}-\d{2}-\d{2}$/;

const IS_OF_TYPE: Readonly<Record<Attribute["type"], (value: AttributeValue) => boolean>> = {
  string: (value) => typeof value === "string",
  number: (value) => typeof value === "number",
  boolean: (value) => typeof value === "boolean",
  date: (value) => typeof value === "string" && DATE.test(value),
  list: (value) => typeof value === "object",
};

/**
 * What of a shopper's attributes a decision may know: those that are declared, of the type they are declared with, and
 * not protected. Without profiling only what says nothing about the person.
 */
export function readableAttributes(given: Attributes, declared: readonly Attribute[], profiled: boolean): Attributes {
  const readable = declared.filter(({ personal }) => personal === "no" || (personal === "yes" && profiled));
  return Object.fromEntries(
    readable.flatMap(({ name, type }) => {
      const value = Object.hasOwn(given, name) ? given[name] : undefined;
      return value !== undefined && IS_OF_TYPE[type](value) ? [[name, value]] : [];
    }),
  );
}
