import { ATTEMPT_BEGINS_WITHIN_MS } from "../domain/bounds.ts";
import { canonicalCode } from "../domain/offers/code.ts";
import type { Problem } from "../domain/problems.ts";
import { canonicalJson, parseIdempotencyKey } from "../domain/redemptions/idempotency.ts";
import type { Presented } from "../domain/redemptions/redemption-body.ts";
import { err, ok, type Result } from "../domain/result.ts";
import type { StoreScope } from "../domain/stores/store-selector.ts";
import type { IdempotentRequest, OfferAnswer } from "./offer-ports.ts";
import type { Ports } from "./ports.ts";

/** The till that calls, as its API key shows it. */
export interface Till {
  readonly actor: string;
  readonly stores: StoreScope;
}

/** How a request that changes something came: its `Idempotency-Key` header, and the body for the key's fingerprint. */
export interface Sent {
  readonly idempotencyKey: string | undefined;
  readonly sent: unknown;
}

/** Stores that a till's key is bound to; null where it is bound to none. */
export const storesOf = ({ stores }: Till): readonly string[] | null => (stores.kind === "all" ? null : stores.ids);

/**
 * A typed code leads to its offer by a keyed hash, a token names it; no table stands between. What is neither leads to
 * an offer that nobody made: it takes the same calls to be told so as with a code that only looks right.
 */
export async function presentedOffer({ names, offerTokens }: Ports, presented: Presented): Promise<string> {
  if ("code" in presented) return names.offerId(canonicalCode(presented.code) ?? presented.code);
  return (await offerTokens.read(presented.token))?.offerId ?? names.offerId(presented.token);
}

/**
 * The request's key in its scope, which is the API key, the route and, by its object, the offer. It is made before the
 * store is told of the call, so that its time is over before the store asks what became of it.
 */
export async function idempotentRequest(
  { names, now }: Ports,
  { actor }: Till,
  path: string,
  { idempotencyKey, sent }: Sent,
): Promise<Result<IdempotentRequest, Problem>> {
  const until = now() + ATTEMPT_BEGINS_WITHIN_MS;
  const key = parseIdempotencyKey(idempotencyKey);
  if (!key.ok) return key;
  const fingerprint = await names.fingerprint(canonicalJson(sent));
  return ok({ scope: `${actor} POST ${path}`, key: key.value, fingerprint, until });
}

/** A refusal before any offer was asked. */
export const refused = (problem: Problem): OfferAnswer<never> => ({ ...err(problem), replayed: false, entries: [] });
