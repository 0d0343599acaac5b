import fc from "fast-check";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { VISIT_SILENCE_MS } from "../../src/domain/bounds.ts";
import { judgeStore } from "../../src/domain/geo/judge.ts";
import { foldVisits } from "../../src/domain/visits/fold.ts";
import { type Observation, toObservation } from "../../src/domain/visits/observation.ts";
import { newTransitions } from "../../src/domain/visits/transitions.ts";
import type { PingResult, SentFix } from "../../src/sdk/wire.ts";
import { admin, type Client, clientAs, done } from "./support/api.ts";
import { advance, MINUTE, SECOND, stopClock, timeAgo } from "./support/clock.ts";
import { decisionsOf } from "./support/issue.ts";
import { TestPhone } from "./support/phone.ts";
import { aCampaign, aStore, CENTER, openShop, putCart } from "./support/retailer.ts";
import { fixAt, north, type Place, stepIn, walkIn } from "./support/walks.ts";

const RADIUS = 80;
const PARIS: Place = [2.3522, 48.8566];
const NEW_YORK: Place = [-74.006, 40.7128];
const MALL: Place = [10.7522, 59.9139];
const NEST: Place = [12.5683, 55.6761];
const FLOORS: Place = [4.9041, 52.3676];
/** A store of its own for each test that changes one. */
const CHANGED: Readonly<Record<string, Place>> = {
  "changed-moved": [11.9746, 57.7089],
  "changed-resized": [13.0038, 55.605],
  "changed-deleted": [17.6389, 59.8586],
};

let backend: Client;
let shoppers = 0;

const around = (center: Place, radius = RADIUS, over: object = {}) =>
  aStore({ fence: { type: "Circle", center, radius }, openingHours: null, currency: "SEK", ...over });

beforeAll(async () => {
  stopClock();
  const stores = {
    "sthlm-1": around(CENTER),
    paris: around(PARIS),
    york: around(NEW_YORK),
    "mall-far": around(north(MALL, 30)),
    "mall-near": around(north(MALL, 5)),
    "mall-next": around(north(MALL, 15)),
    "nest-mall": around(NEST, 300),
    "nest-shop": around(NEST, 40),
    upstairs: around(FLOORS, RADIUS, { floorLevel: 2 }),
    anywhere: around(FLOORS),
    ...Object.fromEntries(Object.entries(CHANGED).map(([id, place]) => [id, around(place)])),
  };
  await openShop(stores, [aCampaign("calm")]);
  backend = await clientAs("backend");
});
afterEach(() => {
  vi.restoreAllMocks();
});

async function aShopper() {
  const id = `calm-${++shoppers}`;
  await putCart(backend, id);
  return { id, phone: await TestPhone.of(backend, id) };
}

const told = ({ visits }: PingResult): string[] => visits.map(({ storeId, event }) => `${event} ${storeId}`);
const offersOf = async (phone: TestPhone): Promise<number> =>
  done(await phone.call<{ items: unknown[] }>("GET", "/v1/offers?state=all")).items.length;

describe("over HTTP", () => {
  test("silence of three hours closes the visit, which the next ping is told", async () => {
    const { phone } = await aShopper();
    const { state } = await phone.ping(stepIn());
    const leftAt = timeAgo(0);
    advance(VISIT_SILENCE_MS - SECOND);
    const still = await phone.ping([fixAt(north(CENTER, 150))], { state });
    expect(still.visits).toEqual([]);
    advance(SECOND);
    const { visits } = await phone.ping([fixAt(CENTER)]);
    expect(visits.map(({ event, at }) => [event, at])).toEqual([
      ["exited", leftAt],
      ["entered", timeAgo(0)],
    ]);
  });

  test("nested fences each open their own visit, and one of them speaks", async () => {
    const { id, phone } = await aShopper();
    const answer = await phone.ping(walkIn(NEST));
    expect(told(answer).toSorted()).toEqual([
      "dwelled nest-mall",
      "dwelled nest-shop",
      "entered nest-mall",
      "entered nest-shop",
    ]);
    expect(answer.offers).toHaveLength(1);
    expect((await decisionsOf(id)).map(({ state }) => state).toSorted()).toEqual(["issued", "silent"]);
  });

  test("of three stores of one mall the nearest is chosen, once, and the others say another_store", async () => {
    const { id, phone } = await aShopper();
    const { state, offers } = await phone.ping(walkIn(MALL));
    advance(MINUTE);
    await phone.ping([fixAt(MALL)], { state });
    expect(offers).toMatchObject([{ storeIds: ["mall-near"] }]);
    const decisions = await decisionsOf(id);
    expect(decisions.map(({ store, body }) => [store, body.code])).toEqual([
      ["mall-near", null],
      ["mall-next", "another_store"],
      ["mall-far", "another_store"],
    ]);
    expect(decisions[1]?.body.considered).toMatchObject([
      { campaignId: "calm", reason: { code: "another_store", detail: { storeId: "mall-near" } } },
    ]);
  });

  test("a different floor is outside where both sides know the floor", async () => {
    const walk = (floorLevel: number | null) => walkIn(FLOORS).map((fix) => ({ ...fix, floorLevel }));
    const stores = async (floorLevel: number | null) => {
      const answer = await (await aShopper()).phone.ping(walk(floorLevel));
      return told(answer)
        .filter((step) => step.startsWith("dwelled"))
        .toSorted();
    };
    expect(await stores(2)).toEqual(["dwelled anywhere", "dwelled upstairs"]);
    expect(await stores(null)).toEqual(["dwelled anywhere", "dwelled upstairs"]);
    expect(await stores(0)).toEqual(["dwelled anywhere"]);
  });

  test("who takes the lift leaves the store", async () => {
    const { phone } = await aShopper();
    const { state } = await phone.ping(walkIn(FLOORS).map((fix) => ({ ...fix, floorLevel: 2 })));
    advance(2 * MINUTE);
    const down = [30, 0].map((secondsAgo) => ({ ...fixAt(FLOORS, secondsAgo), floorLevel: 0 }));
    expect(told(await phone.ping(down, { state }))).toEqual(["exited upstairs"]);
  });

  test("Paris to New York in a minute is visits and no offer for 30 minutes, in one request", async () => {
    const { phone } = await aShopper();
    const home = walkIn(PARIS).map((fix) => ({ ...fix, timestamp: fix.timestamp - 210 * SECOND }));
    const answer = await phone.ping([...home, ...walkIn(NEW_YORK)]);
    expect(told(answer)).toContain("dwelled york");
    expect(answer.offers).toEqual([]);
    // The jump was to the first fix there, two and a half minutes ago.
    advance(27 * MINUTE);
    expect((await phone.ping([fixAt(NEW_YORK)])).offers).toEqual([]);
    advance(MINUTE);
    expect((await phone.ping([fixAt(NEW_YORK)])).offers).toHaveLength(1);
  });

  test("and in two, at two stores", async () => {
    const { phone } = await aShopper();
    const { state, offers } = await phone.ping(walkIn(PARIS));
    expect(offers).toHaveLength(1);
    advance(4 * MINUTE);
    const jumped = await phone.ping(walkIn(NEW_YORK), { state });
    expect(told(jumped)).toContain("dwelled york");
    expect(await offersOf(phone)).toBe(1);
  });

  test("a late earlier fix, or a late outside fix that splits a visit, gives no second offer", async () => {
    const { id, phone } = await aShopper();
    const { state, offers } = await phone.ping(walkIn());
    const late = await phone.ping([fixAt(CENTER, 120)], { state });
    const split = await phone.ping([fixAt(north(CENTER, 200), 50), fixAt(north(CENTER, 200), 40)], { state });
    advance(2 * MINUTE);
    const again = await phone.ping([fixAt(CENTER, 60), fixAt(CENTER)], { state });
    expect([late, split, again].map((answer) => [answer.offers, answer.decisionId])).toEqual(
      Array.from({ length: 3 }, () => [offers, null]),
    );
    expect(await decisionsOf(id)).toHaveLength(1);
  });

  test("two devices of one shopper 500 km apart are each their own track", async () => {
    const { id, phone } = await aShopper();
    const other = await TestPhone.of(backend, id);
    const [here, there] = [await phone.ping(walkIn(PARIS)), await other.ping(walkIn(MALL))];
    expect([told(here).length, here.offers.length]).toEqual([2, 1]);
    expect(told(there)).toContain("dwelled mall-near");
    expect(await offersOf(phone)).toBe(2);
  });

  const ELSEWHERE = { type: "Circle", center: [17, 58], radius: RADIUS };
  test.each<[name: string, id: string, change: (id: string) => Promise<unknown>]>([
    ["moved", "changed-moved", (id) => admin("PUT", `/v1/stores/${id}`, aStore({ fence: ELSEWHERE }))],
    [
      "resized",
      "changed-resized",
      (id) => admin("PUT", `/v1/stores/${id}`, around(north(CHANGED[id] ?? CENTER, 300), 20)),
    ],
    ["deleted", "changed-deleted", (id) => admin("DELETE", `/v1/stores/${id}`)],
  ])("a store %s during a visit leaves no orphan", async (_name, id, change) => {
    const { phone } = await aShopper();
    const place = CHANGED[id] ?? CENTER;
    const entered = await phone.ping(stepIn(place));
    expect(told(entered)).toEqual([`entered ${id}`]);
    await change(id);
    advance(2 * MINUTE);
    const left = await phone.ping([fixAt(place, 30), fixAt(place)], { state: entered.state });
    expect([told(left), left.state]).toEqual([[`exited ${id}`], null]);
  });
});

/** Metres north of the middle of the store, and what the fix says of itself. */
const SPOTS = {
  in: [30, {}],
  deep: [0, { speed: 1.2 }],
  blur: [10, { accuracy: -1 }],
  car: [20, { speed: 13 }],
  unsure: [84, {}],
  edge: [93, {}],
  out: [180, {}],
  far: [5_000, {}],
} as const satisfies Record<string, readonly [number, object]>;
type Spot = keyof typeof SPOTS;

interface Step {
  readonly spot: Spot;
  /** Seconds after the step before. */
  readonly after: number;
  /** Whether its request ends with it. */
  readonly sends: boolean;
}
/** The fixes of one request, at seconds from the beginning of the walk. */
type Request = readonly { readonly spot: Spot; readonly at: number }[];

const anyStep = (...spots: Spot[]): fc.Arbitrary<Step> =>
  fc.record({ spot: fc.constantFrom(...spots), after: fc.integer({ min: 5, max: 90 }), sends: fc.boolean() });

const requestsOf = (steps: readonly Step[]): Request[] => {
  let at = 0;
  const requests: { spot: Spot; at: number }[][] = [[]];
  steps.forEach(({ spot, after, sends }, i) => {
    at += after;
    requests.at(-1)?.push({ spot, at });
    if (sends && i < steps.length - 1) requests.push([]);
  });
  return requests;
};

/** Any walk at all, of half an hour at most. */
const anyWalk = fc
  .array(anyStep("in", "in", "deep", "deep", "blur", "car", "unsure", "edge", "out", "out", "far"), {
    minLength: 1,
    maxLength: 20,
  })
  .map(requestsOf);

/** Comes, stays, and goes: a late fix can then join no two stays to one that lasted. */
const anyStay = fc
  .tuple(
    fc.array(anyStep("out", "far", "edge"), { maxLength: 3 }),
    fc.array(anyStep("in", "deep", "in", "deep", "blur", "unsure", "car"), { minLength: 1, maxLength: 8 }),
    fc.array(anyStep("out", "far"), { maxLength: 3 }),
  )
  .map((parts) => requestsOf(parts.flat()));

const sentOf = (request: Request, began: number): SentFix[] =>
  request.map(({ spot, at }) => {
    const [metres, coords] = SPOTS[spot];
    const { id, coords: sent } = fixAt(north(CENTER, metres), 0, coords);
    return { id, timestamp: began + at * SECOND, coords: sent };
  });
const endOf = (request: Request): number => Math.max(...request.map(({ at }) => at));

/** What the object is to make of fixes, were it asked in the memory of this test. */
function observed({ id, timestamp, coords }: SentFix): Observation {
  const { latitude, longitude, accuracy = null, speed = null } = coords;
  const known = accuracy !== null && accuracy > 0 ? accuracy : null;
  const fix = { id, seq: null, at: timestamp, latitude, longitude, accuracy: known, speed, floorLevel: null };
  const store = { fence: { type: "Circle", center: CENTER, radius: RADIUS }, floorLevel: null } as const;
  return toObservation(fix, [{ storeId: "sthlm-1", ...judgeStore(store, fix) }], {
    now: timestamp,
    entered: new Set(),
  });
}
const touches = (request: Request): boolean => request.some(({ spot }) => SPOTS[spot][0] <= RADIUS);

/** Plays requests in order, `state` echoed, at the times at which they end; each is sent so many times. */
async function play(phone: TestPhone, requests: readonly Request[], times = 1) {
  const began = Date.now();
  const given: Observation[] = [];
  const steps: string[] = [];
  let state: string | null = null;
  for (const request of requests) {
    vi.setSystemTime(began + endOf(request) * SECOND);
    const fixes = sentOf(request, began);
    if (state !== null || touches(request)) given.push(...fixes.map(observed));
    const ping = await phone.sign(fixes, { state });
    for (let time = 0; time < times; time += 1) {
      const answer: PingResult = done(await phone.send(ping));
      steps.push(...answer.visits.map(({ event, at }) => `${event} ${at}`));
      state = answer.state;
    }
  }
  const { transitions } = newTransitions(foldVisits(given, Date.now()), [], 60);
  const expected = transitions.map(({ event, at }) => `${event} ${new Date(at).toISOString()}`);
  return { steps, expected };
}

/** Plays requests in any order; each comes when it has ended, or later. */
async function playShuffled(phone: TestPhone, requests: readonly Request[]): Promise<void> {
  const began = Date.now();
  let clock = 0;
  for (const request of requests) {
    clock = Math.max(clock, endOf(request));
    vi.setSystemTime(began + clock * SECOND);
    await phone.ping(sentOf(request, began));
  }
}

const RUNS = { numRuns: 8 };

describe("whatever the walk, over HTTP", () => {
  test("in order and with state echoed the visits are those of the fold", async () => {
    await fc.assert(
      fc.asyncProperty(anyWalk, async (requests) => {
        const { steps, expected } = await play((await aShopper()).phone, requests);
        expect(steps.toSorted()).toEqual(expected.toSorted());
      }),
      RUNS,
    );
  });

  test("sent twice each, the visits and the offers are the same", async () => {
    await fc.assert(
      fc.asyncProperty(anyWalk, async (requests) => {
        const [once, twice] = [await aShopper(), await aShopper()];
        const began = Date.now();
        const { steps } = await play(once.phone, requests);
        vi.setSystemTime(began);
        expect((await play(twice.phone, requests, 2)).steps).toEqual(steps);
        expect(await offersOf(twice.phone)).toBe(await offersOf(once.phone));
      }),
      RUNS,
    );
  });

  test("shuffled and doubled, there are never more offers", async () => {
    const arrivals = anyStay.chain((requests) => {
      const doubled = [...requests, ...requests];
      return fc.tuple(fc.constant(requests), fc.shuffledSubarray(doubled, { minLength: requests.length }));
    });
    await fc.assert(
      fc.asyncProperty(arrivals, async ([requests, arrived]) => {
        const [ordered, shuffled] = [await aShopper(), await aShopper()];
        await play(ordered.phone, requests);
        await playShuffled(shuffled.phone, arrived);
        expect(await offersOf(shuffled.phone)).toBeLessThanOrEqual(await offersOf(ordered.phone));
      }),
      RUNS,
    );
  });

  test("also where the shopper comes and goes, there is never a second one within the hour", async () => {
    const arrivals = anyWalk.chain((requests) =>
      fc.shuffledSubarray([...requests, ...requests], { minLength: requests.length }),
    );
    await fc.assert(
      fc.asyncProperty(arrivals, async (arrived) => {
        const { phone } = await aShopper();
        await playShuffled(phone, arrived);
        expect(await offersOf(phone)).toBeLessThanOrEqual(1);
      }),
      RUNS,
    );
  });
});
