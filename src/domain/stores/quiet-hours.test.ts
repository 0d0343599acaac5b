import { describe, expect, test } from "vitest";
import { isQuiet, quietHoursIn, quietHoursSchema } from "./quiet-hours.ts";

const at = (time: string): number => Date.parse(`2026-11-21T${time}Z`);
const NIGHT = { from: "21:00", to: "08:00" };
const NOON = { from: "12:00", to: "13:00" };

describe("quiet hours", () => {
  test.each([
    [NIGHT, "20:59:59", false],
    [NIGHT, "21:00:00", true],
    [NIGHT, "03:00:00", true],
    [NIGHT, "07:59:59", true],
    [NIGHT, "08:00:00", false],
    [NOON, "11:59:59", false],
    [NOON, "12:00:00", true],
    [NOON, "13:00:00", false],
  ])("%o at %s: %s", (hours, time, expected) => {
    expect(isQuiet(hours, "UTC", at(time))).toBe(expected);
  });

  test("go by the clock on the store's wall, in summer and in winter", () => {
    expect(isQuiet(NIGHT, "Europe/Stockholm", Date.parse("2026-11-21T20:00:00Z"))).toBe(true);
    expect(isQuiet(NIGHT, "Europe/Stockholm", Date.parse("2026-07-21T19:00:00Z"))).toBe(true);
    expect(isQuiet(NIGHT, "Europe/Stockholm", Date.parse("2026-11-21T19:00:00Z"))).toBe(false);
  });

  test.each([null, "Mars/Olympus"])("are always where the zone is %s", (zone) => {
    expect(isQuiet(NOON, zone, at("20:00:00"))).toBe(true);
  });

  test("of a country stand before those of everyone", () => {
    const all = { everywhere: NIGHT, countries: new Map([["DE", NOON]]) };
    expect([quietHoursIn(all, "DE"), quietHoursIn(all, "SE"), quietHoursIn(all, null)]).toEqual([NOON, NIGHT, NIGHT]);
  });

  test.each([
    { from: "21:00" },
    { from: "24:00", to: "08:00" },
    { from: "9:00", to: "10:00" },
    { from: "09:00", to: "09:00" },
  ])("cannot be %o", (hours) => {
    expect(quietHoursSchema.safeParse(hours).success).toBe(false);
  });
});
