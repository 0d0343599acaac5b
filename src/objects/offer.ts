import { IDEMPOTENCY_KEPT_MS, OFFER_KEPT_AFTER_END_MS } from "../domain/bounds.ts";
import type { OfferDocument } from "../domain/offers/offer.ts";
import { type LifeState, settle } from "../domain/offers/life.ts";
import { fateOf, KEPT, type Outcome, REMOVED } from "../domain/privacy/erasure.ts";
import type { Problem } from "../domain/problems.ts";
import { isReplayable, type KeyRecord, recall } from "../domain/redemptions/idempotency.ts";
import {
  check,
  happen,
  newRecord,
  NOT_REDEEMABLE,
  type OfferRecord,
  type Quote,
  redeem,
  type Redemption,
  type RedeemRequest,
} from "../domain/redemptions/redeem.ts";
import { err, ok, type Result } from "../domain/result.ts";
import type { IdempotentRequest, OfferPort, Ports, RedeemAnswer } from "../services/ports.ts";
import type { Due } from "./records.ts";
import { StoredObject } from "./stored-object.ts";

const SCHEMA = `
  CREATE TABLE offer (one INTEGER PRIMARY KEY CHECK (one = 1), record TEXT NOT NULL);
  CREATE TABLE idempotency (
    scope TEXT, key TEXT, fingerprint TEXT NOT NULL, at INTEGER NOT NULL, answer TEXT NOT NULL, PRIMARY KEY (scope, key)
  ) WITHOUT ROWID;
`;

type Answer = Result<Redemption, Problem>;

/**
 * One offer: the only place that knows its life. Check and write are one transaction, and what must be known
 * elsewhere (the campaign's budget, the shopper's wallet) leaves through promises written in it.
 */
export abstract class OfferObject<E> extends StoredObject<E> implements OfferPort {
  readonly #ports: Pick<Ports, "campaign" | "shopper">;

  constructor(ctx: DurableObjectState, env: E, ports: Pick<Ports, "now" | "campaign" | "shopper">) {
    super(ctx, env, SCHEMA, ports.now);
    this.#ports = ports;
  }

  async create(document: OfferDocument, sub: string): Promise<"created" | "cancelled"> {
    return this.records.transaction(() => {
      if (this.records.exist()) return this.records.meta("cancelled") === undefined ? "created" : "cancelled";
      this.records.create();
      this.records.setMeta("sub", sub);
      this.#save(newRecord(document));
      this.records.promise("expire", "", document.expiresAt);
      return "created";
    });
  }

  /** Leaves a tombstone, so that a `create` that comes late is refused. An offer that was created stays. */
  async cancel(): Promise<void> {
    this.records.transaction(() => {
      const now = this.records.now();
      if (!this.records.exist()) {
        this.records.create();
        this.records.setMeta("cancelled", now);
        this.records.promise("forget", "", now + OFFER_KEPT_AFTER_END_MS);
      } else if (this.records.meta("cancelled") === undefined) {
        this.#become("revoked");
      }
    });
  }

  /**
   * Its shopper is erased. A redemption stays without the shopper, any other offer goes, its budget given back first.
   * One that a till holds stays, nobody's, until the till has paid or has lost it. A tombstone stays: it is nobody's.
   */
  async erase(): Promise<Outcome> {
    const record = this.#record();
    if (record === undefined) return REMOVED;
    const fate = this.records.transaction(() => {
      const now = this.records.now();
      this.records.run("DELETE FROM meta WHERE key = 'sub'");
      this.records.fulfilled("shopper", "");
      const judged = fateOf(record, now);
      if (judged.kind === "held") this.records.promise("erase", "", judged.until);
      if (judged.kind === "removed") this.#become("revoked");
      return judged;
    });
    if (fate.kind !== "removed") return KEPT;
    await this.#tellCampaign();
    await this.records.wipe();
    return REMOVED;
  }

  async check(request: RedeemRequest): Promise<Result<Quote, Problem>> {
    const record = this.#record();
    return record === undefined ? err(NOT_REDEEMABLE) : check(record, request, this.records.now());
  }

  async redeem(request: RedeemRequest, idempotent: IdempotentRequest): Promise<RedeemAnswer> {
    return this.records.transaction(() => {
      const record = this.#record();
      if (record === undefined) return { ...err(NOT_REDEEMABLE), replayed: false };
      const now = this.records.now();
      const earlier = recall(this.#answered(idempotent), idempotent.fingerprint, now);
      if (!earlier.ok) return { ...earlier, replayed: false };
      if (earlier.value !== null) return { ...earlier.value, replayed: true };
      const answer = this.#redeem(record, request, now);
      if (answer.ok || isReplayable(answer.error)) this.#remember(idempotent, answer, now);
      return { ...answer, replayed: false };
    });
  }

  #redeem(record: OfferRecord, request: RedeemRequest, now: number): Answer {
    const redeemed = redeem(record, request, now);
    if (!redeemed.ok) return redeemed;
    if (redeemed.value.record !== record) {
      this.#save(redeemed.value.record);
      this.#tell();
    }
    return ok(redeemed.value.redemption);
  }

  #record(): OfferRecord | undefined {
    const row = this.records.exist() ? this.records.first<{ record: string }>("SELECT record FROM offer") : undefined;
    return row && (JSON.parse(row.record) as OfferRecord);
  }

  #save(record: OfferRecord): void {
    this.records.run("INSERT OR REPLACE INTO offer VALUES (1, ?)", JSON.stringify(record));
  }

  /** Promises to tell the campaign and the shopper what has become of this offer. */
  #tell(): void {
    const now = this.records.now();
    this.records.promise("campaign", "", now);
    this.records.promise("shopper", "", now);
  }

  #answered({ scope, key }: IdempotentRequest): KeyRecord<Answer> | undefined {
    const query = "SELECT fingerprint, at, answer FROM idempotency WHERE scope = ? AND key = ?";
    const row = this.records.first<{ fingerprint: string; at: number; answer: string }>(query, scope, key);
    return row && { ...row, answer: JSON.parse(row.answer) as Answer };
  }

  #remember({ scope, key, fingerprint }: IdempotentRequest, answer: Answer, now: number): void {
    this.records.run("DELETE FROM idempotency WHERE at <= ?", now - IDEMPOTENCY_KEPT_MS);
    const insert = "INSERT OR REPLACE INTO idempotency VALUES (?, ?, ?, ?, ?)";
    this.records.run(insert, scope, key, fingerprint, now, JSON.stringify(answer));
  }

  #become(state: "expired" | "revoked"): void {
    const record = this.#record();
    if (record === undefined) return;
    const event =
      state === "expired" ? ({ kind: "expire" } as const) : ({ kind: "revoke", reason: "abandoned" } as const);
    const next = happen(record, event, this.records.now());
    if (!next.ok || next.value.life.state !== state) return;
    this.#save(next.value);
    this.#tell();
    this.records.promise("forget", "", record.document.expiresAt + OFFER_KEPT_AFTER_END_MS);
  }

  protected async perform({ kind }: Due): Promise<void> {
    await this.#duties[kind]?.();
  }

  readonly #duties: Readonly<Record<string, () => void | Promise<void>>> = {
    expire: (): void => this.records.transaction(() => this.#become("expired")),

    campaign: (): Promise<void> => this.#tellCampaign(),

    shopper: async (): Promise<void> => {
      const record = this.#record();
      const sub = this.records.meta<string>("sub");
      if (record === undefined || sub === undefined) return;
      const { state }: { state: LifeState } = settle(record.life, record.document, this.records.now());
      await this.#ports.shopper(sub).offerChanged(record.document.id, state);
    },

    erase: async (): Promise<void> => void (await this.erase()),

    /** An offer that was not redeemed deletes itself. */
    forget: (): Promise<void> => this.records.wipe(),
  };

  async #tellCampaign(): Promise<void> {
    const record = this.#record();
    if (record === undefined) return;
    const { id, campaignId } = record.document;
    const spent = record.redemptions.reduce((sum, { redemption }) => sum + redemption.discount.amount, 0);
    const campaign = this.#ports.campaign(campaignId);
    await (spent > 0 ? campaign.settle(id, spent) : campaign.release(id));
  }
}
