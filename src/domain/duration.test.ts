import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DURATION_MAX_MS } from "./bounds.ts";
import { durationSchema, parseDuration } from "./duration.ts";

describe("parseDuration", () => {
  test.each([
    ["PT0S", 0],
    ["PT60S", 60_000],
    ["PT0.25S", 250],
    ["PT30M", 1_800_000],
    ["PT2H", 7_200_000],
    ["PT1H30M", 5_400_000],
    ["P1D", 86_400_000],
    ["P7D", 604_800_000],
    ["P1W", 604_800_000],
    ["P1DT12H", 129_600_000],
    ["P3653D", DURATION_MAX_MS],
  ])("%s is %d ms", (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });

  test.each([
    "",
    "P",
    "PT",
    "P1DT",
    "7D",
    "P7",
    "P1M",
    "P1Y",
    "-P1D",
    "P-1D",
    "p7d",
    "PT1.2345S",
    "P3654D",
    "P1D ",
    "PT2H30",
  ])("%j is refused", (text) => {
    expect(parseDuration(text)).toBeUndefined();
  });

  test("is the sum of its parts", () => {
    const part = fc.nat({ max: 99 });
    fc.assert(
      fc.property(part, part, part, part, (days, hours, minutes, seconds) => {
        const whole = parseDuration(`P${days}DT${hours}H${minutes}M${seconds}S`);
        expect(whole).toBe((((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1_000);
      }),
    );
  });
});

test("durationSchema holds the text to its bounds and keeps it as written", () => {
  const schema = durationSchema(1_000, 60_000);
  expect(schema.parse("PT1M")).toBe("PT1M");
  for (const refused of ["PT0.5S", "PT61S", "P1M", 60]) expect(schema.safeParse(refused).success).toBe(false);
});
