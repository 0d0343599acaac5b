import { explainFact } from "../explain.ts";
import { factNamed } from "../facts.ts";
import { stop } from "../reason.ts";
import type { Stage } from "./stage.ts";

/** The campaign's rules. The reason holds the rule that the answer hangs on. */
export const audience: Stage = (context, campaign) => {
  const verdict = campaign.audience?.(context.fact);
  if (verdict === undefined || verdict.met) return null;
  const { because } = verdict;
  if (because.unknown === true) {
    // Without a cart, what is missing is the cart; that says more than which fact of it.
    const missing = factNamed(because.field)?.needs === "cart" ? context.cart.missing : undefined;
    return stop(missing ?? "fact_unknown", { because });
  }
  const text = because.actual === undefined ? undefined : explainFact(because.field, because.actual);
  return stop("rule_not_met", { because, ...(text === undefined ? {} : { text }) });
};
