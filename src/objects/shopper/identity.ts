import type { Problem } from "../../domain/problems.ts";
import { problem } from "../../domain/problems.ts";
import { type Consents, NO_CONSENTS, PURPOSES } from "../../domain/privacy/consents.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type { EnrolInput, Randomness } from "../../services/ports.ts";
import type { Records } from "../records.ts";

export const IDENTITY_SCHEMA = `
  CREATE TABLE enrolment (nonce TEXT PRIMARY KEY, expires_at INTEGER NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE device (
    id TEXT PRIMARY KEY, thumbprint TEXT NOT NULL UNIQUE, platform TEXT NOT NULL, locale TEXT,
    enrolled_at INTEGER NOT NULL, revoked_at INTEGER, last_ping_at INTEGER
  ) WITHOUT ROWID;
  CREATE TABLE consent (
    purpose TEXT PRIMARY KEY, granted INTEGER NOT NULL, at INTEGER NOT NULL, source TEXT NOT NULL, device TEXT
  ) WITHOUT ROWID;
`;

const CART_KEY_BYTES = 32;

interface DeviceRow {
  readonly id: string;
  readonly locale: string | null;
  readonly revoked_at: number | null;
}

/** Who the shopper is, which phones are theirs, and what they agreed to. */
export class Identity {
  readonly #records: Records;
  readonly #random: Randomness;

  constructor(records: Records, random: Randomness) {
    this.#records = records;
    this.#random = random;
  }

  /** Brings the object into being at the first word of this shopper. Belongs into a transaction. */
  ensure(shopperId: string, sub: string): void {
    if (this.#records.exist()) return;
    this.#records.create();
    this.#records.setMeta("shopperId", shopperId);
    this.#records.setMeta("sub", sub);
    this.#records.setMeta("cartKey", this.#random.bytes(CART_KEY_BYTES).buffer);
  }

  get sub(): string {
    return this.#records.meta<string>("sub") ?? "";
  }

  get cartKey(): Uint8Array<ArrayBuffer> {
    const key = this.#records.meta<ArrayBuffer>("cartKey");
    if (key === undefined) throw new Error("the shopper has no cart key");
    return new Uint8Array(key);
  }

  openEnrolment(nonce: string, expiresAt: number): void {
    this.#records.run("DELETE FROM enrolment WHERE expires_at < ?", this.#records.now());
    this.#records.run("INSERT INTO enrolment VALUES (?, ?, 0)", nonce, expiresAt);
  }

  /** A token serves once. The same key enrolled again is the same device, taken back if it was revoked. */
  enrol({
    nonce,
    thumbprint,
    platform,
    locale,
    consents,
  }: EnrolInput): Result<{ deviceId: string; created: boolean }, Problem> {
    const now = this.#records.now();
    const use = "UPDATE enrolment SET used = 1 WHERE nonce = ? AND used = 0 AND expires_at > ? RETURNING nonce";
    if (this.#records.first(use, nonce, now) === undefined) return err(problem("unauthenticated"));
    const known = this.#records.first<DeviceRow>(
      "SELECT id, locale, revoked_at FROM device WHERE thumbprint = ?",
      thumbprint,
    );
    const deviceId = known?.id ?? `dev_${this.sub}_${this.#records.next("devices")}`;
    const insert = `INSERT INTO device VALUES (?, ?, ?, ?, ?, NULL, NULL)
      ON CONFLICT (id) DO UPDATE SET platform = excluded.platform, locale = excluded.locale, revoked_at = NULL`;
    this.#records.run(insert, deviceId, thumbprint, platform, locale, now);
    this.#consent(consents, "app", deviceId);
    return ok({ deviceId, created: known === undefined });
  }

  /** A device that may act, or undefined: made up, of someone else, or revoked. */
  device(deviceId: string): DeviceRow | undefined {
    if (!this.#records.exist()) return undefined;
    const query = "SELECT id, locale, revoked_at FROM device WHERE id = ? AND revoked_at IS NULL";
    return this.#records.first<DeviceRow>(query, deviceId);
  }

  sawPing(deviceId: string): void {
    this.#records.run("UPDATE device SET last_ping_at = ? WHERE id = ?", this.#records.now(), deviceId);
  }

  get consents(): Consents {
    const rows = this.#records.rows<{ purpose: string; granted: number }>("SELECT purpose, granted FROM consent");
    return { ...NO_CONSENTS, ...Object.fromEntries(rows.map(({ purpose, granted }) => [purpose, granted === 1])) };
  }

  /** Consents belong to the shopper, whichever device spoke last. */
  #consent(consents: Consents, source: string, deviceId: string | null): void {
    for (const purpose of PURPOSES) {
      const granted = consents[purpose] ? 1 : 0;
      this.#records.run(
        "INSERT OR REPLACE INTO consent VALUES (?, ?, ?, ?, ?)",
        purpose,
        granted,
        this.#records.now(),
        source,
        deviceId,
      );
    }
  }
}
