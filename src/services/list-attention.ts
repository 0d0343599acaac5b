import {
  ATTENTION_PER_KIND_MAX,
  ERASURE_LATE_AFTER_MS,
  FENCE_WATCHED_MS,
  PRODUCTS_STALE_AFTER_MS,
  TILL_SILENT_AFTER_MS,
  TILL_WATCHED_MS,
} from "../domain/bounds.ts";
import { type Attention, lowBudgets } from "../domain/reports/attention.ts";
import { shownCount } from "../domain/reports/report.ts";
import { compileSettings } from "../domain/settings.ts";
import { holdsStore } from "../domain/stores/store-selector.ts";
import { type Caller, PERSON_ROLES, type Role, rolesFor } from "./callers.ts";
import type { Ports } from "./ports.ts";
import { getSettings } from "./settings.ts";

/** One thing that may need attention, and who can do something about it. */
interface Source {
  readonly roles: readonly Role[];
  readonly look: (ports: Ports) => Promise<readonly Attention[]>;
}

/** In the order in which people should look at them. */
const SOURCES: readonly Source[] = [
  { roles: PERSON_ROLES, look: offersPaused },
  { roles: ["marketer", "approver"], look: approvalsWaiting },
  { roles: ["marketer", "analyst"], look: budgetsLow },
  { roles: ["marketer", "analyst", "support"], look: tillsSilent },
  { roles: ["marketer", "analyst"], look: fencesDoubted },
  { roles: ["marketer", "analyst"], look: stockStale },
  { roles: ["marketer", "analyst"], look: productsStale },
  { roles: ["marketer", "analyst"], look: weatherUnknown },
  { roles: ["support"], look: erasuresLate },
];

/** What needs the caller's attention, in the stores that they may speak for. */
export async function listAttention(ports: Ports, { roles, stores }: Caller): Promise<Attention[]> {
  const mine = SOURCES.filter((source) => rolesFor(source.roles, false).some((role) => roles.includes(role)));
  const found = await Promise.all(mine.map(({ look }) => look(ports)));
  return found.flat().filter((one) => !("storeId" in one) || holdsStore(stores, one.storeId));
}

async function offersPaused(ports: Ports): Promise<Attention[]> {
  const { settings } = await getSettings(ports);
  return settings.offersPaused ? [{ kind: "offersPaused" }] : [];
}

async function approvalsWaiting({ approvals }: Ports): Promise<Attention[]> {
  const open = await approvals.page(
    { state: "open", campaignId: null },
    Number.MAX_SAFE_INTEGER,
    ATTENTION_PER_KIND_MAX,
  );
  if (open.length === 0) return [];
  const since = Math.min(...open.map(({ requestedAt }) => requestedAt));
  return [{ kind: "approvalsWaiting", count: open.length, since }];
}

async function budgetsLow(ports: Ports): Promise<Attention[]> {
  const rows = await ports.campaigns.all();
  const live = rows.filter(({ campaign, state }) => state === "live" && campaign.budgets.length > 0);
  const low = await Promise.all(
    live.map(async ({ campaign: { id } }) => lowBudgets(id, await ports.campaign(id).budget())),
  );
  return low.flat().toSorted((a, b) => b.basisPoints - a.basisPoints);
}

async function tillsSilent({ watch, now }: Ports): Promise<Attention[]> {
  const silent = await watch.silentTills(now() - TILL_WATCHED_MS, now() - TILL_SILENT_AFTER_MS);
  return silent.map((till) => ({ kind: "tillSilent", ...till }));
}

async function fencesDoubted({ watch, now }: Ports): Promise<Attention[]> {
  const doubted = await watch.doubtedFences(now() - FENCE_WATCHED_MS);
  return doubted.map(({ storeId, shoppers }) => ({ kind: "fenceDoubted", storeId, shoppers: shownCount(shoppers) }));
}

async function stockStale(ports: Ports): Promise<Attention[]> {
  const { settings } = await getSettings(ports);
  const { stockStaleAfterMs } = compileSettings(settings);
  const stale = await ports.watch.staleStock(ports.now() - stockStaleAfterMs);
  return stale.map((store) => ({ kind: "stockStale", ...store }));
}

async function productsStale({ watch, now }: Ports): Promise<Attention[]> {
  const newest = await watch.newestProduct();
  return newest !== null && newest < now() - PRODUCTS_STALE_AFTER_MS ? [{ kind: "productsStale", since: newest }] : [];
}

/** One store is enough to see whether anybody tells the weather at all. */
async function weatherUnknown(ports: Ports): Promise<Attention[]> {
  const { campaigns } = await ports.snapshots.config();
  const asking = campaigns.filter(
    ({ needs, audience }) => needs.includes("weather") || audience?.asks.includes("weather"),
  );
  const [store] = asking.length > 0 ? await ports.stores.page("", 1, null) : [];
  if (store === undefined || (await ports.weather.at(store)) !== null) return [];
  return [{ kind: "weatherUnknown", count: asking.length }];
}

async function erasuresLate({ erasures, now }: Ports): Promise<Attention[]> {
  const { running, oldestRequestedAt: since } = await erasures.running();
  return since !== null && since < now() - ERASURE_LATE_AFTER_MS
    ? [{ kind: "erasuresLate", count: running, since }]
    : [];
}
