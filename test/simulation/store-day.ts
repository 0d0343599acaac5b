import { evictDurableObject, runDurableObjectAlarm } from "cloudflare:test";
import { vi } from "vitest";
import type { OfferRecord } from "../../src/domain/redemptions/redemption.ts";
import { remainingOf } from "../../src/domain/redemptions/returns.ts";
import { campaignStub, offerStub, ports, storeStub } from "../workerd/support/objects.ts";
import { MINUTE } from "../workerd/support/clock.ts";
import { Book } from "./book.ts";
import { Dice } from "./dice.ts";
import { ALWAYS, type Evidence, journalOf, liabilityOf, type Look, recordOf } from "./evidence.ts";
import { Faults } from "./faults.ts";
import { Issuer, LIABILITY, OVER_AFTER_MS } from "./issuer.ts";
import { Till } from "./till.ts";

const STEPS = 40;
const AT_ONCE_MAX = 3;
/** Money for so many offers at a time. */
const OFFERS_MAX = 5;
export const LIMIT = OFFERS_MAX * LIABILITY;
/** A retry is put off by this at most, so that ringing once more after it keeps whatever was promised. */
const RETRIED_WITHIN = 6 * MINUTE;

/** What may happen next, and how often. */
const EVENTS = { issue: 5, sell: 5, doubleClick: 2, reserve: 4, settle: 4, undo: 2, takeBack: 3, revoke: 1 } as const;
type Event = keyof typeof EVENTS;

let days = 0;

/** One campaign, two stores, four tills and all that goes wrong in a day, drawn from a seed. */
export class StoreDay {
  readonly faults: Faults;
  readonly #dice: Dice;
  readonly #book = new Book();
  readonly #campaignId: string;
  readonly #storeIds: readonly [string, string];
  readonly #tills: readonly [Till, ...Till[]];
  readonly #issuer: Issuer;
  readonly #later: Promise<unknown>[] = [];
  readonly #looks: Look[] = [];
  readonly #budgets: Evidence["budgets"][number][] = [];
  readonly #liabilities: number[] = [];

  constructor(seed: number) {
    this.#dice = new Dice(seed);
    this.faults = new Faults(new Dice(seed + 1));
    const day = `day-${(days += 1)}`;
    this.#campaignId = day;
    this.#storeIds = [`${day}-north`, `${day}-south`];
    const own = { ...ports, later: (work: Promise<unknown>) => void this.#later.push(work.catch(() => undefined)) };
    const till = (storeId: string, tillId: string) => new Till(own, this.#book, this.#dice, { storeId, tillId });
    const [north, south] = this.#storeIds;
    this.#tills = [till(north, "1"), till(north, "2"), till(south, "1"), till(south, "2")];
    this.#issuer = new Issuer(ports, this.#dice, this.#campaignId, this.#storeIds);
  }

  /** Plays the day and the time after it, until nothing more can come of it. */
  async play(): Promise<Evidence> {
    await this.#open();
    this.faults.install();
    for (let step = 0; step < STEPS; step += 1) {
      this.faults.stir();
      const events = Array.from({ length: 1 + this.#dice.below(AT_ONCE_MAX) }, () => this.#dice.weighted(EVENTS));
      const passes = this.#dice.chance(0.5) ? [this.#timePasses()] : [];
      await Promise.all([...events.map((event) => this.#happens(event)), ...passes]);
      await Promise.all(this.#later.splice(0));
      await this.#look();
    }
    this.faults.calm();
    vi.restoreAllMocks();
    return this.#end();
  }

  async #open(): Promise<void> {
    const sek = [{ amount: LIMIT, currency: "SEK" }];
    await ports.campaign(this.#campaignId).configure({
      version: 1,
      budgets: [
        { per: "campaign", period: "forever", limit: sek },
        { per: "store", period: "P1D", limit: sek },
      ],
      limits: [],
      offersPaused: false,
    });
  }

  async #happens(event: Event): Promise<void> {
    const till = this.#dice.pick(this.#tills);
    const offer = this.#dice.pickAny(this.#issuer.issued);
    const sale = this.#dice.pickAny(this.#book.sales);
    if (event === "issue") await Promise.all([this.#issuer.issue(), this.#issuer.issue(), this.#issuer.giveUp()]);
    else if (event === "settle") await till.settle();
    else if (offer === undefined) return;
    else if (event === "sell") await till.sell(offer, "now");
    else if (event === "doubleClick") await till.sell(offer, "doubleClick");
    else if (event === "reserve") await till.sell(offer, "later");
    else if (event === "revoke")
      await ports
        .offer(offer.id)
        .revoke(REVOCATION)
        .catch(() => undefined);
    else if (sale === undefined) return;
    else if (event === "takeBack") await till.takeBack(sale);
    else await this.#undo(sale.offerId, sale.key, till);
  }

  async #undo(offerId: string, key: Parameters<Till["undo"]>[1], till: Till): Promise<void> {
    const offer = this.#issuer.issued.find(({ id }) => id === offerId);
    if (offer !== undefined) await till.undo(offer, key);
  }

  /** A moment or half an hour, in the middle of whatever goes on: alarms ring, and an object is killed. */
  async #timePasses(): Promise<void> {
    await scheduler.wait(this.#dice.below(10));
    pass(this.#dice.below(this.#dice.pick([2, 2, 30])) * MINUTE);
    for (const stub of this.#stubs()) if (this.#dice.chance(0.6)) await ring(stub);
    const victim = this.#dice.pickAny(this.#stubs());
    if (victim !== undefined && this.#dice.chance(0.5)) await evictDurableObject(victim).catch(() => undefined);
  }

  #stubs(): DurableObjectStub[] {
    const offers = this.#issuer.begun.map(({ id }) => offerStub(id));
    return [campaignStub(this.#campaignId), ...this.#storeIds.map(storeStub), ...offers];
  }

  /** Looks at what anybody could be told now. */
  async #look(): Promise<void> {
    for (const storeId of this.#storeIds) {
      const day = await quiet(() => ports.store(storeId).day(ALWAYS, "2026-01-01"));
      const entries = day && (await quiet(() => journalOf(storeId)));
      if (day === undefined || entries === undefined) continue;
      this.#looks.push({ storeId, completeUntil: day.completeUntil, before: new Set(entries.map(({ id }) => id)) });
    }
    const lines = await quiet(() => ports.campaign(this.#campaignId).budget());
    if (lines !== undefined) this.#budgets.push(lines);
    const records = await this.#records();
    const now = ports.now();
    this.#liabilities.push([...records.values()].reduce((sum, record) => sum + liabilityOf(record, now), 0));
  }

  async #records() {
    const read = this.#issuer.begun.map(async ({ id }) => [id, await recordOf(id)] as const);
    return new Map((await Promise.all(read)).flatMap(([id, record]) => (record === undefined ? [] : [[id, record]])));
  }

  /** All is well again and time goes by, until nobody owes anybody anything; then all goods come back. */
  async #end(): Promise<Evidence> {
    await this.#issuer.giveUp();
    await this.#settleDown(OVER_AFTER_MS);
    const offers = await this.#records();
    const atTheEnd = await ports.campaign(this.#campaignId).budget();
    const stores = new Map(await Promise.all(this.#storeIds.map(async (id) => [id, await endOf(id)] as const)));
    await this.#returnEverything([...offers.values()]);
    await this.#settleDown(0);
    const allBack = await ports.campaign(this.#campaignId).budget();
    const seen = { looks: this.#looks, budgets: this.#budgets, liabilities: this.#liabilities };
    return { book: this.#book, offers, stores, ...seen, limit: LIMIT, atTheEnd, allBack };
  }

  async #settleDown(after: number): Promise<void> {
    for (const wait of [RETRIED_WITHIN, after, RETRIED_WITHIN, RETRIED_WITHIN]) {
      pass(wait);
      for (const stub of this.#stubs()) await ring(stub);
    }
  }

  async #returnEverything(records: readonly OfferRecord[]): Promise<void> {
    for (const { document, redemptions } of records) {
      for (const { id, committed, voidedAt, frozen } of redemptions) {
        const lines = remainingOf(frozen).map(({ lineId, quantity }) => ({ lineId, quantity }));
        if (committed === null || voidedAt !== null || lines.length === 0) continue;
        const back = { redemptionId: id, storeId: this.#storeIds[0], tillId: "1", transactionId: "all-back", lines };
        const key = { scope: "all-back", key: id, fingerprint: "", until: Infinity };
        await ports.offer(document.id).returnLines(back, key);
      }
    }
  }
}

const REVOCATION = { reason: "simulated", scope: { kind: "all" } } as const;

/** Moves the clock itself on, which every look at it differs from. */
const pass = (ms: number): void => void vi.setSystemTime(new Date().getTime() + ms);

/** An alarm that fails is one of the things that go wrong: the object sets it again. */
const ring = async (stub: DurableObjectStub): Promise<void> => {
  await quiet(() => runDurableObjectAlarm(stub));
};

/** What it gives, or undefined where that went wrong. */
async function quiet<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch {
    return undefined;
  }
}

async function endOf(storeId: string) {
  const { totals } = await ports.store(storeId).day(ALWAYS, "2026-01-01");
  return { entries: await journalOf(storeId), totals };
}
