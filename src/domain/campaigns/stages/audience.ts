import { explainFact } from "../explain.ts";
import { factNamed } from "../facts.ts";
import { type Reason, stop } from "../reason.ts";
import type { Because } from "../rule-compile.ts";
import type { Stage, StageContext } from "./stage.ts";

/** The campaign's rules. The reason holds the rule that the answer hangs on. */
export const audience: Stage = (context, { audience: rules }) => {
  const { fact, pending } = context;
  const verdict = rules?.judge(fact);
  if (verdict === undefined || verdict.met) return null;
  // What is still to come may change the answer; where it cannot, nobody need fetch it.
  if (pending.size > 0 && rules?.mayBeMet(fact, pending) === true) return null;
  const { because } = verdict;
  if (because.unknown === true) return unknown(context, because);
  const text = because.actual === undefined ? undefined : explainFact(because.field, because.actual);
  return stop("rule_not_met", { because, ...(text === undefined ? {} : { text }) });
};

function unknown({ facts, cart }: StageContext, because: Because): Reason {
  const asked = factNamed(because.field);
  if (asked?.personal === true && !facts.profiled) return stop("not_profiled", { because });
  // Without a cart, what is missing is the cart; that says more than which fact of it.
  return stop((asked?.needs === "cart" ? cart.missing : undefined) ?? "fact_unknown", { because });
}
