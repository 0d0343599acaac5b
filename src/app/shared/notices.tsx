import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { inBoth, useWords } from "./language.tsx";

const words = inBoth({ en: { undo: "Undo", close: "Close" }, sv: { undo: "Ångra", close: "Stäng" } });
const SHOWN_MS = 10_000;

/**
 * What follows when a deed is done, also where the part of the page that asked for it is gone by then. A refusal is shown
 * by what did the deed.
 */
export function after<T>(deed: Promise<T>, then: (done: T) => void): void {
  void deed.then(then, () => undefined);
}

interface UndoProps {
  readonly text: string;
  readonly onUndo: () => void;
}

function UndoLine({ text, onUndo }: UndoProps) {
  const say = useWords(words);
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm">{text}</Text>
      <Button size="xs" variant="default" style={{ flexShrink: 0 }} onClick={onUndo}>
        {say.undo}
      </Button>
    </Group>
  );
}

/** Says that something is done, and for a while how to have it back. */
export function useDone() {
  const say = useWords(words);
  return (text: string, undo?: () => void): void => {
    const id = crypto.randomUUID();
    const taken = (): void => {
      notifications.hide(id);
      undo?.();
    };
    notifications.show({
      id,
      message: undo === undefined ? text : <UndoLine text={text} onUndo={taken} />,
      autoClose: SHOWN_MS,
      closeButtonProps: { "aria-label": say.close },
    });
  };
}
