import { env } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { CODE_RANDOM_BYTES, GUESS_BLOCK_MS, GUESS_PERIOD_MS } from "../../src/domain/bounds.ts";
import { displayCode, makeCode } from "../../src/domain/offers/code.ts";
import { type Answer, type Client, clientAs, done } from "./support/api.ts";
import { advance, stopClock } from "./support/clock.ts";
import { countCalls } from "./support/count.ts";
import { TestPhone } from "./support/phone.ts";
import { aCampaign, aRedemption, aStore, CENTER, openShop, putCart } from "./support/retailer.ts";
import { north, walkIn } from "./support/walks.ts";

let backend: Client;
let till: Client;
let foreign: Client;
let made = 0;

beforeAll(async () => {
  stopClock();
  const elsewhere = { type: "Circle", center: north(CENTER, 5_000), radius: 80 };
  await openShop({ "sthlm-1": aStore(), "oslo-1": aStore({ fence: elsewhere }) }, [aCampaign("autumn")]);
  backend = await clientAs("backend");
  till = await clientAs("till");
  foreign = await clientAs("till", ["oslo-1"]);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const aCode = (): string => displayCode(makeCode(crypto.getRandomValues(new Uint8Array(CODE_RANDOM_BYTES))));
const post = (path: string, body: object, by = till): Promise<Answer<{ code: string; id: string }>> =>
  by("POST", path, body, { "idempotency-key": `key-${++made}` });
/** Presents a code that nobody was given. */
const guess = (tillId: string, { by = till, storeId = "sthlm-1", path = "/v1/redemptions" } = {}) =>
  post(path, aRedemption({ code: aCode(), tillId, storeId, transactionId: `R-${++made}` }), by);

async function guessTimes(count: number, tillId: string, how: Parameters<typeof guess>[1] = {}): Promise<void> {
  for (let n = 0; n < count; n++) expect(await guess(tillId, how)).toMatchObject({ status: 404 });
}

async function anOffer() {
  const id = `shopper-${++made}`;
  await putCart(backend, id);
  const [offer] = (await (await TestPhone.of(backend, id)).ping(walkIn())).offers;
  if (offer === undefined) throw new Error("no offer");
  return offer;
}

const retryAfter = ({ headers }: Answer<unknown>): string | null => headers.get("retry-after");

describe("a till", () => {
  test("may guess ten times a minute; then it waits for fifteen", async () => {
    await guessTimes(10, "a");
    const refused = await guess("a");
    expect(refused).toMatchObject({ status: 429, body: { code: "rate_limited" } });
    expect(retryAfter(refused)).toBe("900");
    advance(GUESS_BLOCK_MS - 1);
    expect(retryAfter(await guess("a"))).toBe("1");
    advance(1);
    await guessTimes(9, "a");
  });

  test("that waits is named with the store's day, as long as it waits", async () => {
    const storeId = "oslo-1";
    const held = async () => {
      const day = await till<{ heldBack: unknown }>("GET", `/v1/stores/${storeId}/days/2026-11-21`);
      return done(day).heldBack;
    };
    await guessTimes(9, "named", { storeId });
    expect(await held()).toEqual([]);
    await guessTimes(1, "named", { storeId });
    const until = new Date(Date.now() + GUESS_BLOCK_MS).toISOString();
    expect(await held()).toEqual([{ tillId: "named", until }]);
    advance(GUESS_BLOCK_MS);
    expect(await held()).toEqual([]);
  });

  test("that mistypes now and then never waits", async () => {
    for (let minute = 0; minute < 3; minute++) {
      await guessTimes(9, "b");
      advance(GUESS_PERIOD_MS);
    }
    expect(await guess("b")).toMatchObject({ status: 404 });
  });

  test("guesses by checking, too, and by tokens", async () => {
    await guessTimes(5, "c", { path: "/v1/redemptions/check" });
    for (let n = 0; n < 5; n++) {
      const body = aRedemption({ token: `e30.e30.${n}`, tillId: "c" });
      expect(await post("/v1/redemptions/check", body)).toMatchObject({ status: 404 });
    }
    expect(await guess("c", { path: "/v1/redemptions/check" })).toMatchObject({ status: 429 });
  });

  test("that guesses at once is told ten times, and no more", async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => guess("d")));
    expect(answers.filter(({ status }) => status === 404)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(30);
  });

  test("that asks for one offer forty times at once is answered forty times", async () => {
    const { code } = await anOffer();
    const body = aRedemption({ code, tillId: "e" });
    const answers = await Promise.all(Array.from({ length: 40 }, () => post("/v1/redemptions", body)));
    expect(new Set(answers.map(({ status, body: { id } }) => `${status} ${id}`)).size).toBe(1);
    expect(answers[0]?.status).toBe(201);
  });

  test("that is refused for other reasons has guessed nothing", async () => {
    const { code } = await anOffer();
    const nothingFits = { currency: "SEK", lines: [{ id: "1", sku: "HAT", quantity: 1, unitPrice: 100 }] };
    for (let n = 0; n < 12; n++) {
      const body = aRedemption({ code, tillId: "f", basket: nothingFits });
      expect(await post("/v1/redemptions/check", body)).toMatchObject({ status: 409 });
    }
    expect(await post("/v1/redemptions", aRedemption({ code, tillId: "f" }))).toMatchObject({ status: 201 });
  });

  test("that waits holds up no other till, store or key, and can still undo what it did", async () => {
    const { code } = await anOffer();
    const { id } = done(await post("/v1/redemptions", aRedemption({ code, tillId: "g" })));
    await guessTimes(10, "g");
    expect(await guess("g")).toMatchObject({ status: 429 });
    await guessTimes(1, "h");
    await guessTimes(1, "g", { storeId: "oslo-1" });
    await guessTimes(1, "g", { by: await clientAs("till") });
    expect(await post(`/v1/redemptions/${id}/void`, {})).toMatchObject({ status: 200 });
  });
});

describe("a key at a store", () => {
  test("may guess a hundred times a minute by all its tills; then all of them wait, and an alert is given once", async () => {
    const by = await clientAs("till");
    const lines: string[] = [];
    const points: AnalyticsEngineDataPoint[] = [];
    vi.spyOn(console, "info").mockImplementation((line: string) => void lines.push(line));
    vi.spyOn(env.METRICS, "writeDataPoint").mockImplementation((point = {}) => void points.push(point));
    for (let n = 0; n < 20; n++) await guessTimes(5, `many-${n}`, { by });
    const refused = await guess("another", { by });
    expect(refused).toMatchObject({ status: 429 });
    expect(retryAfter(refused)).toBe("900");
    await guessTimes(1, "another", { by, storeId: "oslo-1" });
    await guessTimes(1, "another");
    const alerts = lines.filter((line) => line.includes('"alert"'));
    expect(alerts.map((line) => JSON.parse(line) as unknown)).toEqual([
      { event: "alert", code: "guesses", storeId: "sthlm-1" },
    ]);
    expect(points.filter(({ indexes }) => indexes?.[0] === "alert")).toEqual([
      {
        indexes: ["alert"],
        blobs: ["alert", "", "", "guesses", "", "", "", "sthlm-1"],
        doubles: [-1, -1, -1, -1, -1, -1, -1],
      },
    ]);
  });
});

describe("who may not know more", () => {
  test("is told the same after the same calls, whatever is behind a code", async () => {
    advance(GUESS_BLOCK_MS);
    const [used, open] = [await anOffer(), await anOffer()];
    done(await post("/v1/redemptions", aRedemption({ code: used.code })));
    // That a key was used is noted once an hour.
    await guessTimes(1, "first", { by: foreign, storeId: "oslo-1" });
    const wrong = (code: string): string => code.slice(0, -1) + (code.endsWith("2") ? "3" : "2");
    const presented: Record<string, object> = {
      "that nobody was given": { code: aCode() },
      "with a wrong check symbol": { code: wrong(open.code) },
      "that is none": { code: "none" },
      "of another store": { code: open.code },
      "that was used in another store": { code: used.code },
      "as a token of another store": { token: open.token },
      "as a forged token": { token: `${open.token.slice(0, -10)}AAAAAAAAAA` },
    };
    const seen = new Map<string, string[]>();
    for (const [name, offer] of Object.entries(presented)) {
      const counts = countCalls();
      const body = aRedemption({ ...offer, storeId: "oslo-1", tillId: name });
      const { body: answer, status, headers } = await post("/v1/redemptions", body, foreign);
      const told = [...headers].filter(([header]) => header !== "x-request-id");
      const bytes = JSON.stringify([status, answer, told, counts]);
      seen.set(bytes, [...(seen.get(bytes) ?? []), name]);
      vi.restoreAllMocks();
    }
    expect([...seen.values()]).toEqual([Object.keys(presented)]);
    expect([...seen.keys()][0]).toContain('"Store.admit":1,"Offer.redeem":1,"Store.conclude":1}');
  });
});
