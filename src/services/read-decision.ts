import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { holdsStore, type StoreScope } from "../domain/stores/store-selector.ts";
import type { DecisionView } from "./decision-ports.ts";
import type { Ports } from "./ports.ts";

/** `dec_<sub>_<n>` carries the name of the object that holds it: no look-up table exists. */
const DECISION_ID = /^dec_([a-z2-7]{52})_([1-9]\d{0,9})$/;

/** Which decision of which object an id names, if it is one. */
export function numberedDecision(id: string): { readonly sub: string; readonly number: number } | undefined {
  const [, sub, number] = DECISION_ID.exec(id) ?? [];
  return sub === undefined ? undefined : { sub, number: Number(number) };
}

/** What was weighed, with every reason. Nothing in it says who the shopper is. */
export async function readDecision(
  ports: Ports,
  scope: StoreScope,
  id: string,
): Promise<Result<DecisionView, Problem>> {
  const named = numberedDecision(id);
  const decision = named && (await ports.shopper(named.sub).decision(named.number));
  if (decision === undefined || !holdsStore(scope, decision.storeId)) return err(problem("not_found"));
  return ok(decision);
}
