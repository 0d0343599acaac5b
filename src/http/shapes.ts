import { z } from "@hono/zod-openapi";
import { LIST_PAGE_MAX } from "../domain/bounds.ts";
import { retailerIdSchema } from "../domain/carts/cart.ts";
import type { DeepReadonly } from "../domain/deep-readonly.ts";
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

/** `value` as an answer of this shape: what the services give is read-only, what Hono takes is not. */
export const shown = <S extends z.ZodType>(_shape: S, value: DeepReadonly<z.output<S>>): z.output<S> =>
  value as z.output<S>;

export const takes = <S extends z.ZodType>(schema: S) =>
  ({ body: { required: true, content: { "application/json": { schema } } } }) as const;

/** A body that is JSON or CSV: what it holds is checked row by row. */
export const takesJsonOrCsv = <S extends z.ZodType>(schema: S) =>
  ({
    body: { required: true, content: { "application/json": { schema }, "text/csv": { schema: z.string() } } },
  }) as const;

/** A body with a JSON value on each line; each is checked for itself. */
export const takesLines = <S extends z.ZodType>(schema: S) =>
  ({ body: { required: true, content: { "application/x-ndjson": { schema } } } }) as const;

/** What became of the rows of such a body. */
export const linesReportShape = z
  .object({
    created: z.int(),
    updated: z.int(),
    skipped: z.int(),
    refused: z.array(z.object({ row: z.int(), code: z.string(), message: z.string() })),
  })
  .meta({ id: "LinesReport" });

export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

const flagShape = z.enum(["true", "false"]).optional();
export const isOn = (flag: "true" | "false" | undefined, otherwise: boolean): boolean =>
  flag === undefined ? otherwise : flag === "true";

export const pageQuery = z.object({
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(LIST_PAGE_MAX).optional(),
});
/** Of what is numbered, from the newest down. */
export const numberedPageQuery = z.object({
  cursor: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(LIST_PAGE_MAX).optional(),
});
export const versionNumber = z.coerce.number().int().min(1);
/** How many live stores the caller knows to be moved, resized or removed. */
export const confirmQuery = z.object({ confirm: z.coerce.number().int().min(0).optional() });
export const publishQuery = confirmQuery.extend({ publish: flagShape });
export const importQuery = publishQuery.extend({ dryRun: flagShape });
export const dryRunQuery = z.object({ dryRun: flagShape });
export const givenIdParam = z.object({ id: givenIdSchema });
export const shopperParam = z.object({ shopperId: retailerIdSchema });

/** What lets one phone in. */
export const enrolmentShape = z.object({ enrolmentToken: z.string(), expiresAt: timeShape, shopperId: z.string() });

/** A circle whose crossing wakes the phone. */
export const regionShape = z.object({
  storeId: z.string(),
  latitude: z.number(),
  longitude: z.number(),
  radius: z.number(),
});
