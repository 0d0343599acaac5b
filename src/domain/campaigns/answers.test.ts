import { expect, test } from "vitest";
import { rankAnswers } from "./answers.ts";
import { anInput, compiled } from "./testing.ts";

const campaigns = ["low", "high", "middle"].map((id, index) => compiled({ id, priority: [10, 30, 20][index] }));
const idsOf = (limit: number, changes: Parameters<typeof anInput>[0] = {}) =>
  rankAnswers(anInput({ campaigns, ...changes }), limit).chosen.map(({ campaignId }) => campaignId);

test("the best first, each campaign once, and no more than were asked for", () => {
  expect(idsOf(1)).toEqual(["high"]);
  expect(idsOf(2)).toEqual(["high", "middle"]);
  expect(idsOf(5)).toEqual(["high", "middle", "low"]);
});

test("the decision is the one of the first", () => {
  const { decision } = rankAnswers(anInput({ campaigns }), 3);
  expect(decision.outcome).toBe("offer");
  expect(decision.considered.map(({ campaignId, reason }) => [campaignId, reason?.code ?? null])).toEqual([
    ["high", null],
    ["middle", "outranked"],
    ["low", "outranked"],
  ]);
});

test("silence has a reason and no answers", () => {
  expect(rankAnswers(anInput({ campaigns: [] }), 3)).toMatchObject({ chosen: [], decision: { code: "no_campaign" } });
});

test("who is held out from everything is answered nothing", () => {
  const { shopper } = anInput();
  const held = { shopper: { ...shopper, heldOut: { everywhere: true, campaigns: [] } } };
  expect(idsOf(3, held)).toEqual([]);
});
