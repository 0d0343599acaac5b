import { OFFER_KEPT_AFTER_END_MS } from "../../domain/bounds.ts";
import { settle } from "../../domain/offers/life.ts";
import { accountOf, nextTurn, spentOf, wasCommitted } from "../../domain/redemptions/account.ts";
import { entriesOf } from "../../domain/redemptions/effects.ts";
import type { OfferRecord } from "../../domain/redemptions/redemption.ts";
import type { Ports } from "../../services/ports.ts";
import type { OutboxPorts } from "../overdue.ts";
import type { Due, Records } from "../records.ts";
import type { OfferRows } from "./offer-rows.ts";

export type OfferPorts = OutboxPorts & Pick<Ports, "campaign" | "shopper" | "store">;

/**
 * What an offer owes to others: its campaign the money, its shopper the state, the stores each effect on money. A row
 * says whom to tell; what is told is read off the record when it is delivered, so nothing old overtakes something new.
 */
export class Outbox {
  readonly #records: Records;
  readonly #rows: OfferRows;
  readonly #ports: OfferPorts;

  constructor(records: Records, rows: OfferRows, ports: OfferPorts) {
    this.#records = records;
    this.#rows = rows;
    this.#ports = ports;
  }

  /** Promises to tell what has come about since `before`. Gives the ids of the new journal entries. */
  tell(record: OfferRecord, before: OfferRecord): string[] {
    const now = this.#records.now();
    const known = new Set(entriesOf(before).map(({ id }) => id));
    const entries = entriesOf(record).flatMap(({ id }) => (known.has(id) ? [] : [id]));
    for (const id of entries) this.#records.promise("journal", id, now);
    this.#records.promise("campaign", "", now);
    this.#records.promise("shopper", "", now);
    this.await(record);
    return entries;
  }

  /** Promises to look again when time changes something. An offer that was never used is forgotten in the end. */
  await(record: OfferRecord): void {
    const { life, document } = record;
    const turn = nextTurn(record, this.#records.now());
    if (turn !== null) this.#records.promise("expire", "", turn);
    const isUnused = (life.state === "expired" || life.state === "revoked") && !wasCommitted(record);
    if (isUnused) this.#records.promise("forget", "", document.expiresAt + OFFER_KEPT_AFTER_END_MS);
    else this.#records.fulfilled("forget", "");
  }

  readonly duties: Readonly<Record<string, (due: Due) => Promise<void>>> = {
    campaign: () => this.tellCampaign(),

    journal: async ({ key }) => {
      const entry = this.#entries().find(({ id }) => id === key);
      if (entry !== undefined) await this.#ports.store(entry.storeId).record([entry]);
    },

    shopper: async () => {
      const record = this.#rows.load();
      const sub = this.#records.meta<string>("sub");
      if (record === undefined || sub === undefined) return;
      const { state } = settle(record.life, record.document, this.#records.now());
      await this.#ports.shopper(sub).offerChanged(record.document.id, state, spentOf(record));
    },
  };

  /** A test offer reserves nothing and costs nothing. */
  async tellCampaign(): Promise<void> {
    const record = this.#rows.load();
    if (record === undefined || record.document.test) return;
    const { id, campaignId } = record.document;
    const account = accountOf(record, this.#records.now());
    if (account.kind === "over") await this.#ports.campaign(campaignId).release(id);
    else if (account.kind === "spent") {
      const { spent, most } = account;
      await this.#ports.campaign(campaignId).settle(id, { spent, most });
    }
  }

  #entries() {
    const record = this.#rows.load();
    return record === undefined ? [] : entriesOf(record);
  }
}
