import { useComputedColorScheme } from "@mantine/core";
import type { GeoJSONSource, GeoJSONSourceSpecification, LayerSpecification, Map as MapLibreMap } from "maplibre-gl";
import { useEffect } from "react";
import { useMap } from "./map-context.ts";
import { type Palette, PALETTES } from "./palette.ts";

type Shapes = Exclude<Parameters<GeoJSONSource["setData"]>[0], string>;

/** How MapLibre is to treat points that lie close together. */
type Clustering = Pick<GeoJSONSourceSpecification, "cluster" | "clusterRadius" | "clusterMaxZoom">;

interface Drawing {
  /** Of the source, which the layers name. */
  readonly id: string;
  readonly shapes: Shapes;
  /** The same function from one time to the next; it is called anew for other colours. */
  readonly layersIn: (look: Palette) => readonly LayerSpecification[];
  readonly clustering?: Readonly<Clustering>;
}

const EMPTY: Shapes = { type: "FeatureCollection", features: [] };
const APART: Clustering = {};

/** Draws shapes on the map it stands in, over what was drawn before, and takes them away when it goes. */
export function useDrawing({ id, shapes, layersIn, clustering = APART }: Drawing): MapLibreMap {
  const map = useMap();
  const look = useComputedColorScheme("light");
  useEffect(() => {
    map.addSource(id, { type: "geojson", data: EMPTY, ...clustering });
    const layers = layersIn(PALETTES[look]);
    for (const layer of layers) map.addLayer(layer);
    return () => {
      // A map that went before what was drawn on it has no style any more.
      if (!map.getCanvas().isConnected) return;
      for (const layer of layers) map.removeLayer(layer.id);
      map.removeSource(id);
    };
  }, [map, id, look, layersIn, clustering]);
  useEffect(() => {
    void map.getSource<GeoJSONSource>(id)?.setData(shapes);
  }, [map, id, look, layersIn, clustering, shapes]);
  return map;
}
