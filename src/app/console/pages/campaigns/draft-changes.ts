import type { Campaign } from "../../queries.ts";
import { documentOf, frozenDocument, useVersion } from "./queries.ts";
import { useSpeaker } from "./speaking.ts";
import { type Change, changesBetween } from "./words/changes.ts";
import { statementsOf } from "./words/statements.ts";

/** What of a campaign's draft is otherwise than in the version that is live, or was. Null where there is none. */
export function useDraftChanges(campaign: Campaign): readonly Change[] | null {
  const speaker = useSpeaker();
  const { data } = useVersion(campaign.id, campaign.version);
  if (data === undefined || data === null) return null;
  return changesBetween(statementsOf(frozenDocument(data), speaker), statementsOf(documentOf(campaign), speaker));
}
