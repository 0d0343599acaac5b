import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Box, boxAround, boxWithin, BoxTree, MICRO, packBoxes, tiled } from "./box-tree.ts";
import { metresBetween } from "./position.ts";
import { offset, positionAt } from "./testing.ts";

const overlap = (a: Box, b: Box): boolean =>
  a.west <= b.east && b.west <= a.east && a.south <= b.north && b.south <= a.north;

const sides = fc.tuple(
  fc.integer({ min: -200, max: 200 }),
  fc.integer({ min: -80, max: 80 }),
  fc.integer({ min: 0, max: 20 }),
  fc.integer({ min: 0, max: 20 }),
);
const boxes = sides.map(([west, south, wide, high]) => boxAround(west, south, west + wide, south + high));

describe("BoxTree", () => {
  test("finds what overlaps, in order, for any number of items", () => {
    fc.assert(
      fc.property(fc.array(boxes, { maxLength: 600 }), boxes, (items, window) => {
        const tree = new BoxTree(packBoxes(items), items.length);
        const expected = items.flatMap((box, at) => (overlap(box, window) ? [at] : []));
        expect(tree.overlapping(window)).toEqual(expected);
      }),
    );
  });

  test.each([1, 16, 17, 256, 257, 5_000])("of %d items knows the box around all", (count) => {
    const items = Array.from({ length: count }, (_, at) => boxAround(at / 100, -at / 200, at / 100 + 1, 1));
    const tree = new BoxTree(packBoxes(items), count);
    expect(tree.extent).toEqual(boxAround(0, -(count - 1) / 200, (count - 1) / 100 + 1, 1));
    expect(tree.overlapping(tree.extent)).toHaveLength(count);
  });
});

describe("tiled", () => {
  test("keeps every item, whatever their number", () => {
    fc.assert(
      fc.property(fc.array(boxes, { maxLength: 600 }), (items) => {
        const found = tiled(items, (box) => box);
        expect(found).toHaveLength(items.length);
        expect(new Set(found)).toEqual(new Set(items));
      }),
    );
  });

  test("puts neighbours next to each other", () => {
    const grid = Array.from({ length: 4_096 }, (_, at) => {
      const mixed = (at * 1_001) % 4_096;
      return boxAround(mixed % 64, Math.floor(mixed / 64), (mixed % 64) + 0.5, Math.floor(mixed / 64) + 0.5);
    });
    const ordered = tiled(grid, (box) => box);
    for (let at = 0; at < ordered.length; at += 16) {
      const those = ordered.slice(at, at + 16);
      expect(Math.max(...those.map(({ east }) => east)) - Math.min(...those.map(({ west }) => west))).toBeLessThan(9e6);
      expect(Math.max(...those.map(({ north }) => north)) - Math.min(...those.map(({ south }) => south))).toBeLessThan(
        9e6,
      );
    }
  });
});

describe("a box of the tree", () => {
  const tree = new BoxTree(packBoxes([boxAround(-10, 20, 30, 40)]), 1);
  test.each([
    [-10, 20, true],
    [30, 40, true],
    [-10.00001, 30, false],
    [30.00001, 30, false],
    [0, 19.99999, false],
    [0, 40.00001, false],
  ])("includes %d, %d: %s", (lng, lat, expected) => expect(tree.includes(0, lng, lat)).toBe(expected));
});

describe("boxWithin", () => {
  test("holds everything within a distance", () => {
    const degrees = fc.tuple(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -89, max: 89, noNaN: true }),
    );
    const metres = fc.double({ min: 1, max: 60_000, noNaN: true });
    fc.assert(
      fc.property(degrees, metres, fc.integer({ min: 0, max: 359 }), ([lng, lat], far, bearing) => {
        const { west, south, east, north } = boxWithin(lng, lat, far);
        const angle = (bearing * Math.PI) / 180;
        const [x, y] = offset([lng, lat], far * Math.sin(angle), far * Math.cos(angle));
        if (metresBetween(positionAt([lng, lat]), positionAt([x, y])) > far) return;
        expect(x * MICRO).toBeGreaterThanOrEqual(west);
        expect(x * MICRO).toBeLessThanOrEqual(east);
        expect(y * MICRO).toBeGreaterThanOrEqual(south);
        expect(y * MICRO).toBeLessThanOrEqual(north);
      }),
      { numRuns: 500 },
    );
  });

  test("is as wide as the globe over a pole", () => {
    const { west, east } = boxWithin(10, 89.9, 50_000);
    expect(east - west).toBeGreaterThanOrEqual(360 * MICRO);
  });
});
