/** What the tests of offers and redemptions are built from. */
import type { OfferDocument, OfferItem } from "../offers/offer.ts";
import type { Reward } from "../offers/reward.ts";
import type { Basket, BasketLine } from "./basket.ts";
import type { RedeemRequest } from "./redeem.ts";

export const ISSUED_AT = 1_795_300_000_000;
export const EXPIRES_AT = ISSUED_AT + 7_200_000;

export const item = (over: Partial<OfferItem> = {}): OfferItem => ({
  sku: "SHOE-42",
  productId: "SHOE",
  gtin: null,
  quantity: 1,
  ...over,
});

export const line = (over: Partial<BasketLine> = {}): BasketLine => ({
  id: "1",
  sku: "SHOE-42",
  productId: "SHOE",
  gtin: null,
  categories: [],
  quantity: 1,
  unitPrice: 100_00,
  discount: 0,
  noDiscount: false,
  ...over,
});

export const basket = (currency: string, ...lines: readonly Partial<BasketLine>[]): Basket => ({
  currency,
  lines: lines.map((over, index) => line({ id: String(index + 1), ...over })),
});

const CART_ITEMS = { kind: "cartItems", match: "product" } as const;
export const WHOLE_BASKET = { kind: "basket", match: "product" } as const;

export const percentOff = (
  basisPoints: number,
  over: Partial<Extract<Reward, { kind: "percentOff" }>> = {},
): Reward => ({ kind: "percentOff", basisPoints, cap: null, appliesTo: CART_ITEMS, ...over });

export const amountOff = (amount: number, currency: string, appliesTo: Reward["appliesTo"] = CART_ITEMS): Reward => ({
  kind: "amountOff",
  amount: [{ amount, currency }],
  appliesTo,
});

export const offerDocument = (over: Partial<OfferDocument> = {}): OfferDocument => ({
  id: "off_AbCdEfGhIjKlMnOpQrStUv",
  campaignId: "autumn-cart",
  variantId: "ten",
  storeIds: ["sthlm-1"],
  trail: "t-1",
  test: false,
  reward: percentOff(1_000),
  items: [item()],
  reserved: { amount: 11_00, currency: "SEK" },
  label: "10 %",
  reasonCode: "BECKON",
  issuedAt: ISSUED_AT,
  expiresAt: EXPIRES_AT,
  ...over,
});

export const redeemRequest = (over: Partial<RedeemRequest> = {}): RedeemRequest => ({
  storeId: "sthlm-1",
  tillId: "3",
  transactionId: "R-1042",
  attempt: 1,
  basket: basket("SEK", {}),
  callerStores: ["sthlm-1"],
  ...over,
});
