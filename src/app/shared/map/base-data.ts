import type { GeoJSONSource, Map as MapLibreMap } from "maplibre-gl";
import { feature, mesh } from "topojson-client";
import coarseUrl from "world-atlas/countries-50m.json?url";
import fineUrl from "world-atlas/countries-10m.json?url";
import type { Language } from "../language.tsx";
import type { BASE_SOURCES } from "./base-style.ts";
import countriesCsv from "./countries.csv?raw";
import { flatRing } from "./flat-rings.ts";
import placesCsv from "./places.csv?raw";

type AtlasObject = NonNullable<Parameters<typeof mesh>[1]>;
type Atlas = Parameters<typeof mesh>[0] & { readonly objects: Readonly<Record<"countries" | "land", AtlasObject>> };
type Shape = Exclude<Parameters<GeoJSONSource["setData"]>[0], string>;
type Polygons = number[][][][];

/** From this zoom on, the coast of fifty million to one shows its corners. */
const FINE_FROM_ZOOM = 5;

export const setData = (map: MapLibreMap, source: (typeof BASE_SOURCES)[number], data: Shape): void =>
  void map.getSource<GeoJSONSource>(source)?.setData(data);

/** Polygons and lines of Natural Earth (public domain), packed by `world-atlas`. */
async function drawLand(map: MapLibreMap, url: string, signal: AbortSignal): Promise<void> {
  const response = await fetch(url, { signal });
  const atlas = (await response.json()) as Atlas;
  if (signal.aborted) return;
  const { countries, land } = atlas.objects;
  setData(map, "land", { type: "MultiPolygon", coordinates: flatPolygons(feature(atlas, land)) });
  setData(
    map,
    "borders",
    mesh(atlas, countries, (one, other) => one !== other),
  );
}

function flatPolygons(shape: ReturnType<typeof feature>): Polygons {
  const features = shape.type === "FeatureCollection" ? shape.features : [shape];
  const polygons = features.flatMap(({ geometry }): Polygons => {
    if (geometry.type === "MultiPolygon") return geometry.coordinates;
    return geometry.type === "Polygon" ? [geometry.coordinates] : [];
  });
  return polygons.map((rings) => rings.map(flatRing));
}

/** Rows of `name,latitude,longitude,rank`, as points that carry the name and the rank. */
function labels(csv: string, nameOf: (given: string) => string): Shape {
  const rows = csv.trim().split("\n").slice(1);
  return {
    type: "FeatureCollection",
    features: rows.map((row) => {
      const [given = "", latitude, longitude, rank] = row.split(",");
      return {
        type: "Feature",
        geometry: { type: "Point", coordinates: [Number(longitude), Number(latitude)] },
        properties: { name: nameOf(given), rank: Number(rank) },
      };
    }),
  };
}

/** Countries by their names in the language of the page, cities as they call themselves in Latin letters. */
export function drawLabels(map: MapLibreMap, language: Language): void {
  const regions = new Intl.DisplayNames(language, { type: "region" });
  setData(
    map,
    "countries",
    labels(countriesCsv, (code) => regions.of(code) ?? code),
  );
  setData(
    map,
    "places",
    labels(placesCsv, (name) => name),
  );
}

/**
 * Draws the land: the world at once, and in finer lines as soon as somebody looks closer. Where it cannot be fetched,
 * the map has names, a grid, and whatever is drawn on it.
 */
export function drawWorld(map: MapLibreMap): (() => void) | undefined {
  if (map.getSource("land") === undefined) return;
  const leaving = new AbortController();
  const draw = (url: string): Promise<void> => drawLand(map, url, leaving.signal).catch(() => undefined);
  const refine = (): void => {
    if (leaving.signal.aborted || map.getZoom() < FINE_FROM_ZOOM) return;
    map.off("zoomend", refine);
    void draw(fineUrl);
  };
  const drawBoth = async (): Promise<void> => {
    await draw(coarseUrl);
    map.on("zoomend", refine);
    refine();
  };
  void drawBoth();
  return () => {
    leaving.abort();
    map.off("zoomend", refine);
  };
}
