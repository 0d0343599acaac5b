import { Table } from "@mantine/core";
import type { ReactNode } from "react";

interface WideTableProps {
  /** What it is a table of, for who moves through it by the keyboard. */
  readonly label: string;
  /** Below this many pixels it is moved sideways. */
  readonly minWidth: number;
  readonly head: readonly string[];
  readonly children: ReactNode;
}

/** A table that moves sideways by itself where it is wider than the page, also by the keyboard. */
export function WideTable({ label, minWidth, head, children }: WideTableProps) {
  const viewportProps = { tabIndex: 0, role: "group", "aria-label": label };
  return (
    <Table.ScrollContainer minWidth={minWidth} scrollAreaProps={{ viewportProps }}>
      <Table verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            {head.map((name, n) => (name === "" ? <Table.Td key={n} /> : <Table.Th key={n}>{name}</Table.Th>))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
