import { Box, Card, Group, Stack, Text, Title } from "@mantine/core";
import type { Campaign } from "../../../../domain/campaigns/campaign.ts";
import { useWords } from "../../../shared/language.tsx";
import { Phones } from "./phones.tsx";
import { useSpeaker } from "./speaking.ts";
import { type Section, SECTIONS, statementWords } from "./words/statement-words.ts";
import { type Statement, statementsOf } from "./words/statements.ts";

/** Two columns where there is room for them, filled from the top, whatever how long each part is. */
const COLUMNS = { columns: "340px 2", columnGap: "var(--mantine-spacing-md)" };

/** What a campaign's document says, in words, and how it looks on a phone. */
export function SaysTab({ campaign }: { readonly campaign: Campaign }) {
  const speaker = useSpeaker();
  const statements = statementsOf(campaign, speaker);
  const sections = SECTIONS.filter((section) => section !== "says").map(
    (section) => [section, statements.filter((one) => one.section === section)] as const,
  );
  return (
    <Stack gap="lg">
      <Phones campaign={campaign} />
      <Box style={COLUMNS}>
        {sections.map(([section, these]) => (
          <SectionCard key={section} section={section} statements={these} />
        ))}
      </Box>
    </Stack>
  );
}

interface SectionCardProps {
  readonly section: Section;
  readonly statements: readonly Statement[];
}

function SectionCard({ section, statements }: SectionCardProps) {
  const say = useWords(statementWords);
  return (
    <Card withBorder component="section" mb="md" style={{ breakInside: "avoid" }}>
      <Title order={2} size="h5" mb="sm">
        {say.sections[section]}
      </Title>
      <Stack gap="sm" component="dl" m={0}>
        {statements.map(({ key, label, lines }) => (
          <Group key={key} gap={2} component="div" align="flex-start">
            <Text component="dt" size="sm" c="dimmed" w={{ base: "100%", xs: 180 }}>
              {label}
            </Text>
            <Lines lines={lines} />
          </Group>
        ))}
      </Stack>
    </Card>
  );
}

function Lines({ lines }: Pick<Statement, "lines">) {
  return (
    <Stack component="dd" gap={2} m={0} style={{ flex: "1 1 180px", minWidth: 0 }}>
      {lines.map((line) => (
        <Text key={line} size="sm" style={{ overflowWrap: "anywhere" }}>
          {line}
        </Text>
      ))}
    </Stack>
  );
}
