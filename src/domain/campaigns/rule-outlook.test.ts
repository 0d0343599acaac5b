import fc from "fast-check";
import { expect, test } from "vitest";
import { compileRules } from "./rule-compile.ts";
import { compileOutlook } from "./rule-outlook.ts";
import type { RuleGroup, RuleNode } from "./rules.ts";

/** Two facts that are known, one of which has no value, and two that are to come. */
const FACTS = ["store.id", "visit.dwellSeconds", "cart.itemCount", "cart.abandonedMinutes"] as const;
const TO_COME: ReadonlySet<string> = new Set(["cart.itemCount", "cart.abandonedMinutes"]);

const sourceOf = (name: string): string | undefined => (TO_COME.has(name) ? "cart" : undefined);
const PENDING: ReadonlySet<string> = new Set(["cart"]);

const ruleArbitrary: fc.Arbitrary<RuleNode> = fc.oneof(
  fc.constantFrom("s", "t").map((value) => ({ field: FACTS[0], operator: "=", value })),
  fc.record({ field: fc.constantFrom(...FACTS.slice(1)), operator: fc.constant(">"), value: fc.constantFrom(0, 1) }),
);
const groupArbitrary = fc.letrec<{ group: RuleGroup; node: RuleNode }>((tie) => ({
  node: fc.oneof({ maxDepth: 3 }, ruleArbitrary, tie("group")),
  group: fc.record({
    combinator: fc.constantFrom("and" as const, "or" as const),
    not: fc.boolean(),
    // A group without rules asks nothing, and is met under `not` too.
    rules: fc.array(tie("node"), { maxLength: 3 }),
  }),
})).group;

/** A fact under a rule that no other rule asks of, so that what is to come may turn out in any way. */
function eachAskedOnce(group: RuleGroup): boolean {
  const fields: string[] = [];
  const walk = (node: RuleNode): void => {
    if ("rules" in node) node.rules.forEach(walk);
    else if (TO_COME.has(node.field)) fields.push(node.field);
  };
  walk(group);
  return new Set(fields).size === fields.length;
}

const VALUES = [undefined, 0, 1, 2] as const;

test("a group may be met exactly if some way that things turn out meets it", () => {
  fc.assert(
    fc.property(groupArbitrary, fc.constantFrom(undefined, 1), (group, dwell) => {
      fc.pre(eachAskedOnce(group));
      const known = (name: string) => (name === "store.id" ? "s" : dwell);
      const some = VALUES.some((count) =>
        VALUES.some((minutes) => {
          const turnedOut = (name: string) => {
            if (name === "cart.itemCount") return count;
            return name === "cart.abandonedMinutes" ? minutes : known(name);
          };
          return compileRules(group)(turnedOut).met;
        }),
      );
      expect(compileOutlook(group, sourceOf)(known, PENDING)).toBe(some);
    }),
    { numRuns: 1_000 },
  );
});

test("nothing to come leaves what the rules say themselves", () => {
  fc.assert(
    fc.property(groupArbitrary, fc.constantFrom(undefined, 0, 2), (group, value) => {
      const known = (name: string) => (name === "store.id" ? "s" : value);
      expect(compileOutlook(group, sourceOf)(known, new Set())).toBe(compileRules(group)(known).met);
    }),
  );
});
