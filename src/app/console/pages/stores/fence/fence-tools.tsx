import { Button, Group } from "@mantine/core";
import { inBoth, useWords } from "../../../../shared/language.tsx";
import { scaleFence } from "./edit-fence.ts";
import type { FenceDraft } from "./use-fence-draft.ts";

const words = inBoth({
  en: {
    tools: "Tools for the fence",
    move: "Move",
    circle: "Circle",
    polygon: "Polygon",
    hole: "Cut a hole",
    area: "Add an area",
    larger: "Larger",
    smaller: "Smaller",
    undo: "Undo",
  },
  sv: {
    tools: "Verktyg för området",
    move: "Flytta",
    circle: "Cirkel",
    polygon: "Polygon",
    hole: "Skär ett hål",
    area: "Lägg till en yta",
    larger: "Större",
    smaller: "Mindre",
    undo: "Ångra",
  },
});

/** What a click on the map does; these two need a fence to be done to. */
const TOOLS = ["move", "circle", "polygon", "hole", "area"] as const;
export type Tool = (typeof TOOLS)[number];
const ON_A_FENCE: readonly Tool[] = ["move", "hole", "area"];

const STEP = 1.1;

interface FenceToolsProps {
  readonly tool: Tool;
  readonly onTake: (tool: Tool) => void;
  readonly draft: FenceDraft;
}

export function FenceTools({ tool, onTake, draft: { settled, settle, undo } }: FenceToolsProps) {
  const say = useWords(words);
  const scale = (factor: number) => () => {
    if (settled !== null) settle(scaleFence(settled, factor));
  };
  return (
    <Group gap="xs" role="toolbar" aria-label={say.tools}>
      {TOOLS.map((one) => (
        <Button
          key={one}
          size="xs"
          variant={one === tool ? "filled" : "default"}
          aria-pressed={one === tool}
          disabled={settled === null && ON_A_FENCE.includes(one)}
          onClick={() => onTake(one)}
        >
          {say[one]}
        </Button>
      ))}
      <Button.Group>
        <Button size="xs" variant="default" disabled={settled === null} onClick={scale(1 / STEP)}>
          {say.smaller}
        </Button>
        <Button size="xs" variant="default" disabled={settled === null} onClick={scale(STEP)}>
          {say.larger}
        </Button>
      </Button.Group>
      <Button size="xs" variant="default" disabled={undo === undefined} onClick={() => undo?.()}>
        {say.undo}
      </Button>
    </Group>
  );
}
