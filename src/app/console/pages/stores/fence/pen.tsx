import type { LayerSpecification, MapMouseEvent } from "maplibre-gl";
import { useEffect, useEffectEvent, useMemo, useState } from "react";
import { haversineMetres, type LngLat } from "../../../../../domain/geo/position.ts";
import { IMPORT_DEFAULT_RADIUS_M } from "../../../../../domain/bounds.ts";
import { useMap } from "../../../../shared/map/map-context.ts";
import type { Palette } from "../../../../shared/map/palette.ts";
import { useDrawing } from "../../../../shared/map/use-drawing.ts";
import type { Fence } from "../../../../../domain/geo/fence.ts";
import { clampRadius } from "./radius.ts";

/** Nearer than this to the first corner, in pixels, a click closes the ring. */
const CLOSING_PX = 12;
/** A circle that was pulled less is one that was clicked. */
const PULLED_MIN_PX = 4;
const CORNERS_MIN = 3;

interface CirclePenProps {
  readonly onShow: (circle: Fence) => void;
  readonly onDone: (circle: Fence) => void;
  readonly onCancel: () => void;
}

/** Draws a circle: pressed at its centre and pulled as wide as it is to be, or only clicked. */
export function CirclePen({ onShow, onDone, onCancel }: CirclePenProps) {
  const map = useMap();
  const show = useEffectEvent(onShow);
  const finish = useEffectEvent(onDone);
  const cancel = useEffectEvent(onCancel);
  useEffect(() => {
    let from: MapMouseEvent | undefined;
    const circleTo = (to: MapMouseEvent, begun: MapMouseEvent): Fence => {
      const [center, rim] = [begun.lngLat.wrap().toArray(), to.lngLat.wrap().toArray()];
      const isPulled = begun.point.dist(to.point) >= PULLED_MIN_PX;
      const metres = isPulled ? haversineMetres(...center, ...rim) : IMPORT_DEFAULT_RADIUS_M;
      return { type: "Circle", center, radius: clampRadius(metres) };
    };
    const listening = [
      map.on("mousedown", (event) => {
        from = event;
      }),
      map.on("mousemove", (event) => {
        if (from !== undefined) show(circleTo(event, from));
      }),
      map.on("mouseup", (event) => {
        if (from !== undefined) finish(circleTo(event, from));
        from = undefined;
      }),
    ];
    map.dragPan.disable();
    const release = drawingOn(map.getCanvas(), () => cancel());
    return () => {
      for (const listener of listening) listener.unsubscribe();
      map.dragPan.enable();
      release();
    };
  }, [map]);
  return null;
}

interface RingPenProps {
  readonly onDone: (ring: readonly LngLat[]) => void;
  readonly onCancel: () => void;
}

const penLayers = (look: Palette): LayerSpecification[] => [
  {
    id: "pen-line",
    type: "line",
    source: "pen",
    paint: { "line-color": look.chosen, "line-width": 2, "line-dasharray": [2, 1] },
  },
  {
    id: "pen-corners",
    type: "circle",
    source: "pen",
    paint: {
      "circle-color": look.halo,
      "circle-radius": 5,
      "circle-stroke-color": look.chosen,
      "circle-stroke-width": 2,
    },
  },
];

/** Draws a ring, a click for each corner; Enter, or a click on the first one, closes it. */
export function RingPen({ onDone, onCancel }: RingPenProps) {
  const map = useMap();
  const finish = useEffectEvent(onDone);
  const cancel = useEffectEvent(onCancel);
  const [corners, setCorners] = useState<readonly LngLat[]>([]);
  const shapes = useMemo(() => ({ type: "LineString" as const, coordinates: corners.map((at) => [...at]) }), [corners]);
  useDrawing({ id: "pen", shapes, layersIn: penLayers });
  useEffect(() => {
    const close = (): void => {
      if (corners.length >= CORNERS_MIN) finish(corners);
    };
    const listening = map.on("click", ({ lngLat, point }) => {
      const [first] = corners;
      const isClosing = first !== undefined && map.project([...first]).dist(point) < CLOSING_PX;
      if (isClosing) close();
      else setCorners([...corners, lngLat.wrap().toArray()]);
    });
    map.doubleClickZoom.disable();
    const release = drawingOn(
      map.getCanvas(),
      () => cancel(),
      (key) => {
        if (key === "Enter") close();
        if (key === "Backspace") setCorners(corners.slice(0, -1));
      },
    );
    return () => {
      listening.unsubscribe();
      map.doubleClickZoom.enable();
      release();
    };
  }, [map, corners]);
  return null;
}

/** The cross that says what a click does, and Escape that ends it. Gives what ends both. */
function drawingOn(canvas: HTMLCanvasElement, cancel: () => void, press?: (key: string) => void): () => void {
  const keys = ({ key, target }: KeyboardEvent): void => {
    if (key === "Escape") cancel();
    else if (!(target instanceof HTMLInputElement || target instanceof HTMLButtonElement)) press?.(key);
  };
  canvas.style.cursor = "crosshair";
  document.addEventListener("keydown", keys);
  return () => {
    canvas.style.cursor = "";
    document.removeEventListener("keydown", keys);
  };
}
