import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { GOODS_FRESH_MS, WEATHER_FRESH_MS, WEATHER_RETRY_AFTER_MS } from "../../src/domain/bounds.ts";
import type { OfferView } from "../../src/domain/offers/offer.ts";
import { weatherOf } from "../../src/platform/weather.ts";
import { answerOf, DULL, type Sky } from "../support/weather.ts";
import { admin, type Client, clientAs, done } from "./support/api.ts";
import { advance, DAY, stopClock, timeAgo } from "./support/clock.ts";
import { countCalls } from "./support/count.ts";
import { decisionsOf } from "./support/issue.ts";
import { someone } from "./support/life.ts";
import { importLines } from "./support/lines.ts";
import { ports } from "./support/objects.ts";
import { aCampaign, aCart, aStore, CENTER, openShop, putCart } from "./support/retailer.ts";
import { stepIn, walkIn } from "./support/walks.ts";

let backend: Client;
let shoppers = 0;
/** Every address that was asked for the weather. */
let asked: URL[] = [];
let sky: Sky | null = DULL;

const rule = (field: string, operator: string, value: unknown) => ({
  combinator: "and",
  rules: [{ field, operator, value }],
});
const BOOT = { sku: "BOOT", productId: null, name: "Boot", quantity: 1, unitPrice: 100_000, categories: ["boots"] };
const SOCK = { sku: "SOCK", productId: null, name: "Sock", quantity: 1, unitPrice: 10_000, categories: ["socks"] };

async function visitor(items: readonly object[] = [BOOT, SOCK]) {
  const one = await someone(backend, `visitor-${++shoppers}`);
  await putCart(backend, one.id, { ...aCart({ items }), updatedAt: timeAgo(3_600_000) });
  return one;
}
/** What somebody is offered who left these items, and why not. */
async function visit(items?: readonly object[]) {
  const { id, phone } = await visitor(items);
  const { offers } = await phone.ping(walkIn());
  const [decision] = await decisionsOf(id);
  const offer: OfferView | undefined = offers[0];
  return { items: offer?.items.map(({ sku }) => sku), campaign: offer?.campaignId, code: decision?.body.code ?? null };
}
/** Makes these campaigns the only ones that are live. */
async function run(...campaigns: readonly { readonly id: string }[]) {
  const { items } = done(await admin<{ items: { id: string }[] }>("GET", "/v1/campaigns"));
  for (const { id } of items) await admin("POST", `/v1/campaigns/${id}/end`);
  await openShop({}, campaigns);
}

beforeAll(async () => {
  stopClock();
  await openShop({ "sthlm-1": aStore({ openingHours: null }) });
  backend = await clientAs("backend");
});
beforeEach(() => {
  asked = [];
  sky = DULL;
  vi.spyOn(globalThis, "fetch").mockImplementation((input) => {
    const url = new URL(input instanceof Request ? input.url : input);
    asked.push(url);
    if (sky === null) return Promise.reject(new TypeError("unreachable"));
    return Promise.resolve(Response.json(answerOf(url, Date.now(), sky)));
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  // Whatever an isolate remembers is forgotten by then.
  advance(DAY);
});

describe("goods at a decision", () => {
  test("are asked for once, in one statement, and only where a surviving rule needs them", async () => {
    await run(aCampaign("stock", { items: rule("item.inStock", "=", true) }));
    const { phone } = await visitor();
    await importLines("/v1/stock/import", [{ storeId: "sthlm-1", sku: "BOOT", quantity: 1, at: timeAgo(0) }]);
    await phone.ping(stepIn());
    const calls = countCalls();
    expect((await phone.ping(walkIn())).offers).toMatchObject([{ items: [{ sku: "BOOT" }] }]);
    expect(calls).toMatchObject({ "CARTS.get": 1, "DB.prepare": 1 });
    expect(asked).toEqual([]);
  });

  test("are remembered for a minute", async () => {
    await run(aCampaign("remembered", { items: rule("item.stock", ">", 1) }));
    const stock = (quantity: number) =>
      importLines("/v1/stock/import", [{ storeId: "sthlm-1", sku: "BOOT", quantity, at: timeAgo(0) }]);
    await stock(1);
    expect(await visit([BOOT])).toMatchObject({ code: "no_item" });
    advance(GOODS_FRESH_MS - 1);
    await stock(2);
    expect(await visit([BOOT])).toMatchObject({ code: "no_item" });
    advance(1);
    expect(await visit([BOOT])).toMatchObject({ items: ["BOOT"], code: null });
  });

  test("that do not come are unknown", async () => {
    await run(aCampaign("late", { items: rule("item.inStock", "=", true) }));
    vi.spyOn(ports.wares, "wares").mockRejectedValue(new Error("away"));
    expect(await visit()).toMatchObject({ items: undefined, code: "no_item" });
  });
});

describe("what must never be discounted", () => {
  test("is in no offer, and the till reduces it for no offer", async () => {
    await run(aCampaign("boots"));
    const books = { neverDiscount: { categories: ["books"], skus: ["GIFT"] } };
    done(await admin("PUT", "/v1/settings", { guardrails: books }));
    advance(60_000);
    await importLines("/v1/products/import", [
      { sku: "SOCK", names: { en: "Sock" }, prices: [], neverDiscount: true },
      { sku: "BOOT", names: { en: "Boot" }, prices: [], floorPrices: { amount: 85_000, currency: "SEK" } },
    ]);
    const { phone } = await visitor([
      BOOT,
      SOCK,
      { ...SOCK, sku: "GIFT" },
      { ...SOCK, sku: "NOVEL", categories: ["books"] },
    ]);
    const [offer] = (await phone.ping(walkIn())).offers;
    expect(offer?.items).toMatchObject([{ sku: "BOOT" }]);
    const till = await clientAs("till", ["sthlm-1"]);
    const check = async (...lines: readonly object[]) => {
      const basket = {
        currency: "SEK",
        lines: lines.map((line, index) => ({ id: String(index), quantity: 1, ...line })),
      };
      const body = { code: offer?.code, storeId: "sthlm-1", tillId: "1", transactionId: "R-1", basket };
      return till<{ discount?: { amount: number } }>("POST", "/v1/redemptions/check", body);
    };
    expect((await check({ sku: "BOOT", unitPrice: 100_000 })).body.discount?.amount).toBe(10_000);
    // A lower price at the till, ten per cent of which would be less than the floor.
    expect((await check({ sku: "BOOT", unitPrice: 90_000 })).body.discount?.amount).toBe(5_000);
    expect(await check({ sku: "SOCK", unitPrice: 10_000 })).toMatchObject({ status: 409 });
    expect(await check({ sku: "BOOT", unitPrice: 100_000, categories: ["books"] })).toMatchObject({ status: 409 });
  });
});

describe("the weather", () => {
  const RAINY = { audience: rule("weather.rainSoon", "=", true), priority: 90 };

  test("decides who is spoken to", async () => {
    await run(aCampaign("rainy", RAINY), aCampaign("dry", { audience: rule("weather.rainSoon", "=", false) }));
    sky = { ...DULL, rainIn: 4 };
    expect(await visit()).toMatchObject({ campaign: "rainy" });
    advance(WEATHER_FRESH_MS);
    sky = DULL;
    expect(await visit()).toMatchObject({ campaign: "dry" });
  });

  test("is asked for by the store's position alone, and once in a quarter of an hour", async () => {
    await run(aCampaign("asked-once", RAINY));
    await visit();
    advance(WEATHER_FRESH_MS - 1);
    await visit();
    expect(asked).toHaveLength(1);
    const [first] = asked;
    expect(first?.searchParams.get("longitude")).toBe(CENTER[0].toFixed(2));
    expect(first?.searchParams.get("latitude")).toBe(CENTER[1].toFixed(2));
    expect([...(first?.searchParams.keys() ?? [])].toSorted()).toEqual([
      "current",
      "forecast_minutely_15",
      "latitude",
      "longitude",
      "minutely_15",
      "timeformat",
    ]);
    advance(1);
    await visit();
    expect(asked).toHaveLength(2);
  });

  test("is not asked for where no surviving rule needs it", async () => {
    const never = { combinator: "and", rules: [...rule("cart.total", ">", 1e9).rules, ...RAINY.audience.rules] };
    await run(aCampaign("never-asked", { ...RAINY, audience: never }));
    expect(await visit()).toMatchObject({ code: "rule_not_met" });
    expect(asked).toEqual([]);
  });

  test("that nobody tells is unknown, and asked for again after a minute", async () => {
    await run(aCampaign("untold", RAINY));
    sky = null;
    expect(await visit()).toMatchObject({ code: "fact_unknown" });
    expect(await visit()).toMatchObject({ code: "fact_unknown" });
    expect(asked).toHaveLength(1);
    advance(WEATHER_RETRY_AFTER_MS);
    sky = { ...DULL, rainIn: 1 };
    expect(await visit()).toMatchObject({ campaign: "untold" });
  });
});

describe("an answer about the weather", () => {
  const store = { ...aStore(), fence: { type: "Circle" as const, center: CENTER, radius: 80 } };
  const at = (base: string) =>
    weatherOf(base, Date.now).at(store as unknown as Parameters<ReturnType<typeof weatherOf>["at"]>[0]);

  test.each<[string, () => Response]>([
    ["a refusal", () => Response.json({ error: true }, { status: 400 })],
    ["no JSON", () => new Response("<html>")],
    ["something else", () => Response.json({ current: {} })],
    [
      "a code that nobody knows",
      () => Response.json(answerOf(asked[0] ?? new URL("x:y"), Date.now(), { ...DULL, code: 300 })),
    ],
    ["one of two hours ago", () => Response.json(answerOf(asked[0] ?? new URL("x:y"), Date.now() - DAY / 12, DULL))],
  ])("that is %s is none", async (_, respond) => {
    vi.spyOn(globalThis, "fetch").mockImplementation((input) => {
      asked = [new URL(input instanceof Request ? input.url : input)];
      return Promise.resolve(respond());
    });
    expect(await at("https://weather.test/v1/forecast")).toBeNull();
    expect(asked).toHaveLength(1);
  });

  test("may come from an address that has a key in it", async () => {
    expect(await at("https://weather.test/v1/forecast?apikey=k")).toMatchObject({
      condition: "cloudy",
      temperature: 8,
    });
    expect(asked[0]?.searchParams.get("apikey")).toBe("k");
  });

  test("is not asked for where no address is given", async () => {
    expect(await at("")).toBeNull();
    expect(asked).toEqual([]);
  });
});
