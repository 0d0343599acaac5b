import { Card, Stack, Table, Text, Title } from "@mantine/core";
import { type ReactNode, useId } from "react";
import { inBoth, useWords } from "../../../../shared/language.tsx";
import { WideTable } from "../wide-table.tsx";
import type { Row } from "./rows.ts";

const words = inBoth({
  en: { table: "Show the numbers" },
  sv: { table: "Visa siffrorna" },
});

interface Names {
  readonly labelledBy: string;
  readonly describedBy: string;
}

interface FigureProps {
  readonly title: string;
  /** What there is to be seen, in a sentence or two: also for who cannot see the chart. */
  readonly said: ReactNode;
  /** Null where there is nothing to draw. */
  readonly chart: ((names: Names) => ReactNode) | null;
  readonly head: readonly string[];
  readonly rows: readonly Row[];
  readonly children?: ReactNode;
}

/** A part of the report: its words, its chart, and the numbers behind it. */
export function Figure({ title, said, chart, head, rows, children }: FigureProps) {
  const say = useWords(words);
  const id = useId();
  const names = { labelledBy: `${id}-title`, describedBy: `${id}-said` };
  return (
    <Card withBorder component="section" aria-labelledby={names.labelledBy}>
      <Stack gap="sm">
        <Title order={2} size="h4" id={names.labelledBy}>
          {title}
        </Title>
        <Text size="sm" id={names.describedBy} component="div">
          {said}
        </Text>
        {chart?.(names)}
        {children}
        {rows.length > 0 && (
          <details>
            <Text component="summary" size="sm" c="dimmed" style={{ cursor: "pointer" }}>
              {say.table}
            </Text>
            <Numbers head={head} rows={rows} title={title} />
          </details>
        )}
      </Stack>
    </Card>
  );
}

function Numbers({ head, rows, title }: Pick<FigureProps, "head" | "rows" | "title">) {
  return (
    <WideTable label={title} minWidth={360} head={head}>
      {rows.map(({ key, cells: [first, ...others] }) => (
        <Table.Tr key={key}>
          <Table.Th scope="row" fw={400}>
            {first}
          </Table.Th>
          {others.map((cell, n) => (
            <Table.Td key={n}>{cell}</Table.Td>
          ))}
        </Table.Tr>
      ))}
    </WideTable>
  );
}
