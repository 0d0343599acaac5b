import { describe, expect, test } from "vitest";
import { checkCampaign } from "./check.ts";
import type { RuleNode } from "./rules.ts";
import { aCampaign, DRAFT, rules } from "./testing.ts";

const [VARIANT] = DRAFT.variants;
const sek = (amount: number) => ({ amount, currency: "SEK" });
const eur = (amount: number) => ({ amount, currency: "EUR" });
const variant = (changes: Record<string, unknown>) => ({ variants: [{ ...VARIANT, ...changes }] });
const texts = (title: string, body = "Today", locale = "en") =>
  variant({ title: undefined, body: undefined, texts: { [locale]: { title, body } } });
const percent = (cap: unknown, kind = "cartItems") => ({
  reward: { kind: "percentOff", basisPoints: 500, cap, appliesTo: { kind } },
});

const about = (appliesTo: object) => ({ reward: { kind: "percentOff", basisPoints: 500, appliesTo } });
const storeDaily = { per: "store", period: "P1D", limit: sek(1_000) };

const pointersOf = (changes: Record<string, unknown>) =>
  checkCampaign(aCampaign(changes)).problems.map(({ pointer }) => pointer);

describe("a draft without a problem", () => {
  test.each([
    [{}],
    [{ schedule: { startsAt: "2026-11-01T00:00:00Z", endsAt: "2026-12-01T00:00:00Z" } }],
    [{ budget: sek(1_000), ...variant(percent(sek(100))) }],
    [{ budgets: [{ per: "campaign", limit: [sek(1_000), eur(100)] }], ...variant(percent([sek(1), eur(1)])) }],
    [variant(percent(sek(100), "basket"))],
    [{ trigger: { event: "dwelled", assumeDwell: true } }],
    [{ budget: sek(1_000), ...variant({ reward: { kind: "amountOff", amount: sek(5) } }) }],
    [{ budget: sek(1_000), ...variant({ reward: { kind: "points", points: 50 } }) }],
    [{ budget: sek(1_000), ...variant({ reward: { kind: "freeItem", item: { sku: "sock-m", value: sek(5) } } }) }],
    [{ budget: sek(1_000), ...variant({ reward: { kind: "fixedPrice", price: sek(5), cap: sek(50) } }) }],
    [variant({ reward: { kind: "fixedPrice", price: sek(5) } })],
    [{ budgets: [storeDaily, { ...storeDaily, period: "P7D" }], ...variant(percent(sek(1))) }],
    [texts("{{reward}} off {{cart.topItem.name}}", "At {{store.name}} until {{offer.expiresAt}}")],
    [{ audience: rules({ field: "cart.total", operator: ">=", value: [sek(5), eur(1)] }) }],
    [{ variants: [VARIANT, { ...VARIANT, id: "b", weight: 0 }] }],
  ])("%j", (changes) => {
    expect(pointersOf(changes)).toEqual([]);
  });
});

describe("every problem has a pointer", () => {
  const at = "2026-11-21T14:00:00Z";
  test.each([
    [{ schedule: { startsAt: at, endsAt: at } }, "/schedule/endsAt"],
    [{ schedule: { startsAt: at, endsAt: "2026-11-21T14:30:00+01:00" } }, "/schedule/endsAt"],
    [{ stores: { kind: "ids", ids: [] } }, "/stores/ids"],
    [{ stores: { kind: "tags", tags: [] } }, "/stores/tags"],
    [{ trigger: { event: "entered", assumeDwell: true } }, "/trigger/assumeDwell"],
    [{ audience: rules({ field: "cart.sum", operator: "=", value: 1 }) }, "/audience/rules/0/field"],
    [{ audience: rules({ field: "cart.total", operator: "=", value: [sek(1), sek(2)] }) }, "/audience/rules/0/value"],
    [{ variants: [VARIANT, VARIANT] }, "/variants/1/id"],
    [variant({ weight: 0 }), "/variants"],
    [texts("T", "B", "sv"), "/variants/0/texts"],
    [texts("{{cart.topItem.nme}}"), "/variants/0/texts/en/title"],
    [texts("T", "{{}}"), "/variants/0/texts/en/body"],
    [texts("x".repeat(66)), "/variants/0/texts/en/title"],
    [texts(`${"x".repeat(50)}{{cart.topItem.name}}`), "/variants/0/texts/en/title"],
    [texts("T", "x".repeat(181)), "/variants/0/texts/en/body"],
    [{ budget: sek(1_000) }, "/variants/0/reward/cap"],
    [{ budget: sek(1_000), ...variant(percent(eur(10))) }, "/variants/0/reward/cap"],
    [variant(percent([sek(1), sek(2)])), "/variants/0/reward/cap"],
    [variant(percent(null, "basket")), "/variants/0/reward/cap"],
    [variant(about({ kind: "skus", skus: ["a"] })), "/variants/0/reward/cap"],
    [variant(about({ kind: "categories", categories: ["a"] })), "/variants/0/reward/cap"],
    [{ budget: sek(1_000), ...variant({ reward: { kind: "fixedPrice", price: sek(5) } }) }, "/variants/0/reward/cap"],
    [{ budgets: [storeDaily, storeDaily], ...variant(percent(sek(1))) }, "/budgets/1"],
    [variant({ reward: { kind: "amountOff", amount: [sek(1), sek(1)] } }), "/variants/0/reward/amount"],
    [{ budgets: [{ per: "campaign", limit: [sek(1), sek(1)] }], ...variant(percent(sek(1))) }, "/budgets/0/limit"],
  ])("%j: %s", (changes, pointer) => {
    expect(pointersOf(changes)).toEqual([pointer]);
  });

  test("all of them at once", () => {
    const changes = { stores: { kind: "ids", ids: [] }, budget: sek(1), ...texts("{{a}} {{b}}", "T", "sv") };
    expect(pointersOf(changes)).toHaveLength(5);
  });
});

test("holding nobody out is a warning, unless a reason is given", () => {
  const { problems, warnings } = checkCampaign(aCampaign());
  expect(problems).toEqual([]);
  expect(warnings.map(({ pointer }) => pointer)).toEqual(["/holdoutBasisPoints"]);
  expect(checkCampaign(aCampaign(), " ").warnings).toHaveLength(1);
  expect(checkCampaign(aCampaign(), "a clearance sale").warnings).toEqual([]);
});

describe("rules", () => {
  const item = (operator: string, value: number): RuleNode => ({ field: "cart.itemCount", operator, value });
  const both = (...all: readonly RuleNode[]) => ({ audience: rules(...all) });

  test("that nobody can meet are a problem, and the part that makes them so is named", () => {
    const apart = checkCampaign(aCampaign(both(item(">", 5), item("<", 4))));
    expect(apart.problems).toEqual([{ pointer: "/audience", message: "can never hold: nobody is meant" }]);
    const within = checkCampaign(aCampaign(both(item(">", 5), item("<", 1))), "a sale");
    expect(within.problems.map(({ pointer }) => pointer)).toEqual(["/audience"]);
    expect(within.warnings.map(({ pointer }) => pointer)).toEqual(["/audience/rules/1"]);
  });

  test("that a part of cannot change are a warning", () => {
    const dead: RuleNode = { combinator: "or", rules: [item("=", 2), item("=", 0)] };
    const { problems, warnings } = checkCampaign(aCampaign(both(item(">=", 1), dead)), "a sale");
    expect(problems).toEqual([]);
    expect(warnings).toEqual([
      { pointer: "/audience/rules/0", message: "always holds, wherever what it asks is known" },
      { pointer: "/audience/rules/1/rules/1", message: "can never hold" },
    ]);
  });

  test("are searched for as long as it is worth, and no longer", () => {
    const many = (field: string): RuleNode[] =>
      Array.from({ length: 40 }, (_, index) => ({
        combinator: "or" as const,
        rules: [0, 1].map((more) => ({ field, operator: "contains", value: `${index + more}` })),
      }));
    const all = both(...many("cart.skus"), ...many("cart.categories"));
    expect(checkCampaign(aCampaign(all)).problems).toEqual([]);
  });
});

describe("texts", () => {
  const warned = (changes: Record<string, unknown>) =>
    checkCampaign(aCampaign(changes), "a sale").warnings.map(({ pointer }) => pointer);

  test("that are too long for some shoppers are a warning", () => {
    expect(warned(texts(`${"x".repeat(40)}{{cart.topItem.name}}`))).toEqual(["/variants/0/texts/en/title"]);
    expect(warned(texts(`${"x".repeat(40)}{{store.name}}`))).toEqual(["/variants/0/texts/en/title"]);
    expect(warned(texts(`${"x".repeat(20)}{{cart.topItem.name}}`))).toEqual([]);
  });

  test("that say less in one language are a warning", () => {
    const en = { title: "{{reward}} off", body: "Until {{offer.expiresAt}}" };
    const sv = { title: "{{reward}} rabatt", body: "I dag" };
    expect(warned(variant({ title: undefined, body: undefined, texts: { en, sv } }))).toEqual(["/variants/0/texts/sv"]);
    expect(warned(variant({ title: undefined, body: undefined, texts: { en, sv: en } }))).toEqual([]);
  });
});

describe("a budget", () => {
  const two = {
    variants: [
      { ...VARIANT, ...percent(sek(300)) },
      { ...VARIANT, id: "b", ...percent(sek(400)) },
    ],
  };
  const openIn = (budget: object) => {
    const { openOffers, warnings } = checkCampaign(aCampaign({ ...two, budgets: [budget] }), "a sale");
    return { openOffers, warned: warnings.map(({ pointer }) => pointer) };
  };

  test("says how many offers it can hold open at once", () => {
    expect(openIn({ per: "campaign", limit: sek(1_000) })).toEqual({
      openOffers: [{ pointer: "/budgets/0", currency: "SEK", offers: 2 }],
      warned: [],
    });
  });

  test("that holds none is a warning", () => {
    expect(openIn({ per: "store", limit: sek(399) })).toMatchObject({
      openOffers: [{ offers: 0 }],
      warned: ["/budgets/0"],
    });
  });

  test("says nothing of what costs nothing", () => {
    const free = { ...variant({ reward: { kind: "points", points: 5 } }), budget: sek(1_000) };
    expect(checkCampaign(aCampaign(free)).openOffers).toEqual([]);
  });
});
