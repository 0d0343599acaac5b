import { Badge, Box, Container, Group, Stack, Text, Title } from "@mantine/core";
import type { ReactNode } from "react";
import { inBoth, useWords } from "../../shared/language.tsx";
import { type Tone, ToneIcon } from "./icons.tsx";

const words = inBoth({ en: { training: "Training" }, sv: { training: "Övning" } });

/** Dark enough for white on them, by day and by night. */
const COLOURS = { yes: "spruce.7", no: "red.9", wait: "dark.5" } as const satisfies Record<Tone, string>;
export const SIGN_WIDTH_PX = 960;

interface SignProps {
  readonly tone: Tone;
  /** Yes, no, or what is going on: the first thing that is read. */
  readonly title: string;
  /** The second: how much, or why not. */
  readonly headline?: string | undefined;
  readonly training: boolean;
  readonly children?: ReactNode;
  /** What can be done now, the likeliest first. */
  readonly actions?: ReactNode;
}

/** What a queue sees from where it stands: the whole width of the page, a colour, an icon and a word. */
export function Sign({ tone, title, headline, training, children, actions }: SignProps) {
  return (
    <Box component="section" bg={COLOURS[tone]} c="white" py={{ base: "lg", sm: "xl" }} data-tone={tone}>
      <Container size={SIGN_WIDTH_PX}>
        <Stack gap="md" align="center">
          <Stack gap="xs" align="center" role={tone === "no" ? "alert" : "status"} w="100%">
            <Group gap="lg" justify="center" wrap="nowrap">
              <ToneIcon tone={tone} />
              <Title order={2} fz={{ base: 40, sm: 56 }} lh={1.1}>
                {title}
              </Title>
            </Group>
            <TrainingMark training={training} />
            {headline !== undefined && (
              <Text fz={{ base: 24, sm: 32 }} fw={700} ta="center" lh={1.2}>
                {headline}
              </Text>
            )}
            {children}
          </Stack>
          {actions !== undefined && (
            <Group gap="md" justify="center">
              {actions}
            </Group>
          )}
        </Stack>
      </Container>
    </Box>
  );
}

function TrainingMark({ training }: { readonly training: boolean }) {
  const say = useWords(words);
  if (!training) return null;
  return (
    <Badge size="xl" variant="white" color="dark.9" autoContrast={false}>
      {say.training}
    </Badge>
  );
}
