import { describe, expect, test } from "vitest";
import { consentsInputSchema } from "../../../../domain/privacy/consents.ts";
import { isUnspoken, type Spoken, statementOf, UNSPOKEN } from "./consent-statement.ts";

const NOW = Date.parse("2026-11-22T10:00:00.000Z");
const said = (over: Partial<Spoken>) =>
  statementOf({ ...UNSPOKEN, ...over }, (purpose) => (purpose === "marketing" ? "marketing/2/sv" : undefined), NOW);

describe("what a customer has said", () => {
  test("holds what was spoken of alone, to the wording that was read", () => {
    expect(said({ said: { marketing: true, profiling: false }, source: "letter" })).toEqual({
      consents: { marketing: { granted: true, text: "marketing/2/sv" }, profiling: { granted: false, text: null } },
      source: "letter",
    });
  });

  test.each([
    ["leave", undefined],
    ["end", null],
    [7, "2026-11-29T10:00:00.000Z"],
  ] as const)("of a pause: %s", (pause, pausedUntil) => {
    expect(said({ pause }).pausedUntil).toBe(pausedUntil);
  });

  test("is what the service takes", () => {
    const every = { preciseLocation: true, marketing: false, profiling: true, adsExport: false };
    expect(consentsInputSchema.safeParse(said({ said: every, pause: 30 })).success).toBe(true);
  });

  test("may be nothing", () => {
    expect(isUnspoken(UNSPOKEN)).toBe(true);
    expect(isUnspoken({ ...UNSPOKEN, pause: "end" })).toBe(false);
    expect(isUnspoken({ ...UNSPOKEN, said: { adsExport: false } })).toBe(false);
  });
});
