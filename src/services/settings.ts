import { LIST_PAGE_DEFAULT } from "../domain/bounds.ts";
import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { DEFAULT_SETTINGS, type Settings } from "../domain/settings.ts";
import type { Actor } from "./callers.ts";
import { type NumberedPageRequest, numberedPage, type Page } from "./pages.ts";
import type { Ports } from "./ports.ts";
import type { SettingsChange, SettingsVersion } from "./repositories.ts";

/** The settings in force. */
export async function getSettings(ports: Ports): Promise<SettingsVersion> {
  return (await ports.settings.latest()) ?? { version: 0, settings: DEFAULT_SETTINGS };
}

/** Replaces the settings as a whole and makes them live. Campaigns with a budget hear at once whether they may speak. */
export async function putSettings(
  ports: Ports,
  settings: Settings,
  by: Actor,
  restored: number | null = null,
): Promise<SettingsVersion> {
  const before = await getSettings(ports);
  if (before.settings.offersPaused !== settings.offersPaused) await tellCampaigns(ports, settings.offersPaused);
  const version = await ports.settings.append(settings, by, restored);
  ports.snapshots.adopt(await ports.publisher().publish());
  return { version, settings };
}

/** Whoever was ever published: what is paused now may be resumed later. */
async function tellCampaigns(ports: Ports, offersPaused: boolean): Promise<void> {
  const published = (await ports.campaigns.all()).filter(({ version }) => version !== null);
  await Promise.all(published.map(({ campaign }) => ports.campaign(campaign.id).pauseOffers(offersPaused)));
}

/** Makes an earlier version the newest one. */
export async function restoreSettings(
  ports: Ports,
  version: number,
  by: Actor,
): Promise<Result<SettingsVersion, Problem>> {
  const settings = await ports.settings.version(version);
  return settings === undefined ? err(problem("not_found")) : ok(await putSettings(ports, settings, by, version));
}

/** Who made which version, newest first. */
export async function listSettingsVersions(
  { settings }: Ports,
  { cursor, limit = LIST_PAGE_DEFAULT }: NumberedPageRequest,
): Promise<Page<SettingsChange>> {
  return numberedPage(await settings.page(cursor ?? Number.MAX_SAFE_INTEGER, limit), limit, ({ version }) => version);
}

export async function getSettingsVersion(ports: Ports, version: number): Promise<Result<SettingsVersion, Problem>> {
  const settings = await ports.settings.version(version);
  return settings === undefined ? err(problem("not_found")) : ok({ version, settings });
}
