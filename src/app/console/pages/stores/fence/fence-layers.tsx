import { cellToBoundary } from "h3-js";
import type { LayerSpecification } from "maplibre-gl";
import { useMemo } from "react";
import type { Fence } from "../../../../../domain/geo/fence.ts";
import { flatRing } from "../../../../shared/map/flat-rings.ts";
import type { Palette } from "../../../../shared/map/palette.ts";
import { useDrawing } from "../../../../shared/map/use-drawing.ts";
import type { Cells } from "../queries.ts";
import { shapeOfFence } from "../store-shapes.ts";

const fenceLayers = (look: Palette): LayerSpecification[] => [
  { id: "draft-fill", type: "fill", source: "draft", paint: { "fill-color": look.mark, "fill-opacity": 0.2 } },
  { id: "draft-line", type: "line", source: "draft", paint: { "line-color": look.mark, "line-width": 2.2 } },
];
const cellLayers = (look: Palette): LayerSpecification[] => [
  { id: "cells-fill", type: "fill", source: "cells", paint: { "fill-color": look.warning, "fill-opacity": 0.08 } },
  { id: "cells-line", type: "line", source: "cells", paint: { "line-color": look.warning, "line-width": 1.2 } },
];

/** The fence as it is being drawn. */
export function DraftLayer({ fence }: { readonly fence: Fence }) {
  useDrawing({ id: "draft", shapes: useMemo(() => shapeOfFence(fence), [fence]), layersIn: fenceLayers });
  return null;
}

/** The cells by which the edge finds the fence, or its box where they would be too many. */
export function CellsLayer({ cells: { cells, box } }: { readonly cells: Cells }) {
  const shapes = useMemo(() => ({ type: "MultiPolygon" as const, coordinates: outlinesOf(cells, box) }), [cells, box]);
  useDrawing({ id: "cells", shapes, layersIn: cellLayers });
  return null;
}

function outlinesOf(cells: Cells["cells"], box: Cells["box"]): [number, number][][][] {
  if (box !== null) {
    const [west, south, east, north] = box;
    return [
      [
        flatRing([
          [west, south],
          [east, south],
          [east, north],
          [west, north],
          [west, south],
        ]),
      ],
    ];
  }
  return cells.map((cell) => [flatRing(cellToBoundary(cell, true))]);
}
