import { OFFER_FRESHNESS_MS } from "../bounds.ts";
import type { Visit } from "./fold.ts";
import type { Observation } from "./observation.ts";

/**
 * Until when (epoch ms) an offer may follow from `visit`, or null: the request itself must bring a fix that counted
 * as inside. What was stored and comes late counts for the past only. Of a visit that is over, only its exit is news.
 * @param brought the observations of this request
 */
export function freshUntil(visit: Visit, brought: readonly Observation[]): number | null {
  if (visit.exitedAt !== null) return visit.exitedAt + OFFER_FRESHNESS_MS;
  const inside = brought.filter(({ at }) => visit.insideAt.includes(at)).map(({ at }) => at);
  return inside.length === 0 ? null : Math.max(...inside) + OFFER_FRESHNESS_MS;
}
