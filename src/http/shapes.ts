import { z } from "@hono/zod-openapi";
import { LIST_PAGE_MAX } from "../domain/bounds.ts";
import { retailerIdSchema } from "../domain/carts/cart.ts";
import { PROBLEMS } from "../domain/problems.ts";
import { givenIdSchema } from "../domain/stores/store.ts";

/** A time on the wire: RFC 3339, UTC. */
export const timeShape = z.iso.datetime().meta({ pattern: "Z$" });
export const epochMsShape = z.int();

const problemShape = z
  .looseObject({
    type: z.url(),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string().optional(),
    /** The request's own id, as the header `x-request-id` has it. */
    instance: z
      .string()
      .regex(/^urn:uuid:[0-9a-f-]{36}$/)
      .optional(),
    code: z.enum(Object.keys(PROBLEMS) as [keyof typeof PROBLEMS, ...(keyof typeof PROBLEMS)[]]),
    /** What is wrong with the body, by JSON Pointers (RFC 6901) into it. */
    errors: z.array(z.object({ pointer: z.string(), message: z.string() })).optional(),
    serverTime: epochMsShape.optional(),
  })
  .meta({ id: "Problem" });

/** The answers every route can give instead of its own. */
export const refusals = {
  default: { description: "A refusal", content: { "application/problem+json": { schema: problemShape } } },
} as const;

export const answers = <S extends z.ZodType>(description: string, schema: S) =>
  ({ description, content: { "application/json": { schema } } }) as const;

type DeepReadonly<T> = T extends object ? { readonly [K in keyof T]: DeepReadonly<T[K]> } : T;

/** `value` as an answer of this shape: what the services give is read-only, what Hono takes is not. */
export const shown = <S extends z.ZodType>(_shape: S, value: DeepReadonly<z.output<S>>): z.output<S> =>
  value as z.output<S>;

export const takes = <S extends z.ZodType>(schema: S) =>
  ({ body: { required: true, content: { "application/json": { schema } } } }) as const;

export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

const flagShape = z.enum(["true", "false"]).optional();
export const isOn = (flag: "true" | "false" | undefined, otherwise: boolean): boolean =>
  flag === undefined ? otherwise : flag === "true";

export const pageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(LIST_PAGE_MAX).optional(),
});
export const publishQuery = z.object({ publish: flagShape });
export const importQuery = z.object({ publish: flagShape, dryRun: flagShape });
export const givenIdParam = z.object({ id: givenIdSchema });
export const shopperParam = z.object({ shopperId: retailerIdSchema });

/** A circle whose crossing wakes the phone. */
export const regionShape = z.object({
  storeId: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  radius: z.number(),
});
