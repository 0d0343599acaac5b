import type { Backlog } from "./backlog-ports.ts";
import type { Ports } from "./ports.ts";
import { getSettings } from "./settings.ts";

/** How the deployment stands. Times are epoch milliseconds. */
export interface Status {
  /** What this isolate knows; null while it knows nothing. */
  readonly snapshot: { readonly version: number; readonly publishedAt: number } | null;
  readonly settings: { readonly version: number; readonly offersPaused: boolean };
  readonly stores: { readonly version: number; readonly count: number };
  readonly campaigns: { readonly live: number };
  /** Whether there is any, one is enough to be looked at. */
  readonly approvalsOpen: boolean;
  /** What objects have failed to deliver several times, by class and kind. */
  readonly backlog: readonly Backlog[];
  readonly erasures: { readonly running: number; readonly oldestRequestedAt: number | null };
}

export async function readStatus(ports: Ports): Promise<Status> {
  const { snapshots, storeVersions, campaigns, approvals, erasures, backlog } = ports;
  const [config, { version, settings }, stores, live, open, running, owed] = await Promise.all([
    snapshots.config(),
    getSettings(ports),
    storeVersions.newest(),
    campaigns.published(),
    approvals.page({ state: "open", campaignId: null }, Number.MAX_SAFE_INTEGER, 1),
    erasures.running(),
    backlog.list(),
  ]);
  const publishedAt = snapshots.publishedAt();
  return {
    snapshot: publishedAt === null ? null : { version: config.version, publishedAt },
    settings: { version, offersPaused: settings.offersPaused },
    stores: { version: stores.version, count: stores.stores },
    campaigns: { live: live.length },
    approvalsOpen: open.length > 0,
    backlog: owed,
    erasures: running,
  };
}
