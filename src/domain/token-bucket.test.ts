import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Bucket, takeToken } from "./token-bucket.ts";

const RATE = 5;

/** How many of the calls made at `times` are let through. */
function admitted(times: readonly number[]): number {
  let bucket: Bucket | undefined;
  let count = 0;
  for (const now of times) {
    const next = takeToken(bucket, RATE, now);
    if (next === undefined) continue;
    bucket = next;
    count += 1;
  }
  return count;
}

describe("a token bucket", () => {
  test.each<[string, number[], number]>([
    ["lets a burst through up to what it holds", Array<number>(8).fill(0), 5],
    ["gains as it goes", [0, 0, 0, 0, 0, 200, 200, 400], 7],
    ["never holds more than a second's worth", [0, ...Array<number>(9).fill(60_000)], 6],
    ["lets through who keeps to the rate for ever", Array.from({ length: 1_000 }, (_, n) => n * 200), 1_000],
    ["gains nothing from a clock that stands or goes back", [1_000, 1_000, 1_000, 1_000, 1_000, 0, 0], 5],
  ])("%s", (_, times, count) => expect(admitted(times)).toBe(count));

  test("lets through in any stretch at most what it holds and what it gains in it", () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 1_500 }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(gaps, (waits) => {
        const times = waits.map((_, n) => waits.slice(0, n).reduce((sum, wait) => sum + wait, 0));
        const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1_000;
        expect(admitted(times)).toBeLessThanOrEqual(RATE * (1 + seconds));
      }),
      { numRuns: 200 },
    );
  });
});
