import { describe, expect, test } from "vitest";
import { amountOff, item, offerDocument, percentOff } from "../redemptions/testing.ts";
import { hashedNames, tokenClaims } from "./token-claims.ts";

/** Stands for a hash: names are short here, and to be seen. */
const hash = (name: string): string => `<${name}>`;
const claimsOf = (...args: Parameters<typeof offerDocument>) => tokenClaims(offerDocument(...args), hash);

const REST = { max: 1_100, currency: "SEK", label: "10 %" };
const TWO = { storeIds: ["sthlm-1", "oslo-1"] };
const STORES = "<store:sthlm-1><store:oslo-1>";
const wholeCart = { kind: "basket", match: "product", target: "all" } as const;

describe("a token holds", () => {
  test("first all that a till needs without a network, then only where the offer is for, then nothing but to ask", () => {
    const items = [item(), item({ sku: "HAT", productId: null, gtin: "4006381333931", quantity: 3 })];
    expect(claimsOf({ ...TWO, items })).toEqual([
      {
        stores: STORES,
        items: [
          [1, "<sku:SHOE-42><product:SHOE>"],
          [3, "<sku:HAT><gtin:04006381333931>"],
        ],
        off: { basisPoints: 1_000 },
        ...REST,
      },
      { online: true, stores: STORES },
      { online: true },
    ]);
  });

  test("no item where the whole basket counts", () => {
    const [whole] = claimsOf({ reward: percentOff(500, { appliesTo: wholeCart }) });
    expect(whole).toEqual({ stores: "<store:sthlm-1>", off: { basisPoints: 500 }, ...REST });
  });

  test("no product where the article itself is asked for", () => {
    const [whole] = claimsOf({
      reward: percentOff(500, { appliesTo: { kind: "cartItems", match: "sku", target: "all" } }),
    });
    expect(whole).toMatchObject({ items: [[1, "<sku:SHOE-42>"]] });
  });

  test("that it is for tests, in every form", () => {
    expect(claimsOf({ test: true }).map((claims) => claims["test"])).toEqual([true, true, true]);
  });

  test.each([
    ["one piece alone", percentOff(500, { appliesTo: { ...wholeCart, target: "cheapest" } })],
    ["articles by name", percentOff(500, { appliesTo: { kind: "skus", skus: ["A"], match: "sku", target: "all" } })],
    ["what is not reduced yet", percentOff(500, { onDiscounted: "refuse" })],
    ["points", { kind: "points", points: 50 } as const],
    ["an amount in another currency", amountOff(500, "EUR", wholeCart)],
  ])("nothing to work with where the reward is on %s: the till asks", (_, reward) => {
    expect(claimsOf({ reward })).toEqual([{ online: true, stores: "<store:sthlm-1>" }, { online: true }]);
  });
});

test("what is hashed is named with its kind, so that a SKU is no GTIN", () => {
  const items = [item({ sku: "4006381333931", productId: "4006381333931", gtin: "4006381333931" })];
  const names = ["store:sthlm-1", "sku:4006381333931", "product:4006381333931", "gtin:04006381333931"];
  expect(hashedNames(offerDocument({ items }))).toEqual(names);
});
