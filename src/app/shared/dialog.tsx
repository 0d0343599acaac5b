import { Modal, type ModalRootProps, Stack } from "@mantine/core";
import type { ReactNode } from "react";

interface DialogProps extends Pick<ModalRootProps, "opened" | "size"> {
  readonly close: () => void;
  readonly title: string;
  readonly children: ReactNode;
}

/** A modal dialog under its title. Mantine's own header would be a second banner of the page to a screen reader. */
export function Dialog({ opened, close, title, size = "md", children }: DialogProps) {
  return (
    <Modal.Root opened={opened} onClose={close} size={size} centered>
      <Modal.Overlay />
      <Modal.Content radius="md">
        <Modal.Body p="lg">
          <Stack>
            <Modal.Title fw={650} fz="lg">
              {title}
            </Modal.Title>
            {children}
          </Stack>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
