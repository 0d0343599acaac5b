import { z } from "zod";
import { IMPORT_ROWS_MAX } from "../bounds.ts";
import { invalid, problem, type Problem } from "../problems.ts";
import { err, ok, type Result } from "../result.ts";
import { parseWith } from "../validation.ts";
import { nameOf, read, detailsOf, textOf, type Properties } from "./import-properties.ts";
import { judgeRows, tooManyRows, type ImportRow, type StoreDraft } from "./import-rows.ts";

export interface ImportOptions {
  /** Metres: what a point without a `radius` of its own becomes a circle of. */
  readonly defaultRadius: number;
}

const collectionSchema = z.looseObject({
  type: z.literal("FeatureCollection"),
  features: z.array(z.unknown()),
});

const featureSchema = z.looseObject({
  type: z.literal("Feature"),
  id: z.union([z.string(), z.number()]).nullish(),
  geometry: z.looseObject({ type: z.string(), coordinates: z.array(z.unknown()).optional() }).nullish(),
  properties: z.record(z.string(), z.unknown()).nullish(),
});
type Feature = z.infer<typeof featureSchema>;
type Geometry = NonNullable<Feature["geometry"]>;

const fitForId = (text: string): string => text.replaceAll(/[^A-Za-z0-9._~-]+/g, "-");

/** The file's own id, made fit for an address; without one the name and place, so that the same file gives the same ids. */
const idOf = (feature: Feature, properties: Properties, name: string): string => {
  const given = fitForId(textOf(feature.id) || (read(properties, "id") ?? ""));
  if (/[A-Za-z0-9]/.test(given)) return given.slice(0, 64);
  const [longitude, latitude] = (feature.geometry?.coordinates ?? []).flat(4).map(Number);
  return `${fitForId(name).slice(0, 32)}~${longitude?.toFixed(5)}~${latitude?.toFixed(5)}`;
};

const isClosed = (line: readonly unknown[]): boolean =>
  line.length >= 4 && JSON.stringify(line[0]) === JSON.stringify(line.at(-1));

/** A fence as `parseFence` takes it. OpenStreetMap draws buildings as closed lines. */
const fenceOf = ({ type, coordinates = [] }: Geometry, radius: number): Result<object, Problem> => {
  if (type === "Point") return ok({ type: "Circle", center: coordinates, radius });
  if (type === "Polygon" || type === "MultiPolygon") return ok({ type, coordinates });
  if (type === "LineString" && isClosed(coordinates)) return ok({ type: "Polygon", coordinates: [coordinates] });
  const why = type === "LineString" ? "An open line has no inside" : `${type} is neither a point nor an area`;
  return err(problem("invalid_geometry", why));
};

/** One GeoJSON Feature in the words of `PUT /v1/stores/{id}`. */
export const readFeature = (input: unknown, { defaultRadius }: ImportOptions): Result<StoreDraft, Problem> => {
  const feature = parseWith(featureSchema, input);
  if (!feature.ok) return feature;
  const { geometry, properties } = { ...feature.value, properties: feature.value.properties ?? {} };
  const name = nameOf(properties);
  if (name === null) return err(invalid("/properties/name", "Neither a name nor a brand"));
  if (!geometry) return err(problem("invalid_geometry", "There is no position"));
  const fence = fenceOf(geometry, Number(read(properties, "radius") ?? defaultRadius));
  if (!fence.ok) return fence;
  const body = { name, fence: fence.value, ...detailsOf(properties) };
  return ok({ id: idOf(feature.value, properties, name), brand: read(properties, "brand"), body });
};

/**
 * The stores of a GeoJSON FeatureCollection, with the outcome of every row.
 * @returns `invalid_request` where the document is no collection, `payload_too_large` where it has too many rows.
 */
export const readStoreFeatures = (collection: unknown, options: ImportOptions): Result<ImportRow[], Problem> => {
  const parsed = parseWith(collectionSchema, collection);
  if (!parsed.ok) return parsed;
  const { features } = parsed.value;
  if (features.length > IMPORT_ROWS_MAX) return err(tooManyRows());
  return ok(judgeRows(features.map((feature) => readFeature(feature, options))));
};
