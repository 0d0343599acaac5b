import { Alert, Button, Code, CopyButton, Group, Stack, Text } from "@mantine/core";
import { inBoth, useWords } from "../shared/language.tsx";

const words = inBoth({
  en: { copy: "Copy", copied: "Copied", close: "I have it" },
  sv: { copy: "Kopiera", copied: "Kopierat", close: "Jag har den" },
});

interface ShownOnceProps {
  readonly title: string;
  readonly about: string;
  /** What is a secret: it is nowhere else. */
  readonly text: string;
  readonly onClose: () => void;
}

/** A secret, shown this once, until whoever made it says that they have it. */
export function ShownOnce({ title, about, text, onClose }: ShownOnceProps) {
  const say = useWords(words);
  return (
    <Alert color="spruce" title={title} role="status">
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{about}</Text>
        <Code block w="100%" data-testid="shown-once" style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>
          {text}
        </Code>
        <Group gap="xs">
          <CopyButton value={text}>
            {({ copied, copy }) => (
              <Button size="xs" onClick={copy}>
                {copied ? say.copied : say.copy}
              </Button>
            )}
          </CopyButton>
          <Button size="xs" variant="default" onClick={onClose}>
            {say.close}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
