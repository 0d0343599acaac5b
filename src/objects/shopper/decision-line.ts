import type { DecisionLine } from "../../services/observations.ts";
import type { DecisionRow } from "./decision-rows.ts";

/** What is said of a decision that has come to its end. */
export function decisionLine(
  { body, store, at }: DecisionRow,
  outcome: DecisionLine["outcome"],
  now: number,
): DecisionLine {
  const code = outcome === "issued" ? null : body.code;
  const telling = body.considered.find(({ reason }) => reason !== null && reason.code === code);
  return {
    outcome,
    stage: telling?.reason?.stage ?? null,
    code,
    campaignId: body.chosen?.campaignId ?? telling?.campaignId ?? null,
    storeId: store,
    ms: now - at,
  };
}
