import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { CartFixture } from "../scripts/fixtures/carts.ts";
import { CURRENCIES, LOCALES } from "../scripts/fixtures/products.ts";
import { readStores } from "../scripts/fixtures/stores.ts";
import type { WalkFix } from "../scripts/fixtures/track.ts";
import type { Walk } from "../scripts/fixtures/walks.ts";
import { DWELL_AFTER_DEFAULT_S } from "../src/domain/bounds.ts";
import { type Campaign, parseCampaign } from "../src/domain/campaigns/campaign.ts";
import { checkCampaign } from "../src/domain/campaigns/check.ts";
import { compileCampaign } from "../src/domain/campaigns/compile.ts";
import type { Decision } from "../src/domain/campaigns/decision.ts";
import { moneyNamed } from "../src/domain/campaigns/money-named.ts";
import { decide } from "../src/domain/campaigns/pipeline.ts";
import { anInput } from "../src/domain/campaigns/testing.ts";
import type { Fence, LngLat } from "../src/domain/geo/fence.ts";
import { judgeFix } from "../src/domain/geo/judge.ts";
import { measureFence } from "../src/domain/geo/measure.ts";
import { readFix } from "../src/domain/pings/fix.ts";
import { parseOpeningHours } from "../src/domain/stores/opening-hours.ts";
import { parseStore, type StoreRecord } from "../src/domain/stores/store.ts";
import { foldVisits } from "../src/domain/visits/fold.ts";
import { type Observation, toObservation } from "../src/domain/visits/observation.ts";
import { newTransitions, type Transition } from "../src/domain/visits/transitions.ts";

const FOLDER = new URL("../fixtures/", import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, FOLDER), "utf8"));

const bodies = readStores();
const { campaigns } = read("campaigns.json") as { campaigns: readonly { readonly id: string }[] };
const { carts } = read("carts.json") as { carts: readonly CartFixture[] };
const walks = readdirSync(new URL("walks/", FOLDER)).map((file) => read(`walks/${file}`) as Walk);

const HOUR_MS = 3_600_000;
/** Midnight between Sunday and Monday, in all of the stores' towns; no clock changes in that week. */
const MONDAY = Date.UTC(2026, 10, 15, 23);

const found = <T>(all: readonly T[], is: (one: T) => boolean, name: string): T => {
  const one = all.find(is);
  if (one === undefined) throw new Error(`there is no ${name} in the fixtures`);
  return one;
};

const storeOf = (id: string): StoreRecord => {
  const { id: _, ...body } = found(bodies, (store) => store.id === id, id);
  const parsed = parseStore(id, body);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};

const campaignOf = (id: string): Campaign => {
  const parsed = parseCampaign(found(campaigns, (campaign) => campaign.id === id, id));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};

describe("stores", () => {
  const MARKETS: Readonly<
    Record<string, readonly [timeZone: string, country: string, currency: string, locale: string]>
  > = {
    sthlm: ["Europe/Stockholm", "SE", "SEK", "sv-SE"],
    gbg: ["Europe/Stockholm", "SE", "SEK", "sv-SE"],
    osl: ["Europe/Oslo", "NO", "NOK", "nb-NO"],
    cph: ["Europe/Copenhagen", "DK", "DKK", "da-DK"],
    ams: ["Europe/Amsterdam", "NL", "EUR", "nl-NL"],
    utr: ["Europe/Amsterdam", "NL", "EUR", "nl-NL"],
  };

  test.each(bodies)("$id is a store, in its market, with hours that are understood", ({ id }) => {
    const { timeZone, country, currency, locale, tags, openingHours } = storeOf(id);
    expect([timeZone, country, currency, locale]).toEqual(MARKETS[id.replace(/-\d+$/, "")]);
    expect(tags).toContain(country?.toLowerCase());
    expect(parseOpeningHours(openingHours ?? "")).not.toBeNull();
  });

  test("only the two of one mall overlap", () => {
    const overlapping = bodies.flatMap((a, i) =>
      bodies
        .slice(i + 1)
        .filter((b) => meets(a.fence, b.fence) || meets(b.fence, a.fence))
        .map((b) => [a.id, b.id]),
    );
    expect(overlapping).toEqual([["sthlm-6", "sthlm-7"]]);
    expect([storeOf("sthlm-6").floorLevel, storeOf("sthlm-7").floorLevel]).toEqual([0, 1]);
  });

  test("the two on Avenyn are a street apart", () => {
    const opposite = storeOf("gbg-4").fence;
    const gaps = outline(storeOf("gbg-3").fence).map((point) => measureFence(opposite, point).metresToEdge);
    expect(Math.min(...gaps)).toBeGreaterThan(35);
    expect(Math.min(...gaps)).toBeLessThan(60);
  });
});

describe("campaigns", () => {
  test.each(campaigns)("$id has no problem", ({ id }) => {
    expect(checkCampaign(campaignOf(id)).problems).toEqual([]);
  });

  test.each(campaigns)("$id names every currency wherever it names money, and speaks every language", ({ id }) => {
    const campaign = campaignOf(id);
    const named = moneyNamed(campaign);
    expect(named.length).toBeGreaterThan(0);
    for (const { amounts } of named) expect(amounts.map(({ currency }) => currency)).toEqual(CURRENCIES);
    for (const { texts } of campaign.variants) expect(Object.keys(texts).toSorted()).toEqual(LOCALES.toSorted());
  });

  test.each([
    ["autumn-cart", "astrid", "sthlm-1", "wed 13", "offer"],
    ["autumn-cart", "lotte", "ams-4", "wed 13", "offer"],
    ["autumn-cart", "cecilia", "sthlm-1", "wed 13", "cart_in_use"],
    ["autumn-cart", "david", "sthlm-1", "wed 13", "rule_not_met"],
    ["weekend-shoes", "astrid", "sthlm-4", "sat 13", "offer"],
    ["weekend-shoes", "astrid", "sthlm-4", "fri 13", "rule_not_met"],
    ["weekend-shoes", "astrid", "sthlm-4", "sat 23", "store_closed"],
    ["rainy-evening", "bengt", "gbg-2", "wed 17", "offer"],
    ["rainy-evening", "bengt", "gbg-2", "wed 10", "rule_not_met"],
    ["flagship-basket", "henrik", "cph-1", "wed 13", "offer"],
    ["flagship-basket", "henrik", "cph-2", "wed 13", "rule_not_met"],
    ["outlet-last-chance", "gunnar", "osl-7", "wed 13", "offer"],
    ["outlet-last-chance", "gunnar", "osl-1", "wed 13", "rule_not_met"],
  ])("%s, for %s at %s on %s: %s", (id, shopperId, storeId, when, outcome) => {
    const decision = decided([campaignOf(id)], shopperId, storeId, instant(when));
    expect(decision.outcome === "offer" ? "offer" : decision.code).toBe(outcome);
  });

  test("whatever the hour, all together offer astrid the autumn campaign in Drottninggatan while it is open", () => {
    const all = campaigns.map(({ id }) => campaignOf(id));
    const hours = Array.from({ length: 7 * 24 }, (_, hour) => MONDAY + hour * HOUR_MS);
    const chosen = hours.map((now) => {
      const decision = decided(all, "astrid", "sthlm-1", now);
      return decision.outcome === "offer" ? decision.chosen.campaignId : decision.code;
    });
    expect(new Set(chosen)).toEqual(new Set(["autumn-cart", "store_closed"]));
  });
});

describe("walks", () => {
  test.each(walks)("$name: $expect", (walk) => {
    const told = (event: string): number =>
      transitionsOf(walk).filter((one) => one.storeId === walk.storeId && one.event === event).length;
    expect({ entered: told("entered"), dwelled: told("dwelled"), exited: told("exited") }).toEqual(walk.expect);
  });

  test("no walk dwells anywhere but where it means to", () => {
    const dwelledIn = walks.map((walk) => [
      walk.name,
      transitionsOf(walk).flatMap(({ event, storeId }) => (event === "dwelled" ? [storeId] : [])),
    ]);
    expect(Object.fromEntries(dwelledIn)).toEqual({
      "across-the-street": ["gbg-3"],
      "drive-by": [],
      glitch: [],
      "in-and-out": ["utr-2"],
      "indoor-drift": ["osl-4"],
      "tunnel-gap": ["sthlm-1"],
      "walk-in": ["sthlm-1"],
    });
  });
});

/** What all stores hear of a walk, told at its end. */
function transitionsOf({ fixes }: Walk): readonly Transition[] {
  const start = MONDAY + 12 * HOUR_MS;
  const end = start + (fixes.at(-1)?.atSeconds ?? 0) * 1000;
  const visits = foldVisits(
    fixes.map((fix) => observed(fix, start, end)),
    end,
  );
  return newTransitions(visits, [], DWELL_AFTER_DEFAULT_S).transitions;
}

/** Points along the edge of a fence, a few metres apart. */
function outline(fence: Fence): readonly { longitude: number; latitude: number }[] {
  if (fence.type === "Circle") {
    const [longitude, latitude] = fence.center;
    const east = fence.radius / (111_195 * Math.cos((latitude * Math.PI) / 180));
    return Array.from({ length: 72 }, (_, step) => ({
      longitude: longitude + east * Math.cos((step * Math.PI) / 36),
      latitude: latitude + (fence.radius / 111_195) * Math.sin((step * Math.PI) / 36),
    }));
  }
  const rings = fence.type === "Polygon" ? fence.coordinates : fence.coordinates.flat();
  return rings.flatMap((ring) => ring.slice(1).flatMap((to, i) => along(ring[i] ?? to, to)));
}

const along = ([x, y]: LngLat, [toX, toY]: LngLat): readonly { longitude: number; latitude: number }[] =>
  Array.from({ length: 12 }, (_, i) => ({ longitude: x + ((toX - x) * i) / 12, latitude: y + ((toY - y) * i) / 12 }));

const meets = (edge: Fence, area: Fence): boolean => outline(edge).some((point) => measureFence(area, point).inside);

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
/** `instant("wed 13")`: that day of the week, at that full hour. */
const instant = (when: string): number => {
  const [weekday = "", hour] = when.split(" ");
  return MONDAY + (WEEKDAYS.indexOf(weekday) * 24 + Number(hour)) * HOUR_MS;
};

/** What these campaigns decide for a shopper with consent who has been three minutes in a store. */
function decided(weighed: readonly Campaign[], shopperId: string, storeId: string, now: number): Decision {
  const { locale, cart } = found(carts, (one) => one.shopperId === shopperId, shopperId);
  const { minutesAgo, ...rest } = cart;
  return decide({
    ...anInput(),
    now,
    trigger: { event: "dwelled", at: now, dwellSeconds: 180, confidence: "high" },
    store: storeOf(storeId),
    cart: {
      kind: "present",
      cart: { ...rest, items: [...cart.items], updatedAt: new Date(now - minutesAgo * 60_000).toISOString() },
    },
    shopper: {
      ...anInput().shopper,
      locale,
      consents: { preciseLocation: true, marketing: true, profiling: false },
    },
    campaigns: weighed.map((campaign) => compileCampaign({ campaign, version: 1 })),
  });
}

/** A fix as a ping carries it, read at the end of the walk and judged against every store. */
function observed({ atSeconds, ...coords }: WalkFix, start: number, end: number): Observation {
  const reading = readFix({ id: `fix-${atSeconds}`, timestamp: start + atSeconds * 1000, coords }, end);
  if (!reading.ok) throw new Error(`${atSeconds}: ${reading.reason}`);
  return toObservation(
    reading.fix,
    bodies.map(({ id, fence }) => ({ storeId: id, ...judgeFix(fence, reading.fix) })),
    { now: end, entered: new Set() },
  );
}
