import { OFFER_KEPT_AFTER_END_MS, RESERVATION_TTL_MS } from "../domain/bounds.ts";
import type { BusinessKey } from "../domain/offers/business-key.ts";
import type { OfferDocument } from "../domain/offers/offer.ts";
import { happen, revoke, type RevokeRequest } from "../domain/offers/revoke.ts";
import { fateOf, KEPT, type Outcome, REMOVED } from "../domain/privacy/erasure.ts";
import { type Problem, problem } from "../domain/problems.ts";
import { commit, type CommitRequest } from "../domain/redemptions/commit.ts";
import { entriesOf } from "../domain/redemptions/effects.ts";
import { check, redeem, type RedeemRequest } from "../domain/redemptions/redeem.ts";
import { type ById, type Done, newRecord, NOT_REDEEMABLE, type OfferRecord } from "../domain/redemptions/redemption.ts";
import { redemptionDetail } from "../domain/redemptions/redemption-detail.ts";
import { returnLines, type ReturnRequest } from "../domain/redemptions/return-lines.ts";
import { undoRedemption, undoTransaction } from "../domain/redemptions/undo.ts";
import { err, ok, type Result } from "../domain/result.ts";
import type { IdempotentRequest, OfferAnswer, OfferPort } from "../services/offer-ports.ts";
import { ANSWER_SCHEMA, Answers } from "./offer/answers.ts";
import { OFFER_SCHEMA, OfferRows } from "./offer/offer-rows.ts";
import { type OfferPorts, Outbox } from "./offer/outbox.ts";
import type { Due } from "./records.ts";
import { StoredObject } from "./stored-object.ts";

/** What a till asks of an offer, as the domain answers it. */
type Act<T> = (record: OfferRecord, now: number) => Result<Done<T>, Problem>;

/**
 * One offer: the only place that knows its life. Check and write are one transaction, and what must be known
 * elsewhere (the campaign's budget, the stores' journals, the shopper's wallet) leaves through promises written in it.
 */
export abstract class OfferObject<E> extends StoredObject<E> implements OfferPort {
  readonly #rows: OfferRows;
  readonly #answers: Answers;
  readonly #outbox: Outbox;

  constructor(ctx: DurableObjectState, env: E, ports: OfferPorts) {
    super(ctx, env, { name: "offer", schema: OFFER_SCHEMA + ANSWER_SCHEMA }, ports);
    this.#rows = new OfferRows(this.records);
    this.#answers = new Answers(this.records);
    this.#outbox = new Outbox(this.records, this.#rows, ports);
  }

  async create(document: OfferDocument, sub: string): Promise<"created" | "cancelled"> {
    return this.records.transaction(() => {
      if (this.records.exist()) return this.records.meta("cancelled") === undefined ? "created" : "cancelled";
      this.records.create();
      this.records.setMeta("sub", sub);
      const record = newRecord(document);
      this.#rows.save(record);
      this.#outbox.await(record);
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
        this.#revoke("abandoned");
      }
    });
  }

  /**
   * Its shopper is erased. What was ever redeemed stays for the books, without the shopper, any other offer goes, its
   * budget given back first. One that a till holds stays, nobody's, until the till has paid or has lost it. A tombstone
   * stays: it is nobody's.
   */
  async erase(): Promise<Outcome> {
    const record = this.#rows.load();
    if (record === undefined) return REMOVED;
    const fate = this.records.transaction(() => {
      this.records.run("DELETE FROM meta WHERE key = 'sub'");
      this.records.fulfilled("shopper", "");
      this.records.setMeta("erased", 1);
      const judged = fateOf(record, this.records.now());
      if (judged.kind === "held") this.records.promise("erase", "", judged.until);
      else this.#revoke("erased");
      return judged;
    });
    if (fate.kind !== "removed") return KEPT;
    await this.#outbox.tellCampaign();
    await this.records.wipe();
    return REMOVED;
  }

  async check(request: RedeemRequest) {
    const record = this.#rows.load();
    return record === undefined ? err(NOT_REDEEMABLE) : check(record, request, this.records.now());
  }

  async redeem(request: RedeemRequest, key: IdempotentRequest) {
    return this.#once(key, err(NOT_REDEEMABLE), (record, now) => redeem(record, request, now));
  }

  async commit(request: CommitRequest, key: IdempotentRequest) {
    return this.#once(key, NOT_FOUND, (record, now) => commit(record, request, now));
  }

  async undoRedemption(request: ById, key: IdempotentRequest) {
    return this.#once(key, NOT_FOUND, (record, now) => undoRedemption(record, request, now));
  }

  async undoTransaction(business: BusinessKey, key: IdempotentRequest) {
    return this.#once(key, ok(null), (record, now) =>
      ok({ record: undoTransaction(record, business, now), answer: null }),
    );
  }

  async returnLines(request: ReturnRequest, key: IdempotentRequest) {
    return this.#once(key, NOT_FOUND, (record, now) => returnLines(record, request, now));
  }

  async redemption(id: string) {
    const record = this.#rows.load();
    const found = record?.redemptions.find((one) => one.id === id);
    return record && found && redemptionDetail(record, found, this.records.now());
  }

  async revoke(request: RevokeRequest) {
    return this.records.transaction(() => {
      const record = this.#rows.load();
      const revoked = record === undefined ? NOT_FOUND : revoke(record, request, this.records.now());
      if (!revoked.ok) return revoked;
      if (record !== undefined) this.#become(revoked.value.record, record);
      return ok(revoked.value.answer);
    });
  }

  async effects(storeId: string) {
    const record = this.#rows.load();
    return record === undefined ? [] : entriesOf(record).filter((entry) => entry.storeId === storeId);
  }

  /** Does what a till asks for, once for each key. `unknown` answers for an offer that was never made. */
  #once<T>(key: IdempotentRequest, unknown: Result<T, Problem>, act: Act<T>): OfferAnswer<T> {
    return this.records.transaction(() => {
      const [record, now] = [this.#rows.load(), this.records.now()];
      if (now >= key.until) return { ...TOO_LATE, replayed: false, entries: [] };
      if (record === undefined) return { ...unknown, replayed: false, entries: [] };
      const { answer, replayed } = this.#answers.once<T>(key, () => {
        const done = act(record, now);
        if (!done.ok) return { ...done, entries: [] };
        return { ...ok(done.value.answer), entries: this.#become(done.value.record, record) };
      });
      return { ...answer, replayed };
    });
  }

  /** Writes down what the offer has become, if it is not as it was. Gives the ids of the new journal entries. */
  #become(record: OfferRecord, before: OfferRecord): readonly string[] {
    if (record === before) return [];
    this.#rows.save(record, before);
    // Nobody holds an erased shopper's offer but the till that voids it to scan it again.
    const isOpenAgain = this.records.meta("erased") !== undefined && record.life.state === "issued";
    if (isOpenAgain) this.records.promise("erase", "", this.records.now() + RESERVATION_TTL_MS);
    return this.#outbox.tell(record, before);
  }

  #revoke(reason: string): void {
    this.#happen({ kind: "revoke", reason });
  }

  #happen(event: Parameters<typeof happen>[1]): void {
    const record = this.#rows.load();
    if (record === undefined) return;
    const next = happen(record, event, this.records.now());
    if (next.ok) this.#become(next.value, record);
  }

  protected async perform(due: Due): Promise<void> {
    await (this.#duties[due.kind] ?? this.#outbox.duties[due.kind])?.(due);
  }

  readonly #duties: Readonly<Record<string, (due: Due) => void | Promise<void>>> = {
    /** Time has passed: a reservation or the offer is over, or nothing can come any more of what had lapsed. */
    expire: () =>
      this.records.transaction(() => {
        this.#happen({ kind: "expire" });
        const record = this.#rows.load();
        if (record === undefined) return;
        this.records.promise("campaign", "", this.records.now());
        this.#outbox.await(record);
      }),

    erase: async () => void (await this.erase()),

    /** An offer that was not redeemed deletes itself. */
    forget: () => this.records.wipe(),
  };
}

const NOT_FOUND = err(problem("not_found"));
const TOO_LATE = err(problem("unavailable", "The call was too long on its way", { retryAfterSeconds: 1 }));
