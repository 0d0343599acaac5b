import { type Random, seeded } from "../../scripts/fixtures/random.ts";
import { type Fence, parseFence } from "../../src/domain/geo/fence.ts";
import { type LngLat, METRES_PER_DEGREE } from "../../src/domain/geo/position.ts";
import type { StoreRecord } from "../../src/domain/stores/store.ts";
import { CITIES } from "./cities.ts";

/** Metres: how far stores stand from the middle of their city, the more of them the nearer to it. */
const CITY_REACH_M = 30_000;
const CIRCLES = 0.8;
const [SMALLEST_M, LARGEST_M] = [50, 300];
const [FEWEST_CORNERS, MOST_CORNERS] = [4, 12];

const between = (random: Random, from: number, to: number): number => from + (to - from) * random();

const pick = <T>(random: Random, all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;

/** The place so many metres from another, in a plane. */
const away = ([lng, lat]: LngLat, bearing: number, metres: number): LngLat => [
  lng + (metres * Math.sin(bearing)) / METRES_PER_DEGREE / Math.cos((lat * Math.PI) / 180),
  lat + (metres * Math.cos(bearing)) / METRES_PER_DEGREE,
];

/** A place between so many metres from another, as likely at each distance. */
export const placeAround = (random: Random, centre: LngLat, from: number, to: number): LngLat =>
  away(centre, 2 * Math.PI * random(), between(random, from, to));

export const anyCity = (random: Random): LngLat => pick(random, CITIES);

/** Corners in turn around a place, each at a distance of its own. */
function cornersAround(random: Random, centre: LngLat): LngLat[] {
  const count = Math.floor(between(random, FEWEST_CORNERS, MOST_CORNERS + 1));
  const far = between(random, SMALLEST_M, LARGEST_M);
  return Array.from({ length: count }, (_, corner) =>
    away(centre, (2 * Math.PI * (corner + 0.8 * random())) / count, far * between(random, 0.4, 1)),
  );
}

function fenceAround(random: Random, centre: LngLat): Fence {
  const given =
    random() < CIRCLES
      ? { type: "Circle", center: centre, radius: between(random, SMALLEST_M, LARGEST_M) }
      : { type: "Polygon", coordinates: [cornersAround(random, centre)] };
  const parsed = parseFence(given);
  if (!parsed.ok) throw new Error(`no fence: ${JSON.stringify(parsed.error)}`);
  return parsed.value;
}

/** Stores around real cities, the same for the same seed; the id of each is its index. */
export function makeStores(count: number, seed: number): StoreRecord[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, index) => ({
    id: String(index),
    name: `Store ${index}`,
    fence: fenceAround(random, placeAround(random, anyCity(random), 0, CITY_REACH_M)),
    timeZone: "Etc/UTC",
    currency: "EUR",
    openingHours: null,
    tags: [],
    floorLevel: null,
    exclusionZone: false,
    country: null,
    locale: null,
    address: null,
    refs: {},
  }));
}
