/** What the tests of offers and redemptions are built from. */
import fc from "fast-check";
import type { AppliesTo } from "../offers/applies-to.ts";
import type { OfferDocument, OfferItem } from "../offers/offer.ts";
import type { Reward } from "../offers/reward.ts";
import type { Basket, BasketLine } from "./basket.ts";
import { EFFECT_KINDS, type JournalEntry } from "./journal.ts";
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

export const CART_ITEMS = { kind: "cartItems", match: "product", target: "all" } as const;
export const WHOLE_BASKET = { kind: "basket", match: "product", target: "all" } as const;

export const percentOff = (
  basisPoints: number,
  over: Partial<Extract<Reward, { kind: "percentOff" }>> = {},
): Reward => ({ kind: "percentOff", basisPoints, cap: null, appliesTo: CART_ITEMS, onDiscounted: "after", ...over });

export const amountOff = (amount: number, currency: string, appliesTo: AppliesTo = CART_ITEMS): Reward => ({
  kind: "amountOff",
  amount: [{ amount, currency }],
  appliesTo,
  onDiscounted: "after",
});

export const fixedPrice = (
  price: number,
  currency: string,
  over: Partial<Extract<Reward, { kind: "fixedPrice" }>> = {},
): Reward => ({
  kind: "fixedPrice",
  price: [{ amount: price, currency }],
  cap: null,
  appliesTo: CART_ITEMS,
  onDiscounted: "after",
  ...over,
});

export const freeItem = (sku: string, value: number): Reward => ({
  kind: "freeItem",
  item: { sku, value: [{ amount: value, currency: "SEK" }] },
  onDiscounted: "after",
});

export const points = (count: number): Reward => ({ kind: "points", points: count });

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
  capture: "now",
  training: false,
  callerStores: ["sthlm-1"],
  ...over,
});

export const journalEntry = (over: Partial<JournalEntry> = {}): JournalEntry => ({
  id: "entry-1",
  kind: "redeemed",
  redemptionId: "red_AbCdEfGhIjKlMnOpQrStUv_1",
  campaignId: "autumn-cart",
  storeId: "sthlm-1",
  tillId: "3",
  transactionId: "R-1042",
  at: ISSUED_AT,
  currency: "SEK",
  amount: 10_00,
  ...over,
});

/** Entries of few tills, campaigns, receipts and currencies, so that many of them meet. */
export const anyEntry: fc.Arbitrary<JournalEntry> = fc
  .record({
    id: fc.uuid(),
    kind: fc.constantFrom(...EFFECT_KINDS),
    tillId: fc.constantFrom("1", "2", "10"),
    campaignId: fc.constantFrom("a", "b"),
    transactionId: fc.constantFrom("R-1", "R-2", "R-3"),
    currency: fc.constantFrom("SEK", "EUR"),
    amount: fc.integer({ min: 1, max: 1e9 }),
  })
  .map(({ kind, amount, ...rest }) => journalEntry({ ...rest, kind, amount: kind === "redeemed" ? amount : -amount }));
