import { explainFact } from "../explain.ts";
import { factNamed } from "../facts.ts";
import { type Reason, stop } from "../reason.ts";
import type { Because } from "../rule-compile.ts";
import { perDecisionAnd } from "./per-decision.ts";
import type { Stage, StageContext } from "./stage.ts";

/** The campaign's rules. The reason holds the rule that the answer hangs on. */
export const audience: Stage = (context, { audience: rules }) => {
  if (rules === null) return null;
  const { fact, pending } = context;
  // What is still to come may change the answer; where it cannot, nobody need fetch it.
  if (pending.size > 0 && rules.mayBeMet(fact, pending)) return null;
  const verdict = rules.judge(fact);
  if (verdict.met) return null;
  const { because } = verdict;
  if (because.unknown === true) return unknown(context, because);
  if (because.actual === undefined) return stop("rule_not_met", { because });
  return stop("rule_not_met", { because, text: inWords(context, because.field) });
};

/** A fact has one value in a decision, however many rules stumble over it. */
const inWords = perDecisionAnd(({ fact }, name: string): string => {
  const value = fact(name);
  return value === undefined ? "" : explainFact(name, value);
});

function unknown({ facts, cart }: StageContext, because: Because): Reason {
  const asked = factNamed(because.field);
  if (asked?.personal === true && !facts.profiled) return stop("not_profiled", { because });
  // Without a cart, what is missing is the cart; that says more than which fact of it.
  return stop((asked?.needs === "cart" ? cart.missing : undefined) ?? "fact_unknown", { because });
}
