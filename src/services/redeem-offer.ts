import { canonicalCode } from "../domain/offers/code.ts";
import { type Problem, problem } from "../domain/problems.ts";
import { canonicalJson, parseIdempotencyKey } from "../domain/redemptions/idempotency.ts";
import { NOT_REDEEMABLE, type Quote, type RedeemRequest } from "../domain/redemptions/redeem.ts";
import type { Presented, RedemptionBody } from "../domain/redemptions/redemption-body.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { holdsStore, type StoreScope } from "../domain/stores/store-selector.ts";
import type { Ports, RedeemAnswer } from "./ports.ts";

/** The till that calls, as its API key shows it. */
export interface Till {
  readonly keyId: string;
  readonly stores: StoreScope;
}

/** What a redemption of this offer would take off; nothing happens. */
export async function checkRedemption(ports: Ports, till: Till, body: RedemptionBody): Promise<Result<Quote, Problem>> {
  const found = await findOffer(ports, till, body);
  return found.ok ? ports.offer(found.value.offerId).check(found.value.request) : found;
}

/** Redeems an offer, exactly once. `sent` is the body as it came, for the fingerprint of the key. */
export async function redeemOffer(
  ports: Ports,
  till: Till,
  body: RedemptionBody,
  { idempotencyKey, sent }: { readonly idempotencyKey: string | undefined; readonly sent: unknown },
): Promise<RedeemAnswer> {
  const key = parseIdempotencyKey(idempotencyKey);
  if (!key.ok) return { ...key, replayed: false };
  const found = await findOffer(ports, till, body);
  if (!found.ok) return { ...found, replayed: false };
  const { offerId, request } = found.value;
  const scope = `${till.keyId} POST /v1/redemptions`;
  const fingerprint = await ports.names.fingerprint(canonicalJson(sent));
  return ports.offer(offerId).redeem(request, { scope, key: key.value, fingerprint });
}

async function findOffer(
  ports: Ports,
  { stores }: Till,
  { presented, basket, storeId, tillId, transactionId, attempt }: RedemptionBody,
): Promise<Result<{ offerId: string; request: RedeemRequest }, Problem>> {
  if (!holdsStore(stores, storeId)) return err(problem("forbidden"));
  const offerId = await offerIdOf(ports, presented);
  if (offerId === null) return err(NOT_REDEEMABLE);
  const callerStores = stores.kind === "all" ? null : stores.ids;
  return ok({ offerId, request: { storeId, tillId, transactionId, attempt, basket, callerStores } });
}

/** A typed code leads to its offer by a keyed hash, a token names it; no table stands between. */
async function offerIdOf(ports: Ports, presented: Presented): Promise<string | null> {
  if ("token" in presented) return (await ports.offerTokens.read(presented.token))?.offerId ?? null;
  const code = canonicalCode(presented.code);
  return code === null ? null : ports.names.offerId(code);
}
