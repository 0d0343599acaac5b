import type { Considered } from "./decision.ts";
import type { StageName } from "./reason.ts";

/** Campaigns that ended for one reason. */
export interface Ended {
  readonly stage: StageName;
  readonly code: string;
  readonly campaignIds: readonly string[];
}

/** What was considered, by what ended it, in the order of the stages' first mention; the one chosen is in none. */
export function endedBy(considered: readonly Considered[]): Ended[] {
  const groups = Map.groupBy(
    considered.flatMap(({ campaignId, reason }) => (reason === null ? [] : [{ campaignId, reason }])),
    ({ reason }) => `${reason.stage}/${reason.code}`,
  );
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { stage, code } = first.reason;
    return [{ stage, code, campaignIds: group.map(({ campaignId }) => campaignId) }];
  });
}
