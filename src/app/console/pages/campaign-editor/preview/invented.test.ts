import { describe, expect, test } from "vitest";
import { factList, factNamed, factSource } from "../../../../../domain/campaigns/facts.ts";
import { compileRules } from "../../../../../domain/campaigns/rule-compile.ts";
import type { Rule } from "../../../../../domain/campaigns/rules.ts";
import { stageContext } from "../../../../../domain/campaigns/stages/stage.ts";
import { supposedInput, supposedSchema } from "../../../../../domain/campaigns/supposed.ts";
import { aCampaign, anInput, CART, NOW, rules, STORE } from "../../../../../domain/campaigns/testing.ts";
import { newDraft } from "../draft.ts";
import { factsToInvent, meeting, suggestedFacts } from "./asked-facts.ts";
import { type Invented, type Met, supposedFrom } from "./invented.ts";

const MET: Met = { at: NOW, currency: "SEK", trigger: { event: "dwelled", dwellSeconds: 60 } };
const SOMEBODY: Invented = { leftCart: true, profiling: true, age: "adult", facts: {} };
const sek = (amount: number) => ({ amount, currency: "SEK" });

/** What a rule would read of them, once the service has taken it. */
function read(name: string, facts: Invented["facts"], changes: Partial<Invented> = {}) {
  const supposed = supposedSchema.parse(supposedFrom({ ...SOMEBODY, ...changes, facts }, MET));
  const { campaigns, settings, products } = anInput();
  const input = supposedInput(
    supposed,
    { now: NOW, store: STORE, campaign: aCampaign() },
    { campaigns, settings, products },
  );
  const context = stageContext(input).facts;
  const item = supposed.cart?.items[0];
  return factSource({ ...context, ...(item && { item }) })(name);
}

const SAID: Readonly<Record<string, unknown>> = {
  "cart.total": sek(60_000),
  "cart.itemCount": 3,
  "cart.categories": ["shoes", "socks"],
  "cart.skus": ["a", "b"],
  "cart.abandonedMinutes": 95,
  "item.sku": "trail-42",
  "item.productId": "trail",
  "item.categories": ["shoes"],
  "item.quantity": 2,
  "item.unitPrice": sek(9_900),
  "item.inStock": true,
  "item.stock": 7,
  "item.onSale": true,
  "item.marginBasisPoints": 4_000,
  "item.neverDiscount": false,
  "visit.dwellSeconds": 400,
  "visit.confidence": "medium",
  "visit.event": "entered",
  "visit.visitsLast30Days": 4,
  "visit.daysSinceLastVisit": 6,
  "weather.condition": "rain",
  "weather.temperature": -3,
  "weather.rainSoon": true,
  "weather.sunSoon": true,
  "contacts.last7Days": 3,
  "contacts.daysSinceLast": 9,
  "contacts.email.daysSinceLast": 2,
  "contacts.sms.daysSinceLast": 2,
  "contacts.push.daysSinceLast": 2,
  "contacts.letter.daysSinceLast": 2,
  "contacts.postcard.daysSinceLast": 2,
  "contacts.phone.daysSinceLast": 2,
  "contacts.other.daysSinceLast": 2,
  "shopper.segments": ["loyal"],
  "shopper.orders": 5,
  "shopper.spend": sek(999_00),
  "shopper.daysSinceLastPurchase": 30,
  "shopper.tier": "gold",
  "shopper.locale": "sv-SE",
  "shopper.potential.shoes": sek(5_000),
  "shopper.affinity.shoes": 40,
  "shopper.attributes.size": 42,
};

describe("what is said of somebody is what rules read", () => {
  test.each(Object.entries(SAID))("%s: %j", (name, value) => {
    const found = read(name, { [name]: value });
    if (typeof value === "number") expect(found).toBeCloseTo(value);
    else expect(found).toEqual(value);
  });

  test("of every fact that is not the store's or the time's", () => {
    const listed = factList().map(({ name }) => name.replace("{category}", "shoes"));
    const sayable = listed.filter((name) => !/^(store|time)\./.test(name));
    expect(new Set([...sayable, "shopper.attributes.size"])).toEqual(new Set(Object.keys(SAID)));
  });

  test("also of several at once", () => {
    const facts = { "cart.total": sek(60_000), "cart.itemCount": 3, "cart.skus": ["a", "b"] };
    expect(Object.keys(facts).map((name) => read(name, facts))).toEqual(Object.values(facts));
    const contacts = { "contacts.last7Days": 2, "contacts.daysSinceLast": 1, "contacts.email.daysSinceLast": 4 };
    expect(Object.keys(contacts).map((name) => read(name, contacts))).toEqual(Object.values(contacts));
  });

  test("and what is not said is not known", () => {
    for (const name of Object.keys(SAID).filter((one) => /^(weather|contacts|shopper\.(tier|locale|p|a))/.test(one))) {
      expect(read(name, { [name]: null }), name).toBeUndefined();
    }
  });

  test("who left no cart has none, and who may not be profiled is not known", () => {
    expect(read("cart.total", { "cart.total": sek(1) }, { leftCart: false })).toBeUndefined();
    expect(read("shopper.tier", { "shopper.tier": "gold" }, { profiling: false })).toBeUndefined();
    expect(CART.items.length).toBeGreaterThan(0);
  });
});

describe("a value is suggested that meets the rule", () => {
  test.each<[string, string, Rule["value"]]>([
    ["cart.total", ">=", sek(50_000)],
    ["cart.total", ">", [sek(50_000), { amount: 1, currency: "EUR" }]],
    ["cart.total", ">=", 50_000],
    ["cart.total", "between", [sek(1), sek(5)]],
    ["cart.itemCount", "notBetween", [2, 5]],
    ["cart.itemCount", "!=", 2],
    ["cart.itemCount", "<", 2],
    ["cart.itemCount", "in", [4, 5]],
    ["cart.categories", "contains", "shoes"],
    ["cart.categories", "notContains", "shoes"],
    ["cart.categories", "containsAll", ["shoes", "socks"]],
    ["shopper.segments", "containsNone", ["loyal"]],
    ["weather.condition", "!=", "clear"],
    ["visit.confidence", ">", "low"],
    ["weather.rainSoon", "!=", true],
    ["shopper.affinity.shoes", ">=", 30],
  ])("%s %s %j", (field, operator, value) => {
    const suggested = meeting({ field, operator, value });
    expect(factNamed(field)).toBeDefined();
    const judged = compileRules(rules({ field, operator, value }))((name) =>
      name === field ? (suggested as never) : undefined,
    );
    expect(judged.met).toBe(true);
  });

  test.each<[string, string, Rule["value"]]>([
    ["cart.sum", "=", 1],
    ["cart.total", "resembles", 1],
    ["cart.itemCount", "=", "x"],
    ["cart.itemCount", "in", []],
  ])("none for %s %s %j", (field, operator, value) => {
    expect(meeting({ field, operator, value })).toBeNull();
  });
});

test("the form asks for what the rules name, once, and not for the store or the time", () => {
  const draft = newDraft("en");
  const rule = (field: string, value: Rule["value"]): Rule => ({ field, operator: "=", value });
  const [variant] = draft.variants;
  const ruled = {
    ...draft,
    audience: rules(rule("cart.itemCount", 2), rules(rule("time.weekday", "sat"), rule("cart.itemCount", 3))),
    items: rules(rule("item.inStock", true)),
    variants: variant === undefined ? [] : [{ ...variant, audience: rules(rule("shopper.tier", "gold")) }],
  };
  expect(factsToInvent(ruled)).toEqual(["cart.itemCount", "item.inStock", "shopper.tier"]);
  expect(suggestedFacts(ruled)).toEqual({ "cart.itemCount": 2, "item.inStock": true, "shopper.tier": "gold" });
});
