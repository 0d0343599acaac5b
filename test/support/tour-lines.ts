import { campaign, receipt, STORE } from "./shop.ts";
import type { Line, Scene } from "./tour.ts";

/** Words that are found again where they should not be: where somebody asks, and what they bought. */
export interface Told {
  readonly spot: { readonly latitude: number; readonly longitude: number };
  readonly sku: string;
  /** The number of their card, what they searched for, and what is said of them. */
  readonly card: string;
  readonly query: string;
  readonly attribute: string;
}

const ofTheService: Line[] = [
  ["nobody", "GET", "/health"],
  ["nobody", "GET", "/.well-known/jwks.json"],
  ["nobody", "GET", "/openapi.json"],
  ["nobody", "GET", "/docs"],
];

const elsewhere = { name: "Elsewhere", fence: { type: "Circle", center: [11.97, 57.7], radius: 80 } };
const collection = {
  type: "FeatureCollection",
  features: [
    { type: "Feature", id: "row", geometry: { type: "Point", coordinates: [13, 55.6] }, properties: { name: "Row" } },
  ],
};
const ofStores = ({ spot }: Told): Line[] => [
  ["admin", "PUT", "/v1/stores/other", elsewhere],
  ["admin", "GET", "/v1/stores"],
  ["admin", "GET", `/v1/stores/${STORE}`],
  ["admin", "GET", `/v1/stores/${STORE}/cells`],
  ["admin", "POST", "/v1/stores/match", spot],
  ["phone", "POST", "/v1/stores/near", { ...spot, limit: 3 }],
  ["admin", "POST", "/v1/stores/import", collection],
  ["admin", "DELETE", "/v1/stores/other"],
  ["admin", "POST", "/v1/stores/publish"],
  ["admin", "GET", "/v1/stores/versions"],
  ["admin", "POST", "/v1/stores/versions/1/restore"],
];

/** Nobody real. */
const TESTER = "tester";
const shelf = { sku: "TOUR-1", names: { en: "Tour" }, prices: [] };
const ofGoods: Line[] = [
  ["backend", "POST", "/v1/products/import", shelf],
  ["backend", "PUT", "/v1/products/TOUR-2", { ...shelf, sku: "TOUR-2" }],
  ["backend", "GET", "/v1/products/TOUR-2"],
  ["backend", "DELETE", "/v1/products/TOUR-2"],
  ["backend", "POST", "/v1/stock/import", { storeId: STORE, sku: "TOUR-1", quantity: 1, at: new Date().toISOString() }],
];

const ofCampaigns = ({ decisionId, people }: Scene): Line[] => [
  ["admin", "PUT", "/v1/campaigns/other", campaign("other")],
  ["admin", "POST", "/v1/campaigns/check", campaign("other")],
  ["admin", "GET", "/v1/campaigns"],
  ["admin", "GET", "/v1/campaigns/back"],
  ["admin", "GET", "/v1/campaigns/back/versions"],
  ["admin", "GET", "/v1/campaigns/back/versions/1"],
  ["admin", "GET", "/v1/campaigns/back/versions/1/diff"],
  ["admin", "POST", "/v1/campaigns/back/versions/1/restore"],
  ["admin", "POST", "/v1/campaigns/back/preview", { facts: {}, storeId: STORE }],
  ["backend", "POST", "/v1/enrolments", { shopperId: TESTER, test: true }],
  ["admin", "POST", "/v1/campaigns/other/test", { shopperId: TESTER, storeId: STORE }],
  ["backend", "POST", "/v1/decisions", { shopperId: people.shopper, channel: "web" }],
  ["admin", "POST", "/v1/campaigns/back/pause"],
  ["admin", "POST", "/v1/campaigns/back/resume"],
  ["admin", "POST", "/v1/campaigns/back/end"],
  ["admin", "GET", "/v1/facts"],
  ["admin", "GET", `/v1/decisions/${decisionId}`],
  ["admin", "GET", `/v1/decisions/${decisionId}/record`],
  ["admin", "GET", `/v1/decisions?shopperId=${encodeURIComponent(people.shopper)}&storeId=${STORE}`],
  ["admin", "GET", `/v1/reports/day?date=2026-11-21&storeId=${STORE}`],
  ["admin", "GET", "/v1/campaigns/back/report?from=2026-11-01T00:00:00.000Z&to=2026-12-01T00:00:00.000Z"],
];

const ofPeople = ({ link }: Scene): Line[] => [
  ["nobody", "GET", "/sign-in"],
  ["nobody", "GET", "/sign-in/callback?state=unknown"],
  ["staff", "POST", "/sign-in", { link }],
  ["admin", "POST", "/v1/sign-in-links", { personId: "tour" }],
  ["staff", "GET", "/v1/session"],
  ["staff", "DELETE", "/v1/session"],
  ["admin", "GET", "/v1/people"],
  ["admin", "GET", "/v1/people/tour"],
  ["admin", "DELETE", "/v1/people/tour"],
  ["admin", "POST", "/v1/try/enrolments", {}],
];

const ofOperators = ({ keyId, approvals: [asked = "", askedToo = ""] }: Scene): Line[] => [
  ["admin", "GET", "/v1/approvals?state=open"],
  ["admin", "POST", `/v1/approvals/${asked}/approve`, { version: 1 }],
  ["admin", "POST", `/v1/approvals/${askedToo}/decline`, { version: 1, comment: "not now" }],
  ["admin", "GET", "/v1/audit"],
  ["admin", "GET", "/v1/status"],
  ["admin", "GET", "/v1/attention"],
  ["admin", "GET", "/v1/settings/versions"],
  ["admin", "GET", "/v1/settings/versions/1"],
  ["admin", "GET", "/v1/settings"],
  ["admin", "PUT", "/v1/settings", {}],
  ["admin", "POST", "/v1/settings/versions/1/restore"],
  ["admin", "GET", "/v1/api-keys"],
  ["admin", "GET", `/v1/api-keys/${keyId}`],
  ["admin", "PUT", `/v1/api-keys/${keyId}`, { role: "analyst", name: "Tour again" }],
  ["admin", "DELETE", `/v1/api-keys/${keyId}`],
];

const ofTills = ({ offer, unused, redemptionId, reservedId }: Scene): Line[] => {
  const mine = receipt(offer.code, "3");
  const { storeId, tillId, transactionId } = mine;
  const day = `/v1/stores/${storeId}/days/${new Date().toISOString().slice(0, 10)}`;
  const returned = { storeId, tillId, transactionId: "R-returned", lines: [{ lineId: "1", quantity: 1 }] };
  return [
    ["till", "POST", "/v1/redemptions/check", mine],
    ["till", "GET", `/v1/redemptions/${redemptionId}`],
    ["till", "GET", `/v1/redemptions?storeId=${storeId}&transactionId=${transactionId}`],
    ["till", "POST", `/v1/redemptions/${redemptionId}/returns`, returned],
    ["till", "POST", `/v1/redemptions/${reservedId}/commit`],
    ["till", "POST", `/v1/redemptions/${reservedId}/void`],
    ["till", "POST", "/v1/redemptions/void", { code: unused.code, storeId, tillId, transactionId: "R-lost" }],
    ["admin", "POST", `/v1/offers/${unused.id}/revoke`, { reason: "the tour" }],
    ["till", "GET", day],
    ["admin", "POST", `${day}/close`, { entries: [] }],
  ];
};

const ofDevices = ({ lost, offer }: Scene): Line[] => [
  ["phone", "GET", "/v1/offers?state=all"],
  ["phone", "POST", `/v1/offers/${offer.id}/feedback`, { kind: "viewed" }],
  ["phone", "GET", `/v1/offers/${offer.id}/barcode.svg`],
  ["phone", "GET", `/v1/offers/${offer.id}/explanation`],
  ["phone", "POST", "/v1/devices/current/credential"],
  ["backend", "GET", `/v1/devices/${lost.deviceId}`],
  ["backend", "DELETE", `/v1/devices/${lost.deviceId}`],
  ["spare", "DELETE", "/v1/devices/current"],
];

const said = (granted: boolean, source: string) => ({ consents: { profiling: granted }, source });
function ofShoppers({ people, erasureId }: Scene, { sku, card, query, attribute }: Told): Line[] {
  const [shopper = "", double = "", erased = ""] = [people.shopper, people.double, people.erased].map(
    encodeURIComponent,
  );
  const sale = { id: "tour", channel: "online", at: new Date().toISOString(), currency: "SEK" };
  const lines = [{ sku, quantity: 1, unitPrice: 100 }];
  const profile = { attributes: { tour: attribute }, birthYear: 1980 };
  const declaration = { type: "string", label: { en: "Tour" }, personal: "yes" };
  const identity = { kind: "loyaltyCard", value: card };
  return [
    ["backend", "GET", `/v1/carts/${shopper}`],
    ["backend", "POST", "/v1/purchases", { ...sale, shopperId: people.shopper, lines }],
    ["backend", "DELETE", `/v1/carts/${shopper}`],
    ["admin", "PUT", "/v1/attributes/tour", declaration],
    ["admin", "GET", "/v1/attributes"],
    ["backend", "PUT", `/v1/shoppers/${shopper}`, profile],
    ["backend", "POST", "/v1/shoppers/import", { ...profile, shopperId: people.shopper }],
    ["backend", "PUT", `/v1/shoppers/${shopper}/identities`, { add: [identity] }],
    ["backend", "GET", `/v1/shoppers?query=${card}`],
    ["backend", "POST", "/v1/purchases/import", { ...sale, id: "before", shopper: identity, lines }],
    ["phone", "PUT", "/v1/consents", said(true, "app")],
    ["backend", "POST", `/v1/shoppers/${shopper}/activities`, [{ kind: "searched", query, at: sale.at }]],
    ["phone", "DELETE", "/v1/me/traits/affinity"],
    ["backend", "PUT", `/v1/shoppers/${shopper}/consents`, said(false, "letter")],
    ["admin", "PUT", "/v1/consent-texts/profiling", { version: 1, texts: { en: "May we remember?" } }],
    ["nobody", "GET", "/v1/consent-texts?locale=en"],
    ["admin", "GET", "/v1/consent-texts/profiling"],
    ["backend", "POST", `/v1/shoppers/${shopper}/contacts`, { channel: "service", at: sale.at }],
    ["backend", "POST", "/v1/contacts/import", { shopperId: people.shopper, channel: "service", at: sale.at }],
    ["backend", "GET", `/v1/shoppers/${shopper}/pressure`],
    ["phone", "GET", "/v1/me"],
    ["backend", "GET", `/v1/shoppers/${shopper}`],
    ["backend", "POST", `/v1/shoppers/${double}/merge`, { into: people.shopper }],
    ["admin", "DELETE", `/v1/shoppers/${erased}`],
    ["admin", "GET", `/v1/erasures/${erasureId}`],
  ];
}

/** Every operation that the scene itself does not call, one line each, in an order in which each has what it needs. */
export const linesOf = (scene: Scene, told: Told): Line[] => [
  ...ofTheService,
  ...ofStores(told),
  ...ofGoods,
  ...ofTills(scene),
  ...ofShoppers(scene, told),
  ...ofDevices(scene),
  ...ofCampaigns(scene),
  ...ofPeople(scene),
  ...ofOperators(scene),
];
