import type { CampaignPort, Ports, ReserveOutcome } from "../services/ports.ts";
import { StoredObject } from "./stored-object.ts";

type State = "reserved" | "spent" | "released";
interface Reservation {
  readonly currency: string;
  readonly amount: number;
  readonly state: State;
}
interface Ledger {
  readonly currency: string;
  readonly limit: number;
  readonly reserved: number;
  readonly spent: number;
}

const SCHEMA = `
  CREATE TABLE ledger (
    currency TEXT PRIMARY KEY, bound INTEGER NOT NULL, reserved INTEGER NOT NULL, spent INTEGER NOT NULL
  ) WITHOUT ROWID;
  CREATE TABLE reservation (
    offer TEXT PRIMARY KEY, store TEXT NOT NULL, currency TEXT NOT NULL, amount INTEGER NOT NULL,
    state TEXT NOT NULL, at INTEGER NOT NULL
  ) WITHOUT ROWID;
`;

/**
 * The budget of one campaign: `reserved + spent <= limit` per currency. What an offer can cost is reserved when it
 * is issued, so that an offer in a shopper's hand is always honoured. Everything is idempotent by offer id, and a
 * release that overtakes its reserve leaves a tombstone that refuses it.
 */
export abstract class CampaignObject<E> extends StoredObject<E> implements CampaignPort {
  constructor(ctx: DurableObjectState, env: E, ports: Pick<Ports, "now">) {
    super(ctx, env, SCHEMA, ports.now);
  }

  async configure({ state, version, limits }: Parameters<CampaignPort["configure"]>[0]): Promise<void> {
    this.records.transaction(() => {
      this.records.create();
      this.records.setMeta("state", state);
      this.records.setMeta("version", version);
      // A currency that lost its budget keeps what it holds; nothing new is reserved in it.
      this.records.run("UPDATE ledger SET bound = 0");
      for (const { amount, currency } of limits) {
        const upsert =
          "INSERT INTO ledger VALUES (?, ?, 0, 0) ON CONFLICT (currency) DO UPDATE SET bound = excluded.bound";
        this.records.run(upsert, currency, amount);
      }
    });
  }

  async reserve(offerId: string, storeId: string, currency: string, amount: number): Promise<ReserveOutcome> {
    return this.records.transaction(() => {
      const earlier = this.records.exist() ? this.reservation(offerId) : undefined;
      if (earlier !== undefined) return earlier.state === "released" ? "released" : "reserved";
      if (!this.records.exist() || this.records.meta("state") !== "live") return "paused";
      const ledger = this.ledger().find((row) => row.currency === currency);
      if (ledger === undefined || ledger.reserved + ledger.spent + amount > ledger.limit) return "exhausted";
      this.record(offerId, storeId, { currency, amount, state: "reserved" });
      return "reserved";
    });
  }

  async release(offerId: string): Promise<void> {
    this.records.transaction(() => {
      this.records.create();
      const earlier = this.reservation(offerId);
      if (earlier === undefined) this.record(offerId, "", { currency: "", amount: 0, state: "released" });
      else if (earlier.state === "reserved") this.move(offerId, earlier, "released", 0);
    });
  }

  async settle(offerId: string, spent: number): Promise<void> {
    this.records.transaction(() => {
      const earlier = this.records.exist() ? this.reservation(offerId) : undefined;
      if (earlier?.state === "reserved") this.move(offerId, earlier, "spent", spent);
    });
  }

  async budget(): Promise<readonly Ledger[]> {
    return this.records.exist() ? this.ledger() : [];
  }

  private ledger(): Ledger[] {
    return this.records.rows<Ledger>(
      'SELECT currency, bound AS "limit", reserved, spent FROM ledger ORDER BY currency',
    );
  }

  private reservation(offerId: string): Reservation | undefined {
    return this.records.first<Reservation>("SELECT currency, amount, state FROM reservation WHERE offer = ?", offerId);
  }

  private record(offerId: string, storeId: string, { currency, amount, state }: Reservation): void {
    this.records.run(
      "INSERT INTO reservation VALUES (?, ?, ?, ?, ?, ?)",
      offerId,
      storeId,
      currency,
      amount,
      state,
      this.records.now(),
    );
    this.records.run("UPDATE ledger SET reserved = reserved + ? WHERE currency = ?", amount, currency);
  }

  private move(offerId: string, { currency, amount }: Reservation, state: State, spent: number): void {
    this.records.run(
      "UPDATE reservation SET state = ?, amount = ?, at = ? WHERE offer = ?",
      state,
      spent,
      this.records.now(),
      offerId,
    );
    const update = "UPDATE ledger SET reserved = reserved - ?, spent = spent + ? WHERE currency = ?";
    this.records.run(update, amount, spent, currency);
  }

  /** A campaign keeps no promises of its own: what it must hear, others deliver. */
  protected perform(): void {}
}
