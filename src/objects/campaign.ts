import { type Entry, ledgerRules } from "../domain/campaigns/ledger.ts";
import type {
  BudgetLine,
  CampaignConfig,
  CampaignPort,
  Claim,
  Cost,
  ReserveOutcome,
} from "../services/campaign-ports.ts";
import type { CampaignState } from "../services/repositories.ts";
import { Ledger, LEDGER_SCHEMA, type Weight, WEIGHTLESS } from "./campaign/ledger.ts";
import type { OutboxPorts } from "./overdue.ts";
import { StoredObject } from "./stored-object.ts";

/** An offer as its campaign knows it. `held` is what it may cost in all, `spent` what of that the tills took off. */
interface Reservation extends Entry {
  readonly offer: string;
  readonly state: "reserved" | "spent" | "released";
  readonly held: number;
  readonly spent: number;
}

const SCHEMA = `
  ${LEDGER_SCHEMA}
  CREATE TABLE reservation (
    offer TEXT PRIMARY KEY, state TEXT NOT NULL, store TEXT NOT NULL, currency TEXT NOT NULL, held INTEGER NOT NULL,
    spent INTEGER NOT NULL, at INTEGER NOT NULL, local_at INTEGER NOT NULL
  ) WITHOUT ROWID;
`;
const COLUMNS = "offer, state, store AS storeId, currency, held, spent, at, local_at AS localAt";

const weightOf = ({ state, held, spent }: Reservation): Weight =>
  state === "released" ? WEIGHTLESS : { reserved: held - spent, spent, count: 1 };

/**
 * One campaign: its budgets, `reserved + spent <= limit` in every stretch, store and currency, and how many offers it
 * may still make. What an offer can cost is set aside when it is issued, so that an offer in a shopper's hand is always
 * honoured. Everything is idempotent by offer id, and a release that overtakes its reserve leaves a tombstone.
 */
export abstract class CampaignObject<E> extends StoredObject<E> implements CampaignPort {
  readonly #ledger: Ledger;

  constructor(ctx: DurableObjectState, env: E, ports: OutboxPorts) {
    super(ctx, env, { name: "campaign", schema: SCHEMA }, ports);
    this.#ledger = new Ledger(this.records);
  }

  async configure({ version, offersPaused, ...rules }: CampaignConfig): Promise<void> {
    this.records.transaction(() => {
      this.records.create();
      this.records.setMeta("state", "live");
      this.records.setMeta("version", version);
      this.records.setMeta("offersPaused", Number(offersPaused));
      this.#ledger.adopt(ledgerRules(rules), this.#weights());
    });
  }

  async become(state: CampaignState): Promise<void> {
    if (this.#isConfigured()) this.records.setMeta("state", state);
  }

  async pauseOffers(paused: boolean): Promise<void> {
    if (this.#isConfigured()) this.records.setMeta("offersPaused", Number(paused));
  }

  async reserve({ offerId, amount, utcOffsetMs, ...where }: Claim): Promise<ReserveOutcome> {
    return this.records.transaction(() => {
      const earlier = this.records.exist() ? this.#reservation(offerId) : undefined;
      if (earlier !== undefined) return earlier.state === "released" ? "released" : "reserved";
      const at = this.records.now();
      const entry = { ...where, at, localAt: at + utcOffsetMs };
      const refusal = this.#refusal(entry, amount);
      if (refusal !== null) return refusal;
      this.#put({ ...entry, offer: offerId, state: "reserved", held: amount, spent: 0 }, undefined);
      return "reserved";
    });
  }

  async wouldReserve({ amount, utcOffsetMs, storeId, currency }: Claim): Promise<ReserveOutcome> {
    const at = this.records.now();
    return this.#refusal({ storeId, currency, at, localAt: at + utcOffsetMs }, amount) ?? "reserved";
  }

  async release(offerId: string): Promise<void> {
    this.records.transaction(() => {
      this.records.create();
      const known = this.#reservation(offerId);
      this.#put({ ...(known ?? { offer: offerId, ...NOWHERE }), state: "released", held: 0, spent: 0 }, known);
    });
  }

  async settle(offerId: string, { spent, most }: Cost): Promise<void> {
    this.records.transaction(() => {
      const known = this.records.exist() ? this.#reservation(offerId) : undefined;
      if (known === undefined || known.state === "released") return;
      // What is free is free for good: somebody else may have it by now.
      const held = Math.max(spent, Math.min(known.held, most));
      this.#put({ ...known, state: "spent", held, spent }, known);
    });
  }

  async budget(): Promise<readonly BudgetLine[]> {
    return this.records.exist() ? this.#ledger.lines() : [];
  }

  /** It owes nobody anything: what is to be known of its offers, they tell. */
  protected perform(): void {}

  #refusal(entry: Entry, amount: number): Exclude<ReserveOutcome, "reserved"> | null {
    if (!this.#speaks()) return "paused";
    const refusal = this.#ledger.refusal(entry, { reserved: amount, spent: 0, count: 1 });
    if (refusal === null) return null;
    return refusal === "budget" ? "exhausted" : "limited";
  }

  #isConfigured(): boolean {
    return this.records.exist() && this.records.meta("state") !== undefined;
  }

  #speaks(): boolean {
    return this.#isConfigured() && this.records.meta("state") === "live" && this.records.meta("offersPaused") !== 1;
  }

  #reservation(offerId: string): Reservation | undefined {
    return this.records.first<Reservation>(`SELECT ${COLUMNS} FROM reservation WHERE offer = ?`, offerId);
  }

  #weights(): (readonly [Entry, Weight])[] {
    const query = `SELECT ${COLUMNS} FROM reservation WHERE state <> 'released'`;
    return this.records.rows<Reservation>(query).map((one) => [one, weightOf(one)] as const);
  }

  /** Writes a reservation down and moves the sums it is part of. */
  #put(next: Reservation, before: Reservation | undefined): void {
    const { offer, state, storeId, currency, held, spent, at, localAt } = next;
    const row = [offer, state, storeId, currency, held, spent, at, localAt];
    this.records.run("INSERT OR REPLACE INTO reservation VALUES (?, ?, ?, ?, ?, ?, ?, ?)", ...row);
    this.#ledger.move(next, before === undefined ? WEIGHTLESS : weightOf(before), weightOf(next));
  }
}

/** A tombstone of an offer that was never reserved is part of no sum. */
const NOWHERE = { storeId: "", currency: "", at: 0, localAt: 0 } as const;
