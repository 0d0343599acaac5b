import { haversineMetres, RADIANS_PER_DEGREE, type LngLat } from "./position.ts";

/** In a plane. */
interface Disc {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}
type Point = readonly [x: number, y: number];

/** The circle needs at most three of its points; each round replaces them by better ones and widens the circle. */
const ROUNDS_MAX = 1_000;
/** What rounding leaves of a radius: a point this much outside still counts as on the rim. */
const RIM = 1 + 1e-9;

const distance = (disc: Disc, [x, y]: Point): number => Math.hypot(x - disc.x, y - disc.y);
const encloses = (disc: Disc, points: readonly Point[]): boolean =>
  points.every((point) => distance(disc, point) <= disc.radius * RIM);

const aroundTwo = ([ax, ay]: Point, [bx, by]: Point): Disc => ({
  x: (ax + bx) / 2,
  y: (ay + by) / 2,
  radius: Math.hypot(bx - ax, by - ay) / 2,
});

/** The circumcircle, or null of three points in a line. */
function aroundThree([ax, ay]: Point, [bx, by]: Point, [cx, cy]: Point): Disc | null {
  const [dx, dy, ex, ey] = [bx - ax, by - ay, cx - ax, cy - ay];
  const twice = 2 * (dx * ey - dy * ex);
  if (twice === 0) return null;
  const [d, e] = [dx * dx + dy * dy, ex * ex + ey * ey];
  const [x, y] = [(ey * d - dy * e) / twice, (dx * e - ex * d) / twice];
  return { x: ax + x, y: ay + y, radius: Math.hypot(x, y) };
}

/** The smallest disc that holds `added` on its rim and up to three others, with the points that it rests on. */
function widen(added: Point, others: readonly Point[]): { disc: Disc; support: Point[] } | undefined {
  const twos = others.map((other) => ({ disc: aroundTwo(added, other), support: [added, other] }));
  const threes = others.flatMap((one, index) =>
    others.slice(index + 1).flatMap((two) => {
      const disc = aroundThree(added, one, two);
      return disc === null ? [] : [{ disc, support: [added, one, two] }];
    }),
  );
  return [...twos, ...threes]
    .filter(({ disc }) => encloses(disc, others))
    .reduce<ReturnType<typeof widen>>(
      (best, next) => (best === undefined || next.disc.radius < best.disc.radius ? next : best),
      undefined,
    );
}

/** Adds the farthest point outside until there is none (B. Gärtner, "Fast and robust smallest enclosing balls", 1999). */
function smallestDisc(points: readonly Point[]): Disc {
  const [x, y] = points[0] ?? [0, 0];
  let disc: Disc = { x, y, radius: 0 };
  let support: readonly Point[] = points.slice(0, 1);
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const around = disc;
    const far = points.reduce((best, next) => (distance(around, next) > distance(around, best) ? next : best));
    const wider = distance(disc, far) > disc.radius * RIM ? widen(far, support) : undefined;
    if (wider === undefined) return disc;
    ({ disc, support } = wider);
  }
  return disc;
}

const middle = ([ax, ay]: LngLat, [bx, by]: LngLat): LngLat => [(ax + bx) / 2, (ay + by) / 2];

/**
 * The smallest circle around rings with continuous longitudes. Smallest in a plane through their middle; that it
 * holds them is true on the sphere, where an edge bulges most at its middle.
 * @returns the centre in degrees, the radius in metres
 */
export function smallestCircle(
  rings: readonly (readonly LngLat[])[],
): readonly [lng: number, lat: number, radius: number] {
  const places = rings.flatMap((ring) =>
    ring.flatMap((at, index) => [at, middle(at, ring[index - 1] ?? ring.at(-1) ?? at)]),
  );
  const [lng0, lat0] = places[0] ?? [0, 0];
  const narrow = Math.cos(lat0 * RADIANS_PER_DEGREE);
  const disc = smallestDisc(places.map(([lng, lat]) => [(lng - lng0) * narrow, lat - lat0]));
  const [lng, lat] = [lng0 + disc.x / narrow, lat0 + disc.y];
  return [lng, lat, Math.max(...places.map((place) => haversineMetres(lng, lat, ...place)))];
}
