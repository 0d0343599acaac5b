import type { Map as MapLibreMap } from "maplibre-gl";
import { useEffect, useState } from "react";
import { setData } from "./base-data.ts";
import { GRID_ZOOM_MIN } from "./base-style.ts";
import { metricGrid } from "./metric-grid.ts";

/** Keeps a grid of metres under what is shown. Gives how far apart its lines are, null where there is none. */
export function useMetricGrid(map: MapLibreMap | null): number | null {
  const [shown, setShown] = useState<number | null>(null);
  useEffect(() => {
    if (map === null) return;
    const draw = (): void => {
      if (map.getZoom() < GRID_ZOOM_MIN) return setShown(null);
      const around = map.getBounds();
      const box = [around.getWest(), around.getSouth(), around.getEast(), around.getNorth()] as const;
      const { step, lines } = metricGrid(box, map.getZoom());
      setData(map, "grid", {
        type: "MultiLineString",
        coordinates: lines.map((line) => line.map((place) => [...place])),
      });
      setShown(step);
    };
    map.on("moveend", draw);
    draw();
    return () => void map.off("moveend", draw);
  }, [map]);
  return shown;
}
