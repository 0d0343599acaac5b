import { Badge, Button, Group, Paper, SimpleGrid, Stack, Table, Text } from "@mantine/core";
import { useState } from "react";
import { inBoth, useWords } from "../../../../shared/language.tsx";
import { problemWords } from "../../../../shared/problem-words.ts";
import type { Report } from "../queries.ts";
import { csvOf, type ReportRow, rowsOf } from "./report-rows.ts";
import { noteWords } from "./row-words.ts";

const words = inBoth({
  en: {
    created: "New",
    updated: "Replaced",
    skipped: "Left out",
    refused: "Refused",
    row: "Row",
    what: "What",
    why: "Why",
    kinds: { refused: "Refused", skipped: "Left out", warning: "Look at it" },
    fine: "Nothing is refused, and nothing looks odd.",
    download: "Download this list",
    more: (count: number) => `Show ${count} more`,
    file: "stores-import-report.csv",
  },
  sv: {
    created: "Nya",
    updated: "Ersatta",
    skipped: "Utelämnade",
    refused: "Avvisade",
    row: "Rad",
    what: "Vad",
    why: "Varför",
    kinds: { refused: "Avvisad", skipped: "Utelämnad", warning: "Titta på den" },
    fine: "Inget avvisas, och inget ser konstigt ut.",
    download: "Ladda ned listan",
    more: (count: number) => `Visa ${count} till`,
    file: "butiksimport-rapport.csv",
  },
});

const COLORS = { refused: "red.9", skipped: "gray", warning: "yellow.9" } as const;
const COUNTS = ["created", "updated", "skipped"] as const;
const SHOWN_FIRST = 50;

/** What became, or would become, of the rows of a file. */
export function ReportOf({ report }: { readonly report: Report }) {
  const say = useWords(words);
  const rows = rowsOf(report);
  const counts = [
    ...COUNTS.map((name) => [say[name], report[name]] as const),
    [say.refused, report.refused.length] as const,
  ];
  return (
    <Stack>
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="sm">
        {counts.map(([name, count]) => (
          <Paper key={name} withBorder p="sm">
            <Text size="sm" c="dimmed">
              {name}
            </Text>
            <Text size="xl" fw={700}>
              {count}
            </Text>
          </Paper>
        ))}
      </SimpleGrid>
      {rows.length === 0 ? <Text>{say.fine}</Text> : <Rows rows={rows} />}
    </Stack>
  );
}

function Rows({ rows }: { readonly rows: readonly ReportRow[] }) {
  const say = useWords(words);
  const notes = useWords(noteWords);
  const problems: Readonly<Record<string, string>> = useWords(problemWords);
  const [shown, show] = useState(SHOWN_FIRST);
  return (
    <Stack gap="xs">
      <Group justify="flex-end">
        <Button size="xs" variant="default" onClick={() => download(say.file, csvOf(rows))}>
          {say.download}
        </Button>
      </Group>
      <Table.ScrollContainer minWidth={560}>
        <Table verticalSpacing="xs">
          <Table.Thead>
            <Table.Tr>
              <Table.Th ta="right" w={60}>
                {say.row}
              </Table.Th>
              <Table.Th w={120}>{say.what}</Table.Th>
              <Table.Th>{say.why}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.slice(0, shown).map(({ row, kind, code, message }) => (
              <Table.Tr key={`${row} ${code} ${message}`}>
                <Table.Td ta="right">{row}</Table.Td>
                <Table.Td>
                  <Badge color={COLORS[kind]} variant="outline" tt="none">
                    {say.kinds[kind]}
                  </Badge>
                </Table.Td>
                <Table.Td>
                  <Text size="sm">{notes[code] ?? problems[code] ?? code}</Text>
                  <Text size="xs" c="dimmed">
                    {message}
                  </Text>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      {rows.length > shown && (
        <Group justify="center">
          <Button size="xs" variant="default" onClick={() => show(rows.length)}>
            {say.more(rows.length - shown)}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "text/csv" }));
  Object.assign(document.createElement("a"), { href: address, download: name }).click();
  URL.revokeObjectURL(address);
}
