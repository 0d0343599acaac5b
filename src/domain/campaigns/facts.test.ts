import { describe, expect, test } from "vitest";
import type { FactContext } from "./facts/fact.ts";
import type { Attribute } from "../shoppers/attribute.ts";
import { factList, factNamed, factSource, factsWith } from "./facts.ts";
import { instantOf } from "./local-time.ts";
import { checkRules } from "./rule-check.ts";
import type { RuleGroup } from "./rules.ts";
import { aFactContext, NOW, STORE } from "./testing.ts";

const CONTEXT = aFactContext({ trigger: { event: "dwelled", at: NOW, dwellSeconds: 90, confidence: "medium" } });

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

const ABOUT_THE_PERSON = /^(?:shopper|contacts)\.|^visit\.(?:visitsLast|daysSince)/;

test("the list shows each fact as an editor needs it, and nothing of how it is read", () => {
  expect(new Set(factList().map(({ name }) => name)).size).toBe(factList().length);
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
    expect(personal, name).toBe(ABOUT_THE_PERSON.test(name));
    expect(factNamed(name)?.explain).toContain("{value}");
  }
});

describe("attributes and families", () => {
  const attributes: readonly Attribute[] = [
    { name: "pairs", type: "number", personal: "yes", label: { sv: "Par skor", en: "Pairs of shoes" } },
    { name: "region", type: "string", personal: "no", label: { sv: "Region" } },
    { name: "joined", type: "date", personal: "yes", label: {} },
    { name: "faith", type: "string", personal: "protected", label: { en: "Faith" } },
  ];
  const listed = new Map(factList(attributes).map((fact) => [fact.name, fact]));

  test.each([
    ["shopper.attributes.pairs", { type: "number", label: "Pairs of shoes", personal: true }],
    ["shopper.attributes.region", { type: "string", label: "Region", personal: false }],
    ["shopper.attributes.joined", { type: "date", label: "joined", personal: true }],
    ["shopper.attributes.faith", undefined],
    ["shopper.potential.{category}", { type: "money", personal: true }],
    ["shopper.affinity.{category}", { type: "number", unit: "%", personal: true }],
  ])("%s is listed as it may be asked for", (name, fact) => {
    if (fact === undefined) expect(listed.has(name)).toBe(false);
    else expect(listed.get(name)).toMatchObject(fact);
  });

  test.each([
    ["a declared attribute", "shopper.attributes.pairs", ">=", 2, []],
    ["one of another type", "shopper.attributes.pairs", ">=", "two", ["/rules/0/value"]],
    ["an operator of another type", "shopper.attributes.region", ">=", "north", ["/rules/0/operator"]],
    ["a day that is none", "shopper.attributes.joined", "<", "yesterday", ["/rules/0/value"]],
    ["one that is protected", "shopper.attributes.faith", "=", "none", ["/rules/0/field"]],
    ["one that nobody declared", "shopper.attributes.shoeSize", "=", "42", ["/rules/0/field"]],
    ["a category", "shopper.potential.shoes", ">=", 100, []],
    ["no category", "shopper.potential.", ">=", 100, ["/rules/0/field"]],
  ])("a rule that names %s", (_, field, operator, value, pointers) => {
    const group: RuleGroup = { combinator: "and", rules: [{ field, operator, value }] };
    expect(checkRules(group, "", factsWith(attributes)).map(({ pointer }) => pointer)).toEqual(pointers);
  });
});
