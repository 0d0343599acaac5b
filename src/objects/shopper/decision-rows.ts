import { DECISION_KEPT_MS } from "../../domain/bounds.ts";
import type { Chosen, Considered } from "../../domain/campaigns/decision.ts";
import type { DecisionRecord } from "../../domain/campaigns/record.ts";
import type { Visit } from "../../domain/visits/fold.ts";
import type { Confidence } from "../../domain/visits/observation.ts";
import { widen } from "../../domain/visits/stretch.ts";
import type { Decided, Trigger } from "../../domain/visits/triggers.ts";
import type { Ordering } from "../../services/asking-ports.ts";
import type { StoreRecord } from "../../domain/stores/store.ts";
import type { Records } from "../records.ts";

export const DECISION_SCHEMA = `
  CREATE TABLE decision (
    number INTEGER PRIMARY KEY, device TEXT NOT NULL, store TEXT NOT NULL, event TEXT NOT NULL, dwell INTEGER NOT NULL,
    from_at INTEGER NOT NULL, to_at INTEGER NOT NULL, at INTEGER NOT NULL, state TEXT NOT NULL,
    fresh_until INTEGER NOT NULL, offer TEXT, body TEXT NOT NULL,
    trail TEXT NOT NULL, told INTEGER NOT NULL
  );
  CREATE INDEX decision_by_state ON decision (state);
`;

/**
 * How far a decision has come. Each step writes its state before the next call leaves the object:
 * gathering → (silent | reserving) → (withheld | creating) → issued, and abandoning → abandoned from anywhere before that.
 */
export type PendingState = "gathering" | "reserving" | "creating" | "abandoning";
export type DecisionState = PendingState | DecisionOutcome;
/** How it ended. `withheld`: the shopper is held out, and would have got an offer. */
export type DecisionOutcome = "issued" | "silent" | "withheld" | "abandoned";

/** What a decision is made of and came to; the record that explains it. */
export interface DecisionBody {
  readonly store: StoreRecord;
  readonly confidence: Confidence;
  readonly lasted: number;
  /** Whether the dwell is assumed: no fix completed it. */
  readonly assumed: boolean;
  readonly campaignIds: readonly string[];
  /** Where nobody walked in: how it was asked for. */
  readonly order: Pick<Ordering, "channel" | "only"> | null;
  /** Draws the variant: from 0 up to, not with, 1. */
  readonly seed: number;
  readonly refused: readonly { readonly campaignId: string; readonly code: string }[];
  /** What was weighed last, and what came of it; null until then. */
  readonly record: DecisionRecord | null;
  readonly considered: readonly Considered[];
  readonly chosen: Chosen | null;
  /** Whether the chosen campaign has a budget to reserve from. */
  readonly budgeted: boolean;
  /** Whether the shopper is held out: nothing is reserved or made. */
  readonly ghost: boolean;
  /** Why it is silent, or was abandoned. */
  readonly code: string | null;
}

export interface DecisionRow {
  readonly number: number;
  readonly device: string;
  readonly store: string;
  /** `asked`: nobody walked in. */
  readonly event: Trigger["event"] | "asked";
  readonly dwell: number;
  /** The stretch of its visit. */
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly state: DecisionState;
  /** The newest fix inside plus `OFFER_FRESHNESS_MS`: after this nothing is issued any more. */
  readonly freshUntil: number;
  readonly offer: string | null;
  /** Random: names the decision where nothing may point at the person. */
  readonly trail: string;
  readonly body: DecisionBody;
}

/** What a decision is about. */
interface Opener extends Pick<Trigger, "storeId" | "dwellSeconds" | "from" | "to"> {
  readonly event: DecisionRow["event"];
}
/** On which phone, until when, and under which name a decision is opened. */
interface Opening extends Pick<DecisionRow, "device" | "freshUntil" | "trail"> {}

const OUTCOMES: readonly DecisionState[] = ["issued", "silent", "withheld", "abandoned"];
const ENDED = OUTCOMES.map((state) => `'${state}'`).join(", ");
export const isEnded = (state: DecisionState): state is DecisionOutcome => OUTCOMES.includes(state);

type RawRow = Omit<DecisionRow, "body"> & { readonly body: string };
const COLUMNS = `number, device, store, event, dwell, from_at AS "from", to_at AS "to", at, state, fresh_until AS freshUntil, offer, trail, body`;
const read = (row: RawRow): DecisionRow => ({ ...row, body: JSON.parse(row.body) as DecisionBody });

/** The decisions of one shopper as rows. */
export class DecisionRows {
  readonly #records: Records;

  constructor(records: Records) {
    this.#records = records;
  }

  /** Opens a decision in the state `gathering` and gives its number. What is too old to be asked for is forgotten. */
  open(trigger: Opener, { device, freshUntil, trail }: Opening, body: DecisionBody): number {
    const oldest = this.#records.now() - DECISION_KEPT_MS;
    this.#records.run("DELETE FROM decision WHERE at < ? AND told = 1", oldest);
    const number = this.#records.next("decisions");
    const { storeId, event, dwellSeconds, from, to } = trigger;
    this.#records.run(
      "INSERT INTO decision VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'gathering', ?, NULL, ?, ?, 0)",
      number,
      device,
      storeId,
      event,
      dwellSeconds,
      from,
      to,
      this.#records.now(),
      freshUntil,
      JSON.stringify(body),
      trail,
    );
    return number;
  }

  get(number: number): DecisionRow | undefined {
    const row = this.#records.first<RawRow>(`SELECT ${COLUMNS} FROM decision WHERE number = ?`, number);
    return row && read(row);
  }

  /** The decision that an offer came from, while it is remembered. */
  ofOffer(offerId: string): DecisionRow | undefined {
    const row = this.#records.first<RawRow>(`SELECT ${COLUMNS} FROM decision WHERE offer = ?`, offerId);
    return row && read(row);
  }

  unfinished(): number[] {
    const query = "SELECT number FROM decision WHERE state IN ('gathering', 'reserving', 'creating', 'abandoning')";
    return this.#records.rows<{ number: number }>(query).map((row) => row.number);
  }

  all(): DecisionRow[] {
    return this.#records.rows<RawRow>(`SELECT ${COLUMNS} FROM decision ORDER BY number`).map(read);
  }

  /** Moves a decision on; false where another turn has moved it meanwhile. */
  move(
    row: DecisionRow,
    state: DecisionState,
    change: Partial<DecisionBody> = {},
    offer: string | null = row.offer,
  ): boolean {
    const update = "UPDATE decision SET state = ?, offer = ?, body = ? WHERE number = ? AND state = ? RETURNING number";
    const body = JSON.stringify({ ...row.body, ...change });
    return this.#records.first(update, state, offer, body, row.number, row.state) !== undefined;
  }

  /** Those that came to their end and were not told yet, the oldest first. */
  untold(limit: number): DecisionRow[] {
    const query = `SELECT ${COLUMNS} FROM decision WHERE told = 0 AND state IN (${ENDED}) ORDER BY number LIMIT ?`;
    return this.#records.rows<RawRow>(query, limit).map(read);
  }

  told(numbers: readonly number[]): void {
    for (const number of numbers) this.#records.run("UPDATE decision SET told = 1 WHERE number = ?", number);
  }

  /** A newer fix inside lets an unfinished decision of this store go on for longer. */
  refresh(storeId: string, freshUntil: number): void {
    const update =
      "UPDATE decision SET fresh_until = max(fresh_until, ?) WHERE store = ? AND state IN ('gathering', 'reserving', 'creating')";
    this.#records.run(update, freshUntil, storeId);
  }

  /** The store that speaks for the same moment as `row`: the same event, elsewhere, in an overlapping visit of the device. */
  spokenBy({ number, store, event }: DecisionRow): string | undefined {
    const query = `SELECT other.store FROM decision other, decision this
      WHERE this.number = ? AND this.event <> 'asked' AND other.device = this.device AND other.store <> ? AND other.event = ? AND other.state IN ('reserving', 'creating', 'issued', 'withheld')
        AND other.from_at <= this.to_at AND this.from_at <= other.to_at`;
    return this.#records.first<{ store: string }>(query, number, store, event)?.store;
  }

  /** The stretches that were decided, widened over the visits of today. */
  decided(visits: readonly Visit[]): Decided[] {
    const query = `SELECT number, store AS storeId, event, dwell AS dwellSeconds, from_at AS "from", to_at AS "to" FROM decision
      WHERE event <> 'asked'`;
    return widen(this.#records.rows<Decided & { number: number }>(query), visits).map(({ number, ...decided }) => {
      this.#records.run(
        "UPDATE decision SET from_at = ?, to_at = ? WHERE number = ?",
        decided.from,
        decided.to,
        number,
      );
      return decided;
    });
  }
}
