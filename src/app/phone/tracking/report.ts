import type { PingResult } from "../../../sdk/wire.ts";

/** What one ping came to. */
export interface PingReport {
  /** By the service's clock, epoch milliseconds. */
  readonly at: number;
  /** The round trip in milliseconds. */
  readonly ms: number | null;
  readonly fixes: number;
  readonly taken: number;
  /** How many fixes were refused for which reason. */
  readonly refused: readonly { readonly reason: string; readonly count: number }[];
  readonly visits: PingResult["visits"];
  readonly offerIds: readonly string[];
  readonly decisionId: string | null;
}

const REPORTS_MAX = 20;

export function reportOf(result: PingResult, ms: number | null): PingReport {
  const refused = new Map<string, number>();
  for (const { verdict, reason } of result.fixes) {
    if (verdict === "accepted" || verdict === "duplicate") continue;
    const why = reason ?? verdict;
    refused.set(why, (refused.get(why) ?? 0) + 1);
  }
  const counts = [...refused].map(([reason, count]) => ({ reason, count }));
  return {
    at: result.serverTime,
    ms,
    fixes: result.fixes.length,
    taken: result.fixes.length - counts.reduce((sum, { count }) => sum + count, 0),
    refused: counts,
    visits: result.visits,
    offerIds: result.offers.map(({ id }) => id),
    decisionId: result.decisionId,
  };
}

/** The newest first, and no more than one cares to read. */
export const withReports = (known: readonly PingReport[], fresh: readonly PingReport[]): readonly PingReport[] =>
  [...fresh.toReversed(), ...known].slice(0, REPORTS_MAX);
