import type { LayerSpecification } from "maplibre-gl";
import { useEffect, useMemo } from "react";
import type { LngLat, Position } from "../../../domain/geo/position.ts";
import type { Region } from "../../../domain/geo/regions.ts";
import { inBoth, useWords } from "../../shared/language.tsx";
import { boundsOf } from "../../shared/map/bounds.ts";
import { circleRing } from "../../shared/map/circle.ts";
import { useMap } from "../../shared/map/map-context.ts";
import { type MapView, WIDE_VIEW } from "../../shared/map/map-view.ts";
import type { Palette } from "../../shared/map/palette.ts";
import { PlainMap } from "../../shared/map/plain-map.tsx";
import { useDrawing } from "../../shared/map/use-drawing.ts";

const words = inBoth({
  en: { label: "Map of the walk. Tap to go on to there; the points can be typed below." },
  sv: { label: "Karta över promenaden. Tryck för att gå vidare dit; punkterna kan skrivas nedan." },
});

interface WalkMapProps {
  readonly points: readonly Position[];
  readonly regions: readonly Region[];
  readonly position: Position | null;
  readonly onPoint: (point: Position) => void;
}

const HEIGHT_PX = 260;
const ZOOM_MAX = 15;

/** Where the walk goes, the regions that this phone watches, and where it is: a tap goes on to there. */
export function WalkMap(props: WalkMapProps) {
  const say = useWords(words);
  const { points, regions } = props;
  const view = useMemo(() => viewOf(points, regions), [points, regions]);
  return (
    <PlainMap label={say.label} height={HEIGHT_PX} view={view}>
      <Drawn {...props} />
    </PlainMap>
  );
}

const placeOf = ({ longitude, latitude }: Position): LngLat => [longitude, latitude];

/** All of the walk; before there is one, the stores that are near. */
function viewOf(points: readonly Position[], regions: readonly Region[]): MapView {
  const bounds = boundsOf((points.length > 0 ? points : regions).map(placeOf));
  return bounds === undefined ? WIDE_VIEW : { bounds, zoomMax: ZOOM_MAX };
}

function Drawn({ points, regions, position, onPoint }: WalkMapProps) {
  const map = useMap();
  useEffect(() => {
    const tapped = map.on("click", ({ lngLat: { lat, lng } }) => onPoint({ latitude: lat, longitude: lng }));
    map.getCanvas().style.cursor = "crosshair";
    return () => tapped.unsubscribe();
  }, [map, onPoint]);
  useDrawing({ id: "regions", shapes: useMemo(() => ringsOf(regions), [regions]), layersIn: regionLayers });
  useDrawing({ id: "walk", shapes: useMemo(() => lineOf(points), [points]), layersIn: walkLayers });
  useDrawing({ id: "here", shapes: useMemo(() => dotOf(position), [position]), layersIn: hereLayers });
  return null;
}

const shapesOf = (geometries: readonly GeoJSON.Geometry[]): GeoJSON.FeatureCollection => ({
  type: "FeatureCollection",
  features: geometries.map((geometry) => ({ type: "Feature", geometry, properties: {} })),
});

const ringsOf = (regions: readonly Region[]) =>
  shapesOf(
    regions.map((region) => ({
      type: "Polygon",
      coordinates: [circleRing(placeOf(region), region.radius).map((place) => [...place])],
    })),
  );

const lineOf = (points: readonly Position[]) => {
  const coordinates = points.map((point) => [...placeOf(point)]);
  return shapesOf([
    ...(coordinates.length > 1 ? [{ type: "LineString", coordinates } as const] : []),
    ...(coordinates.length > 0 ? [{ type: "MultiPoint", coordinates } as const] : []),
  ]);
};

const dotOf = (position: Position | null) =>
  shapesOf(position === null ? [] : [{ type: "Point", coordinates: [...placeOf(position)] }]);

const regionLayers = ({ mark }: Palette): LayerSpecification[] => [
  { id: "regions-area", type: "fill", source: "regions", paint: { "fill-color": mark, "fill-opacity": 0.12 } },
  { id: "regions-rim", type: "line", source: "regions", paint: { "line-color": mark, "line-width": 1.5 } },
];
const walkLayers = ({ chosen, halo }: Palette): LayerSpecification[] => [
  {
    id: "walk-line",
    type: "line",
    source: "walk",
    filter: ["==", ["geometry-type"], "LineString"],
    paint: { "line-color": chosen, "line-width": 3, "line-dasharray": [1, 1] },
  },
  {
    id: "walk-points",
    type: "circle",
    source: "walk",
    filter: ["!=", ["geometry-type"], "LineString"],
    paint: { "circle-radius": 5, "circle-color": halo, "circle-stroke-color": chosen, "circle-stroke-width": 2.5 },
  },
];
const hereLayers = ({ mark, halo }: Palette): LayerSpecification[] => [
  {
    id: "here-dot",
    type: "circle",
    source: "here",
    paint: { "circle-radius": 8, "circle-color": mark, "circle-stroke-color": halo, "circle-stroke-width": 3 },
  },
];
