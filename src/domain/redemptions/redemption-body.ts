import { z } from "zod";
import type { Problem } from "../problems.ts";
import type { Result } from "../result.ts";
import { ATTEMPT_MAX, CODE_TYPED_MAX_CHARS, OFFER_TOKEN_MAX_CHARS } from "../bounds.ts";
import { retailerIdSchema } from "../carts/cart.ts";
import { givenIdSchema } from "../stores/store.ts";
import { parseWith } from "../validation.ts";
import { basketSchema } from "./basket.ts";
import { returnLinesSchema } from "./returns.ts";

/** How the shopper showed the offer. */
export type Presented = { readonly code: string } | { readonly token: string };

const text = (max: number) => z.string().min(1).max(max).nullish();
const shown = {
  /** As typed; whether it is a code at all is for `canonicalCode`, whose refusal must not differ from an unknown one. */
  code: text(CODE_TYPED_MAX_CHARS),
  token: text(OFFER_TOKEN_MAX_CHARS),
};
const receipt = { storeId: givenIdSchema, tillId: retailerIdSchema, transactionId: retailerIdSchema };
const business = { ...receipt, attempt: z.int().min(1).max(ATTEMPT_MAX).default(1) };

type Shown = { readonly code?: string | null | undefined; readonly token?: string | null | undefined };

function presentedBy({ code = null, token = null }: Shown, context: z.RefinementCtx): Presented {
  if (code !== null && token === null) return { code };
  if (code === null && token !== null) return { token };
  context.addIssue({ code: "custom", path: ["code"], message: "give exactly one of code and token" });
  return z.NEVER;
}

/** The body of `POST /v1/redemptions` and `…/check`. Members that wait for their feature take their default only. */
export const redemptionBodySchema = z
  .strictObject({
    ...shown,
    ...business,
    capture: z.enum(["now", "later"]).nullish(),
    training: z.boolean().nullish(),
    offers: z.union([z.null(), z.tuple([])]).optional(),
    shopper: z.null().optional(),
    basket: basketSchema,
  })
  .transform(({ code, token, storeId, tillId, transactionId, attempt, capture, training, basket }, context) => ({
    presented: presentedBy({ code, token }, context),
    storeId,
    tillId,
    transactionId,
    attempt,
    capture: capture ?? "now",
    training: training ?? false,
    basket,
  }));
export type RedemptionBody = z.infer<typeof redemptionBodySchema>;

/** The body of `POST /v1/redemptions/void`: what a till knows that never heard an answer. */
export const voidBodySchema = z
  .strictObject({ ...shown, ...business })
  .transform(({ code, token, ...rest }, context) => ({ ...rest, presented: presentedBy({ code, token }, context) }));
export type VoidBody = z.infer<typeof voidBodySchema>;

/** The body of `POST /v1/redemptions/{id}/commit`, which may be left out. */
export const commitBodySchema = z.strictObject({ basket: basketSchema.nullish() });

/** The body of `POST /v1/redemptions/{id}/returns`. */
export const returnBodySchema = z.strictObject({ ...receipt, lines: returnLinesSchema });
export type ReturnBody = z.infer<typeof returnBodySchema>;

/** Refusals: `invalid_request` with pointers. */
export const parseRedemption = (input: unknown): Result<RedemptionBody, Problem> =>
  parseWith(redemptionBodySchema, input);
