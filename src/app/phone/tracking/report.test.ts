import { describe, expect, test } from "vitest";
import type { PingResult } from "../../../sdk/wire.ts";
import { reportOf, withReports } from "./report.ts";

const NOW = 2_000_000_000_000;
const fix = (verdict: PingResult["fixes"][number]["verdict"], reason: string | null = null) => ({
  id: crypto.randomUUID(),
  verdict,
  reason,
});
const result = (...fixes: PingResult["fixes"]): PingResult => ({
  serverTime: NOW,
  fixes,
  visits: [],
  offers: [],
  decisionId: null,
  state: null,
  regions: [],
  refresh: null,
  nextPingAfter: null,
});

describe("what a ping came to", () => {
  test("counts what was taken, and what was not by its reason", () => {
    const answer = result(
      fix("accepted"),
      fix("duplicate"),
      fix("rejected", "paused"),
      fix("stale", "too_old"),
      fix("rejected", "paused"),
    );
    expect(reportOf(answer, 12)).toMatchObject({
      at: NOW,
      ms: 12,
      fixes: 5,
      taken: 2,
      refused: [
        { reason: "paused", count: 2 },
        { reason: "too_old", count: 1 },
      ],
    });
  });

  test("names the verdict where there is no reason", () => {
    expect(reportOf(result(fix("stale")), null).refused).toEqual([{ reason: "stale", count: 1 }]);
  });

  test("is listed newest first, the last twenty", () => {
    const reports = Array.from({ length: 25 }, (_, n) => ({ ...reportOf(result(), n), at: NOW + n }));
    const listed = withReports(withReports([], reports.slice(0, 15)), reports.slice(15));
    expect(listed.map(({ ms }) => ms)).toEqual(Array.from({ length: 20 }, (_, n) => 24 - n));
  });
});
