import { Button, Group, Text } from "@mantine/core";
import { Dialog } from "../../../shared/dialog.tsx";

interface ConfirmProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly title: string;
  readonly about: string;
  readonly yes: string;
  readonly no: string;
  readonly onYes: () => void;
}

/** Asks once more before what cannot be taken back. */
export function Confirm({ opened, close, title, about, yes, no, onYes }: ConfirmProps) {
  return (
    <Dialog opened={opened} onClose={close} title={title}>
      <Text size="sm">{about}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={close} data-autofocus>
          {no}
        </Button>
        <Button
          color="red.9"
          onClick={() => {
            close();
            onYes();
          }}
        >
          {yes}
        </Button>
      </Group>
    </Dialog>
  );
}
