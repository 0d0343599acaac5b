import { existsSync, readFileSync } from "node:fs";
import {
  cellToBoundary,
  cellToLatLng,
  cellToParent,
  latLngToCell,
  POLYGON_TO_CELLS_FLAGS,
  polygonToCellsExperimental,
} from "h3-js";
import { describe, expect, test } from "vitest";
import { FENCE_CELL_RESOLUTION, FIX_ACCURACY_TRUSTED_MAX_M } from "../bounds.ts";
import { cellsOf } from "./cover.ts";
import { judgeFix } from "./judge.ts";
import { measureFence } from "./measure.ts";
import { metresBetween, type Position } from "./position.ts";
import { positionSchema } from "./position-schema.ts";
import { packRing, ringHolds } from "./ring.ts";
import { fenceOf, offset } from "./testing.ts";

type LatLng = [latitude: number, longitude: number];
type Circle = [...LatLng, radius: number];
interface Case {
  readonly from: LatLng;
  readonly to: LatLng;
  readonly metres: number;
  readonly circle: Circle;
  readonly ring: LatLng[];
  readonly point: LatLng;
  readonly inside: boolean;
  readonly a: LatLng;
  readonly b: LatLng;
  readonly crosses: boolean;
}
/** What is known of a place in words of its own. */
interface Sample {
  readonly lat: number;
  readonly lng: number;
  readonly accuracy: number;
}

const FILE = new URL("../../../../shared/vectors/geofence-cases.json", import.meta.url);
const IS_HERE = existsSync(FILE);
const SKIPPED = IS_HERE ? "" : " (skipped: ../shared/vectors is absent)";

interface CaseSet {
  readonly name: string;
  readonly cases: readonly unknown[];
}
const sets = IS_HERE ? (JSON.parse(readFileSync(FILE, "utf8")) as { sets: CaseSet[] }).sets : [];
const casesOf = <T = Case>(name: string): readonly T[] =>
  (sets.find((set) => set.name.startsWith(name))?.cases ?? []) as readonly T[];

const at = ([latitude, longitude]: LatLng): Position => ({ latitude, longitude });
const circleOf = ([latitude, longitude, radius]: Circle) =>
  fenceOf({ type: "Circle", center: [longitude, latitude], radius });
const polygonOf = (ring: readonly LatLng[]) =>
  fenceOf({ type: "Polygon", coordinates: [ring.map(([latitude, longitude]) => [longitude, latitude])] });
const fenceIn = ({ circle, ring }: Case) => (circle ? circleOf(circle) : polygonOf(ring));

describe.skipIf(!IS_HERE)(`shared vectors${SKIPPED}`, () => {
  test.each(casesOf("tile38-distance"))("haversine $from to $to is $metres m", ({ from, to, metres }) => {
    expect(metresBetween(at(from), at(to))).toBeCloseTo(metres, 6);
  });

  test.each(casesOf("circle contains"))("circle $circle, point $point: $inside", ({ circle, point, inside }) => {
    expect(measureFence(circleOf(circle), at(point)).inside).toBe(inside);
  });

  test.each(casesOf("polygon contains"))("polygon $ring, point $point: $inside", ({ ring, point, inside }) => {
    expect(measureFence(polygonOf(ring), at(point)).inside).toBe(inside);
  });

  test.each(casesOf("segment crossing"))("from $a to $b touches the fence: $crosses", ({ a, b, crosses, ...fence }) => {
    const steps = Array.from({ length: 1_001 }, (_, step) => step / 1_000);
    const between = steps.map((share): LatLng => [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]);
    const held = between.some((place) => measureFence(fenceIn(fence as Case), at(place)).inside);
    expect(held).toBe(crosses);
  });

  test.each(casesOf<{ good: Sample; bad: Sample; distance_m: number }>("coarse fix while inside"))(
    "a fix of $bad.accuracy m while inside a polygon changes nothing",
    ({ good, bad, distance_m: apart }) => {
      const centre = [good.lng, good.lat] as const;
      const ring = [offset(centre, -20, -20), offset(centre, 20, -20), offset(centre, 20, 20), offset(centre, -20, 20)];
      const fence = fenceOf({ type: "Polygon", coordinates: [ring] });
      const judge = ({ lat, lng, accuracy }: Sample) => judgeFix(fence, { latitude: lat, longitude: lng, accuracy });
      expect(metresBetween(at([good.lat, good.lng]), at([bad.lat, bad.lng]))).toBeCloseTo(apart, 0);
      expect(judge(good)).toMatchObject({ position: "inside", confidence: "high" });
      expect(judge(bad)).toMatchObject({ position: "unsure", clear: false });
    },
  );

  test.each(
    casesOf<{ anchor: Sample; fix: Sample; distance_m: number; dt_s: number; implied_mps: number }>("implied-speed"),
  )(
    "$distance_m m in $dt_s s is no impossible speed",
    ({ anchor, fix, distance_m: apart, dt_s: seconds, implied_mps: speed }) => {
      const metres = metresBetween(at([anchor.lat, anchor.lng]), at([fix.lat, fix.lng]));
      expect(Math.abs(metres - apart)).toBeLessThan(1);
      expect(metres / seconds).toBeCloseTo(speed, 1);
      expect(fix.accuracy).toBeLessThan(FIX_ACCURACY_TRUSTED_MAX_M);
    },
  );

  describe("facts of H3 that the index rests on", () => {
    const [parent, bounds, ...circles] = casesOf<Record<string, unknown>>("H3 (h3-js 4.5.0)") as [
      { cell: string; parent6: string; centre_inside_parent_boundary: boolean; latLngToCell6_of_centre: string },
      { latLngToCell: [number, number, number]; returns: string },
      ...{
        circle_at: LatLng;
        radius_m: number;
        res: number;
        containmentCenter: number;
        containmentOverlapping: number;
      }[],
    ];

    test("a cell may lie outside its own parent", () => {
      const [lat, lng] = cellToLatLng(parent.cell);
      const outline = cellToBoundary(parent.parent6).map(([y, x]) => [x, y] as const);
      expect(cellToParent(parent.cell, 6)).toBe(parent.parent6);
      expect(latLngToCell(lat, lng, 6)).toBe(parent.latLngToCell6_of_centre);
      expect(ringHolds(packRing(outline), 0, outline.length, lng, lat)).toBe(parent.centre_inside_parent_boundary);
    });

    test("a latitude of 91 has a cell, so it is refused before", () => {
      expect(latLngToCell(...bounds.latLngToCell)).toBe(bounds.returns);
      const [latitude, longitude] = bounds.latLngToCell;
      expect(positionSchema.safeParse({ latitude, longitude }).success).toBe(false);
    });

    test.each(circles ?? [])("$radius_m m around $circle_at overlap $containmentOverlapping cells", (circle) => {
      const { circle_at: centre, radius_m: radius, res, containmentCenter, containmentOverlapping } = circle;
      const ring = Array.from({ length: 64 }, (_, index) => {
        const bearing = (index * Math.PI) / 32;
        const [lng, lat] = offset([centre[1], centre[0]], radius * Math.sin(bearing), radius * Math.cos(bearing));
        return [lat, lng];
      });
      const cells = (flag: string) => polygonToCellsExperimental(ring, res, flag);
      expect(cells(POLYGON_TO_CELLS_FLAGS.containmentCenter)).toHaveLength(containmentCenter);
      expect(cells(POLYGON_TO_CELLS_FLAGS.containmentOverlapping)).toHaveLength(containmentOverlapping);
      if (res !== FENCE_CELL_RESOLUTION) return;
      expect(cellsOf(circleOf([...centre, radius]))).toHaveLength(containmentOverlapping);
    });
  });
});
