import { expect, test } from "vitest";
import { offerDocument } from "../redemptions/testing.ts";
import { offerView, type OfferFace } from "./offer.ts";

const face: OfferFace = {
  code: "ABCD-EFGH-JKM",
  token: "e30.e30.sig",
  locale: "sv",
  title: "10 % på Trail shoe",
  body: "Här till 20.00",
  imageUrl: null,
  deepLink: null,
  disclosure: null,
  items: [{ sku: "SHOE-42", name: "Trail shoe" }],
  reasons: [{ code: "cart_abandoned", text: "Du lämnade Trail shoe i varukorgen" }],
};

test("an offer on the wire has the members of the contract and no others", () => {
  const document = offerDocument();
  expect(offerView(document, face, "issued")).toEqual({
    ...face,
    id: document.id,
    campaignId: "autumn-cart",
    variantId: "ten",
    storeIds: ["sthlm-1"],
    test: false,
    reward: document.reward,
    state: "issued",
    issuedAt: "2026-11-21T22:26:40.000Z",
    expiresAt: "2026-11-22T00:26:40.000Z",
  });
});

test("what stays at the Offer object names neither code, token nor item", () => {
  const kept = JSON.stringify(offerDocument());
  for (const secret of [face.code, face.token, "Trail shoe"]) expect(kept).not.toContain(secret);
});
