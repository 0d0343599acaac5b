import type { CompiledCampaign } from "../compile.ts";

/** By the marketer's priority, the highest first; equals by id, so that the order is the same everywhere. */
export const byRank = (campaigns: readonly CompiledCampaign[]): CompiledCampaign[] =>
  campaigns.toSorted(
    (a, b) =>
      b.campaign.priority - a.campaign.priority || compareText(a.campaign.id, b.campaign.id) || b.version - a.version,
  );

const compareText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
