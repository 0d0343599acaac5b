import type { Map as MapLibreMap } from "maplibre-gl";
import type { LngLat } from "../../../domain/geo/position.ts";
import type { Bounds } from "./bounds.ts";

/** What a map shows: a place and how near, or a box and all of it. */
export type MapView =
  | { readonly center: LngLat; readonly zoom: number }
  | { readonly bounds: Bounds; readonly zoomMax?: number };

/** Europe and what lies around it: where nothing else is known. */
export const WIDE_VIEW: MapView = { center: [12, 52], zoom: 2.6 };

const PADDING_PX = 40;
const ZOOM_MAX = 17;

/** Where the map begins. */
export const startOf = (view: MapView) =>
  "center" in view
    ? { center: [...view.center] as [number, number], zoom: view.zoom }
    : { bounds: [...view.bounds] as [number, number, number, number], fitBoundsOptions: fitting(view.zoomMax) };

const fitting = (maxZoom = ZOOM_MAX) => ({ padding: PADDING_PX, maxZoom });

/** Goes there; at once for who asked the device for less motion, which MapLibre heeds. */
export function goTo(map: MapLibreMap, view: MapView): void {
  if ("center" in view) map.easeTo({ center: [...view.center], zoom: view.zoom });
  else map.fitBounds([...view.bounds], fitting(view.zoomMax));
}
