import { type Position, metresBetween } from "../domain/geo/position.ts";
import type { Disc } from "../domain/geo/regions.ts";
import { isOpenState } from "../domain/pings/ping.ts";
import type { Watch } from "./session.ts";

/** A circle for the platform's region monitoring. */
export interface Monitored extends Disc {
  /** The store's id, or `refresh` for the rim. No store has the name: theirs are prefixed. */
  readonly id: string;
  readonly wakeOn: "crossing" | "exit";
}

const holds = (disc: Disc, position: Position): boolean => metresBetween(disc, position) <= disc.radius;

/**
 * Whether a position is worth a ping. Not inside `refresh` and outside every region: there no store can be, and
 * a ping from there would only cost battery. While something is open every position counts, so that leaving is noticed.
 * @param now epoch milliseconds by the service's clock
 */
export function needsPing({ state, regions, refresh }: Watch, position: Position, now: number): boolean {
  if (refresh === null || isOpenState(state, now)) return true;
  return !holds(refresh, position) || regions.some((region) => holds(region, position));
}

/** What the app has to monitor now, in place of what it monitored before: the regions, and the rim of `refresh`. */
export const toMonitor = ({ regions, refresh }: Watch): Monitored[] => [
  ...(refresh === null ? [] : [{ ...refresh, id: "refresh", wakeOn: "exit" } as const]),
  ...regions.map(({ storeId, latitude, longitude, radius }): Monitored => ({
    id: `store:${storeId}`,
    latitude,
    longitude,
    radius,
    wakeOn: "crossing",
  })),
];

/** The store whose region has this id, or null for the rim. */
export const storeOf = (monitoredId: string): string | null =>
  monitoredId.startsWith("store:") ? monitoredId.slice("store:".length) : null;
