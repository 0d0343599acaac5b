import type { Problem } from "../domain/problems.ts";
import type { Result } from "../domain/result.ts";
import type { OfferAnswer } from "./offer-ports.ts";
import type { Ports } from "./ports.ts";
import type { Attempt } from "./store-ports.ts";
import { refused, type Till } from "./till-request.ts";

/** What a till does about one offer, where it stands. */
export interface TillCall {
  readonly storeId: string;
  readonly tillId: string;
  readonly offerId: string;
}

/** Who may have guessed a code or a token is judged; what names a redemption was told it by us. */
const ACTS = {
  check: { presents: true, effects: false },
  redeem: { presents: true, effects: true },
  settle: { presents: false, effects: true },
} as const satisfies Record<string, Pick<Attempt, "presents" | "effects">>;

type Acted<T> = Result<T, Problem> & Partial<Pick<OfferAnswer<T>, "replayed" | "entries">>;

const ATTEMPT_BYTES = 12;

/**
 * Does what a till asks for with the knowledge of its store: guesses are judged before, and the store's journal is not
 * complete past this call until all that it brought about has been written down. Where the act throws, nobody knows what
 * became of it, and the store asks the offer by itself.
 *
 * A guess is counted before it is answered; every other outcome is told the store while the till has its answer.
 * Refusals: `rate_limited`, and those of the act.
 */
export async function atTheTill<T>(
  ports: Pick<Ports, "now" | "random" | "store" | "later">,
  { actor }: Till,
  kind: keyof typeof ACTS,
  { storeId, tillId, offerId }: TillCall,
  act: () => Promise<Acted<T>>,
): Promise<OfferAnswer<T>> {
  const id = ports.random.text(ATTEMPT_BYTES);
  const attempt: Attempt = { id, at: ports.now(), keyId: actor, storeId, tillId, offerId, ...ACTS[kind] };
  const admitted = await ports.store(storeId).admit(attempt);
  if (!admitted.ok) return refused(admitted.error);
  const answer: OfferAnswer<T> = { replayed: false, entries: [], ...(await act()) };
  const guess = attempt.presents && !answer.ok && answer.error.code === "not_redeemable";
  const concluded = ports.store(storeId).conclude(attempt, { guess, entries: answer.entries });
  if (guess) await concluded;
  else ports.later(concluded);
  return answer;
}
