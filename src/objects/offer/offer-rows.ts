import type { OfferRecord, RedemptionRecord } from "../../domain/redemptions/redemption.ts";
import type { Records } from "../records.ts";

export const OFFER_SCHEMA = `
  CREATE TABLE offer (one INTEGER PRIMARY KEY CHECK (one = 1), record TEXT NOT NULL);
  -- Apart, since each may hold a receipt of hundreds of lines.
  CREATE TABLE redemption (number INTEGER PRIMARY KEY, record TEXT NOT NULL);
`;

interface Row {
  readonly record: string;
}

/** What the object knows of its offer, as rows. */
export class OfferRows {
  readonly #records: Records;

  constructor(records: Records) {
    this.#records = records;
  }

  /** Undefined where no offer was ever made. */
  load(): OfferRecord | undefined {
    const row = this.#records.exist() ? this.#records.first<Row>("SELECT record FROM offer") : undefined;
    if (row === undefined) return undefined;
    const rows = this.#records.rows<Row>("SELECT record FROM redemption ORDER BY number");
    const redemptions = rows.map(({ record }) => JSON.parse(record) as RedemptionRecord);
    return { ...(JSON.parse(row.record) as Omit<OfferRecord, "redemptions">), redemptions };
  }

  /** Writes what is not as it was `before`. */
  save({ redemptions, ...offer }: OfferRecord, before?: OfferRecord): void {
    this.#records.run("INSERT OR REPLACE INTO offer VALUES (1, ?)", JSON.stringify(offer));
    for (const [index, redemption] of redemptions.entries()) {
      if (redemption === before?.redemptions[index]) continue;
      this.#records.run("INSERT OR REPLACE INTO redemption VALUES (?, ?)", index + 1, JSON.stringify(redemption));
    }
  }
}
