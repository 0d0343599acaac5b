import { describe, expect, test } from "vitest";
import { checkByBruteForce } from "../bench/fences/check.ts";
import { buildOurs } from "../bench/fences/ours.ts";
import { flatbush, h3Map, kdbush, rbush } from "../bench/fences/peers.ts";
import { makePoints } from "../bench/fences/points.ts";
import { type Contestant, playRounds } from "../bench/fences/rounds.ts";
import { shapesOf } from "../bench/fences/shapes.ts";
import { makeStores } from "../bench/fences/stores.ts";
import { countsOf } from "../bench/traces.ts";
import { type Fences, naive, ours } from "../bench/traces/rules.ts";
import { readTrace } from "../bench/traces/trace.ts";

describe("fences", () => {
  const stores = makeStores(1_000, 7);
  const shapes = shapesOf(stores);
  const points = makePoints(3_000, 7, shapes, flatbush(shapes));
  const { index, costs } = buildOurs(stores);
  const peers = Object.entries({ h3Map, flatbush, kdbush, rbush }).map(([name, build]): Contestant => ({
    name,
    ask: build(shapes),
    answers: true,
  }));
  const us: Contestant = { name: "ours", ask: (at) => index.locate(at), answers: true };

  test("are the same for the same seed, and others for another", () => {
    expect(makeStores(1_000, 7)).toEqual(stores);
    expect(makeStores(1_000, 8)[0]?.fence).not.toEqual(stores[0]?.fence);
    expect(makePoints(300, 7, shapes, flatbush(shapes))).toEqual(points.slice(0, 300));
  });

  test("are circles and polygons, four to one", () => {
    const circles = stores.filter(({ fence }) => fence.type === "Circle").length;
    expect(circles).toBeGreaterThan(750);
    expect(circles).toBeLessThan(850);
  });

  test("are told by everybody as by a look at all of them, for points that lie where they should", async () => {
    expect(checkByBruteForce(shapes, index, points)).toBe(2_000);
    const { tallies } = await playRounds([us, ...peers], points, 3, async () => undefined);
    const sum = (of: (tally: (typeof tallies)[number]) => number): number => tallies.reduce((n, one) => n + of(one), 0);
    expect(sum((tally) => tally.points)).toBe(3_000);
    expect(Math.abs(sum((tally) => tally.inside) - 300)).toBeLessThan(60);
    expect(Math.abs(sum((tally) => tally.near) - 600)).toBeLessThan(80);
  });

  test("are refused where somebody answers otherwise", async () => {
    const wrong: Contestant = { name: "wrong", ask: () => ({ holding: [], nearest: null }), answers: true };
    await expect(playRounds([us, wrong], points, 1, async () => undefined)).rejects.toThrow("do not agree");
    expect(() => checkByBruteForce(shapesOf(makeStores(1_000, 8)), index, points)).toThrow("wrong at");
  });

  test("cost something", () => {
    for (const { value } of costs) expect(value).toBeGreaterThan(0);
  });
});

describe("traces", () => {
  const csv = `tracked_at;longitude;latitude;accuracy
2019-01-25 20:03:00.178999901;7;47.01;10.0
2019-01-25 20:01:00.5;7;47.01;10.0
2019-01-25 20:02:00;7;47;10.0
2019-01-25T20:00:00Z;7;47;10.0
2019-01-25T20:00:30Z;7;47;0`;
  const fences: Fences = new Map([["a", { type: "Circle", center: [7, 47], radius: 50 }]]);
  const trace = readTrace(csv);

  test("are read oldest first, in UTC", () => {
    const start = Date.UTC(2019, 0, 25, 20);
    expect(trace.map(({ at }) => at - start)).toEqual([0, 30_000, 60_500, 120_000, 180_178]);
    expect(trace[2]).toMatchObject({ latitude: 47.01, longitude: 7, accuracy: 10 });
  });

  test("enter twice by the naive rule, once by ours", () => {
    const values = (rule: typeof naive) => countsOf("", rule(fences, trace)).map(({ value }) => value);
    expect(values(naive)).toEqual([2, 1, 2]);
    expect(values(ours)).toEqual([1, 0, 0]);
  });
});
