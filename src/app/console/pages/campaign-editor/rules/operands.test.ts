import { describe, expect, test } from "vitest";
import { factList } from "../../../../../domain/campaigns/facts.ts";
import { isOperandOf, operandsOf } from "../../../../../domain/campaigns/operators.ts";
import { factNamed } from "../../../../../domain/campaigns/facts.ts";
import { factsFor, isFamily, listedFor, memberOf, prefixOf } from "./fact.ts";
import { amountsOf, fitted, operandFrom, takesOf } from "./operands.ts";

const FACTS = factList();
const named = (name: string) => {
  const fact = listedFor(FACTS, name);
  if (fact === undefined) throw new TypeError(name);
  return fact;
};
const sek = (amount: number | null) => ({ amount, currency: "SEK" });
const eur = { amount: 100, currency: "EUR" };

describe("a fact is found", () => {
  test("by its name, or by the family that it is of", () => {
    expect(named("cart.total").type).toBe("money");
    expect(named("shopper.potential.shoes")).toMatchObject({ name: "shopper.potential.{category}", type: "money" });
    expect(listedFor(FACTS, "cart.sum")).toBeUndefined();
  });

  test("and a family knows what was typed", () => {
    const family = named("shopper.affinity.shoes");
    expect([isFamily(family), prefixOf(family)]).toEqual([true, "shopper.affinity."]);
    expect(memberOf(family, "shopper.affinity.shoes")).toBe("shoes");
    expect(memberOf(family, "shopper.affinity.")).toBe("");
    expect(memberOf(family, family.name)).toBe("");
  });

  test("those of an item where items are asked about, as the check has it", () => {
    const refused = FACTS.filter((fact) => !factsFor(FACTS, false).includes(fact)).map(({ name }) => name);
    expect(refused).toEqual(FACTS.filter(({ name }) => factNamed(name)?.perItem === true).map(({ name }) => name));
    expect(factsFor(FACTS, true)).toEqual(FACTS);
  });
});

describe("what a rule goes on with", () => {
  test.each([
    ["cart.total", ">=", 50_000, 50_000],
    ["cart.total", "between", sek(5), [sek(5), sek(5)]],
    [
      "cart.total",
      "between",
      [sek(5), eur],
      [
        [sek(5), eur],
        [sek(5), eur],
      ],
    ],
    ["cart.total", "notBetween", [sek(5), sek(9)], [sek(5), sek(9)]],
    ["cart.total", ">=", [sek(5), sek(9)], sek(5)],
    ["cart.total", ">=", "shoes", sek(null)],
    ["cart.itemCount", "between", 3, [3, 3]],
    ["cart.itemCount", "=", [3, 5], 3],
    ["cart.itemCount", "in", "x", []],
    ["cart.itemCount", "=", "x", null],
    ["cart.categories", "containsAny", "shoes", ["shoes"]],
    ["cart.categories", "contains", ["shoes", "socks"], "shoes"],
    ["time.weekday", "=", "shoes", "mon"],
    ["time.weekday", "in", ["sat", "x"], ["sat"]],
    ["visit.confidence", ">=", undefined, "low"],
    ["weather.rainSoon", "=", "yes", true],
    ["weather.rainSoon", "=", false, false],
  ])("%s %s after %j is %j", (name, operator, before, after) => {
    expect(fitted(named(name), operator, before, "SEK")).toEqual(after);
  });

  test("has the form that its operator takes, for every fact and operator", () => {
    for (const fact of FACTS) {
      for (const operator of fact.operators) {
        const value = fitted(fact, operator, "a", "SEK");
        const operands = operandsOf(operator, value);
        const isEmptyList = Array.isArray(value) && value.length === 0;
        expect(operands !== undefined || isEmptyList, `${fact.name} ${operator}`).toBe(true);
      }
    }
  });

  test("is kept wherever the service would take it", () => {
    for (const fact of FACTS.filter(({ values }) => values !== null)) {
      const known = factNamed(fact.name);
      for (const value of fact.values ?? []) {
        expect(known && isOperandOf(known, fitted(fact, fact.operators[0] ?? "", value, "SEK"))).toBe(true);
        expect(fitted(fact, "=", value, "SEK")).toBe(value);
      }
    }
  });
});

test("an operator that nobody knows takes one thing", () => {
  expect([takesOf("between"), takesOf("in"), takesOf("resembles")]).toEqual(["pair", "many", "one"]);
});

describe("money of a rule", () => {
  test.each([[50_000], [sek(5)], [[sek(5), eur]]])("%j comes back", (operand) => {
    expect(operandFrom(amountsOf(operand))).toEqual(operand);
  });

  test("has a row before anything is typed", () => {
    expect(amountsOf(null)).toEqual([{ amount: null, currency: "" }]);
    expect(amountsOf(sek(null))).toEqual([sek(null)]);
  });
});
