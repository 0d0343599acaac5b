import { getResolution, latLngToCell } from "h3-js";
import { describe, expect, test } from "vitest";
import { FENCE_CELL_RESOLUTION } from "../bounds.ts";
import { buildShards } from "./build-shards.ts";
import { edgeCells, shardsOf } from "./edge-cells.ts";
import { fenceOf, storeWith } from "./testing.ts";

const square = (west: number, south: number, size: number) => ({
  type: "Polygon",
  coordinates: [
    [
      [west, south],
      [west + size, south],
      [west + size, south + size],
      [west, south + size],
      [west, south],
    ],
  ],
});
describe("the cells of a fence", () => {
  test("are the fine ones that it overlaps, the one of its middle among them", () => {
    const { resolution, cells, box } = edgeCells({ type: "Circle", center: [18.0649, 59.3326], radius: 80 });
    expect([resolution, box]).toEqual([FENCE_CELL_RESOLUTION, null]);
    expect(cells).toContain(latLngToCell(59.3326, 18.0649, resolution));
    expect(cells.map((cell) => getResolution(cell))).toEqual(cells.map(() => resolution));
  });

  test.each([
    { name: "in the open", west: 10, box: [10, 40, 11.5, 41.5] },
    { name: "over the antimeridian", west: 179.25, box: [179.25, 40, -179.25, 41.5] },
  ])("are a box where they would be too many: $name", ({ west, box }) => {
    const found = edgeCells(fenceOf(square(west, 40, 1.5)));
    expect(found.cells).toEqual([]);
    expect(found.box).toHaveLength(4);
    for (const [at, degrees] of box.entries()) expect(found.box?.[at]).toBeCloseTo(degrees, 4);
  });
});

describe("the shards of a fence", () => {
  test.each([
    { name: "a circle", given: { type: "Circle", center: [18.0649, 59.3326], radius: 80 } },
    { name: "the widest circle", given: { type: "Circle", center: [2.35, 48.85], radius: 10_000 } },
    { name: "a country", given: square(10, 40, 1.5) },
    { name: "a square over the antimeridian", given: square(179.99, -17, 0.02) },
  ])("are those that a store with it is built into: $name", ({ given }) => {
    const fence = fenceOf(given);
    expect(shardsOf(fence).toSorted()).toEqual([...buildShards([storeWith("one", fence)]).keys()]);
  });
});
