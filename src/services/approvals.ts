import { LIST_PAGE_DEFAULT } from "../domain/bounds.ts";
import { checkCampaign } from "../domain/campaigns/check.ts";
import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { holdsSelection } from "../domain/stores/store-selector.ts";
import type { Caller } from "./callers.ts";
import type { Approval, ApprovalAnswer, ApprovalState, FrozenCampaign } from "./desk-ports.ts";
import { type NumberedPageRequest, numberedPage, type Page } from "./pages.ts";
import type { Ports } from "./ports.ts";
import { launch } from "./publish-campaign.ts";

interface ApprovalsAsked extends NumberedPageRequest {
  readonly state?: ApprovalState | undefined;
  readonly campaignId?: string | undefined;
}

export async function listApprovals(
  { approvals }: Ports,
  { state, campaignId, cursor, limit = LIST_PAGE_DEFAULT }: ApprovalsAsked,
): Promise<Page<Approval>> {
  const items = await approvals.page(
    { state: state ?? null, campaignId: campaignId ?? null },
    cursor ?? Number.MAX_SAFE_INTEGER,
    limit,
  );
  return numberedPage(items, limit, ({ number }) => number);
}

/** What an approver says of a version: the one they have seen. */
export interface Answer {
  readonly version: number;
  readonly comment: string | null;
}

/** Makes a version live that somebody else wrote. Said again by the same person it is the same, and finishes what was cut off. */
export async function approve(
  ports: Ports,
  caller: Caller,
  id: string,
  answer: Answer,
): Promise<Result<Approval, Problem>> {
  const asked = await askedOf(ports, caller, id, answer);
  if (!asked.ok) return asked;
  const { approval, frozen } = asked.value;
  if (approval.state === "open") {
    const { problems } = checkCampaign(frozen.campaign, frozen.holdoutWaiver, await ports.attributes.all());
    if (problems.length > 0) return err(problem("campaign_invalid", undefined, { errors: problems }));
  }
  const settled = await settle(ports, approval, { state: "approved", by: caller.actor, comment: answer.comment });
  if (!settled.ok) return settled;
  const launched = (await isOver(ports, frozen)) ? settled : await launch(ports, frozen);
  return launched.ok ? settled : launched;
}

/** Whether the version was live and is paused or ended since: saying yes again does not bring it back. */
async function isOver(ports: Ports, { campaign, version }: FrozenCampaign): Promise<boolean> {
  const row = await ports.campaigns.get(campaign.id);
  return row?.version === version && row.state !== "live";
}

/** Says that a version shall not go live. Its draft stays. */
export async function decline(
  ports: Ports,
  caller: Caller,
  id: string,
  answer: Answer,
): Promise<Result<Approval, Problem>> {
  const asked = await askedOf(ports, caller, id, answer);
  if (!asked.ok) return asked;
  return settle(ports, asked.value.approval, { state: "declined", by: caller.actor, comment: answer.comment });
}

/** The version that is asked about, where this caller may answer for it. */
async function askedOf(
  ports: Ports,
  { actor, stores }: Caller,
  id: string,
  { version }: Answer,
): Promise<Result<{ readonly approval: Approval; readonly frozen: FrozenCampaign }, Problem>> {
  const approval = await ports.approvals.get(id);
  const frozen = approval && (await ports.campaignVersions.get(approval.campaignId, approval.version));
  if (approval === undefined || frozen === undefined) return err(problem("not_found"));
  if (!holdsSelection(stores, frozen.campaign.stores)) return err(problem("forbidden"));
  if (frozen.authors.includes(actor))
    return err(problem("forbidden", "Somebody other than the authors of a version answers for it"));
  if (version !== approval.version)
    return err(problem("conflict", `The approval is about version ${approval.version}`));
  return ok({ approval, frozen });
}

async function settle(ports: Ports, approval: Approval, answer: ApprovalAnswer): Promise<Result<Approval, Problem>> {
  const { id } = approval;
  const isRepeated = (one: Approval): boolean => one.state === answer.state && one.answeredBy === answer.by;
  if (!isRepeated(approval)) await ports.approvals.answer(id, answer);
  const settled = (await ports.approvals.get(id)) ?? approval;
  return isRepeated(settled) ? ok(settled) : err(problem("conflict", WHY[settled.state]));
}

const WHY: Readonly<Record<ApprovalState, string>> = {
  open: "The approval is open",
  approved: "The version was approved",
  declined: "The version was declined",
  withdrawn: "The draft was changed since",
};
