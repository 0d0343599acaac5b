import type { LayerSpecification, Map as MapLibreMap } from "maplibre-gl";
import { useEffect, useEffectEvent, useMemo } from "react";
import type { LngLat, Position } from "../../../../../domain/geo/position.ts";
import { boundsOf } from "../../../../shared/map/bounds.ts";
import { circleRing } from "../../../../shared/map/circle.ts";
import { goTo } from "../../../../shared/map/map-view.ts";
import type { Palette } from "../../../../shared/map/palette.ts";
import { useDrawing } from "../../../../shared/map/use-drawing.ts";

const layersIn = (look: Palette): LayerSpecification[] => [
  {
    id: "phone-error",
    type: "fill",
    source: "phone",
    filter: ["==", ["geometry-type"], "Polygon"],
    paint: { "fill-color": look.chosen, "fill-opacity": 0.2, "fill-outline-color": look.chosen },
  },
  {
    id: "phone-point",
    type: "circle",
    source: "phone",
    filter: ["==", ["geometry-type"], "Point"],
    paint: {
      "circle-color": look.chosen,
      "circle-radius": 6,
      "circle-stroke-color": look.halo,
      "circle-stroke-width": 2,
    },
  },
];

/** How far around the phone one is to see, where it was typed. */
const AROUND_M = 250;

/** Whether the place is on the map, and near enough to tell a street from the next. */
const isSeen = (map: MapLibreMap, { longitude, latitude }: Position): boolean =>
  map.getZoom() >= SEEN_ZOOM_MIN && map.getBounds().contains([longitude, latitude]);
const SEEN_ZOOM_MIN = 13;

interface PointLayerProps {
  readonly place: Position | null;
  /** Metres, the radius of the circle that the phone may be in; null where it is unknown. */
  readonly accuracy: number | null;
  readonly onPlace: (place: Position) => void;
}

/** A phone on the map with its error circle; a click puts it elsewhere. */
export function PointLayer({ place, accuracy, onPlace }: PointLayerProps) {
  const shapes = useMemo(() => shapesOf(place, accuracy), [place, accuracy]);
  const map = useDrawing({ id: "phone", shapes, layersIn });
  const put = useEffectEvent(onPlace);
  useEffect(() => {
    const listening = map.on("click", ({ lngLat }) => {
      const [longitude, latitude] = lngLat.wrap().toArray();
      put({ longitude, latitude });
    });
    return () => listening.unsubscribe();
  }, [map]);
  useEffect(() => {
    if (place === null || isSeen(map, place)) return;
    const bounds = boundsOf(circleRing([place.longitude, place.latitude], AROUND_M));
    if (bounds !== undefined) goTo(map, { bounds });
  }, [map, place]);
  return null;
}

const asFeature = <G,>(geometry: G) => ({ type: "Feature" as const, properties: {}, geometry });

function shapesOf(place: Position | null, accuracy: number | null) {
  const at: LngLat[] = place === null ? [] : [[place.longitude, place.latitude]];
  const circles = accuracy === null ? [] : at.map((center) => circleRing(center, accuracy));
  return {
    type: "FeatureCollection" as const,
    features: [
      ...circles.map((ring) =>
        asFeature({ type: "Polygon" as const, coordinates: [ring.map((corner) => [...corner])] }),
      ),
      ...at.map((center) => asFeature({ type: "Point" as const, coordinates: [...center] })),
    ],
  };
}
