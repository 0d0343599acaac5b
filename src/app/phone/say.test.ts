import { describe, expect, test } from "vitest";
import { sayLeft, sayMetres, sayMs, sayRetention } from "./say.ts";

/** What `Intl` writes as a space depends on its version. */
const plain = (text: string): string => text.replaceAll(/\s/g, " ");

test.each([
  [30 * 86_400_000, "en", "30 days"],
  [86_400_000, "sv", "1 dygn"],
  [90 * 60_000, "en", "1 hour"],
  [999, "en", "0 seconds"],
])("%d ms is %s: %s", (ms, tag, expected) => expect(plain(sayMs(ms, tag))).toBe(expected));

test.each([
  [2 * 3_600_000, "en", "2 hr"],
  [2 * 3_600_000 - 1, "en", "1 hr, 59 min"],
  [26 * 3_600_000 + 59_000, "en", "1 day, 2 hr"],
  [61_000, "en", "1 min, 1 sec"],
  [5_400_000, "sv", "1 tim, 30 min"],
  [0, "en", "0 sec"],
  [-5, "en", "0 sec"],
])("of %d ms is left in %s: %s", (ms, tag, expected) => expect(plain(sayLeft(ms, tag))).toBe(expected));

test.each([
  [0, "en", "0 m"],
  [80.4, "en", "80 m"],
  [1_440, "en", "1.4 km"],
  [1_440, "sv", "1,4 km"],
])("%d m is %s: %s", (metres, tag, expected) => expect(plain(sayMetres(metres, tag))).toBe(expected));

describe("how long something is kept", () => {
  test("is said in words, whether it was written as a duration or not", () => {
    expect(plain(sayRetention("P30D", "en"))).toBe("30 days");
    expect(sayRetention("Until you withdraw", "en")).toBe("Until you withdraw");
    expect(sayRetention("P is for privacy", "en")).toBe("P is for privacy");
  });
});
