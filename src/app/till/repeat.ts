import { type Refusal, refusalOf } from "../shared/refused.ts";
import { backOff } from "../../sdk/retry.ts";

/** People wait: longer than this, nobody would believe that the till still tries. */
export const PAUSE_MAX_MS = 5_000;

/** What may be answered otherwise the next time, although nobody changes anything. */
const PASSING: ReadonlySet<Refusal["code"]> = new Set(["unreachable", "unavailable", "idempotency_in_flight"]);

/** A till that guessed too often is told to wait for minutes, which is an answer; one that was too quick tries again. */
const passes = ({ code, retryAfterMs }: Refusal): boolean =>
  PASSING.has(code) || (code === "rate_limited" && retryAfterMs !== null && retryAfterMs <= PAUSE_MAX_MS);

export interface Patience {
  /** Resolves after so many milliseconds, or earlier where there is a reason to hope. */
  readonly wait: (ms: number) => Promise<unknown>;
  /** In [0, 1). */
  readonly random: () => number;
  /** Told of each time that nothing came back which can be called an answer. */
  readonly unheard: (silences: number) => void;
  /** Ends it all: nobody waits for the answer any more. */
  readonly signal: AbortSignal;
}

/**
 * Makes the very same request until there is an answer: its `Idempotency-Key` lets it happen once, however often it is
 * asked for. Throws what is an answer but no success, and `AbortError` once nobody waits.
 */
export async function untilAnswered<T>(
  request: () => Promise<T>,
  { wait, random, unheard, signal }: Patience,
): Promise<T> {
  for (let silences = 1; ; silences += 1) {
    signal.throwIfAborted();
    try {
      return await request();
    } catch (error) {
      signal.throwIfAborted();
      const refusal = refusalOf(error);
      if (!passes(refusal)) throw error;
      unheard(silences);
      await wait(Math.min(PAUSE_MAX_MS, backOff(silences - 1, refusal.retryAfterMs, random())));
    }
  }
}
