import { LIST_PAGE_DEFAULT } from "../domain/bounds.ts";
import { type JsonChange, jsonDiff } from "../domain/json-diff.ts";
import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import type { Actor } from "./callers.ts";
import type { CampaignVersion, FrozenCampaign } from "./desk-ports.ts";
import { type NumberedPageRequest, numberedPage, type Page } from "./pages.ts";
import type { Ports } from "./ports.ts";
import type { CampaignRow } from "./repositories.ts";
import { getCampaign, putCampaign } from "./campaigns.ts";

/** The versions of a campaign, newest first. */
export async function listCampaignVersions(
  ports: Ports,
  id: string,
  { cursor, limit = LIST_PAGE_DEFAULT }: NumberedPageRequest,
): Promise<Result<Page<CampaignVersion>, Problem>> {
  const known = await getCampaign(ports, id);
  if (!known.ok) return known;
  const items = await ports.campaignVersions.page(id, cursor ?? Number.MAX_SAFE_INTEGER, limit);
  return ok(numberedPage(items, limit, ({ version }) => version));
}

export async function getCampaignVersion(
  ports: Ports,
  id: string,
  version: number,
): Promise<Result<FrozenCampaign, Problem>> {
  const frozen = await ports.campaignVersions.get(id, version);
  return frozen === undefined ? err(problem("not_found")) : ok(frozen);
}

/** Where another version, or the draft as it is now, differs from this one. */
export async function diffCampaignVersions(
  ports: Ports,
  id: string,
  version: number,
  to: number | "draft",
): Promise<Result<readonly JsonChange[], Problem>> {
  const from = await getCampaignVersion(ports, id, version);
  if (!from.ok) return from;
  const other = to === "draft" ? await getCampaign(ports, id) : await getCampaignVersion(ports, id, to);
  return other.ok ? ok(jsonDiff(from.value.campaign, other.value.campaign)) : other;
}

/** Makes an earlier version the draft again; it goes live as every draft does. */
export async function restoreCampaign(
  ports: Ports,
  id: string,
  version: number,
  by: Actor,
): Promise<Result<CampaignRow, Problem>> {
  const frozen = await getCampaignVersion(ports, id, version);
  if (!frozen.ok) return frozen;
  const put = await putCampaign(ports, id, frozen.value.campaign, by);
  return put.ok ? ok(put.value.row) : put;
}
