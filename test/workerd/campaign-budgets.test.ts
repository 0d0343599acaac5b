import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import type { CampaignConfig, Cost } from "../../src/services/campaign-ports.ts";
import { advance, DAY, HOUR, stopClock } from "./support/clock.ts";
import { ports } from "./support/objects.ts";

const SEK = "SEK";
const AMOUNT_MAX = 45;

interface Known {
  readonly store: string;
  readonly day: number;
  readonly state: "reserved" | "spent" | "released";
  readonly held: number;
  readonly spent: number;
}
interface Limits {
  readonly campaign: number;
  readonly store: number;
  readonly count: number;
}

/** What a campaign should do, in the fewest words: every sum is added up anew from all offers there ever were. */
class Model {
  readonly offers = new Map<string, Known>();
  limits: Limits;

  constructor(limits: Limits) {
    this.limits = limits;
  }

  sum(among: (one: Known) => boolean): { reserved: number; spent: number; count: number } {
    const live = [...this.offers.values()].filter((one) => one.state !== "released" && among(one));
    const spent = live.reduce((total, one) => total + one.spent, 0);
    return { spent, reserved: live.reduce((total, one) => total + one.held, 0) - spent, count: live.length };
  }

  reserve(offer: string, amount: number, store: string, now: number): string {
    const known = this.offers.get(offer);
    if (known !== undefined) return known.state === "released" ? "released" : "reserved";
    const day = Math.floor(now / DAY);
    const all = this.sum(() => true);
    const here = this.sum((one) => one.store === store && one.day === day);
    if (all.reserved + all.spent + amount > this.limits.campaign) return "exhausted";
    if (here.reserved + here.spent + amount > this.limits.store) return "exhausted";
    if (here.count + 1 > this.limits.count) return "limited";
    this.offers.set(offer, { store, day, state: "reserved", held: amount, spent: 0 });
    return "reserved";
  }

  release(offer: string): void {
    const nowhere = { store: "", day: 0 };
    this.offers.set(offer, { ...(this.offers.get(offer) ?? nowhere), state: "released", held: 0, spent: 0 });
  }

  /** Gives what an offer would say: never more than is set aside, and at its end that there will be no more. */
  settle(offer: string, amount: number, isOver: boolean): Cost {
    const known = this.offers.get(offer);
    const spent = Math.min(amount, known?.held ?? amount);
    const most = isOver ? spent : AMOUNT_MAX;
    if (known !== undefined && known.state !== "released") {
      this.offers.set(offer, { ...known, state: "spent", spent, held: Math.min(known.held, most) });
    }
    return { spent, most };
  }

  /** As the object would tell it, without what was never touched. */
  lines(): object[] {
    const known = [...this.offers.values()].filter(({ store }) => store !== "");
    const places = new Set(known.map(({ store, day }) => `${store} ${day}`));
    const stores = [...places].map((place) => ({
      place,
      ...this.sum(({ store, day }) => `${store} ${day}` === place),
    }));
    return [{ place: "all", ...this.sum(() => true) }, ...stores]
      .filter(({ reserved, spent }) => reserved > 0 || spent > 0)
      .map(({ place, reserved, spent }) => ({ place, reserved, spent }));
  }
}

const configOf = ({ campaign, store, count }: Limits): CampaignConfig => ({
  version: 1,
  budgets: [
    { per: "campaign", period: "forever", limit: [{ amount: campaign, currency: SEK }] },
    { per: "store", period: "P1D", limit: [{ amount: store, currency: SEK }] },
  ],
  limits: [{ per: "store", count, period: "P1D" }],
  offersPaused: false,
});

const limits = fc.record({
  campaign: fc.constantFrom(50, 100, 150),
  store: fc.constantFrom(40, 60),
  count: fc.constantFrom(2, 3),
});
const amount = fc.integer({ min: 0, max: AMOUNT_MAX });
const offer = fc.constantFrom("off_1", "off_2", "off_3", "off_4", "off_5", "off_6");
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant("reserve" as const),
      offer,
      amount,
      store: fc.constantFrom("a", "b"),
    }),
  },
  fc.record({ what: fc.constant("release" as const), offer }),
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant("settle" as const), offer, amount, isOver: fc.boolean() }),
  },
  fc.record({ what: fc.constant("configure" as const), limits }),
  fc.record({ what: fc.constant("wait" as const), hours: fc.constantFrom(2, 6, 13) }),
);

let campaigns = 0;

beforeAll(stopClock);

test("in whatever order and however often things come, every sum is that of its offers, and within its limit", async () => {
  await fc.assert(
    fc.asyncProperty(limits, fc.array(step, { maxLength: 25 }), async (first, steps) => {
      const id = `campaign-${++campaigns}`;
      const object = ports.campaign(id);
      const model = new Model(first);
      await object.configure(configOf(first));
      for (const one of steps) {
        if (one.what === "reserve") {
          const { offer: offerId, store: storeId } = one;
          const claim = { offerId, storeId, currency: SEK, amount: one.amount, utcOffsetMs: 0 };
          expect(await object.reserve(claim)).toBe(model.reserve(offerId, one.amount, storeId, ports.now()));
        } else if (one.what === "settle") {
          await object.settle(one.offer, model.settle(one.offer, one.amount, one.isOver));
        } else if (one.what === "release") {
          model.release(one.offer);
          await object.release(one.offer);
        } else if (one.what === "configure") {
          model.limits = one.limits;
          await object.configure(configOf(one.limits));
        } else {
          advance(one.hours * HOUR);
        }
        const lines = (await object.budget()).filter(({ reserved, spent }) => reserved > 0 || spent > 0);
        const told = lines.map(({ storeId, from, reserved, spent }) => ({
          place: storeId === null ? "all" : `${storeId} ${(from ?? 0) / DAY}`,
          reserved,
          spent,
        }));
        expect(new Set(told)).toEqual(new Set(model.lines()));
      }
      for (const offerId of model.offers.keys()) await object.release(offerId);
      const left = (await object.budget()).filter(({ reserved, spent }) => reserved !== 0 || spent !== 0);
      expect(left).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
