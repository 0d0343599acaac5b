import { standing } from "../../scripts/demo/walk.ts";
import { type Answer, type Client, client } from "../../scripts/lib/api.ts";
import { keyFor } from "../../scripts/lib/seed.ts";
import type { Service } from "../../scripts/lib/service.ts";
import type { OfferView } from "../../src/domain/offers/offer.ts";
import { DeviceKey } from "../../src/sdk/device-key.ts";
import { Phone } from "../../src/sdk/phone.ts";
import type { SentFix } from "../../src/sdk/wire.ts";

export const STORE = "sthlm-1";
const CENTER = [18.0649, 59.3326];
/** Where shoppers stand in it. Decimals enough to be found again, if any of them were kept. */
const SPOT = { latitude: 59.332_617_3, longitude: 18.064_923_1 };
const TWO_HOURS_MS = 2 * 3_600_000;

/** Whoever calls the shop's service. */
export interface Shop {
  readonly url: string;
  readonly admin: Client;
  readonly backend: Client;
  readonly till: Client;
}

/** The body of an answer that must be a success. */
export function done<T>({ status, body }: Answer<T>): T {
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

/** Ten kronor off what was left in the cart: what it reserves is what it costs. */
export const REWARD_AMOUNT = 1_000;
export const campaign = (id: string, over: object = {}) => ({
  id,
  name: `Back for your cart (${id})`,
  trigger: { event: "dwelled", dwellSeconds: 60 },
  audience: { combinator: "and", rules: [{ field: "cart.total", operator: ">=", value: 50_000 }] },
  variants: [
    {
      id: "ten",
      title: "{{cart.topItem.name}}, 10 kr off",
      body: "Here until {{offer.expiresAt}}",
      reward: {
        kind: "amountOff",
        amount: { amount: REWARD_AMOUNT, currency: "SEK" },
        appliesTo: { kind: "cartItems", match: "product" },
      },
    },
  ],
  limits: [{ per: "shopper", count: 1, period: "forever" }],
  ...over,
});

export const budget = (amount: number) => ({ budget: { amount, currency: "SEK" } });

/** Opens one store with these campaigns and hands out the keys. */
export async function openShop({ url, adminKey }: Service, campaigns: readonly { id: string }[]): Promise<Shop> {
  const admin = client(url, adminKey);
  const fence = { type: "Circle", center: CENTER, radius: 80 };
  done(await admin("PUT", `/v1/stores/${STORE}`, { body: { name: "Drottninggatan", fence } }));
  for (const body of campaigns) done(await admin("POST", "/v1/campaigns", { body }));
  await Promise.all(campaigns.map(({ id }) => publish(admin, id)));
  const backend = client(url, await keyFor(admin, "backend"));
  const till = client(url, await keyFor(admin, "till", [STORE]));
  return { url, admin, backend, till };
}

export async function publish(admin: Client, id: string): Promise<void> {
  const body = { holdoutWaiver: "every shopper of the test is to get an offer" };
  done(await admin("POST", `/v1/campaigns/${id}/publish`, { body }));
}

export const PRODUCT = { sku: "VITMOSSA-42", productId: "VITMOSSA", name: "Vitmossa trail shoe", unitPrice: 149_900 };

/** A cart with one item, left two hours before `now`. */
export const leftCart = (now: number, item: object = {}) => ({
  currency: "SEK",
  updatedAt: new Date(now - TWO_HOURS_MS).toISOString(),
  items: [{ ...PRODUCT, quantity: 1, categories: ["shoes"], ...item }],
});

export async function putCart({ backend }: Shop, shopperId: string, cart: object): Promise<void> {
  done(await backend("PUT", `/v1/carts/${encodeURIComponent(shopperId)}`, { body: cart }));
}

/** Makes `key` the shopper's phone. The token is asked for anew each time: it serves once. */
export async function enrol({ url, backend }: Shop, shopperId: string, key: DeviceKey): Promise<Phone> {
  const opened = await backend<{ enrolmentToken: string }>("POST", "/v1/enrolments", { body: { shopperId } });
  const { enrolmentToken } = done(opened);
  const consents = { preciseLocation: true, marketing: true, profiling: false };
  return Phone.enrol(key, { origin: url, enrolmentToken, platform: "ios", locale: "en", consents });
}

/** A shopper who left `cart` behind, with an enrolled phone. */
export async function shopperWith(shop: Shop, shopperId: string, cart: object): Promise<Phone> {
  await putCart(shop, shopperId, cart);
  return enrol(shop, shopperId, await DeviceKey.generate());
}

/** Comes from outside and has stood in the store for a minute and a half. */
export const walkIn = (endsAt: number): SentFix[] => standing(SPOT, endsAt);

/** Comes by at 50 km/h, through the middle of the fence, without a stop. */
export function driveBy(endsAt: number): SentFix[] {
  const steps = Array.from({ length: 13 }, (_, n) => n - 6);
  return steps.map((step, n) => ({
    id: `drive-by-${n}`,
    timestamp: endsAt - (steps.length - 1 - n) * 4_000,
    coords: { ...SPOT, latitude: SPOT.latitude + step * 0.000_5, accuracy: 8, speed: 14 },
  }));
}

/** What the phone's own list says. */
export async function offersOf(phone: Phone, which: "open" | "all" = "open"): Promise<readonly OfferView[]> {
  return (await phone.call<{ items: OfferView[] }>("GET", `/v1/offers?state=${which}`)).items;
}

export interface Redemption {
  readonly id: string;
  readonly offerId: string;
  readonly discount: { readonly amount: number };
  readonly code?: string;
  readonly by?: { readonly storeId: string; readonly tillId: string };
}

/** Another size of what was in the cart, bought at this till. */
export const receipt = (code: string, tillId: string) => ({
  code,
  storeId: STORE,
  tillId,
  transactionId: `R-${tillId}-1042`,
  basket: {
    currency: "SEK",
    lines: [{ id: "1", sku: "VITMOSSA-43", productId: PRODUCT.productId, quantity: 1, unitPrice: PRODUCT.unitPrice }],
  },
});

export const redeem = (till: Client, body: ReturnType<typeof receipt>, key: string): Promise<Answer<Redemption>> =>
  till<Redemption>("POST", "/v1/redemptions", { body, headers: { "idempotency-key": key } });
