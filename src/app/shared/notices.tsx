import { Button, Group, Text } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { inBoth, type Language } from "./language.tsx";

const words = inBoth({
  en: { undo: "Undo", close: "Close" },
  sv: { undo: "Ångra", close: "Stäng" },
});

const SHOWN_MS = 8_000;

interface Done {
  readonly message: string;
  readonly language: Language;
  /** What takes it back, where something does. */
  readonly undo?: () => void;
}

/**
 * What follows when a deed is done, also where the part of the page that asked for it is gone by then. A refusal is shown
 * by what did the deed.
 */
export function after<T>(deed: Promise<T>, then: (done: T) => void): void {
  void deed.then(then, () => undefined);
}

/** Says that something was done, and lets one take it back for as long as that is shown. */
export function tellDone({ message, language, undo }: Done): void {
  const say = words[language];
  const id = notifications.show({
    autoClose: SHOWN_MS,
    closeButtonProps: { "aria-label": say.close },
    message: (
      <Group justify="space-between" wrap="nowrap">
        <Text size="sm">{message}</Text>
        {undo !== undefined && (
          <Button
            size="compact-sm"
            variant="light"
            style={{ flexShrink: 0 }}
            onClick={() => {
              notifications.hide(id);
              undo();
            }}
          >
            {say.undo}
          </Button>
        )}
      </Group>
    ),
  });
}
