import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FENCE_POSITIONS_MAX, PROBLEM_ERRORS_MAX } from "../bounds.ts";
import { parseFence, type Polygon } from "./fence.ts";
import type { LngLat } from "./position.ts";
import { anyFence, corners, fenceOf, offset, randomOf } from "./testing.ts";

const circle = (over: object = {}) => ({ type: "Circle", center: [18.0649, 59.3326], radius: 80, ...over });
const polygon = (...rings: unknown[]) => ({ type: "Polygon", coordinates: rings });
const multi = (...polygons: unknown[]) => ({ type: "MultiPolygon", coordinates: polygons });
const ring = (text: string) => polygon(corners(text));
const rectangle = (west: number, south: number, east: number, north: number) =>
  corners(`${west} ${south}, ${east} ${south}, ${east} ${north}, ${west} ${north}, ${west} ${south}`);

const SQUARE = rectangle(10, 50, 10.5, 50.5);
const HOLE = rectangle(10.125, 50.125, 10.375, 50.375).toReversed();
const TOUCHING = corners("10 50.25, 10.125 50.375, 10.125 50.125, 10 50.25");

describe("a fence that is kept as it is", () => {
  test.each([
    ["a circle", circle()],
    ["a circle at the edge of its bounds", circle({ center: [-180, -85], radius: 10_000 })],
    ["a polygon", polygon(SQUARE)],
    ["a polygon with a hole", polygon(SQUARE, HOLE)],
    ["a hole that touches the outline", polygon(SQUARE, TOUCHING)],
    ["a multipolygon of one", multi([SQUARE, HOLE])],
    ["a multipolygon whose parts overlap", multi([SQUARE], [rectangle(10.25, 50.25, 10.75, 50.75)])],
    ["a polygon over the antimeridian, going on past 180", polygon(rectangle(179.9, 10, 180.1, 10.1))],
  ])("%s", (_, fence) => expect(fenceOf(fence)).toEqual(fence));

  test("what was normalised once, whatever it is", () => {
    fc.assert(
      fc.property(fc.integer(), fc.double({ min: -200, max: 200, noNaN: true }), (seed, longitude) => {
        const fence = anyFence(randomOf(seed), [longitude, 60], 2_000);
        expect(fenceOf(fence)).toEqual(fence);
      }),
      { numRuns: 200 },
    );
  });
});

describe("a fence that is normalised", () => {
  test.each([
    ["an open ring is closed", polygon(SQUARE.slice(0, -1)), polygon(SQUARE)],
    ["doubled corners are dropped", polygon(SQUARE.flatMap((at) => [at, at, at])), polygon(SQUARE)],
    ["a clockwise outline is turned", ring("0 1, 0 2, 1 2"), ring("1 2, 0 2, 0 1, 1 2")],
    ["an anticlockwise hole is turned", polygon(SQUARE, HOLE.toReversed().slice(1)), polygon(SQUARE, HOLE)],
    ["a third coordinate is dropped", polygon(SQUARE.map((at) => [...at, 12.5])), polygon(SQUARE)],
    ["whatever stands third", circle({ center: [18.0649, 59.3326, null] }), circle()],
    ["a bbox is dropped", { ...polygon(SQUARE), bbox: [0, 0, 1, 1] }, polygon(SQUARE)],
    ["a longitude beyond 180 is wrapped", circle({ center: [541, 10] }), circle({ center: [-179, 10] })],
    ["180 is -180", circle({ center: [180, 10] }), circle({ center: [-180, 10] })],
    ["so is a ring beyond", polygon(rectangle(190, 0, 190.5, 1)), polygon(rectangle(-170, 0, -169.5, 1))],
    ["and one before", polygon(rectangle(-181, 0, -180.5, 1)), polygon(rectangle(179, 0, 179.5, 1))],
    [
      "a jump to -180 goes on past 180",
      ring("179.75 0, -179.75 0, -179.75 1"),
      ring("179.75 0, 180.25 0, 180.25 1, 179.75 0"),
    ],
    [
      "parts cut at the antimeridian lie side by side",
      multi([rectangle(179.5, 0, 180, 1)], [rectangle(-180, 0, -179.5, 1)]),
      multi([rectangle(179.5, 0, 180, 1)], [rectangle(180, 0, 180.5, 1)]),
    ],
  ])("%s", (_, given, kept) => {
    expect(fenceOf(given)).toEqual(kept);
    expect(fenceOf(kept)).toEqual(kept);
  });

  test("outlines run anticlockwise and holes clockwise, whichever way they came", () => {
    const { coordinates } = fenceOf(polygon(SQUARE.toReversed(), HOLE.toReversed())) as Polygon;
    const turning = coordinates.map((closed) =>
      closed.slice(1).reduce((sum, [x, y], at) => sum + (closed[at]?.[0] ?? 0) * y - x * (closed[at]?.[1] ?? 0), 0),
    );
    expect(turning.map(Math.sign)).toEqual([1, -1]);
  });
});

const many = Array.from({ length: FENCE_POSITIONS_MAX - 1 }, (_, index): LngLat => {
  const bearing = (2 * Math.PI * index) / (FENCE_POSITIONS_MAX - 1);
  return offset([10, 50], 900 * Math.cos(bearing), 900 * Math.sin(bearing));
});

describe("a fence that is refused", () => {
  test.each<[string, unknown, string, RegExp]>([
    ["crosses itself", ring("0 1, 1 2, 1 1, 0 2"), "/coordinates/0", /crosses or touches itself near/],
    ["touches itself at a corner", ring("0 1, 1 2, 2 1, 2 3, 1 2, 0 3"), "/coordinates/0", /touches itself/],
    ["folds back on itself", ring("0 1, 2 1, 1 1, 1 2"), "/coordinates/0", /itself/],
    ["has its corners in a line", ring("0 1, 1 2, 2 3"), "/coordinates/0", /itself/],
    ["has two corners", ring("0 1, 1 1, 0 1"), "/coordinates/0", /three corners/],
    ["has three corners but for doubles", ring("0 1, 0 1, 1 1, 0 1"), "/coordinates/0", /three corners/],
    ["has an empty ring", polygon([]), "/coordinates/0", /three corners/],
    ["has no ring", polygon(), "/coordinates", /outer ring/],
    ["has an empty part", multi([SQUARE], []), "/coordinates/1", /outer ring/],
    ["has no part", multi(), "/coordinates", /no area/],
    [
      "has a hole across its outline",
      polygon(SQUARE, rectangle(10.25, 50.25, 11, 50.375)),
      "/coordinates/1",
      /another/,
    ],
    [
      "has a hole outside",
      polygon(SQUARE, rectangle(11, 50, 11.125, 50.125)),
      "/coordinates/1",
      /inside the outer ring/,
    ],
    ["has a hole around it", polygon(HOLE, SQUARE), "/coordinates/1", /inside the outer ring/],
    [
      "has a hole in a hole",
      multi([SQUARE], [rectangle(9, 50, 11, 51), SQUARE, HOLE]),
      "/coordinates/1/2",
      /inside another/,
    ],
    ["has the same hole twice", polygon(SQUARE, HOLE, HOLE), "/coordinates/1", /inside another/],
    ["is all hole", polygon(SQUARE, SQUARE), "/coordinates", /no area/],
    ["has a square decimetre", polygon(rectangle(10, 50, 10.000001, 50.000001)), "/coordinates", /no area/],
    ["is larger than 40,000 km²", polygon(rectangle(10, 0, 12, 2)), "/coordinates", /40000 km²/],
    [
      "has parts too large together",
      multi([rectangle(10, 0, 11.5, 1.5)], [rectangle(12, 0, 13.5, 1.5)]),
      "/coordinates",
      /40000/,
    ],
    ["goes around a pole", ring("0 84.9, 120 84.9, -120 84.9"), "/coordinates/0", /pole/],
    [
      "reaches around half the globe",
      multi([rectangle(-100, 0, -99, 0.1)], [rectangle(79.5, 0, 80, 0.1)]),
      "/coordinates",
      /half/,
    ],
    ["has too many positions", polygon([...many, ...many.slice(0, 2)]), "/coordinates", /2000 positions/],
    ["lies beyond 85°", ring("0 84, 1 84, 1 85.1"), "/coordinates/0/2", /±85/],
    ["lies beyond 85° in a part", multi([SQUARE], [SQUARE, corners("0 -86, 1 84, 1 85")]), "/coordinates/1/1/0", /±85/],
    ["has a centre beyond 85°", circle({ center: [0, -85.001] }), "/center", /±85/],
    ["has a centre of swapped 91°", circle({ center: [45, 91] }), "/center", /±85/],
    ["has its centre at [0, 0]", circle({ center: [0, 0] }), "/center", /missing/],
    ["has its centre at [360, 0]", circle({ center: [360, 0] }), "/center", /missing/],
    ["has a radius of 9.99 m", circle({ radius: 9.99 }), "/radius", /10 to 10000/],
    ["has a radius of 10,001 m", circle({ radius: 10_001 }), "/radius", /10 to 10000/],
    ["has a radius of NaN", circle({ radius: Number.NaN }), "/radius", /10 to 10000/],
    ["has an endless radius", circle({ radius: Infinity }), "/radius", /10 to 10000/],
    ["has a position that is not finite", ring("0 1, Infinity 1, 1 2"), "/coordinates/0/1", /finite/],
    ["has a centre that is not finite", circle({ center: [Number.NaN, 1] }), "/center", /finite/],
  ])("because it %s", (_, given, pointer, message) => {
    const parsed = parseFence(given);
    if (parsed.ok) expect.unreachable();
    expect(parsed.error.code).toBe("invalid_geometry");
    const [error] = parsed.error.errors ?? [];
    expect(error?.pointer).toBe(`/fence${pointer}`);
    expect(error?.message).toMatch(message);
  });

  test.each<[string, unknown, string]>([
    ["nothing", undefined, ""],
    ["null", null, ""],
    ["a text", "Circle", ""],
    ["a list", [], ""],
    ["no type", { center: [1, 2], radius: 50 }, "/type"],
    ["a type that is no area", { type: "Point", coordinates: [1, 2] }, "/type"],
    ["a circle without a centre", { type: "Circle", radius: 50 }, "/center"],
    ["a radius in letters", circle({ radius: "80" }), "/radius"],
    ["an unknown member", circle({ altitude: 3 }), "/altitude"],
    ["a centre of one number", circle({ center: [1] }), "/center/1"],
    ["the coordinates of a line", polygon(...SQUARE), "/coordinates/0/0"],
    ["a coordinate in letters", polygon([[1, "2"]]), "/coordinates/0/0/1"],
    ["no coordinates", { type: "MultiPolygon" }, "/coordinates"],
  ])("as a wrong request: %s", (_, given, pointer) => {
    const parsed = parseFence(given, "/body/fence");
    if (parsed.ok) expect.unreachable();
    expect(parsed.error.code).toBe("invalid_request");
    expect(parsed.error.errors?.[0]?.pointer).toBe(`/body/fence${pointer}`);
  });

  test("tells every bad position, up to a bound", () => {
    const parsed = parseFence(polygon(many.map(([x]) => [x, 89])));
    if (parsed.ok) expect.unreachable();
    expect(parsed.error.errors).toHaveLength(PROBLEM_ERRORS_MAX);
  });
});

describe("a ring of 2,000 positions", () => {
  test("is kept", () => {
    const fence = polygon([...many, ...many.slice(0, 1)]);
    expect(fenceOf(fence)).toEqual(fence);
  });
  test("is refused where its last side crosses the others", () => {
    const parsed = parseFence(polygon([...many, offset([10, 50], -1_900, 0)]));
    expect(parsed).toMatchObject({ ok: false, error: { code: "invalid_geometry" } });
  });
});
