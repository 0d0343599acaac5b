import { abortAllDurableObjects } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { CART_PUT_INTERVAL_MS, CART_TTL_S } from "../../src/domain/bounds.ts";
import { admin, type Client, clientAs, done } from "./support/api.ts";
import { advance, DAY, MINUTE, SECOND, stopClock, timeAgo } from "./support/clock.ts";
import { ports, promisesOf, ring, rowsIn, shopperStub } from "./support/objects.ts";
import { aCart } from "./support/retailer.ts";
import { leaksIn } from "./support/secrecy.ts";

let backend: Client;
let shoppers = 0;

beforeAll(async () => {
  stopClock();
  backend = await clientAs("backend");
});
beforeEach(() => {
  vi.spyOn(console, "warn").mockReturnValue();
  // The next shopper's cart is not the newest thing that happened.
  advance(MINUTE);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const newShopper = (): string => `shopper-${++shoppers}`;
const item = (sku: string, quantity = 1) => ({ sku, name: sku, quantity, unitPrice: 1_000, categories: [] });
const cartOf = (updatedAt: string, ...skus: string[]) => aCart({ updatedAt, items: skus.map((sku) => item(sku)) });
const put = (shopperId: string, cart: object) => backend<{ applied: boolean }>("PUT", `/v1/carts/${shopperId}`, cart);
const get = (shopperId: string) => backend<{ items: { sku: string }[] }>("GET", `/v1/carts/${shopperId}`);
const skusOf = async (shopperId: string) => done(await get(shopperId)).items.map(({ sku }) => sku);
const keyOf = async (shopperId: string) => `cart:${await ports.names.sub(shopperId)}`;
const buy = (shopperId: string, id: string, at: string, ...skus: string[]) => {
  const lines = skus.map((sku) => ({ sku, quantity: 1, unitPrice: 1_000 }));
  const sale = { id, shopperId, channel: "online", at, currency: "SEK", lines };
  return backend<{ applied: boolean }>("POST", "/v1/purchases", sale);
};

describe("the newest cart stands", () => {
  test("whatever order they come in", async () => {
    const id = newShopper();
    vi.spyOn(scheduler, "wait").mockResolvedValue();
    const applied = async (cart: object) => done(await put(id, cart)).applied;
    expect(await applied(cartOf(timeAgo(10 * SECOND), "b"))).toBe(true);
    expect(await applied(cartOf(timeAgo(20 * SECOND), "a"))).toBe(false);
    expect(await applied(cartOf(timeAgo(10 * SECOND), "b2"))).toBe(false);
    expect(await skusOf(id)).toEqual(["b"]);
    expect(await applied(cartOf(timeAgo(0), "c"))).toBe(true);
    expect(await skusOf(id)).toEqual(["c"]);
  });

  test("whatever zone its time is written in", async () => {
    const id = newShopper();
    const later = new Date(Date.now() + 7_200_000).toISOString().replace("Z", "+02:00");
    done(await put(id, cartOf(timeAgo(10 * SECOND), "a")));
    vi.spyOn(scheduler, "wait").mockResolvedValue();
    expect(await put(id, cartOf(later, "b"))).toMatchObject({ body: { applied: true } });
    expect(await skusOf(id)).toEqual(["b"]);
  });

  test("of thirty that come at once, and KV is not written for each", async () => {
    const id = newShopper();
    const writes = vi.spyOn(env.CARTS, "put");
    const ages = Array.from({ length: 30 }, (_, n) => 29 - ((n * 7) % 30));
    await Promise.all(ages.map((age) => put(id, cartOf(timeAgo(age * SECOND), `age-${age}`))));
    await vi.waitUntil(async () => (await promisesOf(await shopperStub(id))).length === 0, { timeout: 5_000 });
    expect(await skusOf(id)).toEqual(["age-0"]);
    expect(writes.mock.calls.length).toBeLessThanOrEqual(2);
  });

  test("until it is emptied", async () => {
    const id = newShopper();
    vi.spyOn(scheduler, "wait").mockResolvedValue();
    done(await put(id, cartOf(timeAgo(10 * SECOND), "a")));
    done(await put(id, cartOf(timeAgo(5 * SECOND))));
    expect(await get(id)).toMatchObject({ status: 404, body: { code: "not_found" } });
    expect(await put(id, cartOf(timeAgo(7 * SECOND), "b"))).toMatchObject({ body: { applied: false } });
  });

  test.each([
    { name: "by our clock", ahead: -10 * SECOND },
    { name: "by a clock that is ahead of ours", ahead: 4 * MINUTE },
  ])("until it is deleted, $name", async ({ ahead }) => {
    const id = newShopper();
    vi.spyOn(scheduler, "wait").mockResolvedValue();
    const cart = cartOf(new Date(Date.now() + ahead).toISOString(), "a");
    done(await put(id, cart));
    expect(await backend("DELETE", `/v1/carts/${id}`)).toMatchObject({ status: 204, body: null });
    expect(await get(id)).toMatchObject({ status: 404 });
    expect(await put(id, cart)).toMatchObject({ body: { applied: false } });
    const next = cartOf(new Date(Date.now() + Math.max(ahead, 0) + SECOND).toISOString(), "b");
    expect(await put(id, next)).toMatchObject({ body: { applied: true } });
  });

  test("for thirty days", async () => {
    const id = newShopper();
    const options = vi.spyOn(env.CARTS, "put");
    done(await put(id, cartOf(timeAgo(0), "a")));
    expect(options.mock.calls[0]?.[2]).toEqual({ expirationTtl: CART_TTL_S });
    advance(30 * DAY);
    expect(await skusOf(id)).toEqual(["a"]);
    advance(1);
    expect(await get(id)).toMatchObject({ status: 404 });
  });
});

describe("a purchase", () => {
  test("takes what was bought out of the cart, once", async () => {
    const id = newShopper();
    const cart = aCart({ updatedAt: timeAgo(MINUTE), items: [item("a", 2), item("b")] });
    done(await put(id, cart));
    expect(await buy(id, `${id}-1`, timeAgo(0), "a", "b")).toMatchObject({ body: { applied: true } });
    expect(await buy(id, `${id}-1`, timeAgo(0), "a", "b")).toMatchObject({ body: { applied: false } });
    expect(done(await get(id)).items).toMatchObject([{ sku: "a", quantity: 1 }]);
  });

  test("bars every state of the cart up to its time, whenever it comes", async () => {
    const id = newShopper();
    vi.spyOn(scheduler, "wait").mockResolvedValue();
    done(await buy(id, `${id}-1`, timeAgo(10 * SECOND), "x"));
    expect(await put(id, cartOf(timeAgo(11 * SECOND), "a"))).toMatchObject({ body: { applied: false } });
    expect(await put(id, cartOf(timeAgo(10 * SECOND), "a"))).toMatchObject({ body: { applied: false } });
    expect(await get(id)).toMatchObject({ status: 404 });
    expect(await put(id, cartOf(timeAgo(9 * SECOND), "a"))).toMatchObject({ body: { applied: true } });
    expect(await skusOf(id)).toEqual(["a"]);
  });

  test("leaves alone what was put into the cart after it", async () => {
    const id = newShopper();
    done(await put(id, cartOf(timeAgo(10 * SECOND), "a")));
    done(await buy(id, `${id}-1`, timeAgo(20 * SECOND), "a"));
    expect(await skusOf(id)).toEqual(["a"]);
  });
});

describe("KV", () => {
  test("takes one body of a cart a second", async () => {
    const id = newShopper();
    done(await put(id, cartOf(timeAgo(2 * SECOND), "a")));
    const waits = vi.spyOn(scheduler, "wait").mockResolvedValue();
    advance(300);
    done(await put(id, cartOf(timeAgo(SECOND), "b")));
    expect(waits).toHaveBeenCalledWith(CART_PUT_INTERVAL_MS - 300);
  });

  test("that fails is written again by the alarm", async () => {
    const id = newShopper();
    vi.spyOn(env.CARTS, "put").mockRejectedValueOnce(new Error("KV is away"));
    expect(await put(id, cartOf(timeAgo(0), "a"))).toMatchObject({ status: 200, body: { applied: true } });
    expect(await get(id)).toMatchObject({ status: 503, body: { code: "unavailable" } });
    advance(5 * SECOND);
    await ring(await shopperStub(id));
    expect(await skusOf(id)).toEqual(["a"]);
    expect(await rowsIn(await shopperStub(id), "SELECT sealed FROM cart")).toEqual([{ sealed: null }]);
  });

  test("that was being written when every object died is written again by the alarm", async () => {
    const id = newShopper();
    let isWriting = false;
    vi.spyOn(env.CARTS, "put").mockImplementationOnce(() => {
      isWriting = true;
      return new Promise(() => undefined);
    });
    vi.spyOn(console, "error").mockReturnValue();
    const answer = put(id, cartOf(timeAgo(0), "a"));
    await vi.waitUntil(() => isWriting, 5_000);
    await abortAllDurableObjects();
    expect(await answer).toMatchObject({ status: 503 });
    advance(5 * SECOND);
    await ring(await shopperStub(id));
    expect(await skusOf(id)).toEqual(["a"]);
  });

  test("that is slow is not waited for longer than two seconds", async () => {
    const id = newShopper();
    let arrived = false;
    const write = env.CARTS.put.bind(env.CARTS);
    const waits = vi.spyOn(scheduler, "wait").mockResolvedValue();
    vi.spyOn(env.CARTS, "put").mockImplementationOnce(async (...args) => {
      await vi.waitUntil(() => arrived, { timeout: 10_000 });
      return write(...args);
    });
    expect(await put(id, cartOf(timeAgo(0), "a"))).toMatchObject({ status: 200, body: { applied: true } });
    expect(waits).toHaveBeenCalledWith(2_000);
    expect(await get(id)).toMatchObject({ status: 503 });
    arrived = true;
    await vi.waitUntil(async () => (await get(id)).status === 200, 5_000);
  });

  test("that still holds an older body is not believed", async () => {
    const id = newShopper();
    vi.spyOn(scheduler, "wait").mockResolvedValue();
    done(await put(id, cartOf(timeAgo(10 * SECOND), "old")));
    const old = await env.CARTS.get(await keyOf(id), "arrayBuffer");
    done(await put(id, cartOf(timeAgo(5 * SECOND), "new")));
    await env.CARTS.put(await keyOf(id), old ?? "");
    expect(await get(id)).toMatchObject({ status: 503, body: { code: "unavailable" } });
  });

  test.each([
    ["a stranger's body", async () => env.CARTS.get(await keyOf("stranger"), "arrayBuffer")],
    ["nothing", () => Promise.resolve(null)],
    ["too little", () => Promise.resolve(new ArrayBuffer(3))],
    [
      "a body that was tampered with",
      async () => tampered(await env.CARTS.get(await keyOf("stranger"), "arrayBuffer")),
    ],
  ])("that holds %s is not believed", async (_, body) => {
    const id = newShopper();
    const updatedAt = timeAgo(0);
    done(await put("stranger", cartOf(updatedAt, "theirs")));
    done(await put(id, cartOf(updatedAt, "mine")));
    const found = await body();
    await (found === null ? env.CARTS.delete(await keyOf(id)) : env.CARTS.put(await keyOf(id), found));
    expect(await get(id)).toMatchObject({ status: 503, body: { code: "unavailable" } });
  });

  const tampered = (body: ArrayBuffer | null): ArrayBuffer => {
    const bytes = new Uint8Array(body ?? new ArrayBuffer(1));
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    return bytes.buffer;
  };
});

describe("what lies in KV", () => {
  const SHOPPER = "sara.svensson@example.org";
  const SECRETS = [SHOPPER, "VITMOSSA-42", "VITMOSSA", "Vitmossa trail shoe", "shoes", "SEK", 149_900, "items"];

  test("shows no product, price, category, currency or shopper, in any spelling", async () => {
    done(await put(encodeURIComponent(SHOPPER), aCart({ updatedAt: timeAgo(0) })));
    const key = await keyOf(SHOPPER);
    const value = new Uint8Array((await env.CARTS.get(key, "arrayBuffer")) ?? new ArrayBuffer(0));
    expect(value.byteLength).toBeGreaterThan(100);
    expect(leaksIn(value, SECRETS)).toEqual([]);
    const { keys } = await env.CARTS.list();
    expect(keys.find(({ name }) => name === key)).not.toHaveProperty("metadata");
    expect(leaksIn(new TextEncoder().encode(JSON.stringify(keys)), SECRETS)).toEqual([]);
  });

  test("is different each time, though the cart is the same", async () => {
    const [one, other] = [newShopper(), newShopper()];
    const cart = aCart({ updatedAt: timeAgo(0) });
    done(await put(one, cart));
    done(await put(other, cart));
    const sealed = async (id: string) =>
      new Uint8Array((await env.CARTS.get(await keyOf(id), "arrayBuffer")) ?? new ArrayBuffer(0));
    expect((await sealed(one)).slice(9)).not.toEqual((await sealed(other)).slice(9));
  });

  test.each([
    ["as it is", (text: string) => text],
    ["in base64", (text: string) => btoa(text)],
    ["in base64, two bytes later", (text: string) => btoa(`--${text}`)],
    ["in hex", (text: string) => Array.from(text, (c) => c.charCodeAt(0).toString(16)).join("")],
    ["in UTF-16", (text: string) => Array.from(text, (c) => `${c}\0`).join("")],
  ])("would be found out if it stood there %s", (_, write) => {
    const plain = JSON.stringify({ shopper: SHOPPER, ...aCart() });
    expect(leaksIn(new TextEncoder().encode(write(plain)), SECRETS)).toEqual(SECRETS);
  });
});

describe("a request that is refused", () => {
  test.each([
    ["from more than five minutes ahead", { updatedAt: new Date(Date.now() + 400 * DAY).toISOString() }, "/updatedAt"],
    ["with an unknown member", { coupon: "X" }, "/coupon"],
    ["with half a piece", { items: [item("a", 0.5)] }, "/items/0/quantity"],
    ["with a time of day only", { updatedAt: "18:00" }, "/updatedAt"],
  ])("is a cart %s", async (_, over, pointer) => {
    const answer = await put(newShopper(), aCart(over));
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_request", errors: [{ pointer }] } });
  });

  test("is a shopper id that is none", async () => {
    expect(await put("%C3%A5sa", aCart())).toMatchObject({ status: 400, body: { code: "invalid_request" } });
  });

  test("an admin may look, not write", async () => {
    const id = newShopper();
    done(await put(id, cartOf(timeAgo(0), "a")));
    expect(await admin("GET", `/v1/carts/${id}`)).toMatchObject({ status: 200 });
    expect(await admin("PUT", `/v1/carts/${id}`, aCart())).toMatchObject({ status: 403 });
  });
});
