import { Card, SimpleGrid, Stack, Text } from "@mantine/core";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { Empty } from "../../../shared/page.tsx";
import { edged } from "./edged.ts";
import type { Change } from "./words/changes.ts";
import { SECTIONS, statementWords } from "./words/statement-words.ts";

const words = inBoth({
  en: { same: "They say the same.", before: "Before", after: "After", nothing: "Nothing" },
  sv: { same: "De säger samma sak.", before: "Före", after: "Efter", nothing: "Inget" },
});

/** What of one version is otherwise in another, by its name, before and after. */
export function ChangeList({ changes }: { readonly changes: readonly Change[] }) {
  const say = useWords(words);
  const { sections } = useWords(statementWords);
  if (changes.length === 0) return <Empty>{say.same}</Empty>;
  return (
    <Stack gap="sm">
      {SECTIONS.flatMap((section) => changes.filter((one) => one.section === section)).map((change) => (
        <Card key={change.key} withBorder padding="sm" component="article">
          <Text size="sm" fw={600} mb="xs">
            <Text span size="sm" c="dimmed" fw={400}>
              {sections[change.section]} ·{" "}
            </Text>
            {change.label}
          </Text>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            <Side name={say.before} lines={change.before ?? [say.nothing]} color="red" />
            <Side name={say.after} lines={change.after ?? [say.nothing]} color="green" />
          </SimpleGrid>
        </Card>
      ))}
    </Stack>
  );
}

interface SideProps {
  readonly name: string;
  readonly lines: readonly string[];
  readonly color: "red" | "green";
}

function Side({ name, lines, color }: SideProps) {
  return (
    <div style={{ ...edged(color), paddingLeft: 10 }}>
      <Text size="xs" c="dimmed">
        {name}
      </Text>
      {lines.map((line) => (
        <Text key={line} size="sm" style={{ overflowWrap: "anywhere" }}>
          {line}
        </Text>
      ))}
    </div>
  );
}
