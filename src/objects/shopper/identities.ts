import { WEAK_IDENTITIES_MAX } from "../../domain/bounds.ts";
import { isStrong, type IdentityKind, type ShopperIdentity } from "../../domain/shoppers/identity.ts";
import type { Records } from "../records.ts";

export const IDENTITIES_SCHEMA = `
  -- What other systems know the shopper by, under the hash by which D1 leads here.
  CREATE TABLE identity (
    hash TEXT PRIMARY KEY, kind TEXT NOT NULL, source TEXT, value TEXT NOT NULL, strong INTEGER NOT NULL, at INTEGER NOT NULL
  ) WITHOUT ROWID;
`;

export interface KeptIdentity {
  readonly hash: string;
  readonly kind: IdentityKind;
  readonly source: string | null;
  readonly value: string;
  /** Since when, epoch milliseconds. */
  readonly at: number;
}

/** The names that other systems have for a shopper. */
export class Identities {
  readonly #records: Records;

  constructor(records: Records) {
    this.#records = records;
  }

  all(): KeptIdentity[] {
    return this.#records.rows("SELECT hash, kind, source, value, at FROM identity ORDER BY at, kind, value");
  }

  get isStrong(): boolean {
    return this.#records.first("SELECT 1 FROM identity WHERE strong = 1") !== undefined;
  }

  /** Notes it. Gives the hashes of the carts and checkouts that are too many by it, which lead here no more. */
  note(hash: string, { kind, source, value }: ShopperIdentity): string[] {
    const insert = "INSERT OR IGNORE INTO identity VALUES (?, ?, ?, ?, ?, ?)";
    this.#records.run(insert, hash, kind, source ?? null, value, Number(isStrong(kind)), this.#records.now());
    const forget = `DELETE FROM identity WHERE hash IN (
      SELECT hash FROM identity WHERE strong = 0 ORDER BY at DESC, hash LIMIT -1 OFFSET ?) RETURNING hash`;
    return this.#records.rows<{ hash: string }>(forget, WEAK_IDENTITIES_MAX).map((gone) => gone.hash);
  }

  drop(hash: string): void {
    this.#records.run("DELETE FROM identity WHERE hash = ?", hash);
  }
}
