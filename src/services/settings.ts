import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { DEFAULT_SETTINGS, type Settings } from "../domain/settings.ts";
import type { Ports } from "./ports.ts";
import type { SettingsVersion } from "./repositories.ts";

/** The settings in force. */
export async function getSettings(ports: Ports): Promise<SettingsVersion> {
  return (await ports.settings.latest()) ?? { version: 0, settings: DEFAULT_SETTINGS };
}

/** Replaces the settings as a whole and makes them live. */
export async function putSettings(ports: Ports, settings: Settings): Promise<SettingsVersion> {
  const version = await ports.settings.append(settings);
  ports.snapshots.adopt(await ports.publisher().publish());
  return { version, settings };
}

/** Makes an earlier version the newest one. */
export async function restoreSettings(ports: Ports, version: number): Promise<Result<SettingsVersion, Problem>> {
  const settings = await ports.settings.version(version);
  return settings === undefined ? err(problem("not_found")) : ok(await putSettings(ports, settings));
}
