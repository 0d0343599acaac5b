import fc from "fast-check";
import { gridDisk } from "h3-js";
import { describe, expect, test } from "vitest";
import { shardOf, shardOfCell, cellOf } from "./cells.ts";
import { metresBetween, type Position, wrapLongitude } from "./position.ts";
import { metresToOtherShards } from "./shard-distance.ts";
import { offset, positionAt, randomOf } from "./testing.ts";

const positions = fc
  .tuple(fc.double({ min: -180, max: 179.9, noNaN: true }), fc.double({ min: -84, max: 84, noNaN: true }))
  .map(positionAt);
const MOST = 50_000;

/** Places all around, near ones and far ones. */
function* placesAround({ longitude, latitude }: Position, random: () => number): Generator<Position> {
  for (let count = 0; count < 400; count += 1) {
    const [angle, far] = [2 * Math.PI * random(), 120_000 * random() ** 3];
    const [lng, lat] = offset([longitude, latitude], far * Math.sin(angle), far * Math.cos(angle));
    if (Math.abs(lat) < 89) yield { latitude: lat, longitude: wrapLongitude(lng) };
  }
}

describe("metresToOtherShards", () => {
  test("is the most that was asked for where no other shard exists", () => {
    fc.assert(
      fc.property(positions, (position) => {
        const own = shardOf(position);
        expect(metresToOtherShards(position, own, new Set([own]), MOST)).toBe(MOST);
        expect(metresToOtherShards(position, own, new Set(), MOST)).toBe(MOST);
      }),
      { numRuns: 20 },
    );
  });

  test("never reaches a place of another shard, and nearly does", () => {
    const random = randomOf(4);
    let [near, reached] = [0, 0];
    fc.assert(
      fc.property(positions, fc.integer({ min: 0, max: 255 }), (position, chosen) => {
        const own = shardOf(position);
        const others = gridDisk(own, 1).filter((cell, at) => cell !== own && (chosen >> at) % 2 === 1);
        const metres = metresToOtherShards(position, own, new Set(others), MOST);
        expect(metres).toBeLessThanOrEqual(MOST);
        let nearest = MOST;
        for (const place of placesAround(position, random)) {
          if (others.includes(shardOf(place))) nearest = Math.min(nearest, metresBetween(position, place));
        }
        expect(metres).toBeLessThanOrEqual(nearest);
        if (nearest < MOST) [near, reached] = [near + nearest, reached + metres];
      }),
      { numRuns: 100 },
    );
    expect(reached / near).toBeGreaterThan(0.75);
  });

  test("is metres, not kilometres, beside the border", () => {
    const random = randomOf(8);
    const home = positionAt([18.0649, 59.3326]);
    const own = shardOf(home);
    // Walk from here until the shard changes, then stand a few metres before that.
    for (let round = 0; round < 10; round += 1) {
      const angle = 2 * Math.PI * random();
      const at = (metres: number) =>
        positionAt(offset([18.0649, 59.3326], metres * Math.sin(angle), metres * Math.cos(angle)));
      let [inside, outside] = [0, 200_000];
      while (outside - inside > 1) {
        const middle = (inside + outside) / 2;
        if (shardOf(at(middle)) === own) inside = middle;
        else outside = middle;
      }
      const other = shardOfCell(cellOf(at(outside)));
      expect(metresToOtherShards(at(inside - 20), own, new Set([own, other]), MOST)).toBeLessThanOrEqual(21);
    }
  });
});
