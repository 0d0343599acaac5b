import type { Map as MapLibreMap } from "maplibre-gl";
import type { ReactNode } from "react";
import type { MapView } from "./map-view.ts";

export interface PlainMapProps {
  /** What it shows, for who cannot see it. */
  readonly label: string;
  readonly height: number | string;
  /** What it shows first; where it becomes another one, the map goes there. */
  readonly view?: MapView;
  /** Called once it can be drawn on; what it gives is called before the map goes. */
  readonly onReady?: (map: MapLibreMap) => (() => void) | void;
  /** What is drawn on it, with `useMap`: mounted once it is ready. */
  readonly children?: ReactNode;
}
