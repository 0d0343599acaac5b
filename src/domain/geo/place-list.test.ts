import fc from "fast-check";
import { expect, test } from "vitest";
import { PlaceList } from "./place-list.ts";
import { haversineMetres, type LngLat } from "./position.ts";

const degrees = (max: number) => fc.double({ min: -max, max, noNaN: true });
const place = fc.tuple(degrees(180), degrees(90));
/** Close together, and astride the antimeridian as often as not. */
const huddled = fc.tuple(degrees(2), degrees(2)).map(([x, y]): LngLat => [x < 0 ? 180 + x : x - 180, y]);

test.each([
  ["anywhere", place],
  ["at the antimeridian", huddled],
])("counts what lies within reach, as one by one: %s", (_, places) => {
  fc.assert(
    fc.property(
      fc.array(places, { maxLength: 40 }),
      places,
      fc.double({ min: 0, max: 3e6, noNaN: true }),
      (all, at, metres) => {
        const within = all.filter((one) => haversineMetres(...at, ...one) <= metres).length;
        expect(new PlaceList(all).countWithin(at, metres)).toBe(within);
        expect(new PlaceList(all).countWithin(at, metres, 2)).toBe(Math.min(2, within));
      },
    ),
    { numRuns: 300 },
  );
});

test("counts nothing where there is nothing", () => {
  expect(new PlaceList([]).countWithin([0, 0], 1e9)).toBe(0);
});
