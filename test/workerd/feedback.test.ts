import { beforeAll, describe, expect, test } from "vitest";
import { NOT_FOR_ME_MS, TOO_OFTEN_MS, WRONG_STORE_MS } from "../../src/domain/bounds.ts";
import type { FeedbackKind } from "../../src/domain/offers/feedback.ts";
import type { SingleView } from "../../src/domain/privacy/single-view.ts";
import { type Client, clientAs, done } from "./support/api.ts";
import { advance, DAY, HOUR, stopClock } from "./support/clock.ts";
import { decisionsOf } from "./support/issue.ts";
import { renewed, type Someone, someoneWithOffer } from "./support/life.ts";
import { rowsIn } from "./support/objects.ts";
import { TestPhone } from "./support/phone.ts";
import { aCampaign, aCart, aStore, CENTER, openShop, putCart } from "./support/retailer.ts";
import { fixAt, walkIn } from "./support/walks.ts";

/* What a shopper says of an offer, and what follows from it. */

let backend: Client;

beforeAll(async () => {
  stopClock();
  await openShop({ "sthlm-1": aStore({ openingHours: null }) }, [aCampaign("autumn")]);
  backend = await clientAs("backend");
});

const say = (phone: TestPhone, offerId: string, kind: string) =>
  phone.call("POST", `/v1/offers/${offerId}/feedback`, { kind });
const said = async (one: Someone & { readonly offer: { readonly id: string } }, kind: FeedbackKind): Promise<void> =>
  void done(await say(one.phone, one.offer.id, kind));

/** Comes back much later: what they get, or why they get nothing. */
async function comesBack({ id, phone }: Pick<Someone, "id" | "phone">, after = 4 * HOUR): Promise<string | undefined> {
  advance(after);
  const { offers, decisionId } = await (await renewed(phone)).ping(walkIn());
  const last = (await decisionsOf(id)).at(-1);
  if (decisionId === null || last === undefined) throw new Error("nothing was decided");
  return last.state === "issued" && offers.length > 0 ? "offer" : (last.body.code ?? undefined);
}

/** What they got last, and the phone to say something of it with. */
async function newestOffer({ phone }: Pick<Someone, "phone">) {
  const speaking = await renewed(phone);
  const [offer] = (await speaking.ping([fixAt(CENTER)])).offers;
  if (offer === undefined) throw new Error("no offer");
  return { ...offer, phone: speaking };
}

const calmOf = async ({ phone }: Someone) => done(await phone.call<SingleView>("GET", "/v1/me")).calm;

describe("feedback", () => {
  test.each(["shown", "viewed", "saved"] as const)("%s is noted once, and changes nothing", async (kind) => {
    const one = await someoneWithOffer(backend, `noted-${kind}`);
    for (let time = 0; time < 3; time += 1) await said(one, kind);
    expect((await calmOf(one)).feedback).toMatchObject([{ offerId: one.offer.id, kind, deviceId: one.phone.deviceId }]);
    expect(await comesBack(one)).toBe("offer");
  });

  test("is of one's own offers alone", async () => {
    const [one, other] = [await someoneWithOffer(backend, "own"), await someoneWithOffer(backend, "others")];
    expect(await say(one.phone, other.offer.id, "dismissed")).toMatchObject({ status: 404 });
    expect(await say(one.phone, "off_nothing", "dismissed")).toMatchObject({ status: 404 });
    expect(await say(one.phone, one.offer.id, "loved")).toMatchObject({ status: 400 });
    expect(await rowsIn(other.stub, "SELECT * FROM feedback")).toEqual([]);
  });

  test("is the device's own: a revoked one says nothing any more", async () => {
    const one = await someoneWithOffer(backend, "revoked");
    done(await backend("DELETE", `/v1/devices/${one.phone.deviceId}`));
    expect(await say(one.phone, one.offer.id, "viewed")).toMatchObject({ status: 401 });
  });
});

describe("dismissed", () => {
  test("three times is enough for a fortnight", async () => {
    const one = await someoneWithOffer(backend, "tired");
    await said(one, "dismissed");
    for (let time = 0; time < 2; time += 1) {
      expect(await comesBack(one)).toBe("offer");
      const newest = await newestOffer(one);
      done(await say(newest.phone, newest.id, "dismissed"));
    }
    expect(await comesBack(one, DAY)).toBe("fatigue");
    expect(await comesBack(one, 13 * DAY)).toBe("offer");
  });

  test("the same offer three times is one", async () => {
    const one = await someoneWithOffer(backend, "impatient");
    for (let time = 0; time < 3; time += 1) await said(one, "dismissed");
    expect(await comesBack(one)).toBe("offer");
  });
});

describe("not for me", () => {
  test("silences the categories of what it was about for a month", async () => {
    const one = await someoneWithOffer(backend, "not-shoes");
    await said(one, "not_for_me");
    expect((await calmOf(one)).muted).toMatchObject([{ kind: "category", name: "shoes" }]);
    expect(await comesBack(one)).toBe("cart_muted");
    expect(await comesBack(one, NOT_FOR_ME_MS)).not.toBe("cart_muted");
  });

  test("lets the rest of a cart speak", async () => {
    const one = await someoneWithOffer(backend, "socks-though");
    await said(one, "not_for_me");
    const [shoe] = aCart().items;
    const sock = { sku: "SOCK", name: "Wool sock", quantity: 1, unitPrice: 9_900, categories: ["socks"] };
    advance(HOUR);
    await putCart(backend, one.id, aCart({ items: [shoe, sock] }));
    expect(await comesBack(one)).toBe("offer");
    expect(await newestOffer(one)).toMatchObject({ title: "10 % off Wool sock", items: [{ sku: "SOCK" }] });
  });
});

describe("already bought", () => {
  test("takes the articles out of the cart, until the shop says otherwise", async () => {
    const one = await someoneWithOffer(backend, "has-them");
    await said(one, "already_bought");
    expect(await backend("GET", `/v1/carts/${one.id}`)).toMatchObject({ status: 404 });
    expect(await comesBack(one)).toBe("no_cart");
    advance(HOUR);
    await putCart(backend, one.id, aCart({ updatedAt: new Date().toISOString() }));
    expect(await comesBack(one)).toBe("offer");
  });

  test("is no purchase", async () => {
    const one = await someoneWithOffer(backend, "bought-nothing");
    await said(one, "already_bought");
    const { purchases, calm } = done(await one.phone.call<SingleView>("GET", "/v1/me"));
    expect(purchases).toEqual([]);
    expect(calm.takenOut).toMatchObject([{ offerId: one.offer.id, lines: [{ sku: "VITMOSSA-42", quantity: 1 }] }]);
  });
});

describe("not mine", () => {
  test("ends what the cart says to this phone, and not what it says to the other", async () => {
    const one = await someoneWithOffer(backend, "family");
    const other = { id: one.id, phone: await TestPhone.of(backend, one.id) };
    await said(one, "not_mine");
    const near = { latitude: CENTER[1], longitude: CENTER[0], limit: 1 };
    expect(done(await one.phone.call("POST", "/v1/stores/near", near))).toMatchObject({ items: [{ cartItems: [] }] });
    expect(await comesBack(one)).toBe("cart_not_mine");
    expect(await comesBack(other)).toBe("offer");
  });
});

describe("too often", () => {
  test("means one offer in two weeks, for ninety days", async () => {
    const one = await someoneWithOffer(backend, "less");
    await said(one, "too_often");
    expect((await calmOf(one)).tooOftenUntil).toBe(new Date(Date.now() + TOO_OFTEN_MS).toISOString());
    expect(await comesBack(one, 13 * DAY)).toBe("contact_limit");
    await putCart(backend, one.id);
    expect(await comesBack(one, 2 * DAY)).toBe("offer");
  });
});

describe("wrong store", () => {
  test("closes the visit, as if it had not been, and silences that store for a day", async () => {
    const one = await someoneWithOffer(backend, "next-door");
    await said(one, "wrong_store");
    const { visits, fixes } = done(await one.phone.call<SingleView>("GET", "/v1/me"));
    expect(visits).toEqual([]);
    expect(fixes.flatMap(({ stores }) => stores)).toEqual([]);
    expect(await one.phone.ping([fixAt([18.2, 59.3326])], { state: "open.9999999999" })).toMatchObject({ visits: [] });
    expect(await comesBack(one)).toBe("wrong_store");
    expect(await comesBack(one, WRONG_STORE_MS)).toBe("offer");
  });
});
