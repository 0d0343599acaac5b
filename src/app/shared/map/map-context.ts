import type { Map as MapLibreMap } from "maplibre-gl";
import { createContext, useContext } from "react";

export const MapContext = createContext<MapLibreMap | null>(null);

/** The map that a component stands in, ready to be drawn on. */
export function useMap(): MapLibreMap {
  const map = useContext(MapContext);
  if (map === null) throw new Error("this stands in no map");
  return map;
}
