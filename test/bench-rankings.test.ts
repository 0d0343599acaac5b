import { describe, expect, test } from "vitest";
import { countFetches } from "../bench/decisions/fetches.ts";
import { campaignsOf, scenesOf } from "../bench/decisions/scene.ts";
import { comeThrough, SCENES, taskNames, taskOf } from "../bench/decisions/tasks.ts";
import { casesOf, hitsOf } from "../bench/journey.ts";
import { categorySpend, ours, popularity, type Ranking } from "../bench/journey/rankings.ts";
import { isThere, readJourney } from "../bench/journey/records.ts";
import type { Gathered } from "../src/domain/campaigns/decision.ts";
import { SOURCES } from "../src/domain/campaigns/gathered.ts";
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
    for (const scene of scenesOf(campaigns, "products", 3)) expect(comeThrough(scene)).toBeGreaterThan(50);
    expect(() => comeThrough(anInput({ campaigns: [] }))).toThrow("silent");
  });

  test("come to the same by the peer's word", () => {
    const [engine, peer] = taskNames.filter((name) => name.startsWith("its rules")).map((name) => taskOf(name, 30));
    for (let n = 0; n < SCENES; n += 1) expect(peer?.(n)).toBe(engine?.(n));
  });

  test("fetch nothing for nothing, and whoever does is found out", async () => {
    const [fetched, needless, named] = (await countFetches()).map(({ value }) => value);
    expect(needless).toBe(0);
    expect(fetched).toBeGreaterThan(300);
    expect(fetched).toBeLessThan(named ?? 0);
    const everything: Parameters<typeof countFetches>[0] = async (situation, ask) =>
      Object.assign({}, ...(await Promise.all(SOURCES.map((source) => ask(source, situation))))) as Gathered;
    await expect(countFetches(everything)).rejects.toThrow("for nothing");
    await expect(countFetches(async () => ({}))).rejects.toThrow("with all facts known");
  });
});
