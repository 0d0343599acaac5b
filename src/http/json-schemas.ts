import { z } from "@hono/zod-openapi";

export type JsonSchema = Readonly<Record<string, unknown>>;

const documentation = new WeakMap<z.ZodType, z.ZodType>();

/** `schema`, which the document describes by another one that says more: checks made elsewhere do not show in it. */
export function documentedAs<S extends z.ZodType>(schema: S, shape: z.ZodType): S {
  documentation.set(schema, shape);
  return schema;
}

/** Writes schemas as JSON Schema (2020-12). Those with an id stand once, under `#/components/schemas`. */
export class JsonSchemas {
  readonly components: Record<string, JsonSchema> = {};
  /** What was written for answers, by id. */
  readonly #answers = new Map<string, string>();

  /** Where a schema serves both ways but reads otherwise in a request, it is named `…Input` there. */
  of(schema: z.ZodType, direction: "input" | "output"): JsonSchema {
    const shape = documentation.get(schema) ?? schema;
    const written = z.toJSONSchema(shape, { io: direction, unrepresentable: "any", override: tidy });
    const texts = new Map(Object.entries(written.$defs ?? {}).map(([id, one]) => [id, JSON.stringify(one)]));
    if (direction === "output") for (const [id, text] of texts) this.#answers.set(id, text);
    const nameOf = (id: string): string => (this.#differs(id, texts) ? `${id}Input` : id);
    const { $schema: _, $defs = {}, ...root } = rename(written, nameOf);
    for (const [id, { id: __, ...one }] of Object.entries($defs)) this.components[nameOf(id)] = one;
    return root;
  }

  /** Whether an answer's schema of this id is another one, or refers to one that is. */
  #differs(id: string, texts: ReadonlyMap<string, string>, asked: ReadonlySet<string> = new Set()): boolean {
    const answer = this.#answers.get(id);
    const text = texts.get(id) ?? "";
    if (answer === undefined || asked.has(id)) return false;
    return answer !== text || referredIn(text).some((other) => this.#differs(other, texts, new Set([...asked, id])));
  }
}

type Written = Omit<JsonSchema, "$defs"> & { readonly $defs?: Readonly<Record<string, JsonSchema>> };

const REFERENCE = /"\$ref":"#\/\$defs\/([^"]+)"/g;
const referredIn = (text: string): string[] => [...text.matchAll(REFERENCE)].map(([, id = ""]) => id);

const rename = (schema: unknown, nameOf: (id: string) => string): Written =>
  JSON.parse(
    JSON.stringify(schema).replaceAll(REFERENCE, (_, id: string) => `"$ref":"#/components/schemas/${nameOf(id)}"`),
  ) as Written;

/** A pattern that only spells out a format, and bounds that every integer of JavaScript has, say nothing. */
function tidy({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  const { format, pattern = "", minimum, maximum } = jsonSchema;
  if (format !== undefined && pattern.length > LONG_PATTERN) delete jsonSchema.pattern;
  if (minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
  if (maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
}
const LONG_PATTERN = 100;
