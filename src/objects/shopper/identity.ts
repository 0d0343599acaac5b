import { type Problem, problem } from "../../domain/problems.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type { Heir } from "../../services/device-ports.ts";
import type { Named } from "../../services/named.ts";
import type { EnrolmentOpening, Randomness } from "../../services/ports.ts";
import type { BegunErasure } from "../../services/repositories.ts";
import type { Records } from "../records.ts";

export const IDENTITY_SCHEMA = `
  CREATE TABLE enrolment (nonce TEXT PRIMARY KEY, expires_at INTEGER NOT NULL, used INTEGER NOT NULL) WITHOUT ROWID;
  -- What the erasure of this shopper has to do; done where the numbers stand.
  CREATE TABLE erasure (step TEXT, key TEXT, removed INTEGER, kept INTEGER, PRIMARY KEY (step, key)) WITHOUT ROWID;
`;

const CART_KEY_BYTES = 32;

export const MERGED: Result<never, Problem> = err(problem("conflict", "This shopper was merged into another one"));

/** A shopper who turned out to be another one: `done` where nothing is left here but the way to them. */
export interface Merged extends Heir {
  readonly done: boolean;
}

/** Who the shopper is: the one place where a pseudonym and the retailer's id stand together. */
export class Identity {
  readonly #records: Records;
  readonly #random: Randomness;

  constructor(records: Records, random: Randomness) {
    this.#records = records;
    this.#random = random;
  }

  /** Brings the object into being at the first word of this shopper. Belongs into a transaction. */
  ensure({ shopperId, sub, test = false }: Named): Result<null, Problem> {
    if (this.merged !== undefined) return MERGED;
    if (this.erasure !== undefined) return err(problem("erased"));
    if (this.#records.exist()) return test && !this.test ? this.#becomeTest() : ok(null);
    if (shopperId === null) return err(problem("not_found"));
    this.#records.create();
    this.test = test;
    this.#records.setMeta("shopperId", shopperId);
    this.#records.setMeta("sub", sub);
    this.#records.setMeta("cartKey", this.#random.bytes(CART_KEY_BYTES).buffer);
    return ok(null);
  }

  /** Whether it is a test shopper, to whom everything happens and of whom nothing counts. */
  get test(): boolean {
    return this.#records.meta("test") === 1;
  }

  private set test(test: boolean) {
    this.#records.setMeta("test", Number(test));
  }

  /** Only somebody of whom nothing has counted yet. */
  #becomeTest(): Result<null, Problem> {
    const counted = this.#records.first("SELECT 1 FROM device UNION ALL SELECT 1 FROM offer LIMIT 1");
    if (counted !== undefined) return err(problem("conflict", "This shopper is no test: they have a device already"));
    this.test = true;
    return ok(null);
  }

  get sub(): string {
    return this.#records.meta<string>("sub") ?? "";
  }

  get shopperId(): string {
    return this.#records.meta<string>("shopperId") ?? "";
  }

  /** The erasure that has begun. From then on there is no such shopper. */
  get erasure(): BegunErasure | undefined {
    const begun = this.#records.exist() ? this.#records.meta<string>("erasure") : undefined;
    return begun === undefined ? undefined : (JSON.parse(begun) as BegunErasure);
  }

  /** No token lets a device in any more. Belongs into a transaction. */
  beginErasure(begun: BegunErasure): void {
    this.#records.setMeta("erasure", JSON.stringify(begun));
    this.#records.run("DELETE FROM enrolment");
  }

  /** Whether there is nobody here, or nobody any more. */
  get gone(): boolean {
    return !this.#records.exist() || this.merged !== undefined || this.erasure !== undefined;
  }

  get cartKey(): Uint8Array<ArrayBuffer> {
    const key = this.#records.meta<ArrayBuffer>("cartKey");
    if (key === undefined) throw new Error("the shopper has no cart key");
    return new Uint8Array(key);
  }

  /** Whether nobody knows yet who this is. */
  get anonymous(): boolean {
    return this.#records.meta("anonymous") === 1;
  }

  set anonymous(anonymous: boolean) {
    this.#records.setMeta("anonymous", Number(anonymous));
  }

  /** The hash of the identity that is all that is known of them, and until when they wait for its link (epoch ms). */
  get waiting(): { readonly hash: string; readonly until: number } | undefined {
    const hash = this.#records.meta<string>("waits");
    return hash === undefined ? undefined : { hash, until: this.#records.meta<number>("waitsUntil") ?? 0 };
  }

  set waiting(waiting: { readonly hash: string; readonly until: number }) {
    this.anonymous = true;
    this.#records.setMeta("waits", waiting.hash);
    this.#records.setMeta("waitsUntil", waiting.until);
  }

  get merged(): Merged | undefined {
    const merged = this.#records.exist() ? this.#records.meta<string>("merged") : undefined;
    return merged === undefined ? undefined : (JSON.parse(merged) as Merged);
  }

  set merged(merged: Merged | undefined) {
    if (merged === undefined) this.#records.run("DELETE FROM meta WHERE key = 'merged'");
    else this.#records.setMeta("merged", JSON.stringify(merged));
  }

  openEnrolment({ anonymous, nonce, expiresAt, ...named }: EnrolmentOpening): Result<string, Problem> {
    const ensured = this.ensure(named);
    if (!ensured.ok) return ensured;
    if (anonymous) this.anonymous = true;
    this.#records.run("DELETE FROM enrolment WHERE expires_at < ?", this.#records.now());
    this.#records.run("INSERT INTO enrolment VALUES (?, ?, 0)", nonce, expiresAt);
    return ok(this.shopperId);
  }

  /** A token serves once. */
  redeemEnrolment(nonce: string): Result<{ anonymous: boolean }, Problem> {
    const use = "UPDATE enrolment SET used = 1 WHERE nonce = ? AND used = 0 AND expires_at > ? RETURNING nonce";
    if (this.gone || this.#records.first(use, nonce, this.#records.now()) === undefined)
      return err(problem("unauthenticated"));
    return ok({ anonymous: this.anonymous });
  }
}
