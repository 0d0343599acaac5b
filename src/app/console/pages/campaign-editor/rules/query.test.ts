import fc from "fast-check";
import { add, move, remove, type RuleGroupType, update } from "react-querybuilder";
import { describe, expect, test } from "vitest";
import { type RuleGroup, type RuleNode, ruleGroupSchema } from "../../../../../domain/campaigns/rules.ts";
import { asksNothing, groupOf, newId, pointerAt, queryOf } from "./query.ts";

const text = fc.string({ minLength: 1, maxLength: 8 });
const money = fc.record({ amount: fc.nat(1e6), currency: fc.constantFrom("SEK", "EUR", "JPY") });
const operand = fc.oneof(text, fc.integer(), fc.boolean(), money);
const value = fc.oneof(operand, fc.array(fc.oneof(operand, fc.array(money, { maxLength: 3 })), { maxLength: 4 }));
const editorMembers = {
  id: fc.option(fc.oneof(text, fc.constant("a=b"), fc.constant("=")), { nil: undefined }),
  disabled: fc.option(fc.boolean(), { nil: undefined }),
  muted: fc.constantFrom(undefined, false as const),
};
const rule = fc.record({
  ...editorMembers,
  field: text,
  operator: text,
  value,
  valueSource: fc.constantFrom(undefined, "value" as const),
});
const { group } = fc.letrec<{ group: RuleGroup; node: RuleNode }>((tie) => ({
  node: fc.oneof({ maxDepth: 3 }, rule, tie("group")),
  group: fc.record({
    ...editorMembers,
    combinator: fc.constantFrom("and" as const, "or" as const),
    not: fc.option(fc.boolean(), { nil: undefined }),
    rules: fc.array(tie("node"), { maxLength: 4 }),
  }),
}));

/** As the service reads it; what is undefined is not there. */
const document = group.map((drawn) => ruleGroupSchema.parse(JSON.parse(JSON.stringify(drawn))) as RuleGroup);

const idsIn = (query: RuleGroupType): string[] => [
  query.id ?? "",
  ...query.rules.flatMap((node) => ("rules" in node ? idsIn(node) : [node.id ?? ""])),
];

describe("every document that the schema takes", () => {
  test("comes back from the rule builder as it went in", () => {
    fc.assert(
      fc.property(document, (given) => {
        expect(groupOf(queryOf(given))).toStrictEqual(given);
      }),
      { numRuns: 300 },
    );
  });

  test("has an id of its own on everything, as the rule builder needs it", () => {
    fc.assert(
      fc.property(document, (given) => {
        const ids = idsIn(queryOf(given));
        expect(new Set(ids).size).toBe(ids.length);
        expect(ids).not.toContain("");
      }),
    );
  });
});

describe("what the rule builder does", () => {
  const cart = { id: "mine", field: "cart.total", operator: ">=", value: 50_000 };
  const start: RuleGroup = { combinator: "and", rules: [cart, { combinator: "or", rules: [] }] };
  const weekday = { field: "time.weekday", operator: "=", value: "sat" };

  test("is what stands in the document, and a new rule brings no id", () => {
    const query = add(queryOf(start), { ...weekday, valueSource: "value", id: newId() }, [1]);
    expect(groupOf(query)).toStrictEqual({ combinator: "and", rules: [cart, { combinator: "or", rules: [weekday] }] });
  });

  test("moves a rule with the id that its document gave it", () => {
    expect(groupOf(move(queryOf(start), [0], [1, 0]))).toStrictEqual({
      combinator: "and",
      rules: [{ combinator: "or", rules: [cart] }],
    });
  });

  test("negates, joins by or, and takes away", () => {
    const query = update(update(queryOf(start), "not", true, []), "combinator", "or", []);
    expect(groupOf(remove(query, [1]))).toStrictEqual({ combinator: "or", not: true, rules: [cart] });
  });

  test("does not write what the document refuses", () => {
    const odd = { ...queryOf(start), muted: true, rules: [{ ...weekday, valueSource: "field" as const, muted: true }] };
    expect(groupOf(odd)).toStrictEqual({ combinator: "and", rules: [weekday] });
  });
});

test("no rules at all are an empty group, and the other way round", () => {
  expect(asksNothing(groupOf(queryOf(null)))).toBe(true);
  expect(asksNothing({ combinator: "and", not: true, rules: [] })).toBe(false);
});

test("a path is a pointer", () => {
  expect(pointerAt("/audience", [])).toBe("/audience");
  expect(pointerAt("/variants/0/audience", [1, 0])).toBe("/variants/0/audience/rules/1/rules/0");
});
