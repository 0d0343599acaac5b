import { CAMPAIGN_NAME_MAX_CHARS } from "../../../../domain/bounds.ts";
import type { Campaign } from "../../../../domain/campaigns/campaign.ts";
import { GIVEN_ID } from "../../../../domain/given-id.ts";

/** The same document as a campaign of its own: under the first id of `autumn-2`, `autumn-3` … that is free. */
export function copyOf(campaign: Campaign, taken: readonly string[], name: string): Campaign {
  const stem = campaign.id.replace(/-\d+$/, "");
  let number = 2;
  while (taken.includes(numbered(stem, number))) number += 1;
  return { ...campaign, id: numbered(stem, number), name: name.slice(0, CAMPAIGN_NAME_MAX_CHARS) };
}

/** Where both together are no id, the number stays and the stem gives way. */
function numbered(stem: string, number: number): string {
  const id = `${stem}-${number}`;
  return GIVEN_ID.test(id) || stem === "" ? id : numbered(stem.slice(0, -1), number);
}
