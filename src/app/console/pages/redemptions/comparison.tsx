import { Badge, Group, Stack, Table, Text } from "@mantine/core";
import { formatMoney } from "../../../../domain/money/currency.ts";
import type { Money } from "../../../../domain/money/money.ts";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import type { ReceiptLine } from "./receipts.ts";

const words = inBoth({
  en: {
    title: "Counted against expected",
    receipt: "Receipt",
    expected: "Expected",
    counted: "Counted",
    agrees: "Agrees",
    differs: "Differs",
    missing: "Not counted",
    unknown: "Not expected",
    all: (count: number) => `All ${count} receipts agree.`,
    some: (count: number, of: number) => `${count} of ${of} receipts differ.`,
  },
  sv: {
    title: "Räknat mot väntat",
    receipt: "Kvitto",
    expected: "Väntat",
    counted: "Räknat",
    agrees: "Stämmer",
    differs: "Skiljer sig",
    missing: "Inte räknat",
    unknown: "Inte väntat",
    all: (count: number) => `Alla ${count} kvitton stämmer.`,
    some: (count: number, of: number) => `${count} av ${of} kvitton skiljer sig.`,
  },
});

interface ComparisonProps {
  readonly lines: readonly ReceiptLine[];
  readonly wasCounted: boolean;
}

/** Each receipt, what was counted beside what was expected, and where they differ. */
export function Comparison({ lines, wasCounted }: ComparisonProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const different = lines.filter(({ agrees }) => !agrees).length;
  const money = (amount: Money | null): string => (amount === null ? "–" : formatMoney(amount, language));
  return (
    <Stack gap="xs">
      {wasCounted && (
        <Text fw={600} size="sm" role="status">
          {different === 0 ? say.all(lines.length) : say.some(different, lines.length)}
        </Text>
      )}
      <Table.ScrollContainer minWidth={300} mah={420} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table aria-label={say.title} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say.receipt}</Table.Th>
              <Table.Th ta="right">{say.expected}</Table.Th>
              <Table.Th ta="right">{say.counted}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {lines.map((line) => (
              <Table.Tr key={`${line.transactionId} ${(line.expected ?? line.counted)?.currency ?? ""}`}>
                <Table.Td>
                  <Group gap="xs">
                    <Text size="sm" fw={wasCounted && !line.agrees ? 600 : 400}>
                      {line.transactionId}
                    </Text>
                    {wasCounted && <Result line={line} />}
                  </Group>
                </Table.Td>
                <Table.Td ta="right">{money(line.expected)}</Table.Td>
                <Table.Td ta="right">{money(line.counted)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}

function Result({ line: { agrees, expected, counted } }: { readonly line: ReceiptLine }) {
  const say = useWords(words);
  if (agrees)
    return (
      <Badge variant="light" color="spruce">
        {say.agrees}
      </Badge>
    );
  const otherwise = expected === null ? say.unknown : say.differs;
  return <Badge color="red.8">{counted === null ? say.missing : otherwise}</Badge>;
}
