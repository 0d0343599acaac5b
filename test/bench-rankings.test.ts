import { describe, expect, test } from "vitest";
import { campaignsOf, mustChoose } from "../bench/decisions.ts";
import { casesOf, hitsOf } from "../bench/journey.ts";
import { categorySpend, ours, popularity, type Ranking } from "../bench/journey/rankings.ts";
import { isThere, readJourney } from "../bench/journey/records.ts";
import { anInput } from "../src/domain/campaigns/testing.ts";

describe("journey", () => {
  test.skipIf(!isThere())("our ranking shows what was redeemed among three more often than the goal", () => {
    const journey = readJourney();
    const cases = casesOf(journey);
    expect(cases).toHaveLength(1_671);
    const share = (ranking: Ranking): number => hitsOf(journey, cases, ranking) / cases.length;
    expect(share(ours)).toBeGreaterThanOrEqual(0.189);
    expect(share(ours)).toBeGreaterThan(share(categorySpend));
    expect(share(categorySpend)).toBeGreaterThan(share(popularity));
  });
});

describe("decisions", () => {
  test("are made among campaigns that nearly all come through, the same ones for the same seed", () => {
    const campaigns = campaignsOf(100);
    expect(campaigns.map(({ campaign }) => campaign)).toEqual(campaignsOf(100).map(({ campaign }) => campaign));
    expect(() => mustChoose(anInput({ campaigns }))).not.toThrow();
    expect(() => mustChoose(anInput({ campaigns: [] }))).toThrow("silent");
  });
});
