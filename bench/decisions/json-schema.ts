import { factNamed } from "../../src/domain/campaigns/facts.ts";
import { isGroup, type Rule, type RuleGroup } from "../../src/domain/campaigns/rules.ts";

type Json = Readonly<Record<string, unknown>>;

/** The levels from `value` up, of a fact that has levels. */
const levelsFrom = (field: string, value: unknown): readonly string[] => {
  const levels = factNamed(field)?.values ?? [];
  return levels.slice(levels.indexOf(String(value)));
};

/** What a fact must look like for the rule to hold. Only for the rules of this benchmark. */
function valueSchema({ field, operator, value }: Rule): Json {
  switch (operator) {
    case "contains":
      return { contains: { const: value } };
    case "notContains":
      return { not: { contains: { const: value } } };
    case ">=": {
      if (typeof value === "number") return { minimum: value };
      if (typeof value !== "object" || !("currency" in value)) return { enum: levelsFrom(field, value) };
      return { properties: { amount: { minimum: value.amount }, currency: { const: value.currency } } };
    }
    default:
      throw new Error(`the benchmark has no ${operator}`);
  }
}

/** A group of rules, every one of which has to hold, as the schema of an object with a member per fact. */
export const schemaOf = ({ rules }: RuleGroup): Json => ({
  allOf: rules.map((rule) => {
    if (isGroup(rule)) throw new Error("the benchmark has no groups in groups");
    return { required: [rule.field], properties: { [rule.field]: valueSchema(rule) } };
  }),
});
