import fc from "fast-check";
import { cellToCenterChild, cellToLatLng, cellToParent, getBaseCellNumber, getPentagons, latLngToCell } from "h3-js";
import { describe, expect, test } from "vitest";
import { FENCE_CELL_RESOLUTION, SHARD_RESOLUTION } from "../bounds.ts";
import { cellKey, cellOf, reachOf, shardKey, shardOf, shardOfCell } from "./cells.ts";
import { metresBetween } from "./position.ts";

const positions = fc.record({
  latitude: fc.double({ min: -90, max: 90, noNaN: true }),
  longitude: fc.double({ min: -180, max: 180, noNaN: true }),
});

describe("cells by their text", () => {
  test("belong to the shard that the library says", () => {
    fc.assert(
      fc.property(
        positions,
        fc.integer({ min: SHARD_RESOLUTION, max: FENCE_CELL_RESOLUTION }),
        (position, resolution) => {
          const cell = cellOf(position);
          expect(cell).toBe(latLngToCell(position.latitude, position.longitude, FENCE_CELL_RESOLUTION));
          expect(shardOf(position)).toBe(cellToParent(cell, SHARD_RESOLUTION));
          expect(shardOfCell(cellToParent(cell, resolution))).toBe(shardOf(position));
        },
      ),
    );
  });

  test("are told apart by their two keys, by nothing more and nothing less", () => {
    fc.assert(
      fc.property(positions, (position) => {
        const cell = cellOf(position);
        const bits = BigInt(`0x${cell}`);
        expect(shardKey(cell)).toBe(Number((bits >> 36n) & 0xffffn));
        expect(cellKey(cell)).toBe(Number((bits >> 18n) & 0x3ffffn));
        expect(shardKey(cell) >> 9).toBe(getBaseCellNumber(cell));
        expect(bits & 0x3ffffn).toBe(0x3ffffn);
      }),
    );
  });

  test("a point lies in another shard than its coarse cell for some points", () => {
    const odd = Array.from({ length: 2_000 }, (_, index) => ({
      latitude: 40 + (index % 50) / 10,
      longitude: index / 100,
    }));
    const share =
      odd.filter((at) => shardOf(at) !== latLngToCell(at.latitude, at.longitude, SHARD_RESOLUTION)).length / 2_000;
    expect(share).toBeGreaterThan(0.02);
    expect(share).toBeLessThan(0.12);
  });

  test("reach no farther from the centres of their parents than reachOf says, pentagons too", () => {
    const pentagons = getPentagons(SHARD_RESOLUTION).map((cell) => {
      const [latitude, longitude] = cellToLatLng(cellToCenterChild(cell, FENCE_CELL_RESOLUTION));
      return { latitude, longitude };
    });
    fc.assert(
      fc.property(fc.oneof(positions, fc.constantFrom(...pentagons)), (position) => {
        for (let resolution = SHARD_RESOLUTION; resolution <= FENCE_CELL_RESOLUTION; resolution += 1) {
          const [latitude, longitude] = cellToLatLng(cellToParent(cellOf(position), resolution));
          expect(metresBetween(position, { latitude, longitude })).toBeLessThan(reachOf(resolution));
        }
      }),
      { numRuns: 1_000 },
    );
  });
});
