import type {
  ExpressionSpecification,
  GeoJSONSource,
  LayerSpecification,
  Map as MapLibreMap,
  MapLayerMouseEvent,
} from "maplibre-gl";
import { useEffect, useMemo, useState } from "react";
import { positionOf } from "../../../../domain/geo/fence-position.ts";
import { FONT } from "../../../shared/map/base-style.ts";
import { useMap } from "../../../shared/map/map-context.ts";
import type { Palette } from "../../../shared/map/palette.ts";
import { useDrawing } from "../../../shared/map/use-drawing.ts";
import { fencesOf, type Placed, pointsOf } from "./store-shapes.ts";

/** Points closer than this on the screen are one circle with their number, until one has come near. */
const CLUSTERING = { cluster: true, clusterRadius: 42, clusterMaxZoom: 12 } as const;
/** Fences are drawn from here on, and no more of them at once: farther away they would be specks. */
const FENCE_ZOOM_MIN = 11;
const FENCES_MAX = 300;

const IS_CLUSTER: ExpressionSpecification = ["has", "point_count"];

const pointLayers = (look: Palette): LayerSpecification[] => [
  {
    id: "store-clusters",
    type: "circle",
    source: "stores",
    filter: IS_CLUSTER,
    paint: {
      "circle-color": look.mark,
      "circle-radius": ["interpolate", ["linear"], ["get", "point_count"], 2, 13, 50, 19, 2_000, 30],
      "circle-stroke-color": look.halo,
      "circle-stroke-width": 2,
    },
  },
  {
    id: "store-counts",
    type: "symbol",
    source: "stores",
    filter: IS_CLUSTER,
    layout: {
      "text-field": ["get", "point_count_abbreviated"],
      "text-font": FONT,
      "text-size": 13,
      "text-allow-overlap": true,
    },
    paint: { "text-color": look.halo },
  },
  {
    id: "store-points",
    type: "circle",
    source: "stores",
    filter: ["!", IS_CLUSTER],
    paint: {
      "circle-color": look.mark,
      "circle-radius": 6,
      "circle-stroke-color": look.halo,
      "circle-stroke-width": 2,
    },
  },
  {
    id: "store-names",
    type: "symbol",
    source: "stores",
    filter: ["!", IS_CLUSTER],
    minzoom: 7,
    layout: {
      "text-field": ["get", "name"],
      "text-font": FONT,
      "text-size": 12.5,
      "text-anchor": "top",
      "text-offset": [0, 0.8],
      "text-optional": true,
    },
    paint: { "text-color": look.mark, "text-halo-color": look.halo, "text-halo-width": 1.6 },
  },
];

const fenceLayers = (look: Palette): LayerSpecification[] => [
  { id: "fence-fill", type: "fill", source: "fences", paint: { "fill-color": look.mark, "fill-opacity": 0.16 } },
  { id: "fence-line", type: "line", source: "fences", paint: { "line-color": look.mark, "line-width": 1.6 } },
];

const chosenLayers = (look: Palette): LayerSpecification[] => [
  { id: "chosen-fill", type: "fill", source: "chosen", paint: { "fill-color": look.chosen, "fill-opacity": 0.22 } },
  { id: "chosen-line", type: "line", source: "chosen", paint: { "line-color": look.chosen, "line-width": 2.4 } },
];

/** The fences of stores that one is near enough to see. */
export function Fences({ stores }: { readonly stores: readonly Placed[] }) {
  const map = useMap();
  const near = useNear(map, stores);
  useDrawing({ id: "fences", shapes: useMemo(() => fencesOf(near), [near]), layersIn: fenceLayers });
  return null;
}

/** The fence of the store that was chosen, above all others. */
export function ChosenFence({ store }: { readonly store: Placed }) {
  useDrawing({ id: "chosen", shapes: useMemo(() => fencesOf([store]), [store]), layersIn: chosenLayers });
  return null;
}

interface StorePointsProps {
  readonly stores: readonly Placed[];
  readonly onChoose: (id: string) => void;
}

/** A point for each store, many as one; who clicks on one chooses it, and on many comes nearer. */
export function StorePoints({ stores, onChoose }: StorePointsProps) {
  const shapes = useMemo(() => pointsOf(stores), [stores]);
  const map = useDrawing({ id: "stores", shapes, layersIn: pointLayers, clustering: CLUSTERING });
  useEffect(() => {
    const choose = ({ features }: MapLayerMouseEvent): void => {
      const id: unknown = features?.[0]?.properties["id"];
      if (typeof id === "string") onChoose(id);
    };
    const comeNearer = ({ features, lngLat }: MapLayerMouseEvent): void => {
      const cluster: unknown = features?.[0]?.properties["cluster_id"];
      if (typeof cluster !== "number") return;
      const source = map.getSource<GeoJSONSource>("stores");
      void source?.getClusterExpansionZoom(cluster).then((zoom) => map.easeTo({ center: lngLat, zoom }));
    };
    const listening = [
      map.on("click", "store-points", choose),
      map.on("click", "store-clusters", comeNearer),
      ...["store-points", "store-clusters"].flatMap((layer) => pointing(map, layer)),
    ];
    return () => {
      for (const listener of listening) listener.unsubscribe();
    };
  }, [map, onChoose]);
  return null;
}

const pointing = (map: MapLibreMap, layer: string) => [
  map.on("mouseenter", layer, () => void (map.getCanvas().style.cursor = "pointer")),
  map.on("mouseleave", layer, () => void (map.getCanvas().style.cursor = "")),
];

/** Stores on the part of the map that is shown; none while one is far away. */
function useNear(map: MapLibreMap, stores: readonly Placed[]): readonly Placed[] {
  const [near, setNear] = useState<readonly Placed[]>([]);
  useEffect(() => {
    const look = (): void => {
      if (map.getZoom() < FENCE_ZOOM_MIN) return setNear([]);
      const shown = map.getBounds();
      setNear(stores.filter(({ fence }) => shown.contains([...positionOf(fence)])).slice(0, FENCES_MAX));
    };
    look();
    const listening = map.on("moveend", look);
    return () => listening.unsubscribe();
  }, [map, stores]);
  return near;
}
