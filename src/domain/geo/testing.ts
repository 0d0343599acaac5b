/** What the tests of fences are built from. */
import type { StoreRecord } from "../stores/store.ts";
import { type Fence, type MultiPolygon, parseFence, type Polygon } from "./fence.ts";
import { type LngLat, METRES_PER_DEGREE, type Position } from "./position.ts";

/** Uniform in [0, 1), the same every time (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export const storeWith = (id: string, fence: Fence): StoreRecord => ({
  id,
  name: `Butik ”${id}” 東京 🛍`,
  fence,
  timeZone: "Europe/Stockholm",
  currency: "SEK",
  openingHours: "Mo–Fr 10:00-19:00",
  tags: ["flagship"],
  floorLevel: null,
  exclusionZone: false,
  country: "SE",
  locale: "sv-SE",
  address: null,
  refs: { shopify: "655441491" },
});

/** Corners as one line of text: `"10 50, 11 50, 11 51"`. */
export const corners = (text: string): LngLat[] =>
  text.split(",").map((pair) => pair.trim().split(" ").map(Number) as [number, number]);

/** The fence that `PUT /v1/stores/{id}` would keep. */
export function fenceOf(input: unknown): Fence {
  const parsed = parseFence(input);
  if (!parsed.ok) throw new Error(`not a fence: ${JSON.stringify(parsed.error)}`);
  return parsed.value;
}

/** So many metres east and north of a place, roughly. */
export const offset = ([lng, lat]: LngLat, east: number, north: number): LngLat => [
  lng + east / METRES_PER_DEGREE / Math.cos((lat * Math.PI) / 180),
  lat + north / METRES_PER_DEGREE,
];

export const positionAt = ([longitude, latitude]: LngLat): Position => ({ latitude, longitude });

/** A ring of four or more corners that lie around a place in turn, at most `metres` from it. */
export function starRing(random: () => number, centre: LngLat, metres: number, count: number): LngLat[] {
  return Array.from({ length: count }, (_, index) => {
    const bearing = (2 * Math.PI * (index + random() * 0.8)) / count;
    const far = metres * (0.4 + 0.6 * random());
    return offset(centre, far * Math.sin(bearing), far * Math.cos(bearing));
  });
}

const scaled = (ring: readonly LngLat[], [x, y]: LngLat, factor: number): LngLat[] =>
  ring.map(([lng, lat]) => [x + (lng - x) * factor, y + (lat - y) * factor]);

/** A fence of any kind around a place, up to `metres` across. */
export function anyFence(random: () => number, centre: LngLat, metres: number): Fence {
  const kind = random();
  if (kind < 0.4) return fenceOf({ type: "Circle", center: centre, radius: Math.max(10, (metres / 2) * random()) });
  const ring = starRing(random, centre, metres / 2, 4 + Math.floor(random() * 12));
  const polygon = [ring, scaled(ring, centre, 0.1 + 0.6 * random())];
  if (kind < 0.6) return fenceOf({ type: "Polygon", coordinates: [ring] });
  if (kind < 0.8) return fenceOf({ type: "Polygon", coordinates: polygon });
  const other = starRing(random, offset(centre, metres * random(), metres * random()), metres / 3, 5);
  return fenceOf({ type: "MultiPolygon", coordinates: [polygon, [other]] });
}

const inRing = (ring: readonly LngLat[], x: number, y: number): boolean =>
  ring.slice(1).reduce((odd, [bx, by], index) => {
    const [ax, ay] = ring[index] as LngLat;
    return ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax ? !odd : odd;
  }, false);

const turns = (longitude: number): number[] => [longitude - 360, longitude, longitude + 360];

/** Whether a fence holds a position, straight from the textbook. */
export function holdsNaively(fence: Fence, { latitude, longitude }: Position): boolean {
  if (fence.type === "Circle") {
    const [x, y] = fence.center.map((degrees) => (degrees * Math.PI) / 180) as [number, number];
    const [u, v] = [(longitude * Math.PI) / 180, (latitude * Math.PI) / 180];
    const chord = Math.sin((v - y) / 2) ** 2 + Math.cos(y) * Math.cos(v) * Math.sin((u - x) / 2) ** 2;
    return 2 * 6_371_000 * Math.asin(Math.sqrt(chord)) <= fence.radius;
  }
  const polygons = fence.type === "Polygon" ? [fence.coordinates] : fence.coordinates;
  return turns(longitude).some((x) =>
    polygons.some((rings) => rings.filter((ring) => inRing(ring, x, latitude)).length % 2 === 1),
  );
}

/** The same area so many degrees further east. */
export function movedEast<T extends Polygon | MultiPolygon>(fence: T, degrees: number): T {
  const move = (part: unknown): unknown =>
    Array.isArray(part) && typeof part[0] === "number"
      ? [part[0] + degrees, part[1] as number]
      : (part as unknown[]).map(move);
  return { ...fence, coordinates: move(fence.coordinates) };
}
