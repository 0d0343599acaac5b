import type { LifeState } from "../../domain/offers/life.ts";
import type { UnsignedFace } from "../../domain/offers/make-offer.ts";
import { type OfferDocument, type OfferFace, offerView, type OfferView } from "../../domain/offers/offer.ts";
import type { Records } from "../records.ts";

export const WALLET_SCHEMA = `
  -- Offers from the moment their ids are fixed; only issued ones are shown, all of them count towards limits.
  CREATE TABLE offer (
    id TEXT PRIMARY KEY, campaign TEXT NOT NULL, issued INTEGER NOT NULL, state TEXT NOT NULL,
    issued_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, document TEXT NOT NULL, face TEXT NOT NULL,
    device TEXT NOT NULL, exclusion_group TEXT, given INTEGER NOT NULL
  ) WITHOUT ROWID;
`;

interface OfferRow {
  readonly state: LifeState;
  readonly expires_at: number;
  readonly document: string;
  readonly face: string;
}

/** On which phone an offer came about, and which other offers it keeps out. */
export interface Occasioned {
  readonly device: string;
  readonly exclusionGroup: string | null;
}

/** A shopper's offers as they were promised, with the last state heard of them; the till's truth is the Offer. */
export class Wallet {
  readonly #records: Records;

  constructor(records: Records) {
    this.#records = records;
  }

  /** Fixes an offer's ids, code and document before anything is asked of others. */
  plan(document: OfferDocument, face: UnsignedFace, { device, exclusionGroup }: Occasioned): void {
    this.#records.run(
      "INSERT INTO offer VALUES (?, ?, 0, 'issued', ?, ?, ?, ?, ?, ?, 0)",
      document.id,
      document.campaignId,
      document.issuedAt,
      document.expiresAt,
      JSON.stringify(document),
      JSON.stringify(face),
      device,
      exclusionGroup,
    );
  }

  planned(id: string): OfferDocument | undefined {
    const row = this.#records.first<OfferRow>("SELECT * FROM offer WHERE id = ?", id);
    return row && (JSON.parse(row.document) as OfferDocument);
  }

  /** Every offer, planned ones too; of a ghost there is nothing anywhere else. */
  ids(): string[] {
    const query = "SELECT id FROM offer WHERE state <> 'withheld' ORDER BY id";
    return this.#records.rows<{ id: string }>(query).map(({ id }) => id);
  }

  issue(id: string, token: string): void {
    this.#records.run("UPDATE offer SET issued = 1, face = json_set(face, '$.token', ?) WHERE id = ?", token, id);
  }

  /** What was planned for a shopper who is held out stays as a ghost: it counts, and nobody ever sees it. */
  haunt(id: string): void {
    this.#records.run("UPDATE offer SET state = 'withheld' WHERE id = ? AND issued = 0", id);
  }

  /** Takes back what was never issued, and the limits with it. */
  drop(id: string): void {
    this.#records.run("DELETE FROM offer WHERE id = ? AND issued = 0", id);
  }

  /** @param given what tills took off for it, less what came back; minor units */
  heard(id: string, state: LifeState, given: number): void {
    this.#records.run("UPDATE offer SET state = ?, given = ? WHERE id = ?", state, given, id);
  }

  /** The offers that count towards limits: all but those that came back in full. */
  counted(): { campaignId: string; at: number; device: string }[] {
    return this.#records.rows(
      "SELECT campaign AS campaignId, issued_at AS at, device FROM offer WHERE state <> 'returned'",
    );
  }

  /** When each offer was made. */
  made(): number[] {
    return this.#records.rows<{ at: number }>("SELECT issued_at AS at FROM offer").map(({ at }) => at);
  }

  /** The exclusion groups that have an offer in hand, or one on its way there. */
  openGroups(): string[] {
    const query = `SELECT DISTINCT exclusion_group AS name FROM offer
      WHERE exclusion_group IS NOT NULL AND (state = 'reserved' OR (state IN ('issued', 'withheld') AND expires_at > ?)) ORDER BY name`;
    return this.#records.rows<{ name: string }>(query, this.#records.now()).map(({ name }) => name);
  }

  /** An offer that its shopper was shown, whatever became of it. */
  inHand(id: string): OfferDocument | undefined {
    const row = this.#records.first<OfferRow>("SELECT * FROM offer WHERE id = ? AND issued = 1", id);
    return row && (JSON.parse(row.document) as OfferDocument);
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
