import { ATTEMPT_UNKNOWN_AFTER_MS, GUESS_BLOCK_MS, GUESS_PERIOD_MS } from "../../domain/bounds.ts";
import type { Problem } from "../../domain/problems.ts";
import { type Guesser, isGuessing, judgeGuesser, type Suspicion } from "../../domain/redemptions/guesses.ts";
import type { Result } from "../../domain/result.ts";
import type { Attempt, HeldBack } from "../../services/store-ports.ts";
import type { Records } from "../records.ts";

export const GUESS_SCHEMA = `
  CREATE TABLE guess (api_key TEXT NOT NULL, till TEXT NOT NULL, at INTEGER NOT NULL);
  CREATE INDEX guess_key ON guess (api_key, at);
  -- A till of a key, or with an empty "till" all of them.
  CREATE TABLE block (api_key TEXT, till TEXT, until INTEGER NOT NULL, PRIMARY KEY (api_key, till)) WITHOUT ROWID;
`;

type Caller = Pick<Attempt, "keyId" | "tillId">;

/** No till is called so: a block under it is of all tills of a key. */
const ANY_TILL = "";

/** How often the tills of this store were told that something is not redeemable, and who has to wait for it. */
export class GuessLog {
  readonly #records: Records;
  /** Calls whose outcome is not known. A crash forgets them, and whoever made them was told nothing. */
  readonly #held = new Map<string, Attempt & { readonly since: number }>();

  constructor(records: Records) {
    this.#records = records;
  }

  /** Lets a call through, which from now on may turn out to be a guess. Refusals: `rate_limited`. */
  admit(attempt: Attempt): Result<null, Problem> {
    const since = this.#records.now();
    const known = { till: this.#suspicion(attempt, "till"), key: this.#suspicion(attempt, "key") };
    const judged = judgeGuesser(known, since);
    if (judged.ok) this.#held.set(attempt.id, { ...attempt, since });
    return judged;
  }

  /** It turned out to be none, or its outcome has been written down. */
  release({ id }: Attempt): void {
    this.#held.delete(id);
  }

  /** Writes a guess down. Gives whom it blocked, whom nothing had blocked before. */
  guessed({ keyId, tillId }: Caller): Guesser[] {
    const now = this.#records.now();
    this.#records.run("DELETE FROM guess WHERE at <= ?", now - GUESS_PERIOD_MS);
    this.#records.run("DELETE FROM block WHERE until <= ?", now);
    this.#records.run("INSERT INTO guess VALUES (?, ?, ?)", keyId, tillId, now);
    const caller = { keyId, tillId };
    return (["till", "key"] as const).filter((who) => {
      const { guesses, blockedUntil } = this.#suspicion(caller, who);
      if (blockedUntil !== null || !isGuessing(who, guesses)) return false;
      this.#records.run("INSERT INTO block VALUES (?, ?, ?)", keyId, nameOf(caller, who), now + GUESS_BLOCK_MS);
      return true;
    });
  }

  /** Who has to wait now, for having guessed too often. */
  heldBack(): HeldBack[] {
    const query = "SELECT till, until FROM block WHERE until > ? ORDER BY till, until";
    const blocks = this.#records.rows<{ till: string; until: number }>(query, this.#records.now());
    return blocks.map(({ till, until }) => ({ tillId: till === ANY_TILL ? null : till, until }));
  }

  #suspicion(caller: Caller, who: Guesser): Suspicion {
    if (!this.#records.exist()) return { guesses: 0, held: this.#heldBy(caller, who), blockedUntil: null };
    const [{ keyId }, till, now] = [caller, nameOf(caller, who), this.#records.now()];
    const count = "SELECT count(*) AS count FROM guess WHERE api_key = ?1 AND at > ?2 AND ?3 IN ('', till)";
    const block = "SELECT until FROM block WHERE api_key = ? AND till = ? AND until > ?";
    return {
      guesses: this.#records.first<{ count: number }>(count, keyId, now - GUESS_PERIOD_MS, till)?.count ?? 0,
      held: this.#heldBy(caller, who),
      blockedUntil: this.#records.first<{ until: number }>(block, keyId, till, now)?.until ?? null,
    };
  }

  /** How many different offers are being asked for. */
  #heldBy({ keyId, tillId }: Caller, who: Guesser): number {
    const before = this.#records.now() - ATTEMPT_UNKNOWN_AFTER_MS;
    const offers = new Set<string>();
    for (const [id, held] of this.#held) {
      if (held.since <= before) this.#held.delete(id);
      else if (held.keyId === keyId && (who === "key" || held.tillId === tillId)) offers.add(held.offerId);
    }
    return offers.size;
  }
}

const nameOf = ({ tillId }: Caller, who: Guesser): string => (who === "till" ? tillId : ANY_TILL);
