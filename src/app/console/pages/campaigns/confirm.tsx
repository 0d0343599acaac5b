import { Button, Group, Modal, Stack, Text } from "@mantine/core";

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
    <Modal opened={opened} onClose={close} title={title} withCloseButton={false} centered>
      <Stack>
        <Text size="sm">{about}</Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={close} data-autofocus>
            {no}
          </Button>
          <Button
            color="red"
            onClick={() => {
              close();
              onYes();
            }}
          >
            {yes}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
