import { z } from "zod";
import {
  CIRCLE_RADIUS_MAX_M,
  CIRCLE_RADIUS_MIN_M,
  FENCE_LATITUDE_MAX_DEG,
  FENCE_POSITIONS_MAX,
  PROBLEM_ERRORS_MAX,
} from "../bounds.ts";
import { problem, type FieldError, type Problem } from "../problems.ts";
import { err, ok, type Result } from "../result.ts";
import { parseWith, pointerTo } from "../validation.ts";
import type { AreaFault } from "./area-faults.ts";
import { normaliseArea } from "./fence-area.ts";
import { wrapLongitude, type LngLat } from "./position.ts";

export type { LngLat } from "./position.ts";

/*
 * The area that counts as being in a store. Positions are GeoJSON: `[longitude, latitude]` in degrees, WGS 84.
 * A fence over the antimeridian goes on past 180 instead of jumping to -180.
 */
export interface Circle {
  readonly type: "Circle";
  readonly center: LngLat;
  /** Metres. */
  readonly radius: number;
}
export interface Polygon {
  readonly type: "Polygon";
  /** Closed rings: the outer one first, then holes. */
  readonly coordinates: readonly (readonly LngLat[])[];
}
export interface MultiPolygon {
  readonly type: "MultiPolygon";
  readonly coordinates: readonly (readonly (readonly LngLat[])[])[];
}
export type Fence = Circle | Polygon | MultiPolygon;

/** Infinity is a number that JSON can bring (`1e999`); it is wrong geometry, not a wrong type. */
const numberSchema = z.custom<number>((value) => typeof value === "number", "Not a number");
const positionSchema = z
  .tuple([numberSchema, numberSchema])
  .rest(z.unknown())
  .transform(([longitude, latitude]): LngLat => [longitude, latitude]);
const ringSchema = z.array(positionSchema);
const bbox = z.unknown().optional();
const fenceSchema = z.discriminatedUnion("type", [
  z.strictObject({ type: z.literal("Circle"), center: positionSchema, radius: numberSchema, bbox }),
  z.strictObject({ type: z.literal("Polygon"), coordinates: z.array(ringSchema), bbox }),
  z.strictObject({ type: z.literal("MultiPolygon"), coordinates: z.array(z.array(ringSchema)), bbox }),
]);
type Given = z.infer<typeof fenceSchema>;
type GivenCircle = Extract<Given, { type: "Circle" }>;
type GivenArea = Exclude<Given, GivenCircle>;

type Checked = Result<Fence, readonly FieldError[]>;

const fault = (path: readonly PropertyKey[], message: string): FieldError => ({ pointer: pointerTo(path), message });

function positionFaults([longitude, latitude]: LngLat, path: readonly PropertyKey[]): FieldError[] {
  if (!Number.isFinite(longitude) || !Number.isFinite(latitude)) return [fault(path, "A position must be finite")];
  if (Math.abs(latitude) <= FENCE_LATITUDE_MAX_DEG) return [];
  return [fault(path, `The latitude must be within ±${FENCE_LATITUDE_MAX_DEG}`)];
}

function checkCircle({ type, center, radius }: GivenCircle): Checked {
  const faults = positionFaults(center, ["center"]);
  if (wrapLongitude(center[0]) === 0 && center[1] === 0)
    faults.push(fault(["center"], "[0, 0] stands for a position that is missing"));
  if (!(radius >= CIRCLE_RADIUS_MIN_M && radius <= CIRCLE_RADIUS_MAX_M)) {
    faults.push(fault(["radius"], `The radius must be ${CIRCLE_RADIUS_MIN_M} to ${CIRCLE_RADIUS_MAX_M} metres`));
  }
  return faults.length > 0 ? err(faults) : ok({ type, center: [wrapLongitude(center[0]), center[1]], radius });
}

function checkArea(given: GivenArea): Checked {
  const isSingle = given.type === "Polygon";
  const polygons = isSingle ? [given.coordinates] : given.coordinates;
  const pathOf = (...[polygon, ...rest]: (number | undefined)[]): PropertyKey[] =>
    ["coordinates", isSingle ? undefined : polygon, ...rest].filter((key) => key !== undefined);

  if (polygons.flat(2).length > FENCE_POSITIONS_MAX) {
    return err([fault(["coordinates"], `A fence has at most ${FENCE_POSITIONS_MAX} positions`)]);
  }
  const faults = polygons.flatMap((rings, polygon) =>
    rings.flatMap((ring, index) => ring.flatMap((at, corner) => positionFaults(at, pathOf(polygon, index, corner)))),
  );
  if (faults.length > 0) return err(faults.slice(0, PROBLEM_ERRORS_MAX));
  const area = normaliseArea(polygons);
  if (!area.ok) return err([areaError(area.error, pathOf)]);
  const [polygon = []] = area.value;
  return ok(isSingle ? { type: "Polygon", coordinates: polygon } : { type: "MultiPolygon", coordinates: area.value });
}

const areaError = ({ polygon, ring, message }: AreaFault, pathOf: (...at: (number | undefined)[]) => PropertyKey[]) =>
  fault(pathOf(polygon, ring), message);

/**
 * A fence as `PUT /v1/stores/{id}` takes it, normalised: rings closed, wound by RFC 7946 and without doubled corners,
 * longitudes wrapped. A third coordinate and `bbox` are ignored.
 * @param pointer where in the request the fence stands
 * @returns `invalid_request` where it is no fence by its JSON types, `invalid_geometry` where it is none on the
 *   ground; both with a JSON Pointer per fault
 */
export function parseFence(input: unknown, pointer = "/fence"): Result<Fence, Problem> {
  const placed = (errors: readonly FieldError[] = []): FieldError[] =>
    errors.map((error) => ({ ...error, pointer: pointer + error.pointer }));

  const given = parseWith(fenceSchema, input);
  if (!given.ok) return err({ ...given.error, errors: placed(given.error.errors) });
  const checked = given.value.type === "Circle" ? checkCircle(given.value) : checkArea(given.value);
  return checked.ok ? checked : err(problem("invalid_geometry", undefined, { errors: placed(checked.error) }));
}
