import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileSettings, settingsSchema } from "../settings.ts";
import type { Product } from "./facts/sources.ts";
import type { Decision, DecisionInput } from "./decision.ts";
import { decide } from "./pipeline.ts";
import { standardScore, type Scorer } from "./stages/rank.ts";
import { aCampaign, anInput, CART, compiled, DRAFT } from "./testing.ts";

const [VARIANT] = DRAFT.variants;
const kr = (amount: number) => ({ amount, currency: "SEK" });
const product = (changes: Partial<Product>): Product => ({
  categories: [],
  marginBasisPoints: 4_000,
  prices: [],
  floorPrices: [],
  onSale: null,
  neverDiscount: false,
  ...changes,
});
const percent = (basisPoints: number) => ({ ...VARIANT, reward: { kind: "percentOff", basisPoints } });
const LADDER = [500, 1_000, 3_000];
const ids = ["c0", "c1", "c2", "c3", "c4"];

/** Articles, campaigns and rails of which some speak against some offers. */
const inputArbitrary = fc
  .record({
    campaigns: fc.array(
      fc.record({
        basisPoints: fc.constantFrom(500, 700, 1_000, 3_000, 9_000),
        priority: fc.integer({ min: 0, max: 1_000 }),
      }),
      { minLength: 1, maxLength: 5 },
    ),
    products: fc.array(
      fc.record({
        floor: fc.constantFrom(0, 100_000, 129_000),
        price: fc.constantFrom(90_000, 129_900),
        neverDiscount: fc.boolean(),
        margin: fc.constantFrom(null, 0, 2_000, 8_000),
      }),
      { minLength: 2, maxLength: 2 },
    ),
    heldOut: fc.record({ everywhere: fc.boolean(), campaigns: fc.subarray(ids) }),
    seed: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    ladder: fc.constantFrom(null, LADDER),
  })
  .map(({ campaigns, products, heldOut, seed, ladder }): DecisionInput => {
    const entries = products.map(
      ({ floor, price, neverDiscount, margin }, index) =>
        [
          CART.items[index]?.sku ?? "",
          product({ floorPrices: [kr(floor)], prices: [kr(price)], neverDiscount, marginBasisPoints: margin }),
        ] as const,
    );
    return anInput({
      seed,
      products: true,
      goods: { products: Object.fromEntries(entries), stock: {} },
      settings: compileSettings(settingsSchema.parse({ guardrails: { ladder } })),
      shopper: { ...anInput().shopper, heldOut },
      campaigns: campaigns.map(({ basisPoints, priority }, index) =>
        compiled({ id: ids[index], priority, variants: [percent(basisPoints)] }),
      ),
    });
  });

const scoreArbitrary: fc.Arbitrary<Scorer> = fc
  .record({
    loud: fc.subarray(ids),
    context: fc.constantFrom(1e9, Infinity, Number.NaN, -1, 0),
    value: fc.constantFrom(1e9, Infinity, Number.NaN, -1, 0),
  })
  .map(
    ({ loud, context, value }): Scorer =>
      (weighed, campaign) =>
        loud.includes(campaign.campaign.id) ? { context, value, lever: 1e9 } : standardScore(weighed, campaign),
  );

const speaks = (decision: Decision) => (decision.outcome === "silent" ? null : decision.chosen);

describe("whatever a scorer says", () => {
  test("no offer passes a guardrail", () => {
    fc.assert(
      fc.property(inputArbitrary, scoreArbitrary, (input, scorer) => {
        const chosen = speaks(decide(input, scorer));
        fc.pre(chosen !== null);
        if (chosen?.reward.kind !== "percentOff") throw new Error("only percentages were made");
        const { basisPoints } = chosen.reward;
        const { ladder } = input.settings.guardrails;
        expect(ladder === null || ladder.includes(basisPoints)).toBe(true);
        for (const { sku, unitPrice } of chosen.items) {
          const { neverDiscount, floorPrices, prices } = input.goods?.products[sku] ?? product({});
          const pays = unitPrice * (1 - basisPoints / 10_000);
          expect(neverDiscount).toBe(false);
          expect(pays).toBeGreaterThanOrEqual((floorPrices[0]?.amount ?? 0) - 1);
          expect(pays).toBeLessThanOrEqual((prices[0]?.amount ?? Infinity) + 1);
        }
      }),
    );
  });

  test("an offer that is blocked never wins with 10⁹", () => {
    fc.assert(
      fc.property(inputArbitrary, (input) => {
        const alone = input.campaigns.filter((one) => speaks(decide({ ...input, campaigns: [one] })) === null);
        const loud: Scorer = (context, campaign) =>
          alone.includes(campaign) ? { context: 1e9, value: 1e9, lever: 1e9 } : standardScore(context, campaign);
        const winner = speaks(decide(input, loud))?.campaignId;
        expect(alone.map(({ campaign }) => campaign.id)).not.toContain(winner);
        expect(winner).toBe(speaks(decide(input))?.campaignId);
      }),
    );
  });

  test("who is held out is offered nothing", () => {
    fc.assert(
      fc.property(inputArbitrary, scoreArbitrary, (input, scorer) => {
        const decision = decide(input, scorer);
        const { everywhere, campaigns } = input.shopper.heldOut;
        const isOut = (id: string) => everywhere || campaigns.includes(id);
        if (decision.outcome === "offer") expect(isOut(decision.chosen.campaignId)).toBe(false);
        if (decision.outcome === "withheld") expect(isOut(decision.chosen.campaignId)).toBe(true);
      }),
    );
  });
});

test("a ghost is what the offer would have been", () => {
  fc.assert(
    fc.property(inputArbitrary, (input) => {
      const free = { ...input.shopper, heldOut: { everywhere: false, campaigns: [] } };
      const [offer, ghost] = [decide({ ...input, shopper: free }), decide(input)];
      expect(speaks(ghost)).toEqual(speaks(offer));
      expect(ghost.ranking).toEqual(offer.ranking);
    }),
  );
});

test("a campaign that is out of the question is not scored", () => {
  const seen: string[] = [];
  const scorer: Scorer = (context, campaign) => {
    seen.push(campaign.campaign.id);
    return standardScore(context, campaign);
  };
  const elsewhere = compiled({ id: "b", stores: { kind: "ids", ids: ["x"] } });
  decide(anInput({ campaigns: [compiled(), elsewhere] }), scorer);
  expect(seen).toEqual([aCampaign().id]);
});
