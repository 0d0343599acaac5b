import { FENCE_AREA_MAX_KM2, FENCE_AREA_MIN_M2, FENCE_SPAN_MAX_DEG } from "../bounds.ts";
import { longitudeNear, type LngLat } from "./position.ts";
import { firstContact } from "./ring-contacts.ts";
import { packRing, ringArea, ringHolds } from "./ring.ts";
import { turn } from "./turn.ts";

/** An open ring with continuous longitudes. */
export type Ring = readonly LngLat[];
/** A polygon: the outer ring first, then holes. */
export type Rings = readonly Ring[];

/** What is wrong with an area, and where in it: polygon and ring by index. */
export interface AreaFault {
  readonly polygon?: number;
  readonly ring?: number;
  readonly message: string;
}

export const areaOf = (ring: Ring): number => ringArea(packRing(ring), 0, ring.length);

function ringFault(ring: Ring): string | undefined {
  const [first, last] = [ring[0], ring.at(-1)];
  if (!first || !last || ring.length < 3) return "A ring needs at least three corners";
  return longitudeNear(first[0], last[0]) === first[0] ? undefined : "The ring goes around a pole";
}

function cornersFault(rings: Rings): AreaFault | undefined {
  if (rings.length === 0) return { message: "A polygon needs an outer ring" };
  for (const [index, ring] of rings.entries()) {
    const message = ringFault(ring);
    if (message !== undefined) return { ring: index, message };
  }
  return undefined;
}

/** Whether `corners` lie all inside `ring` or on its outline. */
function covers(ring: Ring, corners: Ring): boolean {
  const points = packRing(ring);
  const isOnEdge = ([x, y]: LngLat): boolean =>
    ring.some(([bx, by], index) => {
      const a = (index + ring.length - 1) % ring.length;
      const [ax, ay] = ring[a] as LngLat;
      const isBeside = Math.min(ax, bx) <= x && x <= Math.max(ax, bx) && Math.min(ay, by) <= y && y <= Math.max(ay, by);
      return isBeside && turn(points, 2 * a, 2 * index, x, y) === 0;
    });
  return corners.every((at) => ringHolds(points, 0, ring.length, ...at) || isOnEdge(at));
}

/** A hole outside the outer ring or inside another would turn "inside" round. */
function holeFault([outer = [], ...holes]: Rings): AreaFault | undefined {
  const stray = holes.findIndex((hole) => !covers(outer, hole));
  if (stray >= 0) return { ring: stray + 1, message: "A hole must lie inside the outer ring" };
  const nested = holes.findIndex((hole, index) => holes.some((other, at) => at !== index && covers(other, hole)));
  return nested < 0 ? undefined : { ring: nested + 1, message: "A hole must not lie inside another" };
}

function outlineFault(rings: Rings): AreaFault | undefined {
  const contact = firstContact(rings);
  if (contact === undefined) return holeFault(rings);
  const [one, two] = contact.rings;
  const how = one === two ? "crosses or touches itself" : "crosses another";
  return { ring: Math.max(one, two), message: `The ring ${how} near [${contact.at.join(", ")}]` };
}

function spanFault(polygons: readonly Rings[]): AreaFault | undefined {
  const longitudes = polygons.flat(2).map(([longitude]) => longitude);
  const span = Math.max(...longitudes) - Math.min(...longitudes);
  return span < FENCE_SPAN_MAX_DEG ? undefined : { message: "The fence reaches around half the globe" };
}

function sizeFault(polygons: readonly Rings[]): AreaFault | undefined {
  const metres2 = polygons.flatMap((rings) =>
    rings.map((ring, index) => Math.abs(areaOf(ring)) * (index === 0 ? 1 : -1)),
  );
  const whole = metres2.reduce((sum, part) => sum + part, 0);
  if (whole < FENCE_AREA_MIN_M2) return { message: "The fence covers no area" };
  return whole > FENCE_AREA_MAX_KM2 * 1e6 ? { message: `A fence covers at most ${FENCE_AREA_MAX_KM2} km²` } : undefined;
}

function firstIn(polygons: readonly Rings[], find: (rings: Rings) => AreaFault | undefined): AreaFault | undefined {
  for (const [polygon, rings] of polygons.entries()) {
    const fault = find(rings);
    if (fault) return { polygon, ...fault };
  }
  return undefined;
}

/** The first thing wrong with polygons, or undefined. Polygons of one area may overlap: it is their union. */
export const areaFault = (polygons: readonly Rings[]): AreaFault | undefined =>
  firstIn(polygons, cornersFault) ?? spanFault(polygons) ?? firstIn(polygons, outlineFault) ?? sizeFault(polygons);
