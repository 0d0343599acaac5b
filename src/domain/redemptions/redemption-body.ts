import { z } from "zod";
import type { Problem } from "../problems.ts";
import type { Result } from "../result.ts";
import { ATTEMPT_MAX, CODE_TYPED_MAX_CHARS, OFFER_TOKEN_MAX_CHARS } from "../bounds.ts";
import { retailerIdSchema } from "../carts/cart.ts";
import { givenIdSchema } from "../stores/store.ts";
import { parseWith } from "../validation.ts";
import { basketSchema } from "./basket.ts";

/** How the shopper showed the offer. */
export type Presented = { readonly code: string } | { readonly token: string };

const text = (max: number) => z.string().min(1).max(max).nullish();

/** The body of `POST /v1/redemptions` and `…/check`. Members that wait for their feature take their default only. */
export const redemptionBodySchema = z
  .strictObject({
    /** As typed; whether it is a code at all is for `canonicalCode`, whose refusal must not differ from an unknown one. */
    code: text(CODE_TYPED_MAX_CHARS),
    token: text(OFFER_TOKEN_MAX_CHARS),
    storeId: givenIdSchema,
    tillId: retailerIdSchema,
    transactionId: retailerIdSchema,
    attempt: z.int().min(1).max(ATTEMPT_MAX).default(1),
    capture: z.literal("now").nullish(),
    training: z.literal(false).nullish(),
    offers: z.union([z.null(), z.tuple([])]).optional(),
    shopper: z.null().optional(),
    basket: basketSchema,
  })
  .transform(({ code, token, storeId, tillId, transactionId, attempt, basket }, context) => {
    const presented = presentedBy(code ?? null, token ?? null);
    if (presented === null) {
      context.addIssue({ code: "custom", path: ["code"], message: "give exactly one of code and token" });
      return z.NEVER;
    }
    return { presented, storeId, tillId, transactionId, attempt, basket };
  });
export type RedemptionBody = z.infer<typeof redemptionBodySchema>;

function presentedBy(code: string | null, token: string | null): Presented | null {
  if (code !== null) return token === null ? { code } : null;
  return token === null ? null : { token };
}

/** Refusals: `invalid_request` with pointers. */
export const parseRedemption = (input: unknown): Result<RedemptionBody, Problem> =>
  parseWith(redemptionBodySchema, input);
