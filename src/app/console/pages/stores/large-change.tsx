import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { refusalOf } from "../../../shared/refused.ts";
import { Trouble } from "../../../shared/trouble.tsx";
import { affectedBy } from "./affected.ts";

const words = inBoth({
  en: {
    title: "This changes many stores at once",
    about: (affected: number, live: number) =>
      `${affected} of ${live} live stores would be moved, resized or removed. Shoppers in them are met by the new fences within two minutes.`,
    parts: (redrawn: number, removed: number) => `${redrawn} get another fence, ${removed} are taken off the map.`,
    back: "If it is a mistake, an earlier version can be brought back.",
    go: (affected: number) => `Change ${affected} stores`,
    keep: "Cancel",
    close: "Close",
  },
  sv: {
    title: "Det här ändrar många butiker på en gång",
    about: (affected: number, live: number) =>
      `${affected} av ${live} aktiva butiker skulle flyttas, ändra storlek eller tas bort. Kunder i dem möts av de nya områdena inom två minuter.`,
    parts: (redrawn: number, removed: number) => `${redrawn} får ett annat område, ${removed} tas bort från kartan.`,
    back: "Om det är ett misstag går det att ta tillbaka en tidigare version.",
    go: (affected: number) => `Ändra ${affected} butiker`,
    keep: "Avbryt",
    close: "Stäng",
  },
});

interface LargeChangeProps {
  readonly act: { readonly error: unknown; readonly isPending: boolean; readonly reset: () => void };
  /** Does it once more, now with how many stores one knows to be affected. */
  readonly onConfirm: (affected: number) => void;
}

/** What came of a deed: why not, or, where it would change many live stores at once, whether one means it. */
export function LargeChange({ act, onConfirm }: LargeChangeProps) {
  const say = useWords(words);
  const { error, isPending, reset } = act;
  const change = error === null ? undefined : affectedBy(refusalOf(error));
  if (error !== null && change === undefined) return <Trouble error={error} />;
  return (
    <Modal
      opened={change !== undefined}
      onClose={reset}
      title={say.title}
      closeButtonProps={{ "aria-label": say.close }}
    >
      {change !== undefined && (
        <Stack>
          <Text>{say.about(change.affected, change.live)}</Text>
          <Text size="sm">{say.parts(change.redrawn, change.removed)}</Text>
          <Text size="sm" c="dimmed">
            {say.back}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={reset}>
              {say.keep}
            </Button>
            <Button color="red.8" loading={isPending} onClick={() => onConfirm(change.affected)}>
              {say.go(change.affected)}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
