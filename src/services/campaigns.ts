import type { Campaign } from "../domain/campaigns/campaign.ts";
import { checkCampaign } from "../domain/campaigns/check.ts";
import { invalid, type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import type { Ports } from "./ports.ts";
import type { CampaignRow } from "./repositories.ts";

export async function createCampaign(ports: Ports, campaign: Campaign): Promise<Result<CampaignRow, Problem>> {
  if (!(await ports.campaigns.create(campaign))) return err(problem("conflict", "A campaign with this id exists"));
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
): Promise<Result<{ row: CampaignRow; created: boolean }, Problem>> {
  if (campaign.id !== id) return err(invalid("/id", "must be the id in the path"));
  const { created } = await ports.campaigns.put(campaign);
  const row = await getCampaign(ports, id);
  return row.ok ? ok({ row: row.value, created }) : row;
}

/** Makes the draft the live version. The campaign's own object is told before the snapshot that lets it speak. */
export async function publishCampaign(
  ports: Ports,
  id: string,
  holdoutWaiver: string | null,
): Promise<Result<{ id: string; version: number; liveFrom: number }, Problem>> {
  const draft = await ports.campaigns.get(id);
  if (draft === undefined) return err(problem("not_found"));
  const { problems } = checkCampaign(draft.campaign, holdoutWaiver);
  if (problems.length > 0) return err(problem("campaign_invalid", undefined, { errors: problems }));
  const published = await ports.campaigns.publish(id, holdoutWaiver);
  if (published === undefined) return err(problem("not_found"));
  const { version, campaign } = published;
  await ports.campaign(id).configure({ state: "live", version, limits: limitsOf(campaign) });
  const pointer = await ports.publisher().publish();
  ports.snapshots.adopt(pointer);
  return ok({ id, version, liveFrom: pointer.publishedAt });
}

/** Stops new offers: at once where a budget is reserved, elsewhere when the snapshot is seen. */
export async function pauseCampaign(ports: Ports, id: string): Promise<Result<CampaignRow, Problem>> {
  const row = await ports.campaigns.get(id);
  if (row === undefined) return err(problem("not_found"));
  if (row.state !== "live" || row.version === null) return err(problem("conflict", `The campaign is ${row.state}`));
  await ports.campaign(id).configure({ state: "paused", version: row.version, limits: limitsOf(row.campaign) });
  await ports.campaigns.setState(id, "paused");
  ports.snapshots.adopt(await ports.publisher().publish());
  return ok({ ...row, state: "paused" });
}

const limitsOf = ({ budgets }: Campaign) => budgets.flatMap(({ limit }) => limit);
