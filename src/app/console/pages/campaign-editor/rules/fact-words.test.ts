import { describe, expect, test } from "vitest";
import { factList } from "../../../../../domain/campaigns/facts.ts";
import { OPERATORS } from "../../../../../domain/campaigns/operators.ts";
import { topicOf } from "./fact.ts";
import { factLabel, topicWords, unitLabel, valueLabel } from "./fact-words.ts";
import { operatorsOf, operatorWords } from "./operator-words.ts";

const FACTS = factList();

describe("every fact that the service lists", () => {
  test.each(FACTS)("$name has a Swedish label, unit and values", (fact) => {
    expect(factLabel(fact, "sv")).not.toBe(fact.label);
    expect(topicWords.sv).toHaveProperty(topicOf(fact.name));
    if (fact.unit !== null && !["°C", "%"].includes(fact.unit)) expect(unitLabel(fact.unit, "sv")).not.toBe(fact.unit);
    for (const value of fact.values ?? []) expect(valueLabel(fact, value, "sv")).not.toBe(value);
  });

  test("says in English what the service says, save where somebody types a part of it", () => {
    const changed = FACTS.filter((fact) => factLabel(fact, "en") !== fact.label).map(({ name }) => name);
    expect(changed).toEqual(["shopper.potential.{category}", "shopper.affinity.{category}"]);
  });
});

test("what a retailer has declared is called as they call it", () => {
  const label = { en: "Shoe size", sv: "Skostorlek" };
  const [fact] = factList([{ name: "size", type: "number", label, personal: "no" }]).slice(-3);
  expect(fact && factLabel(fact, "sv")).toBe("Shoe size");
});

describe("operators", () => {
  const list = FACTS.find(({ name }) => name === "cart.skus");

  test("have words in both languages", () => {
    expect(Object.keys(operatorWords.sv)).toEqual(Object.keys(OPERATORS));
  });

  test("are offered once, and never lose the one that a document has", () => {
    expect(operatorsOf(list, "contains")).not.toContain("doesNotContain");
    expect(operatorsOf(list, "doesNotContain")).toContain("doesNotContain");
    expect(operatorsOf(list, "resembles")).toContain("resembles");
    expect(operatorsOf(undefined, "=")).toEqual(["="]);
  });
});
