import { Marker } from "maplibre-gl";
import { useEffect, useEffectEvent, useRef } from "react";
import type { LngLat } from "../../../../../domain/geo/position.ts";
import { useMap } from "../../../../shared/map/map-context.ts";

interface HandleProps {
  readonly place: LngLat;
  /** What it moves, for who cannot see it. */
  readonly label: string;
  readonly kind: "middle" | "corner" | "rim" | "between";
  readonly onMove: (place: LngLat) => void;
  /** Where it was let go. */
  readonly onDrop: (place: LngLat) => void;
  readonly onRemove?: () => void;
}

/** How far an arrow key moves a handle, in pixels, so that it is exact to who has come near; with Shift farther. */
const STEP_PX = 2;
const LEAP_PX = 20;
const ARROWS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Something to take hold of on a map: dragged with a mouse or a finger, moved by arrow keys, removed by Delete. */
export function Handle({ place, label, kind, onMove, onDrop, onRemove }: HandleProps) {
  const map = useMap();
  const moved = useEffectEvent(onMove);
  const dropped = useEffectEvent(onDrop);
  const removed = useEffectEvent(() => onRemove?.());
  const marker = useRef<Marker>(null);
  const first = useRef(place);
  useEffect(() => {
    const element = document.createElement("button");
    element.type = "button";
    element.className = "fence-handle";
    element.dataset["kind"] = kind;
    const made = new Marker({ element, draggable: true }).setLngLat([...first.current]).addTo(map);
    const at = (): LngLat => made.getLngLat().toArray();
    made.on("drag", () => moved(at()));
    made.on("dragend", () => dropped(at()));
    element.addEventListener("keydown", (event) => {
      const arrow = ARROWS[event.key];
      const isRemoval = event.key === "Delete" || event.key === "Backspace";
      if (arrow === undefined && !isRemoval) return;
      // The map under it would go there too.
      event.preventDefault();
      event.stopPropagation();
      if (arrow === undefined) return removed();
      const { x, y } = map.project(made.getLngLat());
      const far = event.shiftKey ? LEAP_PX : STEP_PX;
      dropped(map.unproject([x + arrow[0] * far, y + arrow[1] * far]).toArray());
    });
    if (kind === "between") element.addEventListener("click", () => dropped(at()));
    marker.current = made;
    return () => void made.remove();
  }, [map, kind]);
  useEffect(() => {
    marker.current?.setLngLat([...place]);
    marker.current?.getElement().setAttribute("aria-label", label);
  }, [place, label, map, kind]);
  return null;
}
