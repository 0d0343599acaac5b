import { beforeAll, expect, test } from "vitest";
import { admin, clientAs, done } from "./support/api.ts";
import { advance, SECOND, stopClock } from "./support/clock.ts";
import { TestPhone } from "./support/phone.ts";
import { aStore, CENTER, openShop } from "./support/retailer.ts";

let phone: TestPhone;

beforeAll(async () => {
  stopClock();
  const openingHours = "Mo-Su 10:00-19:00; PH off";
  await openShop({ "sthlm-1": aStore({ openingHours }), "oslo-1": aStore({ openingHours, country: "NO" }) });
  phone = await TestPhone.of(await clientAs("backend"), "sara");
});

const openNow = async (): Promise<Record<string, boolean | null>> => {
  const [longitude, latitude] = CENTER;
  const near = await phone.call<{ items: { storeId: string; openNow: boolean | null }[] }>("POST", "/v1/stores/near", {
    latitude,
    longitude,
  });
  return Object.fromEntries(done(near).items.map((store) => [store.storeId, store.openNow]));
};
const keep = async (countries: object) => {
  advance(SECOND);
  return admin("PUT", "/v1/settings", { countries });
};

test("stores close on the public holidays of their country, as soon as the settings name them", async () => {
  const today = new Date().toISOString().slice(0, 10);
  expect(await openNow()).toEqual({ "sthlm-1": true, "oslo-1": true });
  const saved = done(await keep({ SE: { publicHolidays: [today] }, NO: { publicHolidays: ["2020-01-01"] } }));
  expect(saved).toMatchObject({ countries: { SE: { publicHolidays: [today], quietHours: null } } });
  expect(await openNow()).toEqual({ "sthlm-1": false, "oslo-1": true });
  done(await keep({}));
  expect(await openNow()).toEqual({ "sthlm-1": true, "oslo-1": true });
});

test.each<[string, object, string]>([
  ["a country in words", { Sweden: {} }, "/countries/Sweden"],
  ["no date", { SE: { publicHolidays: ["Christmas"] } }, "/countries/SE/publicHolidays/0"],
  ["an age that nobody is an adult at", { SE: { adultAge: 99 } }, "/countries/SE/adultAge"],
])("%s is refused", async (_, countries, pointer) => {
  expect(await keep(countries)).toMatchObject({
    status: 400,
    body: { code: "invalid_request", errors: [{ pointer }] },
  });
});
