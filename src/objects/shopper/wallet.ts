import type { LifeState } from "../../domain/offers/life.ts";
import type { UnsignedFace } from "../../domain/offers/make-offer.ts";
import { type OfferDocument, type OfferFace, offerView, type OfferView } from "../../domain/offers/offer.ts";
import type { Records } from "../records.ts";

export const WALLET_SCHEMA = `
  -- Offers from the moment their ids are fixed; only issued ones are shown, all of them count towards limits.
  CREATE TABLE offer (
    id TEXT PRIMARY KEY, campaign TEXT NOT NULL, issued INTEGER NOT NULL, state TEXT NOT NULL,
    issued_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, document TEXT NOT NULL, face TEXT NOT NULL
  ) WITHOUT ROWID;
`;

interface OfferRow {
  readonly state: LifeState;
  readonly expires_at: number;
  readonly document: string;
  readonly face: string;
}

/** A shopper's offers as they were promised, with the last state heard of them; the till's truth is the Offer. */
export class Wallet {
  readonly #records: Records;

  constructor(records: Records) {
    this.#records = records;
  }

  /** Fixes an offer's ids, code and document before anything is asked of others. */
  plan(document: OfferDocument, face: UnsignedFace): void {
    this.#records.run(
      "INSERT INTO offer VALUES (?, ?, 0, 'issued', ?, ?, ?, ?)",
      document.id,
      document.campaignId,
      document.issuedAt,
      document.expiresAt,
      JSON.stringify(document),
      JSON.stringify(face),
    );
  }

  planned(id: string): OfferDocument | undefined {
    const row = this.#records.first<OfferRow>("SELECT * FROM offer WHERE id = ?", id);
    return row && (JSON.parse(row.document) as OfferDocument);
  }

  /** Every offer, planned ones too. */
  ids(): string[] {
    return this.#records.rows<{ id: string }>("SELECT id FROM offer ORDER BY id").map(({ id }) => id);
  }

  issue(id: string, token: string): void {
    this.#records.run("UPDATE offer SET issued = 1, face = json_set(face, '$.token', ?) WHERE id = ?", token, id);
  }

  /** Takes back what was never issued, and the limits with it. */
  drop(id: string): void {
    this.#records.run("DELETE FROM offer WHERE id = ? AND issued = 0", id);
  }

  heard(id: string, state: LifeState): void {
    this.#records.run("UPDATE offer SET state = ? WHERE id = ?", state, id);
  }

  /** The offers that count towards limits. */
  counted(): { campaignId: string; at: number }[] {
    return this.#records.rows("SELECT campaign AS campaignId, issued_at AS at FROM offer");
  }

  /** Newest first. */
  issued(which: "open" | "all"): OfferView[] {
    const now = this.#records.now();
    const rows = this.#records.rows<OfferRow>("SELECT * FROM offer WHERE issued = 1 ORDER BY issued_at DESC, id");
    return rows.flatMap((row) => {
      const state = row.state === "issued" && row.expires_at <= now ? "expired" : row.state;
      if (which === "open" && state !== "issued" && state !== "reserved") return [];
      return [offerView(JSON.parse(row.document) as OfferDocument, JSON.parse(row.face) as OfferFace, state)];
    });
  }
}
