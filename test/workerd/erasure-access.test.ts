import { beforeAll, describe, expect, test } from "vitest";
import type { SingleView, StaffOffer } from "../../src/domain/privacy/single-view.ts";
import { DeviceKey } from "../../src/sdk/device-key.ts";
import { admin, type Client, clientAs, done } from "./support/api.ts";
import { stopClock } from "./support/clock.ts";
import { buy, someoneWithOffer } from "./support/life.ts";
import { offerStub, ring, shopperStub, tablesIn } from "./support/objects.ts";
import { enrol, enrolmentToken, TestPhone } from "./support/phone.ts";
import { aCampaign, aCart, aRedemption, aStore, openShop, putCart } from "./support/retailer.ts";
import { fixAt, walkIn } from "./support/walks.ts";

let backend: Client;
let support: Client;

beforeAll(async () => {
  stopClock();
  const limits = [{ per: "shopper", count: 1, period: "P7D" }];
  await openShop({ "sthlm-1": aStore() }, [aCampaign("autumn", { limits })]);
  backend = await clientAs("backend");
  support = await clientAs("support");
});

/** Wherever a shopper or their phone can put a word of their own, one stands that is found nowhere else. */
const CANARIES = {
  shopper: "canary-shopper",
  sku: "canary-sku",
  product: "canary-product",
  name: "Canary trail shoe",
  category: "canary-category",
  image: "https://shop.test/canary-image",
  url: "https://shop.test/canary-cart",
  purchase: "canary-purchase",
  bought: "canary-bought",
  locale: "sv-canary",
  fix: "canary-fix",
  crossing: "canary-store",
  newsletter: "canary-newsletter",
  attribute: "canary-attribute",
  tier: "canary-tier",
  panel: "canary-panel",
  card: "canary-card",
  seen: "canary-seen",
  searched: "canary-searched",
  disliked: "canary-disliked",
} as const;

/** Puts every canary in its place: a cart, a purchase, a phone, a walk that becomes an offer. */
async function planted(): Promise<TestPhone> {
  const { shopper, sku, product, name, category, image, url, purchase, bought, locale, fix, crossing } = CANARIES;
  const contact = { channel: "email", purpose: "marketing", at: aCart().updatedAt, campaign: CANARIES.newsletter };
  const item = {
    sku,
    productId: product,
    name,
    categories: [category],
    imageUrl: image,
    quantity: 1,
    unitPrice: 149_900,
  };
  const { updatedAt } = aCart();
  await putCart(backend, shopper, { currency: "SEK", updatedAt, url, items: [item] });
  await buy(backend, shopper, { id: purchase, at: updatedAt, lines: [{ sku: bought, quantity: 1, unitPrice: 100 }] });
  done(await backend("POST", `/v1/shoppers/${shopper}/contacts`, contact));
  const { attribute, tier, panel, card, seen, searched, disliked } = CANARIES;
  const spend = { amount: 100, currency: "SEK" };
  const potential = [{ category, spend, shareOfWallet: 0.5, source: panel, expiresAt: "2099-01-01T00:00:00Z" }];
  done(await backend("PUT", `/v1/shoppers/${shopper}`, { attributes: { word: attribute }, tier, potential }));
  done(await backend("PUT", `/v1/shoppers/${shopper}/identities`, { add: [{ kind: "loyaltyCard", value: card }] }));
  const key = await DeviceKey.generate();
  const consents = { preciseLocation: true, marketing: true, profiling: true };
  const phone = TestPhone.from(
    key,
    done(await enrol(await enrolmentToken(backend, shopper), key, { locale, consents })),
  );
  const activity = { kind: "searched", sku: seen, query: searched, at: updatedAt };
  done(await backend("POST", `/v1/shoppers/${shopper}/activities`, [activity]));
  done(await phone.call("DELETE", `/v1/me/traits/affinity.${disliked}`));
  const watch = [{ storeId: crossing, event: "exited", at: Date.now() }];
  await phone.ping([{ ...fixAt([18.0649, 59.3326], 20), id: fix }, ...walkIn()], { watch });
  return phone;
}

const missingFrom = (view: unknown): string[] => {
  const text = JSON.stringify(view);
  return Object.entries(CANARIES).flatMap(([place, canary]) => (text.includes(canary) ? [] : [place]));
};

describe("everything held", () => {
  let phone: TestPhone;
  let mine: SingleView;

  beforeAll(async () => {
    phone = await planted();
    mine = done(await phone.call<SingleView>("GET", "/v1/me"));
  });

  test("is found by the shopper, wherever it was planted", () => {
    expect(missingFrom(mine)).toEqual([]);
  });

  test("says what it is made of", () => {
    const [offer] = mine.offers;
    expect(mine).toMatchObject({
      shopperId: CANARIES.shopper,
      anonymous: false,
      devices: [{ deviceId: phone.deviceId, keyId: phone.key.id, platform: "ios", state: "active", endedAt: null }],
      enrolments: [{ used: true }],
      consents: {
        preciseLocation: { granted: true, source: "app", deviceId: phone.deviceId },
        profiling: { granted: true },
        adsExport: { granted: false },
      },
      pausedUntil: null,
      visits: [{ storeId: "sthlm-1", deviceId: phone.deviceId, dwelled: true, exited: false }],
      cart: { url: CANARIES.url, items: [{ sku: CANARIES.sku, quantity: 1 }] },
      purchases: [{ id: CANARIES.purchase, lines: [{ sku: CANARIES.bought, productId: null, quantity: 1 }] }],
      decisions: [{ storeId: "sthlm-1", state: "issued", offerId: offer?.id, chosen: { campaignId: "autumn" } }],
      offers: [{ campaignId: "autumn", state: "issued", title: `10 % off ${CANARIES.name}` }],
      limits: [{ campaignId: "autumn" }],
    });
    expect(mine.fixes.map(({ id }) => id)).toContain(CANARIES.fix);
    expect(mine.devices[0]?.lastPingAt).not.toBeNull();
  });

  test("holds no coordinate", () => {
    expect(JSON.stringify(mine)).not.toMatch(/latitude|longitude|59\.33|18\.06/);
  });

  test.each(["backend", "support", "admin"])("is given to %s but for what an offer is redeemed with", async (role) => {
    const caller = { backend, support, admin }[role] ?? admin;
    const view = done(await caller<SingleView<StaffOffer>>("GET", `/v1/shoppers/${CANARIES.shopper}`));
    expect(missingFrom(view)).toEqual([]);
    const text = JSON.stringify(view);
    const [offer] = mine.offers;
    for (const secret of [offer?.code ?? "", offer?.code.replaceAll("-", "") ?? "", offer?.token ?? ""]) {
      expect(secret).not.toBe("");
      expect(text).not.toContain(secret);
    }
  });

  test("leaves no table of the object untold", async () => {
    const TOLD = [
      "activity",
      "cart",
      "consent",
      "consent_change",
      "contact",
      "decision",
      "device",
      "enrolment",
      "feedback",
      "fix",
      "habit",
      "identity",
      "muted",
      "not_mine",
      "offer",
      "profile",
      "purchase",
      "region_exit",
      "stay",
      "taken_out",
      "trait_removed",
    ];
    // Machinery: replay protection, promises, what an erasure has yet to do; of `meta` the shopper's id is told.
    const MACHINERY = ["departed", "due", "erasure", "meta", "proof"];
    const tables = (await tablesIn(await shopperStub(CANARIES.shopper))).filter((name) => !name.startsWith("_cf"));
    expect(tables.toSorted()).toEqual([...TOLD, ...MACHINERY].toSorted());
  });
});

test("an offer is told in every state", async () => {
  const { id, phone, offer } = await someoneWithOffer(backend, "redeemer");
  const till = await clientAs("till", ["sthlm-1"]);
  done(await till("POST", "/v1/redemptions", aRedemption({ code: offer.code }), { "idempotency-key": "access-1" }));
  await ring(offerStub(offer.id));
  const own = done(await phone.call<SingleView>("GET", "/v1/me"));
  const staff = done(await support<SingleView<StaffOffer>>("GET", `/v1/shoppers/${id}`));
  for (const { offers } of [own, staff]) expect(offers).toMatchObject([{ id: offer.id, state: "redeemed" }]);
});

describe("who may see a shopper", () => {
  test.each(["till", "marketer", "approver", "analyst"])("not %s", async (role) => {
    const caller = await clientAs(role);
    expect(await caller("GET", `/v1/shoppers/${CANARIES.shopper}`)).toMatchObject({ status: 403 });
    expect(await caller("DELETE", `/v1/shoppers/${CANARIES.shopper}`)).toMatchObject({ status: 403 });
  });

  test("nobody sees one who is not there, nor brings them into being", async () => {
    for (const method of ["GET", "DELETE"]) {
      expect(await support(method, "/v1/shoppers/nobody")).toMatchObject({ status: 404, body: { code: "not_found" } });
    }
    expect(await tablesIn(await shopperStub("nobody"))).toEqual([]);
  });

  test("a shopper sees only themselves", async () => {
    const { phone, id } = await someoneWithOffer(backend, "another");
    const view = done(await phone.call<SingleView>("GET", "/v1/me"));
    expect(view.shopperId).toBe(id);
    expect(missingFrom(view)).toEqual(Object.keys(CANARIES));
  });

  test("a phone that was revoked sees nothing", async () => {
    const { phone } = await someoneWithOffer(backend, "revoked");
    done(await phone.call("DELETE", "/v1/devices/current"));
    expect(await phone.call("GET", "/v1/me")).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
    expect(await phone.call("DELETE", "/v1/me")).toMatchObject({ status: 401 });
  });

  test("an API key is no shopper", async () => {
    expect(await backend("GET", "/v1/me")).toMatchObject({ status: 401 });
    expect(await admin("DELETE", "/v1/me")).toMatchObject({ status: 401 });
  });
});
