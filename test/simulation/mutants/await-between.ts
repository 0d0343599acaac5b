import { vi } from "vitest";
import { redeem } from "../../../src/domain/redemptions/redeem.ts";
import { OfferRows } from "../../../src/objects/offer/offer-rows.ts";
import { Outbox } from "../../../src/objects/offer/outbox.ts";
import type { OfferPort } from "../../../src/services/offer-ports.ts";
import { Offer } from "../../../src/worker.ts";
import { ports } from "../../workerd/support/objects.ts";

type Redeem = OfferPort["redeem"];
type Method = (this: Offer, ...call: Parameters<Redeem>) => ReturnType<Redeem>;
const methodOf = (prototype: Offer): Method => Reflect.get(prototype, "redeem");

const redeemAtOnce = methodOf(Offer.prototype);

/** An offer that checks, waits for a moment, and then writes what it had found. */
class HesitantOffer extends Offer {
  override async redeem(...call: Parameters<Redeem>): ReturnType<Redeem> {
    const rows = new OfferRows(this.records);
    const record = rows.load();
    const done = record && redeem(record, call[0], this.records.now());
    if (record === undefined || !done?.ok || done.value.record === record) return redeemAtOnce.apply(this, call);
    const { record: next, answer } = done.value;
    await scheduler.wait(1);
    const entries = this.records.transaction(() => {
      rows.save(next, record);
      return new Outbox(this.records, rows, ports).tell(next, record);
    });
    return { ok: true, value: answer, replayed: false, entries };
  }
}

/** The first mutant, until mocks are restored: an `await` between check and write. */
export function awaitBetween(): void {
  vi.spyOn(Offer.prototype, "redeem").mockImplementation(methodOf(HesitantOffer.prototype));
}
