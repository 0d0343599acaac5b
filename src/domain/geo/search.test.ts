import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MICRO } from "./box-tree.ts";
import { metresBetween } from "./position.ts";
import { Search } from "./search.ts";
import { offset, positionAt } from "./testing.ts";

const HERE = { latitude: 48.85, longitude: 2.35 };
const hit = (name: string, inside: boolean, metresToEdge: number) => ({ name, inside, metresToEdge });

describe("a search", () => {
  test.each([
    ["nothing", [], [], null],
    ["what is beyond reach", [hit("a", false, 1_001)], [], null],
    ["the nearest", [hit("a", false, 300), hit("b", false, 200), hit("c", false, 250)], [], "b"],
    ["what holds it, the nearest edge first", [hit("a", true, 30), hit("b", true, 20)], ["b", "a"], "b"],
    ["what holds it before what is near", [hit("a", false, 5), hit("b", true, 40), hit("c", false, 1)], ["b"], "b"],
  ])("finds %s", (_, seen, holding, nearest) => {
    const search = new Search<ReturnType<typeof hit>>(HERE, 1_000);
    for (const found of seen) search.see(found);
    expect(search.located.holding.map(({ name }) => name)).toEqual(holding);
    expect(search.located.nearest?.name ?? null).toBe(nearest);
  });

  test("never narrows its window below the distance of the nearest so far", () => {
    const latitudes = fc.double({ min: -85, max: 85, noNaN: true });
    const distances = fc.double({ min: 1, max: 999, noNaN: true });
    fc.assert(
      fc.property(latitudes, distances, fc.integer({ min: 0, max: 359 }), (latitude, metres, bearing) => {
        const search = new Search<ReturnType<typeof hit>>({ latitude, longitude: 179.99 }, 1_000);
        search.openAt(178);
        search.see(hit("a", false, metres));
        const angle = (bearing * Math.PI) / 180;
        const [x, y] = offset([1.99, latitude], metres * Math.sin(angle), metres * Math.cos(angle));
        if (metresBetween(positionAt([1.99, latitude]), positionAt([x, y])) > metres) return;
        const { west, south, east, north } = search.window;
        expect(x * MICRO).toBeGreaterThanOrEqual(west);
        expect(x * MICRO).toBeLessThanOrEqual(east);
        expect(y * MICRO).toBeGreaterThanOrEqual(south);
        expect(y * MICRO).toBeLessThanOrEqual(north);
      }),
    );
  });
});
