import { Button, Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Dialog } from "./dialog.tsx";
import { inBoth, useWords } from "./language.tsx";
import { Trouble } from "./trouble.tsx";

const words = inBoth({
  en: { keep: "Cancel" },
  sv: { keep: "Avbryt" },
});

interface ConfirmProps {
  readonly opened: boolean;
  readonly title: string;
  /** What will be so afterwards. */
  readonly about: string;
  /** What the button does: a verb. */
  readonly verb: string;
  /** What the other button does: to leave all as it is. */
  readonly keep?: string;
  /** The deed, where it is waited for here; else the dialog is gone before it is done. */
  readonly act?: { readonly isPending: boolean; readonly error: unknown };
  readonly disabled?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

/** Asks before what cannot be undone. */
export function Confirm({
  opened,
  title,
  about,
  verb,
  keep,
  act,
  disabled,
  onConfirm,
  onClose,
  children,
}: ConfirmProps) {
  const say = useWords(words);
  return (
    <Dialog opened={opened} onClose={onClose} title={title}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (act === undefined) onClose();
          onConfirm();
        }}
      >
        <Stack>
          <Text size="sm">{about}</Text>
          {children}
          {act !== undefined && act.error !== null && <Trouble error={act.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {keep ?? say.keep}
            </Button>
            <Button type="submit" color="red.8" loading={act?.isPending ?? false} disabled={disabled ?? false}>
              {verb}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
