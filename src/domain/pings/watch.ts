import { CLOCK_AHEAD_MAX_MS, FIX_MAX_AGE_MS } from "../bounds.ts";
import type { WatchEvent } from "./ping.ts";

/** The newest crossing of a store's region outwards. */
export interface RegionExit {
  readonly storeId: string;
  /** Epoch milliseconds, by the phone's clock. */
  readonly at: number;
}

/** What the phone's own region monitoring comes to. */
export interface Crossings {
  /** The stores whose region was entered and not left since. */
  readonly entered: ReadonlySet<string>;
  readonly exits: readonly RegionExit[];
}

/** Of each store the newest word; what is older than a fix may be, or ahead of the clock, is no word. */
export function crossingsOf(watch: readonly WatchEvent[], now: number): Crossings {
  const newest = { entered: new Map<string, number>(), exited: new Map<string, number>() };
  for (const { storeId, event, at } of watch) {
    if (at < now - FIX_MAX_AGE_MS || at > now + CLOCK_AHEAD_MAX_MS) continue;
    newest[event].set(storeId, Math.max(at, newest[event].get(storeId) ?? at));
  }
  const stays = [...newest.entered].filter(([storeId, at]) => at > (newest.exited.get(storeId) ?? -Infinity));
  return {
    entered: new Set(stays.map(([storeId]) => storeId)),
    exits: [...newest.exited].map(([storeId, at]) => ({ storeId, at })),
  };
}
