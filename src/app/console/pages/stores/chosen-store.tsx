import { Button, CloseButton, Group, Paper, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { inBoth, useWords } from "../../../shared/language.tsx";
import type { Store } from "../../queries.ts";
import { useFenceInWords } from "./fence/fence-words.ts";
import { useHoursInWords } from "./hours-words.ts";

const words = inBoth({
  en: { chosen: "Chosen store", open: "Open the store", close: "Close" },
  sv: { chosen: "Vald butik", open: "Öppna butiken", close: "Stäng" },
});

/** The chosen store in a few words, over the map. */
export function ChosenStore({ store, onClose }: { readonly store: Store; readonly onClose: () => void }) {
  const say = useWords(words);
  const fence = useFenceInWords();
  const hours = useHoursInWords();
  return (
    <Paper
      component="section"
      aria-label={say.chosen}
      withBorder
      shadow="md"
      p="sm"
      pos="absolute"
      left={10}
      top={10}
      maw={300}
    >
      <Stack gap={6} align="flex-start">
        <Group justify="space-between" wrap="nowrap" align="flex-start" w="100%">
          <Text fw={650}>{store.name}</Text>
          <CloseButton size="sm" aria-label={say.close} onClick={onClose} />
        </Group>
        <Text size="xs" c="dimmed">
          {[store.address, store.id].filter(Boolean).join(" · ")}
        </Text>
        <Text size="sm">{fence(store.fence)}</Text>
        <Text size="sm">{hours(store.openingHours)}</Text>
        <Button component={Link} to={`/stores/${encodeURIComponent(store.id)}`} size="xs">
          {say.open}
        </Button>
      </Stack>
    </Paper>
  );
}
