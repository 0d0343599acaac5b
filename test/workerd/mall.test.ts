import { env } from "cloudflare:workers";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { admin, type Client, clientAs, done } from "./support/api.ts";
import { advance, HOUR, stopClock, timeAgo } from "./support/clock.ts";
import { decisionsOf } from "./support/issue.ts";
import { TestPhone } from "./support/phone.ts";
import { aCampaign, aStore, openShop, putCart } from "./support/retailer.ts";
import { north, type Place, walkIn } from "./support/walks.ts";

/* Of stores that hold the shopper at once the one that has what was left speaks. */

const MALL: Place = [10.7522, 59.9139];
const SKU = "VITMOSSA-42";

let backend: Client;
let shoppers = 0;

const around = (center: Place) =>
  aStore({ fence: { type: "Circle", center, radius: 80 }, openingHours: null, currency: "SEK" });

beforeAll(async () => {
  stopClock();
  done(await admin("PUT", `/v1/products/${SKU}`, { sku: SKU, names: { en: "Trail shoe" }, prices: [] }));
  const stores = { near: around(north(MALL, 5)), next: around(north(MALL, 15)), far: around(north(MALL, 30)) };
  await openShop(stores, [aCampaign("mall")]);
  backend = await clientAs("backend");
});
// What is read of stock is remembered for a minute.
beforeEach(() => void advance(HOUR));
afterEach(() => vi.restoreAllMocks());

async function counted(levels: Readonly<Record<string, number>>): Promise<void> {
  await env.DB.prepare("DELETE FROM stock").run();
  const rows = Object.entries(levels).map(([storeId, quantity]) => ({ storeId, sku: SKU, quantity, at: timeAgo(0) }));
  if (rows.length > 0) await env.DB.batch(rows.map(insert));
}
const insert = ({ storeId, sku, quantity }: { storeId: string; sku: string; quantity: number }) =>
  env.DB.prepare("INSERT INTO stock VALUES (?, ?, ?, ?)").bind(storeId, sku, quantity, Date.now());

async function spokenTo(): Promise<{ readonly stores: readonly string[]; readonly codes: object }> {
  const id = `mall-${++shoppers}`;
  await putCart(backend, id);
  const phone = await TestPhone.of(backend, id);
  const { offers } = await phone.ping(walkIn(MALL));
  const codes = (await decisionsOf(id)).map(({ store, body }) => [store, body.code]);
  return { stores: offers.flatMap(({ storeIds }) => storeIds), codes: Object.fromEntries(codes) as object };
}

test.each<[string, Readonly<Record<string, number>>, string]>([
  ["the nearest, where nothing was counted", {}, "near"],
  ["the nearest, where all have it", { near: 1, next: 1, far: 9 }, "near"],
  ["the one that has it", { near: 0, next: 0, far: 2 }, "far"],
  ["the one that has it, before one that was not counted", { next: 1 }, "next"],
  ["one that was not counted, before one that has none", { near: 0 }, "next"],
  ["the nearest, where none has it", { near: 0, next: 0, far: 0 }, "near"],
])("it is %s", async (_, levels, speaker) => {
  await counted(levels);
  const { stores, codes } = await spokenTo();
  expect(stores).toEqual([speaker]);
  const others = ["near", "next", "far"].filter((store) => store !== speaker);
  expect(codes).toEqual({ [speaker]: null, ...Object.fromEntries(others.map((store) => [store, "another_store"])) });
});
