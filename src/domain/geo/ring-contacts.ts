import type { LngLat } from "./position.ts";
import { turn } from "./turn.ts";

/** An edge between two corners, given as indices of their first coordinate. */
interface Edge {
  readonly ring: number;
  readonly a: number;
  readonly b: number;
  readonly west: number;
  readonly east: number;
  readonly south: number;
  readonly north: number;
}

export interface Contact {
  /** The rings that meet, by index; twice the same where a ring meets itself. */
  readonly rings: readonly [number, number];
  /** Near where. */
  readonly at: LngLat;
}

const edgeOf = (points: Float64Array, ring: number, a: number, b: number): Edge => {
  const [ax, ay, bx, by] = [points[a], points[a + 1], points[b], points[b + 1]] as [number, number, number, number];
  return {
    ring,
    a,
    b,
    west: Math.min(ax, bx),
    east: Math.max(ax, bx),
    south: Math.min(ay, by),
    north: Math.max(ay, by),
  };
};

function edgesOf(points: Float64Array, rings: readonly (readonly LngLat[])[]): Edge[] {
  const edges: Edge[] = [];
  let first = 0;
  for (const [ring, { length }] of rings.entries()) {
    const end = first + 2 * length;
    for (let a = end - 2, b = first; b < end; a = b, b += 2) edges.push(edgeOf(points, ring, a, b));
    first = end;
  }
  return edges;
}

/** On which sides of `edge` the ends of `other` lie. */
const sides = (points: Float64Array, edge: Edge, other: Edge): readonly [number, number] => [
  Math.sign(turn(points, edge.a, edge.b, points[other.a] as number, points[other.a + 1] as number)),
  Math.sign(turn(points, edge.a, edge.b, points[other.b] as number, points[other.b + 1] as number)),
];

/** Each edge has the other's ends on both its sides. */
function cross(points: Float64Array, one: Edge, two: Edge): boolean {
  const [a, b] = sides(points, one, two);
  const [c, d] = sides(points, two, one);
  return a * b < 0 && c * d < 0;
}

/** They share a point; their bounding boxes are known to overlap. */
function touch(points: Float64Array, one: Edge, two: Edge): boolean {
  const [a, b] = sides(points, one, two);
  const [c, d] = sides(points, two, one);
  return a * b <= 0 && c * d <= 0;
}

/** Two edges that follow on each other and run back along themselves. */
function foldsBack(points: Float64Array, one: Edge, two: Edge): boolean {
  const [before, corner, after] = one.b === two.a ? [one.a, one.b, two.b] : [two.a, two.b, one.b];
  const [x, y] = [points[corner] as number, points[corner + 1] as number];
  const [ax, ay] = [(points[before] as number) - x, (points[before + 1] as number) - y];
  const [bx, by] = [(points[after] as number) - x, (points[after + 1] as number) - y];
  return ax * bx + ay * by > 0 && turn(points, before, after, x, y) === 0;
}

/** Rings of one polygon may share points, as GeoJSON allows, but not cross; a ring may not even touch itself. */
function meet(points: Float64Array, one: Edge, two: Edge): boolean {
  if (one.ring !== two.ring) return cross(points, one, two);
  if (one.b === two.a || two.b === one.a) return foldsBack(points, one, two);
  return touch(points, one, two);
}

/**
 * The first place, from the south, where rings cross each other or one touches itself.
 * @param rings open, at least three corners each, longitudes continuous over all of them
 */
export function firstContact(rings: readonly (readonly LngLat[])[]): Contact | undefined {
  const points = Float64Array.from(rings.flat(2));
  const edges = edgesOf(points, rings).toSorted((one, two) => one.south - two.south);
  for (const [index, one] of edges.entries()) {
    for (let next = index + 1; next < edges.length; next += 1) {
      const two = edges[next] as Edge;
      if (two.south > one.north) break;
      if (two.west > one.east || one.west > two.east || !meet(points, one, two)) continue;
      return { rings: [one.ring, two.ring], at: [points[two.a] as number, points[two.a + 1] as number] };
    }
  }
  return undefined;
}
