import { IDEMPOTENCY_KEPT_MS } from "../../domain/bounds.ts";
import type { Problem } from "../../domain/problems.ts";
import { isReplayable, type KeyRecord, recall } from "../../domain/redemptions/idempotency.ts";
import type { Result } from "../../domain/result.ts";
import type { IdempotentRequest } from "../../services/offer-ports.ts";
import type { Records } from "../records.ts";

export const ANSWER_SCHEMA = `
  CREATE TABLE idempotency (
    scope TEXT, key TEXT, fingerprint TEXT NOT NULL, at INTEGER NOT NULL, answer TEXT NOT NULL, PRIMARY KEY (scope, key)
  ) WITHOUT ROWID;
`;

/** An answer, and the ids of the journal entries that it brought about: whoever hears it again waits for the same. */
export type Answer<T> = Result<T, Problem> & { readonly entries: readonly string[] };

/** What was answered under each `Idempotency-Key`. */
export class Answers {
  readonly #records: Records;

  constructor(records: Records) {
    this.#records = records;
  }

  /** The first answer under this key, or that of `act`, which is remembered. Belongs into a transaction. */
  once<T>(
    idempotent: IdempotentRequest,
    act: () => Answer<T>,
  ): { readonly answer: Answer<T>; readonly replayed: boolean } {
    const earlier = recall(this.#find<T>(idempotent), idempotent.fingerprint, this.#records.now());
    if (!earlier.ok) return { answer: { ...earlier, entries: [] }, replayed: false };
    if (earlier.value !== null) return { answer: earlier.value, replayed: true };
    const answer = act();
    if (answer.ok || isReplayable(answer.error)) this.#remember(idempotent, answer);
    return { answer, replayed: false };
  }

  #find<T>({ scope, key }: IdempotentRequest): KeyRecord<Answer<T>> | undefined {
    const query = "SELECT fingerprint, at, answer FROM idempotency WHERE scope = ? AND key = ?";
    const row = this.#records.first<{ fingerprint: string; at: number; answer: string }>(query, scope, key);
    return row && { ...row, answer: JSON.parse(row.answer) as Answer<T> };
  }

  #remember({ scope, key, fingerprint }: IdempotentRequest, answer: object): void {
    const now = this.#records.now();
    this.#records.run("DELETE FROM idempotency WHERE at <= ?", now - IDEMPOTENCY_KEPT_MS);
    const insert = "INSERT OR REPLACE INTO idempotency VALUES (?, ?, ?, ?, ?)";
    this.#records.run(insert, scope, key, fingerprint, now, JSON.stringify(answer));
  }
}
