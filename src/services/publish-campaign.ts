import { checkCampaign, type CheckResult } from "../domain/campaigns/check.ts";
import { checkAgainstSettings } from "../domain/campaigns/check-settings.ts";
import { competitors } from "../domain/campaigns/compete.ts";
import type { Campaign } from "../domain/campaigns/campaign.ts";
import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import type { FrozenCampaign, VersionRequest } from "./desk-ports.ts";
import type { Ports } from "./ports.ts";
import { getSettings } from "./settings.ts";

/** `liveFrom` is epoch milliseconds. */
export interface Published {
  readonly id: string;
  readonly version: number;
  readonly liveFrom: number;
}
export interface Requested {
  readonly approvalId: string;
  readonly version: number;
}

const APPROVAL_ID_BYTES = 12;

/** Everything wrong with a draft, also beside what is live. */
export async function checkDraft(ports: Ports, campaign: Campaign): Promise<CheckResult> {
  const live = (await ports.campaigns.published()).map((one) => one.campaign);
  const { warnings, problems, ...rest } = checkCampaign(campaign, null, await ports.attributes.all());
  const { settings } = await getSettings(ports);
  // Whether a holdout is waived is said when it is published.
  const forbidden = checkAgainstSettings(campaign, { ...settings, requireHoldout: false }, null);
  return { ...rest, problems: [...problems, ...forbidden], warnings: [...warnings, ...competitors(campaign, live)] };
}

/** Freezes the draft as the next version and makes it live, or asks somebody else to, where settings say so. */
export async function publishCampaign(
  ports: Ports,
  id: string,
  request: VersionRequest,
): Promise<Result<Published | Requested, Problem>> {
  const draft = await ports.campaigns.get(id);
  if (draft === undefined) return err(problem("not_found"));
  const { settings } = await getSettings(ports);
  const checked = checkCampaign(draft.campaign, request.holdoutWaiver, await ports.attributes.all());
  const problems = [...checked.problems, ...checkAgainstSettings(draft.campaign, settings, request.holdoutWaiver)];
  if (problems.length > 0) return err(problem("campaign_invalid", undefined, { errors: problems }));
  const frozen = await ports.campaignVersions.freeze(id, request);
  if (frozen === undefined) return err(problem("not_found"));
  if (settings.approvals === "off") return launch(ports, frozen);
  const approvalId = `apr_${ports.random.text(APPROVAL_ID_BYTES)}`;
  const { version } = frozen;
  const asked = { id: approvalId, campaignId: id, version, requestedBy: request.by, comment: request.comment };
  await ports.approvals.request(asked);
  return ok({ approvalId, version });
}

/** Makes a frozen version live. The campaign's own object is told before the snapshot that lets it speak. */
export async function launch(ports: Ports, { campaign, version }: FrozenCampaign): Promise<Result<Published, Problem>> {
  const { id, budgets, limits } = campaign;
  if (!(await ports.campaignVersions.launch(id, version)))
    return err(problem("conflict", "A newer version is live already"));
  const { offersPaused } = (await getSettings(ports)).settings;
  await ports.campaign(id).configure({ version, budgets, limits, offersPaused });
  const pointer = await ports.publisher().publish();
  ports.snapshots.adopt(pointer);
  return ok({ id, version, liveFrom: pointer.publishedAt });
}
