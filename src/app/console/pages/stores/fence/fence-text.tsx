import { Button, Collapse, Group, JsonInput, Stack } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useState } from "react";
import type { Fence } from "../../../../../domain/geo/fence.ts";
import { inBoth, useWords } from "../../../../shared/language.tsx";
import { readFence } from "./read-fence.ts";

const words = inBoth({
  en: {
    show: "As GeoJSON",
    label: "The fence as GeoJSON",
    about:
      "A Polygon or MultiPolygon, with its holes, if there are; [longitude, latitude]. Or a Circle with center and radius.",
    take: "Take this text",
    noJson: "This is not JSON",
  },
  sv: {
    show: "Som GeoJSON",
    label: "Området som GeoJSON",
    about:
      "En Polygon eller MultiPolygon, med hål om det har några; [longitud, latitud]. Eller en Circle med center och radius.",
    take: "Ta den här texten",
    noJson: "Detta är inte JSON",
  },
});

const ROWS = 8;

interface FenceTextProps {
  readonly fence: Fence | null;
  readonly onChange: (fence: Fence) => void;
}

/** A fence as text: pasted from another program, or written by who draws with keys. */
export function FenceText({ fence, onChange }: FenceTextProps) {
  const say = useWords(words);
  const [opened, { toggle }] = useDisclosure(false);
  const [typed, type] = useState<string | null>(null);
  const [fault, find] = useState<string | null>(null);
  const take = (): void => {
    const read = readFence(typed ?? "");
    if (read.ok) onChange(read.value);
    find(read.ok ? null : (read.error ?? say.noJson));
    if (read.ok) type(null);
  };
  return (
    <Stack gap="xs">
      <Group>
        <Button size="compact-sm" variant="subtle" onClick={toggle} aria-expanded={opened}>
          {say.show}
        </Button>
      </Group>
      <Collapse expanded={opened}>
        <Stack gap="xs" align="flex-start">
          <JsonInput
            w="100%"
            label={say.label}
            description={say.about}
            value={typed ?? (fence === null ? "" : JSON.stringify(fence))}
            onChange={type}
            error={fault}
            autosize
            minRows={3}
            maxRows={ROWS}
            spellCheck={false}
          />
          <Button size="xs" variant="default" onClick={take} disabled={typed === null}>
            {say.take}
          </Button>
        </Stack>
      </Collapse>
    </Stack>
  );
}
