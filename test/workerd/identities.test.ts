import { env } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { IDENTITY_ASKED_AGAIN_MS, IDENTITY_WAITS_MS, WEAK_IDENTITIES_MAX } from "../../src/domain/bounds.ts";
import type { SingleView } from "../../src/domain/privacy/single-view.ts";
import { type ShopperIdentity, waitingShopperId } from "../../src/domain/shoppers/identity.ts";
import { DeviceKey } from "../../src/sdk/device-key.ts";
import { admin, type Answer, type Client, clientAs, done } from "./support/api.ts";
import { advance, stopClock, timeAgo } from "./support/clock.ts";
import { failOnce } from "./support/intercept.ts";
import { importLines } from "./support/lines.ts";
import { aPurchase, buy, someone } from "./support/life.ts";
import { ports, promisesOf, ring, rowsIn, shopperStub, tablesIn } from "./support/objects.ts";
import { enrol, TestPhone } from "./support/phone.ts";
import { putCart } from "./support/retailer.ts";

let backend: Client;
let next = 0;
const nextId = (): string => `linked-${(next += 1)}`;

beforeAll(async () => {
  stopClock();
  backend = await clientAs("backend");
});
afterEach(() => {
  vi.restoreAllMocks();
  stopClock();
});

interface Linked {
  readonly shopperId: string;
  readonly identities: readonly { readonly kind: string; readonly source: string | null; readonly value: string }[];
}
const card = (value: string): ShopperIdentity => ({ kind: "loyaltyCard", value });
const cart = (value: string): ShopperIdentity => ({ kind: "cart", source: "shopify", value });
const change = (id: string, body: object): Promise<Answer<Linked>> =>
  backend<Linked>("PUT", `/v1/shoppers/${id}/identities`, body);
const add = (id: string, ...identities: ShopperIdentity[]) => change(id, { add: identities });
const valuesOf = ({ identities }: Linked): string[] => identities.map(({ value }) => value).toSorted();

const held = async (id: string): Promise<SingleView> => done(await backend<SingleView>("GET", `/v1/shoppers/${id}`));
const ordersOf = async (id: string): Promise<number> => (await held(id)).person.habit.orders;
const find = async (query: string): Promise<string[]> => {
  const path = `/v1/shoppers?query=${encodeURIComponent(query)}`;
  const { items } = done(await backend<{ items: { shopperId: string }[] }>("GET", path));
  return items.map(({ shopperId }) => shopperId);
};
/** A purchase by whoever has this identity. */
const buyAs = async (shopper: ShopperIdentity, id: string) => {
  const { shopperId: _, ...sale } = aPurchase("", { id });
  return done(await backend<{ applied: boolean }>("POST", "/v1/purchases", { ...sale, shopper }));
};
/** The object of whoever waits under an identity. */
const waitingAs = async (identity: ShopperIdentity) =>
  shopperStub(waitingShopperId(await ports.names.identity(identity)));

describe("what other systems know a shopper by", () => {
  test("is shown to them, and finds them", async () => {
    const id = nextId();
    const email = await ports.names.digest("lars@example.com");
    const answer = done(await add(id, { kind: "email", value: email }, card("C-1"), cart("c-1")));
    expect(answer).toMatchObject({ shopperId: id });
    expect(valuesOf(answer)).toEqual(["C-1", "c-1", email].toSorted());
    expect((await held(id)).person.identities).toContainEqual({
      kind: "cart",
      source: "shopify",
      value: "c-1",
      since: timeAgo(0),
    });
    for (const query of [
      id,
      "lars@example.com",
      " Lars@Example.com",
      email,
      "C-1",
      "loyaltyCard:C-1",
      "cart:shopify:c-1",
    ])
      expect(await find(query), query).toEqual([id]);
    for (const query of ["nobody", "c-1", "cart:c-1", "cart:woo:c-1"]) expect(await find(query), query).toEqual([]);
  });

  test("may stand wherever a body says whom it is about", async () => {
    const id = nextId();
    done(await add(id, card("C-2")));
    await buyAs(card("C-2"), "p-1");
    const rows = [{ shopper: card("C-2"), tier: "gold" }];
    expect((await importLines("/v1/shoppers/import", rows)).body).toMatchObject({ updated: 1 });
    const contact = { shopper: card("C-2"), channel: "email", purpose: "marketing", at: timeAgo(0) };
    expect((await importLines("/v1/contacts/import", [contact])).body).toMatchObject({ created: 1 });
    const opened = await backend("POST", "/v1/enrolments", { shopper: card("C-2") });
    expect(opened).toMatchObject({ status: 201, body: { shopperId: id } });
    expect(await held(id)).toMatchObject({
      anonymous: false,
      person: { habit: { orders: 1 }, profile: { tier: "gold" } },
      calm: { contacts: [{ channel: "email" }] },
    });
  });

  test("leads to nobody once it is removed", async () => {
    const id = nextId();
    done(await add(id, card("C-3")));
    expect(valuesOf(done(await change(id, { remove: [card("C-3")] })))).toEqual([]);
    expect(await find("C-3")).toEqual([]);
    await buyAs(card("C-3"), "p-1");
    expect(await ordersOf(id)).toBe(0);
  });

  test.each([
    ["nobody's", { add: [] }],
    ["an address in clear", { add: [{ kind: "email", value: "lars@example.com" }] }],
  ])("is not %s", async (_, body) => {
    const answer = await backend("PUT", `/v1/shoppers/${nextId()}/identities`, body);
    expect(answer.status).toBe(body.add.length === 0 ? 404 : 400);
  });

  test("is kept in D1 as keyed hashes alone", async () => {
    done(await add(nextId(), card("C-SECRET")));
    const { results } = await env.DB.prepare("SELECT * FROM identities").all<Record<string, string>>();
    expect(JSON.stringify(results)).not.toContain("C-SECRET");
    for (const row of results) expect(Object.values(row).join("")).toMatch(/^[a-z2-7]{104}$/);
  });

  test("is at most so many carts, the newest", async () => {
    const id = nextId();
    done(await add(id, card("C-many"), cart("oldest")));
    const fill = Array.from(
      { length: WEAK_IDENTITIES_MAX - 1 },
      (_, n) => `('${n}', 'cart', NULL, '${n}', 0, ${Date.now() + 1})`,
    );
    await rowsIn(await shopperStub(id), `INSERT INTO identity VALUES ${fill.join(", ")}`);
    advance(1_000);
    expect(await find("cart:shopify:oldest")).toEqual([id]);
    done(await add(id, cart("newest")));
    expect([await find("cart:shopify:oldest"), await find("cart:shopify:newest")]).toEqual([[], [id]]);
    expect((await held(id)).person.identities).toHaveLength(WEAK_IDENTITIES_MAX + 1);
  });
});

describe("an identity that is somebody else's", () => {
  test("moves, if it is weak", async () => {
    const [one, two] = [nextId(), nextId()];
    done(await add(one, cart("c-moves")));
    done(await add(two, cart("c-moves")));
    expect((await held(one)).person.identities).toEqual([]);
    expect(await find("cart:shopify:c-moves")).toEqual([two]);
  });

  test("makes one of two where the second has none of their own, whose purchases go along", async () => {
    const [one, two] = [nextId(), nextId()];
    done(await add(one, card("C-join")));
    await buy(backend, one, { id: "p-1" });
    await buy(backend, two, { id: "p-2" });
    const joined = done(await add(two, card("C-join"), cart("c-join")));
    expect(joined.shopperId).toBe(one);
    expect(valuesOf(joined)).toEqual(["C-join", "c-join"]);
    expect(await ordersOf(one)).toBe(2);
    expect((await held(two)).shopperId).toBe(one);
    expect(await find("cart:shopify:c-join")).toEqual([one]);
  });

  test("brings somebody whom nobody knew to who is known", async () => {
    const { shopperId: unknown } = done(await backend<{ shopperId: string }>("POST", "/v1/enrolments", {}));
    const known = nextId();
    done(await add(unknown, card("C-unknown")));
    expect(done(await add(known, card("C-unknown"))).shopperId).toBe(known);
    expect((await held(unknown)).shopperId).toBe(known);
    expect(await find("C-unknown")).toEqual([known]);
  });

  test("is a conflict, and said aloud, where both are surely somebody: a couple may share a card", async () => {
    const alert = vi.spyOn(ports.observations, "alert");
    const [one, two] = [nextId(), nextId()];
    done(await add(one, card("C-couple")));
    done(await add(two, { kind: "customer", value: "two" }));
    expect(await add(two, card("C-couple"))).toMatchObject({ status: 409, body: { code: "conflict" } });
    expect(alert).toHaveBeenCalledWith({ alert: "identity_conflict" });
    expect([await find("C-couple"), await find("customer:two")]).toEqual([[one], [two]]);
  });

  test("is one where two of them are two others', and nothing happens", async () => {
    const [one, two, three] = [nextId(), nextId(), nextId()];
    done(await add(one, card("C-one")));
    done(await add(two, card("C-two")));
    expect(await add(three, cart("c-three"), card("C-one"), card("C-two"))).toMatchObject({ status: 409 });
    expect(await find("cart:shopify:c-three")).toEqual([]);
  });

  test("joins first, whatever stands first", async () => {
    const [one, two] = [nextId(), nextId()];
    done(await add(one, card("C-first")));
    const joined = done(await add(two, { kind: "customer", value: "of-two" }, card("C-first")));
    expect(joined.shopperId).toBe(one);
    expect(valuesOf(joined)).toEqual(["C-first", "of-two"]);
  });

  test("goes along with who has it", async () => {
    const [from, into] = [nextId(), nextId()];
    done(await add(from, card("C-along")));
    done(await backend("PUT", `/v1/shoppers/${into}`, {}));
    done(await backend("POST", `/v1/shoppers/${from}/merge`, { into }));
    expect(await find("C-along")).toEqual([into]);
    await buyAs(card("C-along"), "p-1");
    expect(await ordersOf(into)).toBe(1);
  });
});

describe("an identity that nobody has linked", () => {
  test("waits with all that came for it, and goes along", async () => {
    const id = nextId();
    expect(await buyAs(card("W-1"), "p-1")).toEqual({ applied: true });
    expect(await buyAs(card("W-1"), "p-1")).toEqual({ applied: false });
    expect(await find("W-1")).toEqual([]);
    done(await add(id, card("W-1")));
    expect(await held(id)).toMatchObject({ anonymous: false, purchases: [{ id: "p-1" }] });
    expect(await tablesIn(await waitingAs(card("W-1")))).toEqual([]);
  });

  test("may wait again, and goes along again", async () => {
    const id = nextId();
    for (const purchase of ["p-1", "p-2"]) {
      advance(1_000);
      await buyAs(card("W-again"), purchase);
      done(await add(id, card("W-again")));
      done(await change(id, { remove: [card("W-again")] }));
    }
    expect(await ordersOf(id)).toBe(2);
  });

  test("is forgotten after thirty days, and its cart with it", async () => {
    await buyAs(card("W-forgotten"), "p-1");
    const stub = await waitingAs(card("W-forgotten"));
    advance(IDENTITY_ASKED_AGAIN_MS);
    await ring(stub);
    expect(await promisesOf(stub)).toEqual(["link"]);
    advance(IDENTITY_WAITS_MS);
    await ring(stub);
    expect(await tablesIn(stub)).toEqual([]);
  });

  test("goes along by itself where its first word came just as it was linked", async () => {
    const id = nextId();
    done(await backend("PUT", `/v1/shoppers/${id}`, {}));
    await buyAs(card("W-race"), "p-1");
    const [hash, sub] = await Promise.all([ports.names.identity(card("W-race")), ports.names.sub(id)]);
    await ports.identities.claim(hash, sub);
    const stub = await waitingAs(card("W-race"));
    advance(IDENTITY_ASKED_AGAIN_MS);
    await ring(stub);
    expect(await ordersOf(id)).toBe(1);
    expect(await tablesIn(stub)).toEqual([]);
  });

  test("counts once though the answer to going along was lost", async () => {
    const id = nextId();
    await buyAs(card("W-lost"), "p-1");
    failOnce(env.SHOPPER, "adopt", "after");
    expect((await add(id, card("W-lost"))).status).toBe(503);
    vi.restoreAllMocks();
    stopClock();
    done(await add(id, card("W-lost")));
    expect(await ordersOf(id)).toBe(1);
  });

  test("stays where a phone came by it, of which nobody knows whose it is", async () => {
    const opened = await backend<{ enrolmentToken: string; shopperId: string }>("POST", "/v1/enrolments", {
      shopper: card("W-phone"),
    });
    const { enrolmentToken, shopperId } = done(opened);
    const key = await DeviceKey.generate();
    const phone = TestPhone.from(key, done(await enrol(enrolmentToken, key)));
    const stub = await waitingAs(card("W-phone"));
    advance(IDENTITY_WAITS_MS);
    await ring(stub);
    advance(IDENTITY_WAITS_MS);
    expect(await held(shopperId)).toMatchObject({ anonymous: true, devices: [{ deviceId: phone.deviceId }] });
  });
});

describe("of who is erased", () => {
  test("no identity leads anywhere, and none brings them back", async () => {
    const { id, sub, stub } = await someone(backend, nextId());
    done(await add(id, card("E-1"), cart("e-1")));
    const { erasureId } = done(await admin<{ erasureId: string }>("DELETE", `/v1/shoppers/${id}`));
    await ring(stub);
    const { results } = await env.DB.prepare("SELECT 1 FROM identities WHERE sub = ?").bind(sub).all();
    expect(results).toEqual([]);
    const { shopperId: _, ...sale } = aPurchase("", { id: "late" });
    for (const shopper of [card("E-1"), cart("e-1")])
      expect(await backend("POST", "/v1/purchases", { ...sale, shopper })).toMatchObject({ status: 410 });
    const report = done(await admin<{ removed: Counted[]; kept: Counted[] }>("GET", `/v1/erasures/${erasureId}`));
    const counts = (places: readonly Counted[]) =>
      places.filter(({ where }) => where === "identities").map(({ count }) => count);
    expect([counts(report.removed), counts(report.kept)]).toEqual([
      [2, 1],
      [1, 2],
    ]);
  });

  test("an identity is free for the next who is linked to it", async () => {
    const [{ id, stub }, heir] = [await someone(backend, nextId()), nextId()];
    done(await add(id, card("E-2")));
    done(await admin("DELETE", `/v1/shoppers/${id}`));
    await ring(stub);
    done(await add(heir, card("E-2")));
    done(await change(heir, { remove: [card("E-2")] }));
    expect(await buyAs(card("E-2"), "p-1")).toEqual({ applied: true });
  });

  test("nothing is linked", async () => {
    const { id, stub } = await someone(backend, nextId());
    done(await admin("DELETE", `/v1/shoppers/${id}`));
    await ring(stub);
    expect(await add(id, card("E-3"))).toMatchObject({ status: 410 });
    expect(await find("E-3")).toEqual([]);
  });
});

interface Counted {
  readonly where: string;
  readonly count: number;
}

test("the one who finds nobody brings nobody into being", async () => {
  await putCart(backend, nextId());
  expect(await find("made-up")).toEqual([]);
  expect(await tablesIn(await shopperStub("made-up"))).toEqual([]);
});
