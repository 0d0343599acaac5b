import { Stack, Switch } from "@mantine/core";
import { useMemo, useState } from "react";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { boundsOf } from "../../../shared/map/bounds.ts";
import { type MapView, WIDE_VIEW } from "../../../shared/map/map-view.ts";
import { Panel } from "../../../shared/panel.tsx";
import { FenceEditor } from "./fence/fence-editor.tsx";
import { FenceFields } from "./fence/fence-fields.tsx";
import type { FenceDraft } from "./fence/use-fence-draft.ts";
import { type Cells, useCells, useEveryStore } from "./queries.ts";
import { placesOf } from "./store-shapes.ts";

const words = inBoth({
  en: {
    title: "Fence",
    about: "The area that counts as being there. A shopper is met when the phone is inside, not merely passing.",
    cells: "Show the cells by which the edge finds it",
    cellsAbout: (count: number) => `${count} H3 cells, of the fence as it is saved`,
    box: "Found by its box: it would be too many cells",
  },
  sv: {
    title: "Område",
    about: "Ytan som räknas som att vara där. En kund möts när telefonen är inne, inte när den bara går förbi.",
    cells: "Visa cellerna som kanten hittar det med",
    cellsAbout: (count: number) => `${count} H3-celler, för området som det är sparat`,
    box: "Hittas med sin ruta: det skulle bli för många celler",
  },
});

const HEIGHT_PX = 440;

interface FencePanelProps {
  /** Of the store as it is kept; null where it is not yet. */
  readonly id: string | null;
  readonly draft: FenceDraft;
  readonly fault: string | undefined;
}

export function FencePanel({ id, draft, fault }: FencePanelProps) {
  const say = useWords(words);
  const [isShown, show] = useState(false);
  const { data: cells = null } = useCells(isShown ? id : null);
  const tellOf = ({ cells: { length }, box }: Cells): string => (box === null ? say.cellsAbout(length) : say.box);
  return (
    <Panel title={say.title} about={say.about}>
      <Stack gap="sm">
        <FenceEditor draft={draft} elsewhere={useElsewhere()} cells={cells} height={HEIGHT_PX} />
        {id !== null && (
          <Switch
            label={say.cells}
            description={cells === null ? undefined : tellOf(cells)}
            checked={isShown}
            onChange={({ currentTarget }) => show(currentTarget.checked)}
          />
        )}
        <FenceFields fence={draft.fence} onChange={draft.settle} fault={fault} />
      </Stack>
    </Panel>
  );
}

/** Where to begin to draw: around the stores that there are. */
function useElsewhere(): MapView {
  const { data } = useEveryStore();
  return useMemo(() => {
    const bounds = boundsOf(placesOf(data ?? []));
    return bounds === undefined ? WIDE_VIEW : { bounds, zoomMax: 14 };
  }, [data]);
}
