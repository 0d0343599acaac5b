import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FactValue } from "./facts/fact.ts";
import { compileRules } from "./rule-compile.ts";
import { canCome } from "./rule-reach.ts";
import { rules } from "./testing.ts";
import type { Rule, RuleGroup } from "./rules.ts";

const rule = (field: string, operator: string, value: Rule["value"]): Rule => ({ field, operator, value });
const plenty = () => ({ left: 1_000_000 });
const come = (...all: Parameters<typeof rule>[]) => {
  const group = rules(...all.map((one) => rule(...one)));
  return { met: canCome(group, "met", plenty()), notMet: canCome(group, "notMet", plenty()) };
};
const sek = (amount: number) => ({ amount, currency: "SEK" });

describe("rules that nothing can meet", () => {
  test.each<Parameters<typeof rule>[]>([
    [["cart.itemCount", "<", 1]],
    [
      ["cart.itemCount", ">", 3],
      ["cart.itemCount", "<", 4],
    ],
    [["cart.itemCount", "=", 1.5]],
    [["time.localHour", ">", 23]],
    [["time.localHour", "between", [20, 8]]],
    [["visit.dwellSeconds", "<", 0]],
    [["cart.total", "<", sek(0)]],
    [
      ["cart.total", ">", sek(500)],
      ["cart.total", "<=", 500],
    ],
    [
      ["cart.total", "=", sek(1)],
      ["cart.total", "=", { amount: 1, currency: "EUR" }],
    ],
    [["visit.confidence", ">", "high"]],
    [
      ["time.weekday", "=", "mon"],
      ["time.weekday", "notIn", ["mon", "tue"]],
    ],
    [
      ["store.id", "=", "a"],
      ["store.id", "=", "b"],
    ],
    [
      ["cart.skus", "contains", "a"],
      ["cart.skus", "containsNone", ["b", "a"]],
    ],
    [
      ["cart.skus", "containsAll", ["a", "b"]],
      ["cart.skus", "notContains", "b"],
    ],
  ])("%j", (...all) => {
    expect(come(...all)).toEqual({ met: false, notMet: true });
  });
});

describe("rules that everything meets", () => {
  test.each<Parameters<typeof rule>[]>([
    [["cart.itemCount", ">", 0]],
    [["cart.total", ">=", sek(0)]],
    [["visit.confidence", ">=", "low"]],
    [["time.weekday", "in", ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]]],
  ])("%j", (...all) => {
    expect(come(...all)).toEqual({ met: true, notMet: false });
  });

  test("a group without rules", () => {
    expect(come()).toEqual({ met: true, notMet: false });
  });
});

describe("rules that some meet", () => {
  test.each<Parameters<typeof rule>[]>([
    [
      ["cart.itemCount", ">", 3],
      ["cart.itemCount", "<", 5],
    ],
    [
      ["visit.dwellSeconds", ">", 3],
      ["visit.dwellSeconds", "<", 4],
    ],
    [["cart.total", ">=", [sek(100), { amount: 10, currency: "EUR" }]]],
    [["cart.total", "between", [100, sek(100)]]],
    [["store.id", "notIn", ["a", "b"]]],
    [
      ["cart.skus", "containsAny", ["a", "b"]],
      ["cart.skus", "notContains", "a"],
    ],
  ])("%j", (...all) => {
    expect(come(...all)).toEqual({ met: true, notMet: true });
  });
});

test("a search that is not worth its effort says nothing", () => {
  const group = rules(rule("cart.itemCount", ">", 3), rule("cart.itemCount", "<", 4));
  expect(canCome(group, "met", { left: 3 })).toBeUndefined();
});

test("what many elements hang on is not tried in every combination", () => {
  const named = Array.from({ length: 200 }, (_, index) => `sku-${index}`);
  const group = rules(rule("cart.skus", "containsAny", named), rule("cart.skus", "containsNone", named));
  expect(canCome(group, "met", { left: 10_000 })).toBe(false);
});

/** Every value that these facts can have, as far as rules with these operands can tell. */
const GRID: Readonly<Record<string, readonly FactValue[]>> = {
  "cart.itemCount": [1, 2, 3, 4, 5, 6],
  "cart.total": ["SEK", "EUR", "NOK"].flatMap((currency) => [0, 1, 2, 3, 4].map((amount) => ({ amount, currency }))),
  "cart.skus": [[], ["a"], ["b"], ["c"], ["a", "b"], ["b", "c"], ["a", "c"], ["a", "b", "c"]],
  "visit.confidence": ["low", "medium", "high"],
};
const FIELDS = Object.keys(GRID);

const numeric = fc.oneof(
  fc.tuple(fc.constantFrom("=", "!=", "<", "<=", ">", ">="), fc.integer({ min: 0, max: 5 })),
  fc.tuple(
    fc.constantFrom("between", "notBetween"),
    fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 })),
  ),
);
const amount = fc.integer({ min: 0, max: 3 });
const money = fc.oneof(amount, fc.record({ amount, currency: fc.constantFrom("SEK", "EUR") }));
const sku = fc.constantFrom("a", "b", "c");
const level = fc.constantFrom("low", "medium", "high");
const someRule = fc
  .oneof(
    numeric.map((rest) => ["cart.itemCount", ...rest] as const),
    fc.tuple(fc.constant("cart.total"), fc.constantFrom("=", "<", ">="), money),
    fc.tuple(fc.constant("cart.skus"), fc.constantFrom("contains", "notContains"), sku),
    fc.tuple(
      fc.constant("cart.skus"),
      fc.constantFrom("containsAny", "containsAll", "containsNone"),
      fc.array(sku, { minLength: 1, maxLength: 3 }),
    ),
    fc.tuple(fc.constant("visit.confidence"), fc.constantFrom("=", "!=", "<", ">="), level),
  )
  .map(([field, operator, value]) => ({ field, operator, value }));
const { group } = fc.letrec<{ group: RuleGroup; node: RuleGroup["rules"][number] }>((tie) => ({
  node: fc.oneof({ maxDepth: 2, withCrossShrink: true }, someRule, tie("group")),
  group: fc.record({
    combinator: fc.constantFrom("and" as const, "or" as const),
    not: fc.boolean(),
    // `check` refuses a group without rules.
    rules: fc.array(tie("node"), { minLength: 1, maxLength: 4 }),
  }),
}));

function* everything(fields: readonly string[]): Generator<Map<string, FactValue>> {
  const [field, ...rest] = fields;
  if (field === undefined) {
    yield new Map();
    return;
  }
  for (const others of everything(rest))
    for (const value of GRID[field] ?? []) yield new Map([...others, [field, value]]);
}
const WORLD = [...everything(FIELDS)];

test("the search finds what trying everything finds", () => {
  fc.assert(
    fc.property(group, (some) => {
      const judge = compileRules(some);
      const verdicts = WORLD.map((facts) => judge((name) => facts.get(name)));
      const met = verdicts.some((verdict) => verdict.met);
      const notMet = verdicts.some((verdict) => !verdict.met && verdict.because.unknown !== true);
      expect([canCome(some, "met", plenty()), canCome(some, "notMet", plenty())]).toEqual([met, notMet]);
    }),
    { numRuns: 150 },
  );
});
