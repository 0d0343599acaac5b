import { Alert, Box, Text, useComputedColorScheme } from "@mantine/core";
import { type Map as MapLibreMap } from "maplibre-gl";
import { useEffect, useRef, useState } from "react";
import { inBoth, useLanguage, useWords } from "../language.tsx";
import { drawLabels, drawWorld } from "./base-data.ts";
import { recolour } from "./base-style.ts";
import { useMetricGrid } from "./grid-layer.ts";
import { makeMap } from "./make-map.ts";
import { MapContext } from "./map-context.ts";
import type { PlainMapProps } from "./map-props.ts";
import { goTo, type MapView, WIDE_VIEW } from "./map-view.ts";

import "./map.css";

const words = inBoth({
  en: { none: "This browser cannot draw maps. Everything else here works without.", squares: "Squares" },
  sv: { none: "Webbläsaren kan inte rita kartor. Allt annat här fungerar ändå.", squares: "Rutor" },
});

/** The map itself, in a part of the program of its own. */
export function MapCanvas({ label, height, view = WIDE_VIEW, onReady, children }: PlainMapProps) {
  const say = useWords(words);
  const box = useRef<HTMLDivElement>(null);
  const map = useMapIn(box, label, view);
  const drawable = map === "none" ? null : map;
  useBase(drawable);
  useView(drawable, view);
  useReady(drawable, onReady);
  const step = useMetricGrid(drawable);
  if (map === "none") return <Alert color="gray">{say.none}</Alert>;
  return (
    <Box pos="relative" h={height} className="plain-map">
      <div ref={box} style={{ position: "absolute", inset: 0 }} data-ready={map !== null} />
      {step !== null && (
        <Text size="xs" className="plain-map-squares">
          {say.squares}: {step >= 1_000 ? `${step / 1_000} km` : `${step} m`}
        </Text>
      )}
      {map !== null && <MapContext value={map}>{children}</MapContext>}
    </Box>
  );
}

/** A map in a box: null until it can be drawn on, `none` where the browser has no way to draw one. */
function useMapIn(box: React.RefObject<HTMLDivElement | null>, label: string, view: MapView) {
  const { language } = useLanguage();
  const look = useComputedColorScheme("light");
  const [map, setMap] = useState<MapLibreMap | "none" | null>(null);
  const first = useRef({ label, view, look, language });
  useEffect(() => {
    if (box.current === null) return;
    const made = makeMap(box.current, first.current);
    if (made === undefined) return setMap("none");
    made.once("style.load", () => setMap(made));
    return () => {
      setMap(null);
      made.remove();
    };
  }, [box]);
  useEffect(() => {
    if (map !== null && map !== "none") map.getCanvas().setAttribute("aria-label", label);
  }, [map, label]);
  return map;
}

function useBase(map: MapLibreMap | null): void {
  const { language } = useLanguage();
  const look = useComputedColorScheme("light");
  useEffect(() => (map === null ? undefined : drawWorld(map)), [map]);
  useEffect(() => {
    if (map !== null) recolour(map, look);
  }, [map, look]);
  useEffect(() => {
    if (map !== null) drawLabels(map, language);
  }, [map, language]);
}

/** Goes where it is told to go next; where it is already, it was made. */
function useView(map: MapLibreMap | null, view: MapView): void {
  const shown = useRef(view);
  useEffect(() => {
    if (map === null || JSON.stringify(shown.current) === JSON.stringify(view)) return;
    shown.current = view;
    goTo(map, view);
  }, [map, view]);
}

function useReady(map: MapLibreMap | null, onReady: PlainMapProps["onReady"]): void {
  const told = useRef(onReady);
  useEffect(() => (map === null ? undefined : (told.current?.(map) ?? undefined)), [map]);
}
