import { describe, expect, test } from "vitest";
import { factList, factNamed, factSource } from "./facts.ts";
import type { FactContext } from "./facts/fact.ts";
import { instantOf } from "./local-time.ts";
import { CART, NOW, STORE } from "./testing.ts";

const CONTEXT: FactContext = {
  now: NOW,
  trigger: { event: "dwelled", at: NOW, dwellSeconds: 90, confidence: "medium" },
  store: STORE,
  cart: { cart: CART, leftAt: instantOf(CART.updatedAt) },
};

describe("what each fact reads", () => {
  test.each([
    ["cart.total", { amount: 159_700, currency: "SEK" }],
    ["cart.itemCount", 3],
    ["cart.categories", ["socks", "shoes", "trail"]],
    ["cart.skus", ["sock-m", "trail-42"]],
    ["cart.abandonedMinutes", 1_020],
    ["store.id", "sthlm-1"],
    ["store.tags", ["flagship", "city"]],
    ["visit.dwellSeconds", 90],
    ["visit.confidence", "medium"],
    ["time.localHour", 15],
    ["time.weekday", "sat"],
  ])("%s", (name, value) => {
    expect(factSource(CONTEXT)(name)).toEqual(value);
    expect(factSource({ ...CONTEXT, cart: null })(name)).toEqual(name.startsWith("cart.") ? undefined : value);
  });

  test.each([null, "Mars/Olympus"])("time is unknown in the zone %s", (timeZone) => {
    const fact = factSource({ ...CONTEXT, store: { ...STORE, timeZone } });
    expect([fact("time.localHour"), fact("time.weekday")]).toEqual([undefined, undefined]);
  });

  test.each([
    ["2026-03-29T00:59:59Z", 1, "sun"],
    ["2026-03-29T01:00:00Z", 3, "sun"],
    ["2026-10-25T01:30:00Z", 2, "sun"],
    ["2026-12-31T23:30:00Z", 0, "fri"],
  ])("at %s the clock in Stockholm shows hour %d of %s", (at, hour, weekday) => {
    const fact = factSource({ ...CONTEXT, now: instantOf(at) });
    expect([fact("time.localHour"), fact("time.weekday")]).toEqual([hour, weekday]);
  });
});

test("a fact is read when it is first asked for, and once", () => {
  let reads = 0;
  const counting: FactContext = {
    ...CONTEXT,
    get trigger() {
      reads += 1;
      return CONTEXT.trigger;
    },
  };
  const fact = factSource(counting);
  expect(fact("store.id")).toBe("sthlm-1");
  expect(reads).toBe(0);
  expect([fact("visit.dwellSeconds"), fact("visit.dwellSeconds")]).toEqual([90, 90]);
  expect(reads).toBe(1);
});

test("the list shows each fact as an editor needs it, and nothing of how it is read", () => {
  expect(factList()).toHaveLength(11);
  expect(factList().find(({ name }) => name === "visit.confidence")).toEqual({
    name: "visit.confidence",
    type: "level",
    operators: ["=", "!=", "<", "<=", ">", ">=", "in", "notIn"],
    label: "Certainty of the visit",
    unit: null,
    values: ["low", "medium", "high"],
    personal: false,
  });
  for (const { name, label, operators, personal } of factList()) {
    expect(label.length).toBeGreaterThan(3);
    expect(operators.length).toBeGreaterThan(1);
    expect(personal).toBe(name.startsWith("shopper."));
    expect(factNamed(name)?.explain).toContain("{value}");
  }
});
