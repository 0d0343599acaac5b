import { vi } from "vitest";
import { admin, type Client, done } from "./api.ts";
import { MINUTE, timeAgo } from "./clock.ts";

/** The middle of the store that most tests are about: `[longitude, latitude]`. */
export const CENTER: readonly [number, number] = [18.0649, 59.3326];

export const aStore = (over: object = {}) => ({
  name: "Drottninggatan",
  fence: { type: "Circle", center: CENTER, radius: 80 },
  openingHours: "Mo-Fr 10:00-19:00",
  locale: "sv-SE",
  ...over,
});

/** Ten per cent off what was left in the cart, a million kronor to spend. */
export const aCampaign = (id: string, over: object = {}) => ({
  id,
  name: "Back for your cart",
  trigger: { event: "dwelled", dwellSeconds: 60 },
  variants: [
    {
      id: "ten",
      title: "10 % off {{cart.topItem.name}}",
      body: "Here, until {{offer.expiresAt}}",
      reward: { kind: "percentOff", basisPoints: 1_000, cap: { amount: 20_000, currency: "SEK" } },
    },
  ],
  budget: { amount: 100_000_000, currency: "SEK" },
  ...over,
});

/** What the reward of `aCampaign` on `aCart` can cost at most: a tenth of the cart and its headroom, in öre. */
export const LIABILITY = 16_489;

export const aCart = (over: object = {}) => ({
  currency: "SEK",
  updatedAt: timeAgo(600 * MINUTE),
  items: [
    {
      sku: "VITMOSSA-42",
      productId: "VITMOSSA",
      name: "Vitmossa trail shoe",
      quantity: 1,
      unitPrice: 149_900,
      categories: ["shoes"],
    },
  ],
  ...over,
});

/** A basket with another size of what was left in the cart. */
export const aRedemption = (over: object = {}) => ({
  storeId: "sthlm-1",
  tillId: "3",
  transactionId: "R-1042",
  basket: {
    currency: "SEK",
    lines: [{ id: "1", sku: "VITMOSSA-43", productId: "VITMOSSA", quantity: 1, unitPrice: 149_900 }],
  },
  ...over,
});

/** Makes stores and campaigns live. Nobody reads the pointer yet, so it need not be waited for its second to pass. */
export async function openShop(
  stores: Readonly<Record<string, object>>,
  campaigns: readonly { readonly id: string }[] = [],
): Promise<void> {
  for (const [id, store] of Object.entries(stores)) {
    done(await admin("PUT", `/v1/stores/${id}?publish=false`, store));
  }
  for (const campaign of campaigns) done(await admin("POST", "/v1/campaigns", campaign));
  const wait = vi.spyOn(scheduler, "wait").mockResolvedValue();
  const publish = campaigns.map(({ id }) => `/v1/campaigns/${id}/publish`);
  for (const answer of await Promise.all(["/v1/stores/publish", ...publish].map((path) => admin("POST", path)))) {
    done(answer);
  }
  wait.mockRestore();
}

export async function putCart(backend: Client, shopperId: string, cart: object = aCart()): Promise<void> {
  done(await backend("PUT", `/v1/carts/${shopperId}`, cart));
}
