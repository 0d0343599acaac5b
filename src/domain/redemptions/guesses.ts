import { GUESSES_PER_KEY_MAX, GUESSES_PER_TILL_MAX } from "../bounds.ts";
import { problem, type Problem } from "../problems.ts";
import { err, ok, type Result } from "../result.ts";

/** What is known of how somebody guesses: one till of a key at a store, or all of its tills there. */
export interface Suspicion {
  /** Answers `not_redeemable` within `GUESS_PERIOD_MS`. */
  readonly guesses: number;
  /** Offers that are being asked for and may turn out to be guesses. Asking for one twice tells nothing more. */
  readonly held: number;
  /** Epoch milliseconds, or null. */
  readonly blockedUntil: number | null;
}

export type Guesser = "till" | "key";
export const GUESSES_MAX: Readonly<Record<Guesser, number>> = {
  till: GUESSES_PER_TILL_MAX,
  key: GUESSES_PER_KEY_MAX,
};

/** How soon one who only waits for answers of its own may try again. */
const HELD_RETRY_S = 1;

/**
 * Whether a call that presents a code or a token is let through at `now`: not while its till or its key is blocked,
 * nor while what is being asked could already be all that it may guess, so that many at once are no way past it.
 * Refusals: `rate_limited`.
 */
export function judgeGuesser(known: Readonly<Record<Guesser, Suspicion>>, now: number): Result<null, Problem> {
  const blocked = Math.max(known.till.blockedUntil ?? 0, known.key.blockedUntil ?? 0);
  if (blocked > now) return err(tooMany(Math.ceil((blocked - now) / 1_000)));
  const isFull = (who: Guesser): boolean => known[who].guesses + known[who].held >= GUESSES_MAX[who];
  return isFull("till") || isFull("key") ? err(tooMany(HELD_RETRY_S)) : ok(null);
}

/** Whether one more guess, counted in `guesses`, is the one to block it. */
export const isGuessing = (who: Guesser, guesses: number): boolean => guesses >= GUESSES_MAX[who];

const tooMany = (retryAfterSeconds: number): Problem =>
  problem("rate_limited", "Too many codes that are not redeemable here", { retryAfterSeconds });
