import { RULE_JUDGEMENTS_MAX } from "../bounds.ts";
import type { FieldError } from "../problems.ts";
import type { Campaign } from "./campaign.ts";
import type { Findings } from "./findings.ts";
import type { FactNames } from "./facts.ts";
import { checkRules } from "./rule-check.ts";
import { canCome, type Effort } from "./rule-reach.ts";
import { isGroup, type RuleGroup, type RuleNode } from "./rules.ts";

/** The one place where a single item of the cart is asked about. */
const ITEMS = "/items";

/** Rules at one place of a campaign. */
interface Placed {
  readonly group: RuleGroup;
  readonly pointer: string;
}

/** Every place of a campaign that holds rules. */
function rulesIn({ audience, items, variants }: Campaign): Placed[] {
  const places: readonly { readonly group: RuleGroup | null; readonly pointer: string }[] = [
    { group: audience, pointer: "/audience" },
    { group: items, pointer: ITEMS },
    ...variants.map((variant, index) => ({ group: variant.audience, pointer: `/variants/${index}/audience` })),
  ];
  return places.flatMap(({ group, pointer }) => (group === null ? [] : [{ group, pointer }]));
}

/** What is wrong with the rules of a campaign, and what can never, or always, hold in them. */
export function checkCampaignRules(campaign: Campaign, named: FactNames): Findings {
  const effort = { left: RULE_JUDGEMENTS_MAX };
  const found = rulesIn(campaign).map(({ group, pointer }) => {
    const problems = checkRules(group, pointer, named, pointer === ITEMS);
    return problems.length > 0 ? { problems, warnings: [] } : checkReach(group, pointer, effort);
  });
  return { problems: found.flatMap((one) => one.problems), warnings: found.flatMap((one) => one.warnings) };
}

function checkReach(group: RuleGroup, pointer: string, effort: Effort): Findings {
  const isDead = canCome(group, "met", effort) === false;
  const innermost = findings(group, pointer, effort);
  return {
    problems: isDead ? [{ pointer, message: "can never hold: nobody is meant" }] : [],
    warnings: innermost.filter((one) => !isDead || one.pointer !== pointer),
  };
}

/** The smallest parts that nothing can change: what holds them is told by them. */
function findings(node: RuleNode, pointer: string, effort: Effort): FieldError[] {
  const inside = isGroup(node)
    ? node.rules.flatMap((child, index) => findings(child, `${pointer}/rules/${index}`, effort))
    : [];
  if (inside.length > 0) return inside;
  if (canCome(node, "met", effort) === false) return [{ pointer, message: "can never hold" }];
  if (canCome(node, "notMet", effort) === false)
    return [{ pointer, message: "always holds, wherever what it asks is known" }];
  return [];
}
