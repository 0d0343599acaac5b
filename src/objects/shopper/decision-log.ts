import { DECISION_LOG_AFTER_MS, DECISIONS_LOGGED_TOGETHER_MAX } from "../../domain/bounds.ts";
import { endedBy } from "../../domain/campaigns/ended.ts";
import { logged } from "../../domain/campaigns/log-line.ts";
import { wireTime } from "../../domain/offers/wire-time.ts";
import type { DecisionEntry } from "../../services/decision-ports.ts";
import type { Ports } from "../../services/ports.ts";
import type { Records } from "../records.ts";
import { telling } from "./decision-line.ts";
import { type DecisionRow, type DecisionRows, isEnded } from "./decision-rows.ts";
import type { Identity } from "./identity.ts";

const DUTY = "log";

/**
 * Tells the index and the log of the decisions that came to their end, several at once. Both take the same twice: what
 * is told is noted afterwards, and whatever interrupts it is repeated under the same names.
 */
export class DecisionLog {
  readonly #records: Records;
  readonly #rows: DecisionRows;
  readonly #identity: Identity;
  readonly #ports: Pick<Ports, "decisions" | "archive">;
  #telling: Promise<void> | undefined;

  constructor(records: Records, rows: DecisionRows, identity: Identity, ports: Pick<Ports, "decisions" | "archive">) {
    this.#records = records;
    this.#rows = rows;
    this.#identity = identity;
    this.#ports = ports;
  }

  /** What is to be told is told soon. Belongs into the transaction that ends a decision. */
  promise(): void {
    if (this.#rows.untold(1).length > 0 && !this.#records.promised(DUTY, ""))
      this.#records.promise(DUTY, "", this.#records.now() + DECISION_LOG_AFTER_MS);
  }

  tell(): Promise<void> {
    this.#telling ??= this.#tell().finally(() => (this.#telling = undefined));
    return this.#telling;
  }

  /** Forgets them where they are indexed, after what is being told; gives how many there were. */
  async forget(): Promise<number> {
    await this.#telling?.catch(() => undefined);
    return this.#ports.decisions.forget(this.#identity.sub);
  }

  async #tell(): Promise<void> {
    if (this.#identity.gone) return;
    const rows = this.#rows.untold(DECISIONS_LOGGED_TOGETHER_MAX);
    const [first] = rows;
    if (first === undefined) return;
    const { sub, test } = this.#identity;
    // What a test does is not learnt from.
    if (!test) {
      const day = wireTime(first.at).slice(0, 10);
      await this.#ports.archive.put(`decisions/${day}/${first.trail}.ndjson`, rows.map(lineOf).join(""));
    }
    await this.#ports.decisions.note(rows.map((row) => entryOf(row, sub, test)));
    this.#records.transaction(() => {
      if (!this.#records.exist()) return;
      this.#rows.told(rows.map(({ number }) => number));
      this.#records.fulfilled(DUTY, "");
      this.promise();
    });
  }
}

function entryOf(row: DecisionRow, sub: string, test: boolean): DecisionEntry {
  const { number, at, store, event, state, trail, body } = row;
  if (!isEnded(state)) throw new Error("a decision that goes on has no outcome");
  const { chosen, considered } = body;
  return {
    id: `dec_${sub}_${number}`,
    sub,
    at,
    storeId: store,
    event,
    outcome: state,
    ...telling(row, state),
    version: chosen?.version ?? null,
    variantId: chosen?.variantId ?? null,
    locale: chosen?.locale ?? null,
    test,
    trail,
    ended: endedBy(considered),
  };
}

const lineOf = ({ at, store, event, state, trail, body }: DecisionRow): string =>
  `${JSON.stringify({ trail, at: wireTime(at), storeId: store, event, outcome: state, code: body.code, ...logged(body) })}\n`;
