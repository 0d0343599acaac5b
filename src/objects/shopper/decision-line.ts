import type { DecisionLine } from "../../services/observations.ts";
import type { DecisionOutcome, DecisionRow } from "./decision-rows.ts";

/** What a decision came down to: the campaign that was chosen, or the one whose reason silenced it. */
export function telling(
  { body }: DecisionRow,
  outcome: DecisionOutcome,
): Pick<DecisionLine, "stage" | "code" | "campaignId"> {
  const code = outcome === "issued" ? null : body.code;
  const silenced = body.considered.find(({ reason }) => reason !== null && reason.code === code);
  return {
    stage: silenced?.reason?.stage ?? null,
    code,
    campaignId: body.chosen?.campaignId ?? silenced?.campaignId ?? null,
  };
}

/** What is said of a decision that has come to its end. */
export const decisionLine = (row: DecisionRow, outcome: DecisionOutcome, now: number): DecisionLine => ({
  outcome,
  ...telling(row, outcome),
  storeId: row.store,
  ms: now - row.at,
});
