import { Skeleton } from "@mantine/core";
import { lazy, Suspense } from "react";
import type { PlainMapProps } from "./map-props.ts";

const MapCanvas = lazy(async () => ({ default: (await import("./map-canvas.tsx")).MapCanvas }));

/**
 * A map that asks nobody: land, water, borders and places are our own files, and a grid tells metres where they end.
 * MapLibre is loaded when one is first shown.
 */
export function PlainMap(props: PlainMapProps) {
  return (
    <Suspense fallback={<Skeleton height={props.height} aria-busy="true" />}>
      <MapCanvas {...props} />
    </Suspense>
  );
}
