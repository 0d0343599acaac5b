import { RETRY_FIRST_MS, RETRY_MAX_MS } from "../domain/bounds.ts";
import { isTimely } from "../domain/pings/ping.ts";
import { ServiceError, Unanswered } from "./answers.ts";
import type { Flight } from "./outbox.ts";

/** What a ping that was not taken calls for. `afterMs` is milliseconds. */
export type Remedy =
  | { readonly kind: "sendAgain"; readonly afterMs: number }
  | { readonly kind: "signAnew" }
  | { readonly kind: "giveUp"; readonly refusal: ServiceError };

/**
 * How long to wait before the next attempt: twice as long each time, half of it by chance, so that phones that lost
 * the service together do not come back together (M. Brooker, "Exponential Backoff and Jitter", "equal jitter").
 * What the service asked for is waited for in full.
 * @param random in [0, 1)
 */
export function backOff(failures: number, retryAfterMs: number | null, random: number): number {
  const wait = Math.min(RETRY_MAX_MS, RETRY_FIRST_MS * 2 ** failures);
  return Math.round(Math.max(retryAfterMs ?? 0, wait / 2) + (wait / 2) * random);
}

/** Too busy, or not well: it passes. */
const isPassing = (status: number): boolean => status === 429 || status >= 500;

/**
 * What to do about a ping that was not taken. Errors that are no answer of the service are passed on: they are faults
 * of the program.
 * @param now epoch milliseconds by the service's clock, as its refusal may just have told it
 * @param keyId of the key that the phone has now
 */
export function remedyFor(
  error: unknown,
  { issuedAt, keyId: signedBy, failures }: Flight,
  { now, keyId, random }: { readonly now: number; readonly keyId: string; readonly random: number },
): Remedy {
  if (error instanceof Unanswered) return { kind: "sendAgain", afterMs: backOff(failures, null, random) };
  if (!(error instanceof ServiceError)) throw error;
  const { code, status, retryAfterMs } = error;
  // A refusal without a code comes from something in between, such as a hotel's gateway.
  if (isPassing(status) || code === undefined) {
    return { kind: "sendAgain", afterMs: backOff(failures, retryAfterMs, random) };
  }
  // It was signed by a key that was replaced, or by a clock that was wrong, which the refusal has set right.
  const isOutdated = signedBy !== keyId || !isTimely(issuedAt, now);
  if (code === "ping_rejected" && isOutdated) return { kind: "signAnew" };
  return { kind: "giveUp", refusal: error };
}
