import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DecisionInput, Gathered, Situation } from "./decision.ts";
import { gather } from "./gather.ts";
import { decide } from "./pipeline.ts";
import type { RuleGroup } from "./rules.ts";
import { anInput, CART, compiled, DRAFT, rules } from "./testing.ts";

const [VARIANT] = DRAFT.variants;
const BASKET = {
  ...VARIANT,
  reward: {
    kind: "percentOff",
    basisPoints: 500,
    cap: { amount: 10_000, currency: "SEK" },
    appliesTo: { kind: "basket" },
  },
};
const HERE = { field: "store.id", operator: "=", value: "sthlm-1" };
const ELSEWHERE = { ...HERE, value: "oslo-1" };
const FULL = { field: "cart.itemCount", operator: ">", value: 0 };
const COLD = { field: "weather.temperature", operator: "<", value: 10 };
const LOYAL = { field: "shopper.segments", operator: "contains", value: "loyal" };
const or = (...all: RuleGroup["rules"]): RuleGroup => ({ combinator: "or", rules: all });

const ANSWERS: Required<Gathered> = {
  cart: { kind: "present", cart: CART },
  goods: { products: {}, stock: {} },
  weather: { condition: "rain", temperature: 4, rainSoon: true, sunSoon: false },
};

function situationOf({ cart: _c, goods: _g, weather: _w, ...situation }: DecisionInput): Situation {
  return situation;
}

/** What is asked, in its order, and what came of it. */
async function asked(changes: Partial<DecisionInput>, answers: Gathered = ANSWERS) {
  const counts: string[] = [];
  const situation = situationOf(anInput(changes));
  const gathered = await gather(situation, async (source) => {
    counts.push(source);
    return { [source]: answers[source] };
  });
  return { counts, decision: decide({ ...situation, ...gathered }) };
}
const campaign = (audience: RuleGroup | null, over: object = {}) => compiled({ audience, variants: [BASKET], ...over });
const NOT_ANY: RuleGroup = { combinator: "and", not: true, rules: [ELSEWHERE, COLD] };

describe("of the sources are asked", () => {
  test.each<readonly [string, ReturnType<typeof compiled>[], string[]]>([
    ["none without a campaign", [], []],
    ["none that no rule names", [campaign(rules(HERE))], []],
    ["the weather, where a rule names it", [campaign(rules(HERE, COLD))], ["weather"]],
    ["no weather, where another rule says no", [campaign(rules(ELSEWHERE, COLD))], []],
    ["no weather, whatever the order of the rules", [campaign(rules(COLD, ELSEWHERE))], []],
    ["no weather, where another rule is enough", [campaign(or(HERE, COLD))], []],
    ["the weather, where it could still meet the rules", [campaign(or(ELSEWHERE, COLD))], ["weather"]],
    ["no weather, where a rule about the person cannot be met", [campaign(rules(LOYAL, COLD))], []],
    ["no weather, under a not that holds already", [campaign(NOT_ANY)], []],
    ["the cart before the weather", [campaign(rules(FULL, COLD))], ["cart", "weather"]],
    ["no weather after a cart that says no", [campaign(rules({ ...FULL, value: 99 }, COLD))], ["cart"]],
    ["each once, however many ask", [campaign(rules(COLD)), campaign(rules(COLD), { id: "b" })], ["weather"]],
    [
      "only what those ask that are still in question",
      [campaign(rules(COLD), { stores: { kind: "ids", ids: ["x"] } }), campaign(rules(FULL), { id: "b" })],
      ["cart"],
    ],
  ])("%s", async (_, campaigns, sources) => {
    expect((await asked({ campaigns })).counts).toEqual(sources);
  });

  test.each<readonly [string, Partial<DecisionInput>, string[]]>([
    ["goods, where a price comes down and products are imported", { products: true }, ["cart", "goods"]],
    ["no goods, where none are imported", { products: false }, ["cart"]],
    ["no goods for points", { products: true, campaigns: [campaign(null, { variants: [points()] })] }, []],
  ])("%s", async (_, changes, sources) => {
    expect((await asked(changes)).counts).toEqual(sources);
  });

  test("no goods without a cart", async () => {
    const { counts, decision } = await asked({ products: true }, { ...ANSWERS, cart: { kind: "none" } });
    expect(counts).toEqual(["cart"]);
    expect(decision).toMatchObject({ outcome: "silent", code: "no_cart" });
  });
});

function points() {
  return { ...VARIANT, reward: { kind: "points", points: 10 } };
}

test("what is late is unknown, and asked for once", async () => {
  const late: Gathered = { ...ANSWERS, weather: null };
  const { counts, decision } = await asked({ campaigns: [campaign(rules(COLD))] }, late);
  expect(counts).toEqual(["weather"]);
  expect(decision).toMatchObject({ outcome: "silent", code: "fact_unknown" });
});

test("what was not asked for would have changed nothing", async () => {
  const node = fc.constantFrom(HERE, ELSEWHERE, FULL, COLD, LOYAL);
  const group: fc.Arbitrary<RuleGroup> = fc.record({
    combinator: fc.constantFrom("and" as const, "or" as const),
    not: fc.boolean(),
    rules: fc.array(
      fc.oneof(node, fc.record({ combinator: fc.constant("or" as const), rules: fc.array(node, { minLength: 1 }) })),
      { minLength: 1, maxLength: 4 },
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(group, { maxLength: 4 }), async (groups) => {
      const campaigns = groups.map((audience, index) => campaign(audience, { id: `c${index}` }));
      const { decision } = await asked({ campaigns });
      const all = decide({ ...situationOf(anInput({ campaigns })), ...ANSWERS });
      const choice = (one: typeof decision) => (one.outcome === "silent" ? null : one.chosen.campaignId);
      expect(choice(decision)).toBe(choice(all));
    }),
  );
});

test("a decision on less than was asked for is no offer", () => {
  const situation = situationOf(anInput({ campaigns: [campaign(rules(COLD))] }));
  expect(decide(situation)).toMatchObject({ outcome: "silent", code: "fact_unknown" });
});
