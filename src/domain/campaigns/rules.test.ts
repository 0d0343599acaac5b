import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { FactSource } from "./facts.ts";
import type { FactValue } from "./facts/fact.ts";
import { checkRules } from "./rule-check.ts";
import { compileRules } from "./rule-compile.ts";
import { factsAsked, isGroup, type Rule, type RuleGroup, ruleGroupSchema, type RuleNode } from "./rules.ts";
import { rules } from "./testing.ts";

const rule = (field: string, operator: string, value: Rule["value"]): Rule => ({ field, operator, value });
const judge = (group: RuleGroup, facts: Record<string, FactValue>) => compileRules(group)((name) => facts[name]);

const sek = (amount: number) => ({ amount, currency: "SEK" });
const eur = (amount: number) => ({ amount, currency: "EUR" });

describe("operators", () => {
  const total = { "cart.total": sek(500) };
  const count = { "cart.itemCount": 3 };
  const day = { "time.weekday": "sat" };
  const sure = { "visit.confidence": "medium" };
  const categories = { "cart.categories": ["shoes", "trail"] };
  const CASES: readonly (readonly [Record<string, FactValue>, string, Rule["value"], boolean])[] = [
    [total, "=", 500, true],
    [total, "!=", sek(500), false],
    [total, "<", sek(501), true],
    [total, "<=", [eur(1), sek(499)], false],
    [total, ">", 499, true],
    [total, ">=", [sek(500), eur(45)], true],
    [total, "between", [sek(400), 500], true],
    [total, "between", [[sek(501), eur(9)], 900], false],
    [total, "notBetween", [400, 499], true],
    [count, "=", 3, true],
    [count, "between", [3, 3], true],
    [count, "between", [4, 2], false],
    [count, "in", [1, 3], true],
    [count, "notIn", [1, 3], false],
    [day, "=", "sat", true],
    [day, "!=", "sat", false],
    [day, "in", ["sat", "sun"], true],
    [day, "notIn", ["mon"], true],
    [sure, ">=", "medium", true],
    [sure, ">", "medium", false],
    [sure, "<", "high", true],
    [sure, "in", ["low", "high"], false],
    [categories, "contains", "trail", true],
    [categories, "notContains", "trail", false],
    [categories, "doesNotContain", "hats", true],
    [categories, "containsAny", ["hats", "shoes"], true],
    [categories, "containsAny", ["hats"], false],
    [categories, "containsAll", ["shoes", "trail"], true],
    [categories, "containsAll", ["shoes", "hats"], false],
    [categories, "containsNone", ["hats", "gloves"], true],
    [categories, "containsNone", ["hats", "shoes"], false],
  ];
  test.each(CASES)("%j %s %j: %s", (facts, operator, value, met) => {
    const group = rules(rule(Object.keys(facts)[0] ?? "", operator, value));
    expect(checkRules(group)).toEqual([]);
    expect(judge(group, facts).met).toBe(met);
    expect(judge({ ...group, not: true }, facts).met).toBe(!met);
  });
});

describe("what is unknown is not met, with or without not", () => {
  test.each([
    [rule("cart.total", ">=", 0), {}],
    [rule("cart.total", ">=", [eur(1)]), { "cart.total": sek(500) }],
    [rule("cart.itemCount", "=", 1), { "cart.itemCount": "one" }],
    [rule("visit.confidence", "=", "low"), { "visit.confidence": "perhaps" }],
    [rule("shopper.iq", "=", 1), { "shopper.iq": 1 }],
    [rule("cart.itemCount", "contains", 1), { "cart.itemCount": 1 }],
    [rule("cart.itemCount", "in", [1, "one"]), { "cart.itemCount": 1 }],
    [rule("cart.itemCount", "between", [1]), { "cart.itemCount": 1 }],
  ] satisfies [Rule, Record<string, FactValue>][])("%j of %j", (one, facts) => {
    for (const not of [false, true]) {
      expect(judge({ ...rules(one), not }, facts)).toMatchObject({ met: false, because: { unknown: true } });
    }
  });
});

describe("the verdict names the rule it hangs on", () => {
  const few = rule("cart.itemCount", ">", 5);
  const city = rule("store.tags", "contains", "city");
  const facts = { "cart.itemCount": 3, "store.tags": ["city"] };
  const because = (group: RuleGroup) => {
    const verdict = judge(group, facts);
    return verdict.met ? null : verdict.because;
  };

  test("and: the first not met", () => {
    expect(because(rules(city, few))).toEqual({ ...few, actual: 3 });
  });
  test("or: the first, when none is met", () => {
    expect(because({ combinator: "or", rules: [few, rule("store.tags", "contains", "x")] })).toEqual({
      ...few,
      actual: 3,
    });
  });
  test("not: the one that held", () => {
    expect(because({ ...rules(city), not: true })).toEqual({ ...city, actual: ["city"], negated: true });
  });
  test("not within not: no longer turned around", () => {
    expect(because({ ...rules({ ...rules(few), not: true }), not: true })).toEqual({ ...few, actual: 3 });
  });
  test("a rule not met says more than an unknown one before it", () => {
    expect(because(rules(rule("time.localHour", ">", 1), few))).toEqual({ ...few, actual: 3 });
  });
});

test("a group without rules asks nothing", () => {
  for (const not of [false, true]) expect(judge({ combinator: "or", not, rules: [] }, {})).toEqual({ met: true });
});

test("a group of empty groups asks nothing either: it answers for no rule beside it", () => {
  const hollow: RuleGroup = { combinator: "and", not: true, rules: [{ combinator: "or", rules: [] }] };
  expect(judge(hollow, {})).toEqual({ met: true });
  expect(judge(rules(hollow, rule("time.localHour", ">", 4)), { "time.localHour": 3 }).met).toBe(false);
  expect(judge({ combinator: "or", rules: [hollow, rule("time.localHour", ">", 4)] }, {}).met).toBe(false);
});

test("reading stops where the answer is certain", () => {
  const read: string[] = [];
  const facts: FactSource = (name) => (read.push(name), 3);
  compileRules(rules(rule("cart.itemCount", "=", 4), rule("visit.dwellSeconds", "=", 1)))(facts);
  expect(read).toEqual(["cart.itemCount"]);
});

describe("checkRules", () => {
  test.each([
    [rule("cart.sum", "=", 1), "/rules/0/field"],
    [rule("__proto__", "=", 1), "/rules/0/field"],
    [rule("cart.total", "contains", 1), "/rules/0/operator"],
    [rule("cart.total", "toString", 1), "/rules/0/operator"],
    [rule("cart.total", ">=", 1.5), "/rules/0/value"],
    [rule("cart.total", ">=", "500"), "/rules/0/value"],
    [rule("cart.itemCount", "=", "3"), "/rules/0/value"],
    [rule("cart.itemCount", "=", true), "/rules/0/value"],
    [rule("cart.itemCount", "between", [1, 2, 3]), "/rules/0/value"],
    [rule("cart.itemCount", "in", 3), "/rules/0/value"],
    [rule("cart.itemCount", "in", []), "/rules/0/value"],
    [rule("time.weekday", "=", "saturday"), "/rules/0/value"],
    [rule("visit.confidence", ">", "sure"), "/rules/0/value"],
    [rule("cart.categories", "contains", 7), "/rules/0/value"],
    [rules(), "/rules/0"],
  ] satisfies [RuleNode, string][])("%j: %s", (node, pointer) => {
    expect(checkRules(rules(node)).map((error) => error.pointer)).toEqual([pointer]);
    expect(checkRules(rules(rules(node)), "/audience").map((error) => error.pointer)).toEqual([
      `/audience/rules/0${pointer}`,
    ]);
  });
});

describe("the schema takes what react-querybuilder writes, and refuses what changes meaning unseen", () => {
  const plain = { field: "store.id", operator: "=", value: "x" };
  const accepts = (input: unknown) => ruleGroupSchema.safeParse(input).success;
  test.each([
    [
      { combinator: "and", id: "g", not: false, disabled: true, rules: [{ ...plain, id: "r", valueSource: "value" }] },
      true,
    ],
    [{ combinator: "and", rules: [{ ...plain, valueSource: "field" }] }, false],
    [{ combinator: "and", rules: [{ ...plain, muted: true }] }, false],
    [{ combinator: "and", muted: true, rules: [] }, false],
    [{ combinator: "xor", rules: [] }, false],
    [{ rules: [plain, "and", plain] }, false],
    [{ combinator: "and", rules: [{ ...plain, match: { mode: "all" } }] }, false],
    [{ combinator: "and", rules: [{ field: "store.id", operator: "=" }] }, false],
    [plain, false],
  ])("%j: %s", (input, accepted) => {
    expect(accepts(input)).toBe(accepted);
  });
});

/** Facts a, b and c as numbers of known facts; each rule asks whether one is 1. */
const NAMES = ["cart.itemCount", "visit.dwellSeconds", "time.localHour"] as const;
const { node } = fc.letrec<{ node: RuleNode; group: RuleGroup }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom(...NAMES).map((name) => rule(name, "=", 1)),
    tie("group"),
  ),
  group: fc.record({
    combinator: fc.constantFrom("and" as const, "or" as const),
    not: fc.boolean(),
    rules: fc.array(tie("node"), { minLength: 1, maxLength: 3 }),
  }),
}));
const facts = fc.dictionary(fc.constantFrom(...NAMES), fc.constantFrom(0, 1));

/** Kleene's logic, written down as its definition: false < unknown < true; and is the least, or the greatest. */
const kleene = (one: RuleNode, known: Record<string, number>): number => {
  if (!isGroup(one)) return known[one.field] ?? 0.5;
  const values = one.rules.map((child) => kleene(child, known));
  const whole = one.combinator === "and" ? Math.min(...values) : Math.max(...values);
  return one.not === true ? 1 - whole : whole;
};

test("any group is judged as Kleene's three-valued logic defines", () => {
  fc.assert(
    fc.property(node, facts, (one, known) => {
      const verdict = judge(rules(one), known);
      expect(verdict.met).toBe(kleene(one, known) === 1);
      if (!verdict.met) expect(verdict.because.unknown === true).toBe(kleene(one, known) === 0.5);
    }),
    { numRuns: 300 },
  );
});

test("only facts that the group asks for are ever read", () => {
  fc.assert(
    fc.property(node, facts, (one, known) => {
      const asked = factsAsked(rules(one));
      compileRules(rules(one))((name) => (expect(asked).toContain(name), known[name]));
    }),
  );
});
