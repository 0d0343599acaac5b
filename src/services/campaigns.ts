import type { Campaign } from "../domain/campaigns/campaign.ts";
import { invalid, type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import type { Actor } from "./callers.ts";
import type { Ports } from "./ports.ts";
import type { CampaignRow, CampaignState } from "./repositories.ts";

export async function createCampaign(
  ports: Ports,
  campaign: Campaign,
  by: Actor,
): Promise<Result<CampaignRow, Problem>> {
  if (!(await ports.campaigns.create(campaign, by))) return err(problem("conflict", "A campaign with this id exists"));
  return getCampaign(ports, campaign.id);
}

export async function getCampaign(ports: Ports, id: string): Promise<Result<CampaignRow, Problem>> {
  const row = await ports.campaigns.get(id);
  return row === undefined ? err(problem("not_found")) : ok(row);
}

export const listCampaigns = (ports: Ports): Promise<CampaignRow[]> => ports.campaigns.all();

/** Replaces the draft; what is live stays as it was published. */
export async function putCampaign(
  ports: Ports,
  id: string,
  campaign: Campaign,
  by: Actor,
): Promise<Result<{ row: CampaignRow; created: boolean }, Problem>> {
  if (campaign.id !== id) return err(invalid("/id", "must be the id in the path"));
  const { created } = await ports.campaigns.put(campaign, by);
  const row = await getCampaign(ports, id);
  return row.ok ? ok({ row: row.value, created }) : row;
}

type Change = "pause" | "resume" | "end";
const CHANGES: Readonly<Record<Change, { readonly from: readonly CampaignState[]; readonly to: CampaignState }>> = {
  pause: { from: ["live"], to: "paused" },
  resume: { from: ["paused"], to: "live" },
  end: { from: ["live", "paused"], to: "ended" },
};

/**
 * Pauses, resumes or ends a campaign: at once where a budget is reserved, elsewhere when the snapshot is seen. What was
 * issued is honoured, and what it gives back is given back, also after the end.
 */
export async function changeCampaign(ports: Ports, id: string, change: Change): Promise<Result<CampaignRow, Problem>> {
  const row = await ports.campaigns.get(id);
  if (row === undefined) return err(problem("not_found"));
  const { from, to } = CHANGES[change];
  if (!from.includes(row.state)) return err(problem("conflict", `The campaign is ${row.state}`));
  await ports.campaign(id).become(to);
  await ports.campaigns.setState(id, to);
  ports.snapshots.adopt(await ports.publisher().publish());
  return ok({ ...row, state: to });
}
