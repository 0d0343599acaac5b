import { z } from "zod";
import { RULE_DEPTH_MAX, RULE_TEXT_MAX_CHARS, RULE_VALUES_MAX, RULES_PER_GROUP_MAX } from "../bounds.ts";
import { moneySchema } from "../money/money.ts";

/**
 * Rules as react-querybuilder writes them: groups of `and` or `or`, nested, perhaps negated. Its members `id`
 * and `disabled` (locked in the editor) are kept. What changes a rule's meaning without showing in it is refused:
 * `muted`, and a `valueSource` other than `value`.
 */
const editorMembers = {
  id: z.string().max(RULE_TEXT_MAX_CHARS).optional(),
  disabled: z.boolean().optional(),
  muted: z.literal(false).optional(),
};

const operandSchema = z.union([z.string().max(RULE_TEXT_MAX_CHARS), z.number(), z.boolean(), moneySchema]);

const ruleSchema = z.strictObject({
  ...editorMembers,
  // What a group has and a rule has not: told to the document in its own words.
  combinator: z.undefined().optional().meta({ not: {} }),
  field: z.string().min(1).max(RULE_TEXT_MAX_CHARS),
  operator: z.string().min(1).max(RULE_TEXT_MAX_CHARS),
  valueSource: z.literal("value").optional(),
  value: z.union(
    [operandSchema, z.array(z.union([operandSchema, z.array(moneySchema).max(RULE_VALUES_MAX)])).max(RULE_VALUES_MAX)],
    { error: "must be a text, a number, an amount of money, or a list of them" },
  ),
});
export type Rule = z.infer<typeof ruleSchema>;

export interface RuleGroup {
  readonly id?: string | undefined;
  readonly disabled?: boolean | undefined;
  readonly muted?: false | undefined;
  readonly combinator: "and" | "or";
  readonly not?: boolean | undefined;
  readonly rules: readonly RuleNode[];
}
export type RuleNode = Rule | RuleGroup;

const groupSchema = z
  .strictObject({
    ...editorMembers,
    combinator: z.enum(["and", "or"]),
    not: z.boolean().optional(),
    get rules(): z.ZodType<readonly RuleNode[]> {
      return z.array(z.discriminatedUnion("combinator", [ruleSchema, groupSchema])).max(RULES_PER_GROUP_MAX);
    },
  })
  .meta({ id: "RuleGroup" });

export const isGroup = (node: RuleNode): node is RuleGroup => node.combinator !== undefined;

/** Asked before the schema, which would descend as deep as a caller likes. */
const isShallow = (node: unknown, depth = 0): boolean => {
  if (typeof node !== "object" || node === null || !("rules" in node) || !Array.isArray(node.rules)) return true;
  return depth < RULE_DEPTH_MAX && node.rules.every((child) => isShallow(child, depth + 1));
};

export const ruleGroupSchema = z.preprocess((input, context) => {
  if (!isShallow(input)) context.addIssue(`groups may be nested ${RULE_DEPTH_MAX} deep`);
  return input;
}, groupSchema);

/** Every rule of a group with the JSON Pointer that leads to it from the group. */
export function rulesOf(group: RuleGroup, pointer = ""): { readonly rule: Rule; readonly pointer: string }[] {
  return group.rules.flatMap((node, index) => {
    const at = `${pointer}/rules/${index}`;
    return isGroup(node) ? rulesOf(node, at) : [{ rule: node, pointer: at }];
  });
}

const asks = (node: RuleNode): boolean => !isGroup(node) || node.rules.some(asks);

/** What of a group asks anything: an empty group, and one of empty groups, asks nothing, and so stands against nobody. */
export const askingIn = (group: RuleGroup): readonly RuleNode[] => group.rules.filter(asks);

/** The names of the facts that a group asks for; nothing else has to be known to judge it. */
export const factsAsked = (group: RuleGroup): Set<string> => new Set(rulesOf(group).map(({ rule }) => rule.field));
