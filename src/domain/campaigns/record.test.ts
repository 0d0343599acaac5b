import { describe, expect, test } from "vitest";
import type { ShopperFacts } from "./facts/sources.ts";
import { logged } from "./log-line.ts";
import { decide, overruled, yieldTo } from "./pipeline.ts";
import { stop } from "./reason.ts";
import { answerOf, ENGINE_VERSION, inputOf, recordOf } from "./record.ts";
import { jsonDiff } from "../json-diff.ts";
import { anInput, CART, compiled, rules } from "./testing.ts";

const NO_FACTS: ShopperFacts = {
  segments: [],
  attributes: {},
  tier: null,
  locale: null,
  orders: 0,
  spend: [],
  lastPurchaseAt: null,
  potential: {},
  affinity: {},
};
const LIVE = { version: 7, document: "snapshots/x.json" };
const INPUTS = {
  "an offer": anInput(),
  "a silence": anInput({ campaigns: [compiled({ stores: { kind: "ids", ids: [] } })] }),
  "a ghost": anInput({ shopper: { ...anInput().shopper, heldOut: { everywhere: true, campaigns: [] } } }),
  "an offer among others": anInput({ campaigns: [compiled(), compiled({ id: "b" })] }),
};

describe.each(Object.entries(INPUTS))("%s", (_, input) => {
  const decision = decide(input);
  /** As it lies in the object and goes over the wire. */
  const record = JSON.parse(JSON.stringify(recordOf(input, decision, LIVE))) as ReturnType<typeof recordOf>;
  const { campaigns, settings, products, store } = input;
  const live = { campaigns, settings, products };

  test("can be made again from its record, byte for byte", () => {
    const again = decide(inputOf({ store, record }, live));
    expect(JSON.stringify(again)).toBe(JSON.stringify(decision));
    expect(record.engine).toBe(ENGINE_VERSION);
  });

  test("is known from its record, whatever became of it", () => {
    expect(answerOf({ considered: decision.considered, record })).toEqual(decision);
    const refused = overruled(decision.considered, { stage: "refused", code: "budget_exhausted" });
    expect(answerOf({ considered: refused, record })).toEqual(decision);
    expect(answerOf({ considered: yieldTo(decision, "other").considered, record })).toEqual(decision);
  });

  test("is logged without what articles are called, and what the retailer says of the person", () => {
    const facts = { ...NO_FACTS, attributes: { nickname: "Zlatan" } };
    const known = { ...record, moment: { ...record.moment, shopper: { ...record.moment.shopper, facts } } };
    const line = JSON.stringify(logged({ considered: decision.considered, record: known }));
    for (const said of [...CART.items.map(({ name }) => name), "Zlatan"]) expect(line).not.toContain(said);
    expect(line).toContain("trail-42");
  });
});

test("another rule gives another answer, and the members that differ are named", () => {
  const input = anInput();
  const decision = decide(input);
  const stricter = compiled({ audience: rules({ field: "cart.itemCount", operator: ">", value: 100 }) });
  const again = decide({ ...input, campaigns: [stricter] });
  const differences = (one: unknown): string[] => jsonDiff(decision, one).map(({ pointer }) => pointer);
  expect(differences(again)).toEqual(expect.arrayContaining(["/outcome", "/chosen", "/considered/0/reason", "/code"]));
  expect(differences(decide(input))).toEqual([]);
});

test("what was never weighed is logged by what ended it", () => {
  const considered = [{ campaignId: "a", version: 1, reason: stop("ended") }];
  expect(logged({ considered, record: null })).toEqual({
    ended: [{ stage: "candidates", code: "ended", campaignIds: ["a"] }],
  });
});
