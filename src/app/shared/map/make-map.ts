import "maplibre-gl/dist/maplibre-gl.css";
import { GPUInitializationError, Map as MapLibreMap, NavigationControl, ScaleControl, setWorkerUrl } from "maplibre-gl";
import workerUrl from "maplibre-gl/dist/maplibre-gl-worker.mjs?url";
import type { Language } from "../language.tsx";
import { baseStyle } from "./base-style.ts";
import { type MapView, startOf } from "./map-view.ts";
import { tilesOfPage } from "./tiles.ts";
import type { Look } from "./palette.ts";

// From our own address, which is all that the policy of the pages lets workers come from.
setWorkerUrl(workerUrl);

const ZOOM_MAX = 21;
const SCALE_MAX_PX = 120;

/** What MapLibre says by itself. */
const SAYS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {},
  sv: {
    "NavigationControl.ZoomIn": "Zooma in",
    "NavigationControl.ZoomOut": "Zooma ut",
    "AttributionControl.ToggleAttribution": "Visa källor",
    "Popup.Close": "Stäng",
    "CooperativeGesturesHandler.WindowsHelpText": "Håll Ctrl och rulla för att zooma kartan",
    "CooperativeGesturesHandler.MacHelpText": "Håll ⌘ och rulla för att zooma kartan",
    "CooperativeGesturesHandler.MobileHelpText": "Flytta kartan med två fingrar",
  },
};

interface First {
  readonly label: string;
  readonly view: MapView;
  readonly look: Look;
  readonly language: Language;
}

/** A flat map, north up; undefined where the browser cannot draw one. A page on a phone still scrolls past it. */
export function makeMap(container: HTMLElement, { label, view, look, language }: First): MapLibreMap | undefined {
  const tiles = tilesOfPage();
  try {
    const map = new MapLibreMap({
      container,
      style: baseStyle(look, tiles),
      ...startOf(view),
      maxZoom: ZOOM_MAX,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      rollEnabled: false,
      attributionControl: tiles === undefined ? false : { compact: true },
      cooperativeGestures: matchMedia("(pointer: coarse)").matches,
      locale: { ...SAYS[language], "Map.Title": label },
    });
    map.touchZoomRotate.disableRotation();
    map.keyboard.disableRotation();
    map.addControl(new NavigationControl({ showCompass: false }), "top-right");
    map.addControl(new ScaleControl({ maxWidth: SCALE_MAX_PX, unit: "metric" }), "bottom-left");
    return map;
  } catch (error) {
    if (error instanceof GPUInitializationError) return undefined;
    throw error;
  }
}
