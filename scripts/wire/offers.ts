import { createHash } from "node:crypto";
import { TOKEN_HASH_BYTES } from "../../src/domain/bounds.ts";
import type { OfferDocument } from "../../src/domain/offers/offer.ts";
import { tokenClaims } from "../../src/domain/offers/token-claims.ts";
import { signed } from "./jws.ts";
import { publicKeysOf, type WireKey } from "./keys.ts";
import { AUDIENCE, HOUR_S, NOW, offerKey, stranger } from "./scene.ts";

const STORE = "sthlm-1";

/** An offer as the service keeps it: 10 % off what was left in the cart. */
const documentOf = (id: string, issuedAt: number, expiresAt: number): OfferDocument => ({
  id,
  campaignId: "autumn-cart",
  variantId: "ten",
  storeIds: [STORE],
  trail: "wire-trail",
  test: false,
  reward: {
    kind: "percentOff",
    basisPoints: 1_000,
    cap: null,
    appliesTo: { kind: "cartItems", match: "product", target: "all" },
    onDiscounted: "after",
  },
  items: [{ sku: "VITMOSSA-42", productId: "VITMOSSA", gtin: null, quantity: 1 }],
  reserved: { amount: 16_489, currency: "SEK" },
  label: "−10 %",
  reasonCode: "BECKON",
  issuedAt,
  expiresAt,
});

const OPEN = documentOf("off_wireFixtureOpen0000000", NOW - 600_000, NOW + 2 * HOUR_S * 1_000);
const OVER = documentOf("off_wireFixtureOver0000000", NOW - 3 * HOUR_S * 1_000, NOW - HOUR_S * 1_000);

const shortHash = (name: string): string =>
  createHash("sha256").update(name).digest().subarray(0, TOKEN_HASH_BYTES).toString("base64url");

const tokenFor = (document: OfferDocument, key: WireKey): string => {
  const { id, issuedAt, expiresAt } = document;
  const [claims] = tokenClaims(document, shortHash);
  return signed(
    { alg: "ES256", kid: offerKey.thumbprint, typ: "offer+jwt" },
    { iss: AUDIENCE, jti: id, iat: issuedAt / 1_000, exp: expiresAt / 1_000, ...claims },
    key,
  );
};

/** Offer tokens: what a till must see without a network, and what the service must answer. */
export const makeOffers = () => ({
  request: "POST /v1/redemptions/check",
  given: { offers: [OPEN, OVER] },
  jwks: { keys: publicKeysOf("OFFER_KEYS") },
  issuer: AUDIENCE,
  body: {
    storeId: STORE,
    tillId: "3",
    transactionId: "R-1042",
    basket: {
      currency: "SEK",
      lines: [{ id: "1", sku: "VITMOSSA-43", productId: "VITMOSSA", quantity: 1, unitPrice: 149_900 }],
    },
  },
  cases: [
    {
      name: "good",
      token: tokenFor(OPEN, offerKey),
      offline: "valid",
      answer: {
        status: 200,
        body: {
          offerId: OPEN.id,
          discount: { currency: "SEK", amount: 14_990, lines: [{ lineId: "1", amount: 14_990 }] },
        },
      },
    },
    {
      name: "past its end",
      token: tokenFor(OVER, offerKey),
      offline: "expired",
      answer: { status: 410, code: "expired" },
    },
    {
      name: "signed by another key under the kid of a good one",
      token: tokenFor(OPEN, stranger),
      offline: "invalid",
      answer: { status: 404, code: "not_redeemable" },
    },
  ],
});
