import { afterAll, beforeAll, expect, test } from "vitest";
import { Host } from "../support/host.ts";
import { campaign, leftCart, openShop, type Shop, shopperWith, walkIn } from "../support/shop.ts";
import { DULL } from "../support/weather.ts";
import { startWeather, type WeatherServer } from "../support/weather-server.ts";

const BEFORE_RAIN = {
  audience: { combinator: "and", rules: [{ field: "weather.rainSoon", operator: "=", value: true }] },
};

let host: Host;
let weather: WeatherServer;
let shop: Shop;

beforeAll(async () => {
  weather = await startWeather({ ...DULL, rainIn: 3 });
  host = await Host.open();
  shop = await openShop(await host.start({ variables: { WEATHER_URL: weather.url } }), [campaign("rain", BEFORE_RAIN)]);
});
afterAll(async () => {
  await host.close();
  await weather.close();
});

test("before the rain comes, whoever walks in is spoken to, and the weather's server learns of the store alone", async () => {
  const [sara, olof] = [
    await shopperWith(shop, "sara", leftCart(Date.now())),
    await shopperWith(shop, "olof", leftCart(Date.now())),
  ];
  const first = await sara.ping(walkIn(sara.now()));
  expect(first.offers).toMatchObject([{ campaignId: "rain" }]);
  expect((await olof.ping(walkIn(olof.now()))).offers).toMatchObject([{ campaignId: "rain" }]);
  expect(
    weather.asked.map(({ searchParams }) => [searchParams.get("latitude"), searchParams.get("longitude")]),
  ).toEqual([["59.33", "18.06"]]);
});
