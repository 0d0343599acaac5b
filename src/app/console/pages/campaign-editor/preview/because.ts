import type { Rule } from "../../../../../domain/campaigns/rules.ts";

/** The rule that a decision hung on, with what was found; undefined where that is not known. */
export interface HungOn extends Pick<Rule, "field" | "operator" | "value"> {
  readonly actual?: unknown;
  /** It holds, and stands where it must not. */
  readonly negated: boolean;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null;

/** Null where a reason hangs on no rule. */
export function ruleIn(detail: Readonly<Record<string, unknown>> | undefined): HungOn | null {
  const because = detail?.["because"];
  if (!isRecord(because)) return null;
  const { field, operator, value, actual } = because;
  if (typeof field !== "string" || typeof operator !== "string") return null;
  const negated = because["negated"] === true;
  return { field, operator, value: value as Rule["value"], negated, ...(actual !== undefined && { actual }) };
}
