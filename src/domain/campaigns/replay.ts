import { jsonDiff } from "../json-diff.ts";
import { compileSettings, type Settings } from "../settings.ts";
import type { Campaign } from "./campaign.ts";
import { compileCampaign } from "./compile.ts";
import type { Live } from "./decision.ts";
import { decide } from "./pipeline.ts";
import { answerOf, ENGINE_VERSION, inputOf, type Kept } from "./record.ts";

/** What was live, as it is archived. */
export interface ArchivedLive {
  readonly campaigns: readonly { readonly campaign: Campaign; readonly version: number }[];
  readonly settings: Settings;
  readonly products?: boolean;
}

export const liveOf = ({ campaigns, settings, products = false }: ArchivedLive): Live => ({
  campaigns: campaigns.map(compileCampaign),
  settings: compileSettings(settings),
  products,
});

export interface Replay {
  /** Whether the engine that decides now is the one that decided then. */
  readonly sameEngine: boolean;
  /** The members in which the answers differ, as JSON Pointers; none where they are the same, byte for byte. */
  readonly differs: readonly string[];
}

/** Makes a decision again from its record and what was live then. */
export function replay(kept: Kept, live: ArchivedLive): Replay {
  // What was sent over a wire and what was not are compared in the same form.
  const [then, now] = [answerOf(kept), decide(inputOf(kept, liveOf(live)))].map(asJson);
  const differs = jsonDiff(then, now).map(({ pointer }) => pointer);
  return { sameEngine: kept.record.engine === ENGINE_VERSION, differs };
}

const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
