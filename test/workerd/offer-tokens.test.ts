import { base64url } from "jose";
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OFFER_TOKEN_MAX_BYTES, TOKEN_HASH_BYTES } from "../../src/domain/bounds.ts";
import type { OfferDocument } from "../../src/domain/offers/offer.ts";
import { amountOff, item, offerDocument, percentOff } from "../../src/domain/redemptions/testing.ts";
import { offerTokensOf } from "../../src/platform/offer-tokens.ts";
import { contentOf } from "./support/forge.ts";

const tokens = offerTokensOf(env);

const hashOf = async (name: string): Promise<string> => {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(name));
  return base64url.encode(new Uint8Array(digest).slice(0, TOKEN_HASH_BYTES));
};
const claimsIn = async (document: OfferDocument) => contentOf(await tokens.issue(document), "payload");

describe("an offer's token", () => {
  test("says what a till must know without a network", async () => {
    const document = offerDocument({ storeIds: ["sthlm-1", "oslo-1"], items: [item({ quantity: 2 })] });
    expect(await claimsIn(document)).toEqual({
      iss: env.AUDIENCE,
      jti: document.id,
      iat: document.issuedAt / 1_000,
      exp: document.expiresAt / 1_000,
      stores: (await hashOf("store:sthlm-1")) + (await hashOf("store:oslo-1")),
      items: [[2, (await hashOf("sku:SHOE-42")) + (await hashOf("product:SHOE"))]],
      off: { basisPoints: 1_000 },
      max: 1_100,
      currency: "SEK",
      label: "10 %",
    });
  });

  test.each([
    ["five articles in one store", 5, 1, false],
    ["twenty articles", 20, 1, true],
    ["five hundred articles", 500, 1, true],
    ["forty stores", 1, 40, true],
    ["a thousand stores", 1, 1_000, true],
  ])("of %s is short enough; the rest a till asks for", async (_, items, stores, online) => {
    const document = offerDocument({
      items: Array.from({ length: items }, (__, n) => item({ sku: `SKU-${n}`, productId: null })),
      storeIds: Array.from({ length: stores }, (__, n) => `store-${n}`),
    });
    const token = await tokens.issue(document);
    expect(token.length).toBeLessThanOrEqual(OFFER_TOKEN_MAX_BYTES);
    expect(contentOf(token, "payload")["online"] ?? false).toBe(online);
    expect(await tokens.read(token)).toMatchObject({ offerId: document.id });
  });

  test("holds at most what it may, and leads to its offer, however big the offer is", async () => {
    const text = (maxLength: number) => fc.string({ minLength: 1, maxLength });
    const items = fc.array(
      fc.record({
        sku: text(128),
        productId: fc.option(text(128)),
        gtin: fc.option(fc.stringMatching(/^\d{8,14}$/)),
        quantity: fc.integer({ min: 1, max: 10_000 }),
      }),
      { maxLength: 60 },
    );
    const document = fc
      .record({
        items,
        storeIds: fc.array(fc.stringMatching(/^[\w.~-]{1,64}$/), { minLength: 1, maxLength: 100 }),
        label: text(200),
        test: fc.boolean(),
        reward: fc.constantFrom(percentOff(1_000), amountOff(5_000, "SEK"), amountOff(5_000, "EUR")),
        reserved: fc.record({ amount: fc.nat(1e12), currency: fc.constant("SEK") }),
      })
      .map((over) => offerDocument(over));
    await fc.assert(
      fc.asyncProperty(document, async (offer) => {
        const token = await tokens.issue(offer);
        expect(token.length).toBeLessThanOrEqual(OFFER_TOKEN_MAX_BYTES);
        const { offerId, issuedAt, expiresAt } = (await tokens.read(token)) ?? {};
        expect([offerId, issuedAt, expiresAt]).toEqual([offer.id, offer.issuedAt, offer.expiresAt]);
        const claims = contentOf(token, "payload");
        // Whatever is said of what comes off is said whole.
        expect(claims["online"] === true).toBe(claims["off"] === undefined);
        expect(claims["test"] === true).toBe(offer.test);
      }),
      { numRuns: 60 },
    );
  });
});
