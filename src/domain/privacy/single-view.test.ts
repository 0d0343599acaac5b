import { expect, test } from "vitest";
import { offerView } from "../offers/offer.ts";
import { offerDocument } from "../redemptions/testing.ts";
import { NO_PROFILE } from "../shoppers/profile.ts";
import { forStaff, type SingleView } from "./single-view.ts";

const FACE = {
  code: "secret-code",
  token: "secret-token",
  locale: "en",
  title: "10 % off",
  body: "Here",
  imageUrl: null,
  deepLink: null,
  disclosure: null,
  items: [{ sku: "SHOE", name: "Trail shoe" }],
  reasons: [],
};
const VIEW: SingleView = {
  shopperId: "sara",
  anonymous: false,
  devices: [],
  enrolments: [],
  consents: {},
  consentChanges: [],
  pausedUntil: null,
  visits: [],
  fixes: [],
  regionExits: [],
  cart: null,
  purchases: [],
  decisions: [],
  offers: [offerView(offerDocument(), FACE, "issued"), offerView(offerDocument(), FACE, "redeemed")],
  limits: [],
  test: false,
  calm: { contacts: [], feedback: [], muted: [], notMine: [], takenOut: [], tooOftenUntil: null },
  person: {
    profile: NO_PROFILE,
    identities: [],
    habit: { orders: 0, firstAt: null, lastAt: null, spend: [] },
    traits: { segments: [], affinity: {}, potential: {}, removed: [] },
    activities: [],
  },
};

test("staff see every offer, and nothing that one could be redeemed with", () => {
  const seen = forStaff(VIEW);
  const { code: _code, token: _token, ...shown } = VIEW.offers[0] ?? {};
  expect(seen.offers).toEqual([shown, { ...shown, state: "redeemed" }]);
  expect(JSON.stringify(seen)).not.toContain("secret");
});

test("staff see all else that the shopper sees", () => {
  expect({ ...forStaff(VIEW), offers: VIEW.offers }).toEqual(VIEW);
});
