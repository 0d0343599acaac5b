import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CAMPAIGNS_PER_DECISION_MAX } from "../bounds.ts";
import type { CartInput } from "./abandoned-cart.ts";
import type { CompiledCampaign } from "./compile.ts";
import type { Decision, DecisionInput, IssuedOffer } from "./decision.ts";
import { decide, sourcesNeeded, yieldTo } from "./pipeline.ts";
import { aCampaign, anInput, CART, compiled, DRAFT, NOW, rules, STORE } from "./testing.ts";

const [VARIANT] = DRAFT.variants;
const BASKET = { ...VARIANT, reward: { kind: "percentOff", basisPoints: 500, appliesTo: { kind: "basket" } } };

const codes = (decision: Decision) =>
  Object.fromEntries(decision.considered.map(({ campaignId, reason }) => [campaignId, reason?.code ?? null]));
const choiceOf = (decision: Decision) => (decision.outcome === "silent" ? null : decision.chosen);
const chosenId = (decision: Decision) => (decision.outcome === "offer" ? decision.chosen.campaignId : null);

describe("what is chosen", () => {
  test("carries all that an offer is made of", () => {
    const decision = decide(anInput({ campaigns: [compiled({ offerTtl: "PT90M" })] }));
    expect(decision).toEqual({
      outcome: "offer",
      chosen: {
        campaignId: "a",
        version: 1,
        variantId: "ten",
        reward: aCampaign().variants[0].reward,
        currency: "SEK",
        items: CART.items,
        locale: "en",
        title: "10 % off",
        body: "Today",
        imageUrl: null,
        deepLink: null,
        offerTtlMs: 5_400_000,
        expiresAt: NOW + 5_400_000,
        reasons: [{ code: "cart_abandoned", text: "Du lämnade Trail shoe och 1 till i din varukorg" }],
        disclosure: null,
        probability: 1,
        posReasonCode: "BECKON",
      },
      considered: [{ campaignId: "a", version: 1, reason: null }],
      ranking: [{ campaignId: "a", context: expect.closeTo(1.381, 3) as number, value: 1, lever: 50 }],
    });
  });

  test("survives a copy: nothing in it is a function or undefined", () => {
    const campaigns = [compiled(), compiled({ id: "b" }), compiled({ id: "c", stores: { kind: "ids", ids: [] } })];
    const decision = decide(anInput({ campaigns }));
    expect(JSON.parse(JSON.stringify(decision))).toStrictEqual(decision);
  });
});

describe("the cart is needed", () => {
  const cartRule = rules({ field: "cart.itemCount", operator: ">", value: 0 });
  const shopper = { ...anInput().shopper, issued: [{ campaignId: "a", at: NOW, here: true }] };
  const limits = [{ per: "shopper", count: 1, period: "P1D" }];
  const CASES: readonly (readonly [string, Partial<DecisionInput>, boolean])[] = [
    ["no campaign", { campaigns: [] }, false],
    ["a reward on the cart's items", {}, true],
    ["a reward on the basket", { campaigns: [compiled({ variants: [BASKET] })] }, false],
    ["a rule on the cart", { campaigns: [compiled({ variants: [BASKET], audience: cartRule })] }, true],
    [
      "a text about the cart",
      { campaigns: [compiled({ variants: [{ ...BASKET, body: "{{cart.topItem.name}}" }] })] },
      true,
    ],
    ["another store's campaign", { campaigns: [compiled({ stores: { kind: "ids", ids: ["x"] } })] }, false],
    ["no consent", { shopper: { ...shopper, consents: { ...shopper.consents, marketing: false } } }, false],
    ["a limit that was reached", { shopper, campaigns: [compiled({ limits })] }, false],
    ["a campaign that refused", { refused: [{ campaignId: "a", code: "paused" }] }, false],
  ];
  test.each(CASES)("%s", (_, changes, needed) => {
    const { cart: _unread, ...situation } = anInput(changes);
    expect(sourcesNeeded(situation)).toEqual(needed ? ["cart"] : []);
  });
});

test("a campaign that does not look at the cart says nothing of one", () => {
  const decision = decide(anInput({ campaigns: [compiled({ variants: [BASKET] })] }));
  expect(decision).toMatchObject({ chosen: { items: [], reasons: [{ code: "store_visited" }] } });
});

test("a store that gives way to another says which", () => {
  const campaigns = [compiled(), compiled({ id: "b" })];
  const decision = yieldTo(decide(anInput({ campaigns })), "sthlm-2");
  expect(decision).toMatchObject({ outcome: "silent", code: "another_store" });
  expect(decision.considered[0]?.reason).toEqual({
    stage: "lost",
    code: "another_store",
    detail: { storeId: "sthlm-2" },
  });
  expect(codes(decision)).toEqual({ a: "another_store", b: "outranked" });
  const silent = decide(anInput({ campaigns: [] }));
  expect(yieldTo(silent, "sthlm-2")).toBe(silent);
});

test("of more candidates than can be weighed the best ranked are; those out of the question do not count", () => {
  const make = (prefix: string, changes: Record<string, unknown>) =>
    Array.from({ length: CAMPAIGNS_PER_DECISION_MAX }, (_, index) => compiled({ id: `${prefix}${index}`, ...changes }));
  const elsewhere = make("x", { priority: 99, stores: { kind: "ids", ids: ["x"] } });
  const candidates = make("c", { budget: { amount: 1, currency: "EUR" } });
  const decision = decide(anInput({ campaigns: [compiled({ priority: 1 }), ...elsewhere, ...candidates] }));
  expect(codes(decision)).toMatchObject({ x0: "other_store", c499: "currency_mismatch", a: "too_many" });
  const inTime = decide(anInput({ campaigns: [compiled({ priority: 60 }), ...elsewhere, ...candidates] }));
  expect(chosenId(inTime)).toBe("a");
});

/** Campaigns that differ in everything that a stage asks. */
const campaignArbitrary = fc
  .record({
    priority: fc.integer({ min: 0, max: 3 }),
    stores: fc.constantFrom({ kind: "all" }, { kind: "ids", ids: ["x"] }, { kind: "tags", tags: ["city"] }),
    trigger: fc.constantFrom({ event: "dwelled" }, { event: "entered" }, { event: "dwelled", dwellSeconds: 600 }),
    budget: fc.constantFrom(null, { amount: 1, currency: "SEK" }, { amount: 1, currency: "EUR" }),
    audience: fc.constantFrom(
      null,
      rules({ field: "cart.itemCount", operator: ">", value: 2 }),
      rules({ field: "time.localHour", operator: ">", value: 20 }),
    ),
    limits: fc.constantFrom([], [{ per: "shopper", count: 1, period: "P1D" }]),
    variants: fc.constantFrom([VARIANT], [BASKET]),
  })
  .map(
    (changes) =>
      (id: string): CompiledCampaign =>
        compiled({ ...changes, id }),
  );

const inputArbitrary = fc
  .record({
    makers: fc.array(campaignArbitrary, { maxLength: 8 }),
    cart: fc.constantFrom<CartInput[]>(
      { kind: "present", cart: CART },
      { kind: "none" },
      { kind: "unknown", reason: "late" },
    ),
    seed: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
    issued: fc.array(
      fc.record({ campaignId: fc.constantFrom("c0", "c1", "c2"), at: fc.constant(NOW - 1), here: fc.boolean() }),
    ),
    refused: fc.array(fc.record({ campaignId: fc.constantFrom("c0", "c3"), code: fc.constant("budget_exhausted") })),
  })
  .map(({ makers, cart, seed, issued, refused }) =>
    anInput({
      cart,
      seed,
      refused,
      campaigns: makers.map((make, index) => make(`c${index}`)),
      shopper: { ...anInput().shopper, issued },
    }),
  );

describe("whatever there is to weigh", () => {
  test("the order of the campaigns changes nothing", () => {
    const shuffled = inputArbitrary.chain((input) =>
      fc.tuple(fc.constant(input), fc.shuffledSubarray([...input.campaigns], { minLength: input.campaigns.length })),
    );
    fc.assert(
      fc.property(shuffled, ([input, campaigns]) => {
        expect(decide({ ...input, campaigns })).toEqual(decide(input));
      }),
    );
  });

  test("a campaign that is out of the question changes nothing in the choice", () => {
    fc.assert(
      fc.property(inputArbitrary, campaignArbitrary, (input, make) => {
        const one = make("zz");
        const alone = decide({ ...input, campaigns: [one] });
        fc.pre(alone.outcome === "silent");
        const [without, withIt] = [decide(input), decide({ ...input, campaigns: [one, ...input.campaigns] })];
        expect(withIt.outcome === "offer" && withIt.chosen).toEqual(without.outcome === "offer" && without.chosen);
        expect(withIt.considered.filter(({ campaignId }) => campaignId !== "zz")).toEqual(without.considered);
      }),
    );
  });

  test("every campaign is weighed once, at most one wins, and every other one has its reason", () => {
    fc.assert(
      fc.property(inputArbitrary, (input) => {
        const decision = decide(input);
        const ids = decision.considered.map(({ campaignId }) => campaignId);
        expect(ids.toSorted()).toEqual(input.campaigns.map(({ campaign }) => campaign.id).toSorted());
        const winners = decision.considered.filter(({ reason }) => reason === null).map(({ campaignId }) => campaignId);
        expect(winners).toEqual(decision.outcome === "offer" ? [decision.chosen.campaignId] : []);
      }),
    );
  });

  test("no cart is read that was said not to be needed", () => {
    fc.assert(
      fc.property(inputArbitrary, (input) => {
        const { cart: _unread, ...situation } = input;
        fc.pre(sourcesNeeded(situation).length === 0);
        expect(choiceOf(decide(situation))).toEqual(choiceOf(decide(input)));
      }),
    );
  });

  test("nothing is offered without consent or in an exclusion zone", () => {
    const withheld = fc.constantFrom<Partial<DecisionInput>[]>(
      { store: { ...STORE, exclusionZone: true } },
      { shopper: { ...anInput().shopper, consents: { preciseLocation: true, marketing: false, profiling: true } } },
      { shopper: { ...anInput().shopper, consents: { preciseLocation: false, marketing: true, profiling: true } } },
    );
    fc.assert(
      fc.property(inputArbitrary, withheld, (input, changes) => {
        expect(decide({ ...input, ...changes }).outcome).toBe("silent");
      }),
    );
  });
});

test("no limit is ever exceeded, whenever decisions fall", () => {
  const hour = 3_600_000;
  const history = fc.record({
    count: fc.integer({ min: 1, max: 3 }),
    hours: fc.integer({ min: 1, max: 48 }),
    steps: fc.array(fc.integer({ min: 0, max: 20 * hour }), { maxLength: 40 }),
  });
  fc.assert(
    fc.property(history, ({ count, hours, steps }) => {
      const campaigns = [compiled({ limits: [{ per: "shopper", count, period: `PT${hours}H` }] })];
      const issued: IssuedOffer[] = [];
      let now = NOW;
      for (const step of steps) {
        now += step;
        const shopper = { ...anInput().shopper, issued: [...issued] };
        if (decide(anInput({ now, campaigns, shopper })).outcome === "offer")
          issued.push({ campaignId: "a", at: now, here: true });
      }
      for (const { at: end } of issued) {
        const within = issued.filter(({ at }) => at > end - hours * hour && at <= end);
        expect(within.length).toBeLessThanOrEqual(count);
      }
    }),
  );
});
