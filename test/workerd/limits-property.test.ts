import { runDurableObjectAlarm } from "cloudflare:test";
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { type Client, clientAs } from "./support/api.ts";
import { advance, DAY, HOUR, MINUTE, SECOND, stopClock } from "./support/clock.ts";
import { intercept } from "./support/intercept.ts";
import { renewed, someone } from "./support/life.ts";
import { rowsIn } from "./support/objects.ts";
import { TestPhone } from "./support/phone.ts";
import { aCampaign, aStore, openShop } from "./support/retailer.ts";
import { walkIn } from "./support/walks.ts";

/* Pings, repetitions, lost calls, alarms and clocks that jump, in any order, against the real objects. */

const PER_SHOPPER = { count: 2, ms: DAY };
const PER_DEVICE = { count: 1, ms: 6 * HOUR };

let backend: Client;
let shoppers = 0;

beforeAll(async () => {
  stopClock();
  const campaign = aCampaign("exact", {
    budget: null,
    offerTtl: "PT1H",
    trigger: { event: "dwelled", retriggerAfter: "PT0S" },
    limits: [
      { per: "shopper", count: PER_SHOPPER.count, period: "P1D" },
      { per: "device", count: PER_DEVICE.count, period: "PT6H" },
    ],
  });
  await openShop({ "sthlm-1": aStore({ openingHours: null }) }, [campaign]);
  backend = await clientAs("backend");
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** One shopper with two phones, and what went over the line. */
interface World {
  readonly stub: DurableObjectStub;
  readonly phones: readonly [TestPhone, TestPhone];
  readonly sent: { readonly by: TestPhone; readonly ping: string }[];
  loseNext: boolean;
}

const WAITS = [1, 20, 200, 380, 700, 1_450];

/** What can happen; `n` is a number from 0 to 5, read as each needs it. */
const STEPS: Readonly<Record<string, (world: World, n: number) => unknown>> = {
  /** Up to three pings of one walk, or of two, at once. */
  walk: async ({ phones, sent }, n) => {
    const by = await renewed(phones[n % 2 === 0 ? 0 : 1]);
    const pings = await Promise.all(Array.from({ length: 1 + (n % 3) }, () => by.sign(walkIn())));
    sent.push(...pings.map((ping) => ({ by, ping })));
    await Promise.all(pings.map((ping) => by.send(ping)));
  },
  repeat: async ({ sent }, n) => {
    const again = sent.at(-1 - n);
    if (again !== undefined) await Promise.all([again.by.send(again.ping), again.by.send(again.ping)]);
  },
  wait: (_, n) => advance((WAITS[n] ?? 1) * MINUTE),
  stepBack: (_, n) => advance(-20 * (n + 1) * SECOND),
  loseNext: (world) => {
    world.loseNext = true;
  },
  ring: ({ stub }) => runDurableObjectAlarm(stub),
};

/** The most offers that any stretch of `ms` holds. */
const most = (times: readonly number[], ms: number): number =>
  Math.max(0, ...times.map((end) => times.filter((time) => time <= end && time > end - ms).length));

async function aWorld(): Promise<World> {
  const { id, phone, stub } = await someone(backend, `limits-${++shoppers}`);
  const world: World = { stub, phones: [phone, await TestPhone.of(backend, id)], sent: [], loseNext: false };
  intercept(env.OFFER, async (_, proceed) => {
    const isLost = world.loseNext;
    world.loseNext = false;
    if (isLost) throw new Error("the call is lost");
    return proceed();
  });
  return world;
}

test("no limit is ever exceeded", async () => {
  vi.spyOn(console, "warn").mockReturnValue();
  vi.spyOn(console, "error").mockReturnValue();
  const steps = fc.array(fc.tuple(fc.constantFrom(...Object.keys(STEPS)), fc.nat(5)), { minLength: 4, maxLength: 14 });
  let made = 0;
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const world = await aWorld();
      // An offer at first, so that there is something to be limited.
      for (const [name, n] of [["walk", 0] as const, ...all]) await STEPS[name]?.(world, n);
      const query = "SELECT issued_at AS at, device FROM offer WHERE issued = 1";
      const offers = await rowsIn<{ at: number; device: string }>(world.stub, query);
      made += offers.length;
      const times = offers.map(({ at }) => at);
      expect(most(times, PER_SHOPPER.ms)).toBeLessThanOrEqual(PER_SHOPPER.count);
      for (const { deviceId } of world.phones) {
        const own = offers.flatMap(({ at, device }) => (device === deviceId ? [at] : []));
        expect(most(own, PER_DEVICE.ms)).toBeLessThanOrEqual(PER_DEVICE.count);
      }
    }),
    { numRuns: 15 },
  );
  expect(made).toBeGreaterThan(0);
});
