import { Group, Modal, type ModalProps, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { inBoth, useWords } from "./language.tsx";

const words = inBoth({ en: { close: "Close" }, sv: { close: "Stäng" } });

interface DialogProps extends Pick<ModalProps, "opened" | "onClose"> {
  readonly title: string;
  readonly size?: "md" | "lg" | "xl";
  readonly children: ReactNode;
}

/** Something to be answered before one goes on. Its heading is no `header`: a page has one banner. */
export function Dialog({ opened, onClose, title, size = "md", children }: DialogProps) {
  const say = useWords(words);
  return (
    <Modal.Root opened={opened} onClose={onClose} size={size}>
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Body p="md">
          <Group justify="space-between" wrap="nowrap" mb="md">
            <Modal.Title fw={650} fz="lg">
              {title}
            </Modal.Title>
            <Modal.CloseButton aria-label={say.close} />
          </Group>
          <Stack>{children}</Stack>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
