import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { publicHolidaysOf } from "../country-settings.ts";
import { DEFAULT_SETTINGS, settingsSchema } from "../settings.ts";
import { storeOpenState } from "./store-hours.ts";

const NOON = Temporal.ZonedDateTime.from("2026-12-25T12:00[Europe/Stockholm]").epochMilliseconds;
const { countries } = settingsSchema.parse({
  countries: { SE: { publicHolidays: ["2026-12-25", "2026-12-26"] }, NO: {} },
});
const HOLIDAYS = publicHolidaysOf(countries);

const shop = { openingHours: "Mo-Fr 10:00-19:00; PH off", timeZone: "Europe/Stockholm", country: "SE" };

test.each<[string, object, boolean | null]>([
  ["a holiday of its country", {}, false],
  ["hours for holidays", { openingHours: "Mo-Fr 10:00-19:00; PH 11:00-15:00" }, true],
  ["hours that say nothing of holidays", { openingHours: "Mo-Fr 10:00-19:00" }, true],
  ["a country without holidays", { country: "NO", timeZone: "Europe/Oslo" }, true],
  ["a country that the settings do not name", { country: "DK", timeZone: "Europe/Copenhagen" }, true],
  ["a country that is not known", { country: null }, true],
  ["a date that has not begun there", { timeZone: "America/New_York", openingHours: "PH 00:00-24:00" }, true],
  ["a date that is not over there", { timeZone: "Pacific/Auckland", openingHours: "Sa 00:00-24:00; PH off" }, false],
  ["hours that are not understood", { openingHours: "by appointment" }, null],
  ["no hours", { openingHours: null }, null],
  ["no zone", { timeZone: null }, null],
])("at noon of Christmas Day in Stockholm, %s", (_, over, open) => {
  expect(storeOpenState({ ...shop, ...over }, NOON, HOLIDAYS)?.open ?? null).toBe(open);
});

test("without settings no day is a holiday", () => {
  expect(storeOpenState(shop, NOON, publicHolidaysOf(DEFAULT_SETTINGS.countries))?.open).toBe(true);
});
