import { DeviceKey } from "../../src/sdk/device-key.ts";
import type { OfferView } from "../../src/domain/offers/offer.ts";
import { done, enrol, leftCart, PRODUCT, putCart, type Shop, STORE, walkIn } from "./shop.ts";

/** Somebody who rings up: all that can be held of a shopper is held of them. */
export interface Customer {
  readonly shopperId: string;
  /** What they say at the telephone, in clear. */
  readonly email: string;
  readonly card: string;
  readonly offer: OfferView;
  /** Of the phone that they use. */
  readonly deviceId: string;
}

const DAY_MS = 86_400_000;
const ago = (now: number, days: number): string => new Date(now - days * DAY_MS).toISOString();

/** What shoppers are asked, in two languages, with an earlier version. */
export async function writeTexts({ admin }: Shop): Promise<void> {
  const put = async (purpose: string, version: number, texts: object): Promise<void> => {
    const body = { version, texts, recipients: ["Tallstig AB"], retention: "Thirty days" };
    done(await admin("PUT", `/v1/consent-texts/${purpose}`, { body }));
  };
  await put("preciseLocation", 1, { en: "May we know when you are in one of our stores?" });
  await put("preciseLocation", 2, {
    en: "May we notice when you are in one of our stores? Where you are is compared and forgotten at once.",
    sv: "Får vi märka när du är i någon av våra butiker? Var du är jämförs och glöms genast.",
  });
  await put("marketing", 1, {
    en: "May we send you offers for what you left in your cart?",
    sv: "Får vi skicka erbjudanden om det du lämnade i korgen?",
  });
}

/** Lives a shopper's life through the API: an account, purchases, letters, a walk into the store, an offer. */
export async function customerOf(shop: Shop, shopperId: string, now: number): Promise<Customer> {
  const path = `/v1/shoppers/${encodeURIComponent(shopperId)}`;
  const { admin, backend } = shop;
  const email = `${shopperId.replaceAll(/\W/g, ".")}@example.com`;
  const card = `9752 ${shopperId}`;
  const sport = { type: "string", label: { en: "Favourite sport" }, personal: "yes" };
  done(await admin("PUT", "/v1/attributes/sport", { body: sport }));
  await putCart(shop, shopperId, leftCart(now));
  const potential = [
    {
      category: "skis",
      spend: { amount: 800_000, currency: "SEK" },
      shareOfWallet: 0.25,
      source: "survey",
      expiresAt: ago(now, -90),
    },
  ];
  const profile = { attributes: { sport: "trail running" }, birthYear: 1984, tier: "gold", locale: "sv-SE", potential };
  done(await backend("PUT", path, { body: profile }));
  const identities = [
    { kind: "email", value: await sha256(email) },
    { kind: "loyaltyCard", value: card },
  ];
  done(await backend("PUT", `${path}/identities`, { body: { add: identities } }));
  await buy(shop, shopperId, now);
  const lost = await enrol(shop, shopperId, await DeviceKey.generate());
  done(await backend("DELETE", `/v1/devices/${lost.deviceId}`));
  const phone = await enrol(shop, shopperId, await DeviceKey.generate());
  const agreed = { granted: true, text: "preciseLocation/2/sv" };
  await phone.call("PUT", "/v1/consents", { consents: { preciseLocation: agreed, profiling: true }, source: "app" });
  const searched = [{ kind: "searched", query: "trail shoe 42", at: ago(now, 1) }];
  done(await backend("POST", `${path}/activities`, { body: searched }));
  const { offers } = await phone.ping(walkIn(phone.now()));
  const [offer] = offers;
  if (offer === undefined) throw new Error("no offer");
  await phone.call("POST", `/v1/offers/${offer.id}/feedback`, { kind: "viewed" });
  const letter = { channel: "letter", purpose: "marketing", at: ago(now, 9), campaign: "Autumn catalogue" };
  done(await backend("POST", `${path}/contacts`, { body: letter }));
  return { shopperId, email, card, offer, deviceId: phone.deviceId };
}

async function buy({ backend }: Shop, shopperId: string, now: number): Promise<void> {
  const sale = { shopperId, currency: "SEK" };
  const lines = [{ sku: "SOCKS-1", categories: ["socks"], quantity: 2, unitPrice: 12_900 }];
  const inStore = { id: "R-881", channel: "store", storeId: STORE, at: ago(now, 40), lines };
  const shoe = [{ sku: PRODUCT.sku, categories: ["shoes"], quantity: 1, unitPrice: PRODUCT.unitPrice }];
  const online = { id: "W-1204", channel: "online", at: ago(now, 200), lines: shoe };
  for (const one of [inStore, online]) done(await backend("POST", "/v1/purchases", { body: { ...sale, ...one } }));
}

async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Buffer.from(digest).toString("hex");
}
