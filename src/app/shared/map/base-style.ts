import type { LayerSpecification, Map as MapLibreMap, StyleSpecification } from "maplibre-gl";
import type { Tiles } from "./tiles.ts";
import { PALETTES, type Look, type Palette } from "./palette.ts";

/** The sources that `base-data.ts` and the grid fill. */
export const BASE_SOURCES = ["land", "borders", "grid", "countries", "places"] as const;

/** The letters are the device's own: with no `glyphs` in the style, MapLibre draws them itself. */
export const FONT = ["system-ui, 'Segoe UI', Roboto, 'Noto Sans', sans-serif"];

/** Below this, what is seen of a country is more than what lies in it. */
const COUNTRY_ZOOM_MAX = 6;
/** From here on a coast of ten million to one is coarser than the screen, and the grid tells more. */
export const GRID_ZOOM_MIN = 11;
const PLACE_ZOOM_MAX = 15;
const COAST_ZOOM_MAX = 11.5;
const TILE_PX = 256;
/** What nearly every set of tiles reaches; from there on the last are stretched. */
const TILE_ZOOM_MAX = 19;

const groundIn = (look: Palette): LayerSpecification[] => [
  {
    id: "water",
    type: "background",
    // Where the coast is coarser than the screen, nobody is told that a street lies in the sea.
    paint: {
      "background-color": [
        "interpolate",
        ["linear"],
        ["zoom"],
        COAST_ZOOM_MAX - 1,
        look.water,
        COAST_ZOOM_MAX,
        look.land,
      ],
    },
  },
  { id: "land", type: "fill", source: "land", paint: { "fill-color": look.land, "fill-antialias": true } },
  {
    id: "coast",
    type: "line",
    source: "land",
    maxzoom: COAST_ZOOM_MAX,
    paint: { "line-color": look.coast, "line-width": 0.8 },
  },
  {
    id: "borders",
    type: "line",
    source: "borders",
    paint: { "line-color": look.border, "line-width": 0.9, "line-dasharray": [3, 2] },
  },
  {
    id: "grid",
    type: "line",
    source: "grid",
    minzoom: GRID_ZOOM_MIN,
    paint: { "line-color": look.grid, "line-width": 1 },
  },
];

const labelsIn = (look: Palette): LayerSpecification[] => [
  {
    id: "countries",
    type: "symbol",
    source: "countries",
    maxzoom: COUNTRY_ZOOM_MAX,
    filter: ["<=", ["get", "rank"], ["zoom"]],
    layout: {
      "text-field": ["get", "name"],
      "text-font": FONT,
      "text-size": 12,
      "text-letter-spacing": 0.08,
      "text-max-width": 7,
    },
    paint: { "text-color": look.faintText, "text-halo-color": look.halo, "text-halo-width": 1.2 },
  },
  {
    id: "places",
    type: "symbol",
    source: "places",
    maxzoom: PLACE_ZOOM_MAX,
    filter: ["<=", ["get", "rank"], ["step", ["zoom"], 0, 2, 1, 4, 2, 5, 3, 7, 4]],
    layout: {
      "text-field": ["concat", "●\n", ["get", "name"]],
      "text-font": FONT,
      "text-size": ["interpolate", ["linear"], ["zoom"], 3, 10.5, 10, 14],
      "text-line-height": 1,
      "symbol-sort-key": ["get", "rank"],
      "text-padding": 4,
    },
    paint: { "text-color": look.text, "text-halo-color": look.halo, "text-halo-width": 1.4 },
  },
];

const NOTHING = { type: "FeatureCollection", features: [] } as const;

const layersIn = (look: Palette): LayerSpecification[] => [...groundIn(look), ...labelsIn(look)];

/** Somebody's tiles in place of all that: they have streets, and names of their own. */
const styleOfTiles = ({ url, attribution }: Tiles): StyleSpecification => ({
  version: 8,
  sources: { tiles: { type: "raster", tiles: [url], tileSize: TILE_PX, attribution, maxzoom: TILE_ZOOM_MAX } },
  layers: [{ id: "tiles", type: "raster", source: "tiles" }],
});

/** Land, water, borders and places, before there are any: nothing is fetched by the style itself. */
const ownStyle = (look: Look): StyleSpecification => ({
  version: 8,
  sources: Object.fromEntries(
    BASE_SOURCES.map((name) => [name, { type: "geojson", data: { ...NOTHING, features: [] }, tolerance: 0.2 }]),
  ),
  layers: layersIn(PALETTES[look]),
});

export const baseStyle = (look: Look, tiles: Tiles | undefined): StyleSpecification =>
  tiles === undefined ? ownStyle(look) : styleOfTiles(tiles);

type Painting = Parameters<MapLibreMap["setPaintProperty"]>;

/** The same map in other colours; what others drew on it stays. */
export function recolour(map: MapLibreMap, look: Look): void {
  for (const { id, paint = {} } of layersIn(PALETTES[look])) {
    if (map.getLayer(id) === undefined) continue;
    const entries = Object.entries(paint) as [Painting[1], Painting[2]][];
    for (const [name, value] of entries) map.setPaintProperty(id, name, value);
  }
}
