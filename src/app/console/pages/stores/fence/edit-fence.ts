import type { Circle, Fence } from "../../../../../domain/geo/fence.ts";
import { positionOf } from "../../../../../domain/geo/fence-position.ts";
import { type LngLat, longitudeNear, RADIANS_PER_DEGREE } from "../../../../../domain/geo/position.ts";
import { circleRing } from "../../../../shared/map/circle.ts";

/** Which corner: of which ring, the outer one first, of which polygon. */
export interface CornerAt {
  readonly polygon: number;
  readonly ring: number;
  readonly corner: number;
}
export interface Corner extends CornerAt {
  readonly place: LngLat;
}

/** Rings without the corner that closes them: what is edited. */
type OpenRing = readonly LngLat[];
type Areas = readonly (readonly OpenRing[])[];
type Area = Exclude<Fence, Circle>;

/** A ring of fewer is none. */
const CORNERS_MIN = 3;
/** How many corners a circle becomes: as round as one needs, and few enough to be moved one by one. */
const CORNERS_OF_CIRCLE = 16;

const opened = (ring: readonly LngLat[]): OpenRing => ring.slice(0, -1);
const closed = (ring: OpenRing): LngLat[] => [...ring, ...ring.slice(0, 1)];

const areasOf = (fence: Area): Areas =>
  (fence.type === "Polygon" ? [fence.coordinates] : fence.coordinates).map((rings) => rings.map(opened));

function fenceOf(areas: Areas): Area {
  const coordinates = areas.map((rings) => rings.map(closed));
  const [only, ...others] = coordinates;
  return only !== undefined && others.length === 0
    ? { type: "Polygon", coordinates: only }
    : { type: "MultiPolygon", coordinates };
}

/** A fence whose only outline is this ring of corners, left open. */
export const polygonOf = (ring: OpenRing): Fence => fenceOf([[ring]]);

export const cornersOf = (fence: Fence): Corner[] =>
  fence.type === "Circle"
    ? []
    : areasOf(fence).flatMap((rings, polygon) =>
        rings.flatMap((corners, ring) => corners.map((place, corner) => ({ polygon, ring, corner, place }))),
      );

const replaceRing = (areas: Areas, at: CornerAt, change: (ring: OpenRing) => OpenRing): Areas =>
  areas.map((rings, polygon) =>
    polygon === at.polygon ? rings.map((ring, index) => (index === at.ring ? change(ring) : ring)) : rings,
  );

const changed = (fence: Fence, change: (areas: Areas) => Areas): Fence =>
  fence.type === "Circle" ? fence : fenceOf(change(areasOf(fence)));

export const withCorner = (fence: Fence, at: CornerAt, place: LngLat): Fence =>
  changed(fence, (areas) => replaceRing(areas, at, (ring) => ring.with(at.corner, place)));

export const withCornerAfter = (fence: Fence, at: CornerAt, place: LngLat): Fence =>
  changed(fence, (areas) => replaceRing(areas, at, (ring) => ring.toSpliced(at.corner + 1, 0, place)));

/** Without a corner; what has too few left goes as a whole: a hole, or a polygon that is not the last. */
export function withoutCorner(fence: Fence, at: CornerAt): Fence {
  return changed(fence, (areas) => {
    const rings = areas[at.polygon] ?? [];
    if ((rings[at.ring]?.length ?? 0) > CORNERS_MIN) {
      return replaceRing(areas, at, (ring) => ring.toSpliced(at.corner, 1));
    }
    if (at.ring > 0) return areas.with(at.polygon, rings.toSpliced(at.ring, 1));
    return areas.length > 1 ? areas.toSpliced(at.polygon, 1) : areas;
  });
}

/** With another area beside what there is. A circle becomes a polygon first. */
export const withArea = (fence: Fence, ring: OpenRing): Fence =>
  changed(asPolygon(fence), (areas) => [...areas, [ring]]);

/** With a hole in the polygon whose outline holds it by `holds`; unchanged where none does. */
export function withHole(fence: Fence, ring: OpenRing, holds: (outline: OpenRing) => boolean): Fence {
  const area = asPolygon(fence);
  return changed(area, (areas) => {
    const polygon = areas.findIndex(([outline = []]) => holds(outline));
    return polygon < 0 ? areas : areas.with(polygon, [...(areas[polygon] ?? []), ring]);
  });
}

/** A circle as the polygon that it nearly is. */
export const asPolygon = (fence: Fence): Fence =>
  fence.type === "Circle" ? polygonOf(opened(circleRing(fence.center, fence.radius, CORNERS_OF_CIRCLE))) : fence;

const mapped = (fence: Area, move: (place: LngLat) => LngLat): Fence =>
  changed(fence, (areas) => areas.map((rings) => rings.map((ring) => ring.map(move))));

/** The same fence elsewhere, as wide in metres as before, though a degree is not. */
export function moveFence(fence: Fence, to: LngLat): Fence {
  if (fence.type === "Circle") return { ...fence, center: to };
  const [fromLng, fromLat] = positionOf(fence);
  const narrower = Math.cos(fromLat * RADIANS_PER_DEGREE) / Math.cos(to[1] * RADIANS_PER_DEGREE);
  return mapped(fence, ([lng, lat]) => [to[0] + (lng - fromLng) * narrower, to[1] + lat - fromLat]);
}

/** The same fence, so many times as wide around its middle. */
export function scaleFence(fence: Fence, factor: number): Fence {
  if (fence.type === "Circle") return { ...fence, radius: Math.round(fence.radius * factor) };
  const [midLng, midLat] = positionOf(fence);
  return mapped(fence, ([lng, lat]) => [midLng + (lng - midLng) * factor, midLat + (lat - midLat) * factor]);
}

/** Halfway along the edge that begins at each corner, in the order of the corners. */
export function middlesOf(fence: Fence): Corner[] {
  if (fence.type === "Circle") return [];
  const areas = areasOf(fence);
  return cornersOf(fence).map(({ place: [lng, lat], ...at }) => {
    const ring = areas[at.polygon]?.[at.ring] ?? [];
    const [nextLng, nextLat] = ring[(at.corner + 1) % ring.length] ?? [lng, lat];
    return { ...at, place: [(lng + longitudeNear(nextLng, lng)) / 2, (lat + nextLat) / 2] };
  });
}
