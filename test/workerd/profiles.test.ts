import { beforeAll, describe, expect, test } from "vitest";
import { ACTIVITIES_KEPT_MS, TRAIT_BARRED_MS } from "../../src/domain/bounds.ts";
import type { SingleView } from "../../src/domain/privacy/single-view.ts";
import { admin, type Client, clientAs, done } from "./support/api.ts";
import { advance, DAY, HOUR, stopClock, timeAgo } from "./support/clock.ts";
import { importLines } from "./support/lines.ts";
import { aPurchase, buy, renewed, someone } from "./support/life.ts";
import { promisesOf, ring, rowsIn, shopperStub, tablesIn } from "./support/objects.ts";
import { TestPhone } from "./support/phone.ts";

let backend: Client;
let next = 0;
const nextId = (): string => `profiled-${(next += 1)}`;
const PROFILING = { preciseLocation: true, marketing: true, profiling: true };

beforeAll(async () => {
  stopClock();
  backend = await clientAs("backend");
});

const held = async (id: string): Promise<SingleView> => done(await backend<SingleView>("GET", `/v1/shoppers/${id}`));
const person = async (id: string) => (await held(id)).person;
const shoes = (unitPrice: number, over: object = {}) => ({
  lines: [{ sku: "S", categories: ["shoes"], quantity: 1, unitPrice }],
  ...over,
});

describe("what the retailer says of a shopper", () => {
  const SAID = {
    attributes: { club: "runners", nothing: null },
    potential: [
      {
        category: "shoes",
        spend: { amount: 800_000, currency: "SEK" },
        shareOfWallet: 0.25,
        source: "panel",
        expiresAt: "2099-01-01T00:00:00Z",
      },
    ],
    birthYear: 1980,
    tier: "gold",
    timeZone: "Europe/Stockholm",
    locale: "sv-SE",
  };

  test("is shown to them, and brings them into being", async () => {
    const id = nextId();
    expect(await backend("PUT", `/v1/shoppers/${id}`, SAID)).toMatchObject({ status: 200, body: { shopperId: id } });
    const { profile, traits } = await person(id);
    expect(profile).toEqual({ ...SAID, attributes: { club: "runners" } });
    expect(traits.potential).toEqual({ shoes: { amount: 600_000, currency: "SEK" } });
  });

  test("is replaced as a whole", async () => {
    const id = nextId();
    done(await backend("PUT", `/v1/shoppers/${id}`, SAID));
    done(await backend("PUT", `/v1/shoppers/${id}`, { tier: "silver" }));
    expect((await person(id)).profile).toEqual({
      attributes: {},
      potential: [],
      birthYear: null,
      tier: "silver",
      timeZone: null,
      locale: null,
    });
  });

  test("makes a test shopper, who stays one", async () => {
    const id = nextId();
    done(await backend("PUT", `/v1/shoppers/${id}`, { test: true }));
    done(await backend("PUT", `/v1/shoppers/${id}`, { tier: "gold" }));
    expect((await held(id)).test).toBe(true);
    expect(await backend("PUT", `/v1/shoppers/${id}`, { test: false })).toMatchObject({ status: 409 });
  });

  test("comes by the thousand, and a bad row stops no other", async () => {
    const [one, two] = [nextId(), nextId()];
    done(await backend("PUT", `/v1/shoppers/${two}`, { tier: "silver" }));
    const rows = [{ shopperId: one, tier: "gold" }, { shopperId: two, tier: "gold" }, { tier: "gold" }, "{"];
    const report = await importLines("/v1/shoppers/import", rows);
    expect(report).toMatchObject({ status: 200, body: { created: 1, updated: 1, skipped: 0 } });
    expect(report.body.refused.map(({ row, code }) => `${row} ${code}`)).toEqual([
      "3 invalid_request",
      "4 invalid_request",
    ]);
    expect((await person(one)).profile.tier).toBe("gold");
  });

  test("comes to nothing in a dry run, which says what would become of it", async () => {
    const [known, unknown] = [nextId(), nextId()];
    done(await backend("PUT", `/v1/shoppers/${known}`, {}));
    const rows = [known, unknown].map((shopperId) => ({ shopperId, tier: "gold" }));
    expect((await importLines("/v1/shoppers/import?dryRun=true", rows)).body).toMatchObject({ created: 1, updated: 1 });
    expect((await person(known)).profile.tier).toBeNull();
    expect(await tablesIn(await shopperStub(unknown))).toEqual([]);
  });

  test("is not taken of somebody who was erased", async () => {
    const { id, stub } = await someone(backend, nextId());
    done(await admin("DELETE", `/v1/shoppers/${id}`));
    await ring(stub);
    expect(await backend("PUT", `/v1/shoppers/${id}`, {})).toMatchObject({ status: 410 });
    for (const path of ["/v1/shoppers/import", "/v1/shoppers/import?dryRun=true"])
      expect((await importLines(path, [{ shopperId: id }])).body.refused).toMatchObject([{ row: 1, code: "erased" }]);
  });
});

describe("purchases", () => {
  test("come to orders, sums and segments in the second of the purchase", async () => {
    const id = nextId();
    await buy(backend, id, { id: "p-1", at: timeAgo(40 * DAY), ...shoes(100_000) });
    expect((await person(id)).traits.segments).toEqual(["new"]);
    await buy(backend, id, { id: "p-2", at: timeAgo(20 * DAY), ...shoes(100_000) });
    await buy(backend, id, { id: "p-3", at: timeAgo(0), ...shoes(50_000), channel: "store", storeId: "sthlm-1" });
    const { habit, traits } = await person(id);
    expect(traits).toMatchObject({ segments: ["loyal", "new"], affinity: { shoes: 1 } });
    expect(habit).toEqual({
      orders: 3,
      firstAt: timeAgo(40 * DAY),
      lastAt: timeAgo(0),
      spend: [{ amount: 250_000, currency: "SEK" }],
    });
  });

  test("are told one by one", async () => {
    const id = nextId();
    await buy(backend, id, { id: "p-1", ...shoes(100_000), storeId: "sthlm-1" });
    await buy(backend, id, { id: "r-1", kind: "return", of: "p-1", at: timeAgo(0), ...shoes(40_000) });
    expect((await held(id)).purchases).toMatchObject([
      { id: "p-1", kind: "sale", of: null, channel: "online", storeId: "sthlm-1", paid: { amount: 100_000 } },
      { id: "r-1", kind: "return", of: "p-1", storeId: null, paid: { amount: 40_000, currency: "SEK" } },
    ]);
    expect((await person(id)).habit).toMatchObject({ orders: 1, spend: [{ amount: 60_000 }] });
  });

  test("count once, however often they are told", async () => {
    const id = nextId();
    const tell = async () => done(await backend("POST", "/v1/purchases", aPurchase(id, shoes(100))));
    expect([await tell(), await tell()]).toEqual([{ applied: true }, { applied: false }]);
    expect((await person(id)).habit.orders).toBe(1);
  });

  test("by nobody known are nobody's", async () => {
    const { shopperId: _, ...cash } = aPurchase("nobody");
    expect(await backend("POST", "/v1/purchases", cash)).toMatchObject({ status: 200, body: { applied: false } });
  });

  test("are not of tomorrow, which would bar every cart until then", async () => {
    const answer = await backend("POST", "/v1/purchases", aPurchase(nextId(), { at: timeAgo(-HOUR) }));
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer: "/at" }] } });
  });

  test("that come back take nothing out of the cart", async () => {
    const { id } = await someone(backend, nextId());
    const lines = [{ sku: "VITMOSSA-42", productId: "VITMOSSA", quantity: 1, unitPrice: 149_900 }];
    await buy(backend, id, { id: "r", kind: "return", at: timeAgo(0), lines });
    expect((await held(id)).cart?.items).toHaveLength(1);
    await buy(backend, id, { id: "s", kind: "sale", at: timeAgo(0), lines });
    expect((await held(id)).cart).toBeNull();
  });

  test("of before say what somebody does, and clear no cart", async () => {
    const { id } = await someone(backend, nextId());
    const lines = [{ sku: "VITMOSSA-42", categories: ["shoes"], quantity: 1, unitPrice: 149_900 }];
    const rows = [1, 2, 3].map((n) => ({ ...aPurchase(id), id: `h-${n}`, at: timeAgo(n * HOUR), lines }));
    const path = "/v1/purchases/import";
    expect((await importLines(`${path}?dryRun=true`, rows)).body).toMatchObject({ created: 3, skipped: 0 });
    expect((await importLines(path, rows)).body).toMatchObject({ created: 3, skipped: 0, refused: [] });
    expect((await importLines(`${path}?dryRun=true`, rows)).body).toMatchObject({ created: 0, skipped: 3 });
    expect((await importLines(path, [...rows, aPurchase(id, { at: timeAgo(-DAY) })])).body).toMatchObject({
      skipped: 3,
      refused: [{ row: 4, code: "invalid_request" }],
    });
    const { cart, person: known } = await held(id);
    expect(cart?.items).toHaveLength(1);
    expect(known).toMatchObject({ habit: { orders: 3 }, traits: { segments: ["loyal", "new"] } });
  });
});

describe("what somebody looked at", () => {
  const seen = (over: object = {}) => [
    { kind: "viewed", sku: "TENT-2", category: "tents", at: timeAgo(HOUR), ...over },
  ];
  const tell = async (id: string, activities: object[]) =>
    done(await backend<{ applied: boolean }>("POST", `/v1/shoppers/${id}/activities`, activities)).applied;

  test("is kept only of who agrees to be profiled", async () => {
    const id = nextId();
    expect(await tell(id, seen())).toBe(false);
    expect((await person(id)).activities).toEqual([]);
    await TestPhone.of(backend, id, PROFILING);
    expect(await tell(id, [...seen(), ...seen(), ...seen({ kind: "searched", sku: null, query: "tent" })])).toBe(true);
    const { activities, traits } = await person(id);
    expect(activities).toEqual([
      { kind: "searched", sku: null, category: "tents", query: "tent", categories: [], at: timeAgo(HOUR) },
      { kind: "viewed", sku: "TENT-2", category: "tents", query: null, categories: [], at: timeAgo(HOUR) },
    ]);
    expect(traits.affinity).toEqual({ tents: 1 });
  });

  test("is of the categories that the article was imported with, where nobody says", async () => {
    const id = nextId();
    await TestPhone.of(backend, id, PROFILING);
    const product = { sku: "STOVE-1", names: { en: "Stove" }, prices: [], categories: ["stoves", "camping"] };
    done(await admin("PUT", "/v1/products/STOVE-1", product));
    const bare = (sku: string) => ({ kind: "wished", sku, at: timeAgo(HOUR) });
    expect(await tell(id, [bare("STOVE-1"), bare("UNKNOWN-1")])).toBe(true);
    const { activities, traits } = await person(id);
    expect(activities).toMatchObject([
      { sku: "STOVE-1", category: null, categories: ["stoves", "camping"] },
      { sku: "UNKNOWN-1", category: null, categories: [] },
    ]);
    expect(traits.affinity).toEqual({ stoves: 0.5, camping: 0.5 });
    done(await admin("DELETE", "/v1/products/STOVE-1"));
    expect((await person(id)).traits.affinity).toEqual({ stoves: 0.5, camping: 0.5 });
  });

  test("is forgotten with their consent, in the same turn", async () => {
    const id = nextId();
    await TestPhone.of(backend, id, PROFILING);
    await tell(id, seen());
    const stub = await shopperStub(id);
    const withdrawn = { consents: { profiling: false }, source: "letter" };
    done(await backend("PUT", `/v1/shoppers/${id}/consents`, withdrawn));
    expect(await rowsIn(stub, "SELECT * FROM activity")).toEqual([]);
    expect(await promisesOf(stub)).not.toContain("activity");
  });

  test("is forgotten after a month, also where nobody calls", async () => {
    const id = nextId();
    await TestPhone.of(backend, id, PROFILING);
    await tell(id, [...seen(), ...seen({ at: timeAgo(2 * DAY), sku: "TENT-1" })]);
    const stub = await shopperStub(id);
    advance(ACTIVITIES_KEPT_MS - 2 * DAY);
    await ring(stub);
    expect(await rowsIn(stub, "SELECT sku FROM activity")).toEqual([{ sku: "TENT-2" }]);
    advance(2 * DAY);
    await ring(stub);
    expect(await rowsIn(stub, "SELECT sku FROM activity")).toEqual([]);
    expect(await promisesOf(stub)).not.toContain("activity");
  });

  test.each([
    ["nothing", []],
    ["nobody knows what", [{ kind: "viewed", at: "2026-01-01T00:00:00Z" }]],
    ["another kind", [{ kind: "bought", sku: "A", at: "2026-01-01T00:00:00Z" }]],
  ])("is not %s", async (_, body) => {
    expect(await backend("POST", "/v1/shoppers/lars/activities", body)).toMatchObject({ status: 400 });
  });
});

describe("a trait that its shopper removes", () => {
  const remove = async (phone: TestPhone, name: string) =>
    (await phone.call("DELETE", `/v1/me/traits/${encodeURIComponent(name)}`)).status;
  const POTENTIAL = {
    category: "shoes",
    spend: { amount: 100_000, currency: "SEK" },
    shareOfWallet: 0,
    source: "panel",
    expiresAt: "2099-01-01T00:00:00Z",
  };

  test("is gone, and is not computed again for a year", async () => {
    const id = nextId();
    const phone = await TestPhone.of(backend, id, PROFILING);
    done(await backend("PUT", `/v1/shoppers/${id}`, { potential: [POTENTIAL] }));
    await buy(backend, id, { id: "p-1", ...shoes(100_000) });
    for (const name of ["new", "affinity.shoes", "potential"]) expect(await remove(phone, name)).toBe(204);
    const { profile, traits } = await person(id);
    expect(profile.potential).toEqual([]);
    expect(traits).toEqual({
      segments: [],
      affinity: {},
      potential: {},
      removed: ["affinity.shoes", "new", "potential"].map((name) => ({ name, until: timeAgo(-TRAIT_BARRED_MS) })),
    });
    done(await backend("PUT", `/v1/shoppers/${id}`, { potential: [POTENTIAL] }));
    await buy(backend, id, { id: "p-2", at: timeAgo(0), ...shoes(100_000) });
    expect((await person(id)).traits).toMatchObject({ segments: [], affinity: {}, potential: {} });
    advance(TRAIT_BARRED_MS);
    await buy(backend, id, { id: "p-3", at: timeAgo(0), ...shoes(100_000) });
    expect((await person(id)).traits).toMatchObject({ affinity: { shoes: 1 }, removed: [] });
  });

  test.each(["loyalty", "tier", "affinity."])("is not %s, which is none", async (name) => {
    const phone = await TestPhone.of(backend, nextId(), PROFILING);
    expect(await remove(phone, name)).toBe(404);
  });

  test("is not removed by a phone that is none any more", async () => {
    const id = nextId();
    const phone = await TestPhone.of(backend, id, PROFILING);
    const again = await renewed(phone);
    done(await again.call("DELETE", "/v1/devices/current"));
    expect(await remove(phone, "loyal")).toBe(401);
  });
});
