import { type Random, seeded } from "../../scripts/fixtures/random.ts";
import { type CompiledCampaign, compileCampaign } from "../../src/domain/campaigns/compile.ts";
import type { DecisionInput } from "../../src/domain/campaigns/decision.ts";
import type { Goods, ShopperFacts } from "../../src/domain/campaigns/facts/sources.ts";
import { aCampaign, anInput, NOW } from "../../src/domain/campaigns/testing.ts";
import type { Cart } from "../../src/domain/carts/cart.ts";

const SEED = 2_026;
const [RULES, VARIANTS] = [10, 10];
const MINUTE_MS = 60_000;

/** Ten rules of which nearly all hold, so that as a rule all of them are judged; one in four campaigns fails its last. */
const rulesOf = (random: Random) => [
  { field: "cart.total", operator: ">=", value: { amount: Math.floor(random() * 100_000), currency: "SEK" } },
  { field: "cart.itemCount", operator: ">=", value: 1 },
  { field: "cart.categories", operator: "contains", value: random() < 0.5 ? "shoes" : "trail" },
  { field: "cart.categories", operator: "notContains", value: "lamps" },
  { field: "cart.skus", operator: "contains", value: "trail-42" },
  { field: "visit.dwellSeconds", operator: ">=", value: Math.floor(random() * 90) },
  { field: "visit.confidence", operator: ">=", value: "medium" },
  { field: "store.tags", operator: "contains", value: "flagship" },
  { field: "time.localHour", operator: ">=", value: 8 },
  { field: "cart.itemCount", operator: ">=", value: random() < 0.25 ? 50 : 1 },
];

const variantOf = (random: Random, n: number) => ({
  id: `v${n}`,
  weight: 1 + Math.floor(random() * 5),
  texts: { en: { title: `${n} % off {{cart.topItem.name}}`, body: "Here until {{offer.expiresAt}}" } },
  reward: { kind: "percentOff", basisPoints: 50 * (1 + Math.floor(random() * 80)) },
});

/** Live campaigns that every visit is a candidate for, all of them. */
export function campaignsOf(count: number, random: Random = seeded(SEED)): CompiledCampaign[] {
  return Array.from({ length: count }, (_, n) => {
    const audience = { combinator: "and", rules: rulesOf(random).slice(0, RULES) };
    const variants = Array.from({ length: VARIANTS }, (__, v) => variantOf(random, v));
    const priority = 1 + Math.floor(random() * 99);
    const campaign = aCampaign({ id: `c${n}`, priority, audience, variants, fallbackLocale: "en" });
    return compileCampaign({ campaign, version: 1 });
  });
}

const SHELF = ["socks", "jackets", "tents", "stoves", "maps", "bags"];

/** A pair of trail shoes and up to four other things. */
function cartOf(random: Random): Cart {
  const shoe = { sku: "trail-42", name: "Trail shoe", quantity: 1, unitPrice: 129_900, categories: ["shoes", "trail"] };
  const others = SHELF.filter(() => random() < 0.4).slice(0, 4);
  const items = others.map((category) => ({
    sku: `${category}-1`,
    name: `One of our ${category}`,
    quantity: 1 + Math.floor(random() * 3),
    unitPrice: 4_900 + 1_000 * Math.floor(random() * 80),
    categories: [category],
  }));
  return { currency: "SEK", updatedAt: "2026-11-20T21:00:00Z", items: [shoe, ...items] };
}

const FACTS: ShopperFacts = {
  segments: ["loyal"],
  attributes: {},
  tier: null,
  locale: "sv-SE",
  orders: 7,
  spend: [{ amount: 900_000, currency: "SEK" }],
  lastPurchaseAt: NOW - 9 * 24 * 60 * MINUTE_MS,
  potential: { shoes: { amount: 300_000, currency: "SEK" }, tents: { amount: 100_000, currency: "SEK" } },
  affinity: { trail: 0.6, socks: 0.3, maps: 0.1 },
};

const goodsOf = ({ items }: Cart): Goods => ({
  products: Object.fromEntries(
    items.map(({ sku, categories, unitPrice }) => [
      sku,
      {
        categories,
        marginBasisPoints: 4_000,
        prices: [{ amount: unitPrice, currency: "SEK" }],
        floorPrices: [{ amount: Math.floor(unitPrice / 2), currency: "SEK" }],
        onSale: false,
        neverDiscount: false,
      },
    ]),
  ),
  stock: Object.fromEntries(items.map(({ sku }, n) => [sku, n])),
});

/** What may be known of the cart's goods: a retailer who imports no products has nothing to guard. */
export type Wares = "products" | "none";

/** Decisions of `count` different visits over the same campaigns, all that could be known of them known. */
export function scenesOf(campaigns: readonly CompiledCampaign[], wares: Wares, count: number): DecisionInput[] {
  const random = seeded(SEED);
  const input = anInput({ campaigns });
  return Array.from({ length: count }, (_, n) => {
    const cart = cartOf(random);
    const now = NOW + n * MINUTE_MS;
    const dwellSeconds = 90 + Math.floor(random() * 300);
    return {
      ...input,
      now,
      seed: random(),
      cart: { kind: "present", cart },
      trigger: { event: "dwelled", at: now, dwellSeconds, confidence: "high" },
      shopper: { ...input.shopper, age: "adult", facts: FACTS },
      ...(wares === "products" ? { products: true, goods: goodsOf(cart) } : {}),
    };
  });
}
