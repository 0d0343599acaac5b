import { Stack, Text } from "@mantine/core";
import { useEffect, useMemo, useState } from "react";
import type { Fence } from "../../../../../domain/geo/fence.ts";
import type { LngLat } from "../../../../../domain/geo/position.ts";
import { inBoth, useWords } from "../../../../shared/language.tsx";
import { boundsOfFence } from "../../../../shared/map/bounds.ts";
import type { MapView } from "../../../../shared/map/map-view.ts";
import { PlainMap } from "../../../../shared/map/plain-map.tsx";
import type { Cells } from "../queries.ts";
import { polygonOf, withArea, withHole } from "./edit-fence.ts";
import { FenceHandles } from "./fence-handles.tsx";
import { CellsLayer, DraftLayer } from "./fence-layers.tsx";
import { FenceTools, type Tool } from "./fence-tools.tsx";
import { CirclePen, RingPen } from "./pen.tsx";
import { ringHoldsPlace } from "./ring-holds.ts";
import type { FenceDraft } from "./use-fence-draft.ts";
import "./fence.css";

const words = inBoth({
  en: {
    map: "Map of the fence",
    circle: "Press where the middle is to be, and pull. Escape ends it.",
    polygon: "Click each corner. Enter, or a click on the first one, closes it. Escape ends it.",
    hole: "Click the corners of the hole, inside the fence. Enter closes it.",
    area: "Click the corners of another area of the same store. Enter closes it.",
    none: "Draw a circle or a polygon around the store, or type where it is below.",
    move: "Pull the handles, or go to one with Tab and move it with the arrow keys. Delete takes a corner away.",
    outside: "A hole must begin inside the fence.",
  },
  sv: {
    map: "Karta över området",
    circle: "Tryck där mitten ska vara, och dra. Escape avslutar.",
    polygon: "Klicka på varje hörn. Enter, eller ett klick på det första, sluter det. Escape avslutar.",
    hole: "Klicka på hålets hörn, inne i området. Enter sluter det.",
    area: "Klicka på hörnen av en yta till för samma butik. Enter sluter den.",
    none: "Rita en cirkel eller en polygon runt butiken, eller skriv nedan var den är.",
    move: "Dra i handtagen, eller gå till ett med Tab och flytta det med piltangenterna. Delete tar bort ett hörn.",
    outside: "Ett hål måste börja inne i området.",
  },
});

interface FenceEditorProps {
  readonly draft: FenceDraft;
  /** Shown where there is no fence yet. */
  readonly elsewhere: MapView;
  /** The cells of the fence as it is kept, where one wants to see them. */
  readonly cells: Cells | null;
  readonly height: number;
}

/** Where a fence is drawn, moved and given another shape. */
export function FenceEditor({ draft, elsewhere, cells, height }: FenceEditorProps) {
  const say = useWords(words);
  const { fence, settled, show, settle } = draft;
  const [tool, take] = useState<Tool>(settled === null ? "circle" : "move");
  const [isMissed, miss] = useState(false);
  const first = useFirstView(settled, elsewhere);
  const done = (next: Fence): void => {
    settle(next);
    take("move");
  };
  const cancel = (): void => {
    if (settled !== null) show(settled);
    take("move");
  };
  const closeRing = (ring: readonly LngLat[]): void => {
    const next = ringTaken(tool, settled, ring);
    miss(next === settled);
    done(next ?? polygonOf(ring));
  };
  return (
    <Stack gap="xs">
      <FenceTools tool={tool} onTake={take} draft={draft} />
      <PlainMap label={say.map} height={height} view={first}>
        {cells !== null && <CellsLayer cells={cells} />}
        {fence !== null && <DraftLayer fence={fence} />}
        {tool === "move" && <FenceHandles draft={draft} />}
        {tool === "circle" && <CirclePen onShow={show} onDone={done} onCancel={cancel} />}
        {(tool === "polygon" || tool === "hole" || tool === "area") && (
          <RingPen key={tool} onDone={closeRing} onCancel={cancel} />
        )}
      </PlainMap>
      <Text size="sm" c={isMissed ? "var(--mantine-color-error)" : "dimmed"} role="status">
        {isMissed ? say.outside : say[tool === "move" && fence === null ? "none" : tool]}
      </Text>
    </Stack>
  );
}

/** What a ring makes of the fence; the fence itself where it would be a hole in nothing. */
function ringTaken(tool: Tool, fence: Fence | null, ring: readonly LngLat[]): Fence {
  const [begin] = ring;
  if (fence === null || begin === undefined || tool === "polygon") return polygonOf(ring);
  if (tool === "area") return withArea(fence, ring);
  const holed = withHole(fence, ring, (outline) => ringHoldsPlace(outline, begin));
  return JSON.stringify(holed) === JSON.stringify(fence) ? fence : holed;
}

/** The map goes where the fence is when one comes, and again where a fence comes from a text field: not while one draws. */
function useFirstView(fence: Fence | null, elsewhere: MapView): MapView {
  const [first, setFirst] = useState(fence);
  useEffect(() => setFirst((before) => before ?? fence), [fence]);
  return useMemo(
    () => (first === null ? elsewhere : { bounds: boundsOfFence(first), zoomMax: 18 }),
    [first, elsewhere],
  );
}
