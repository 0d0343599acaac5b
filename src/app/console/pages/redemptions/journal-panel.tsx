import { Anchor, Button, Group, Table } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { formatMoney } from "../../../../domain/money/currency.ts";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { useMoments } from "../../../shared/moments.ts";
import { Panel } from "../../../shared/panel.tsx";
import { useAct } from "../../../shared/query-hooks.ts";
import { Trouble } from "../../../shared/trouble.tsx";
import { type JournalEntry, journalFile, type StoreDay } from "./queries.ts";
import { effectWords } from "./state-words.ts";

const words = inBoth({
  en: {
    till: "Till",
    journal: "Every receipt of the day",
    time: "Time",
    receipt: "Receipt",
    what: "What",
    amount: "Amount",
    csv: "Download as CSV",
  },
  sv: {
    till: "Kassa",
    journal: "Dagens alla kvitton",
    time: "Tid",
    receipt: "Kvitto",
    what: "Vad",
    amount: "Belopp",
    csv: "Ladda ner som CSV",
  },
});

interface JournalPanelProps {
  readonly which: StoreDay;
  readonly entries: readonly JournalEntry[];
}

/** Every effect of the day, to look through or to take away. */
export function JournalPanel({ which, entries }: JournalPanelProps) {
  const say = useWords(words);
  const effects = useWords(effectWords);
  const { language } = useLanguage();
  const { clock } = useMoments();
  if (entries.length === 0) return null;
  return (
    <Panel title={say.journal} actions={<Download which={which} />}>
      <Table.ScrollContainer minWidth={480} mah={420} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table aria-label={say.journal} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say.time}</Table.Th>
              <Table.Th>{say.receipt}</Table.Th>
              <Table.Th>{say.till}</Table.Th>
              <Table.Th>{say.what}</Table.Th>
              <Table.Th ta="right">{say.amount}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {entries.map(({ id, at, transactionId, tillId, kind, amount, redemptionId }) => (
              <Table.Tr key={id}>
                <Table.Td>{clock(at, which.timeZone)}</Table.Td>
                <Table.Td>
                  <Anchor component={Link} size="sm" to={`/redemptions/${redemptionId}`}>
                    {transactionId}
                  </Anchor>
                </Table.Td>
                <Table.Td>{tillId}</Table.Td>
                <Table.Td>{effects[kind]}</Table.Td>
                <Table.Td ta="right">{formatMoney(amount, language)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}

function Download({ which }: { readonly which: StoreDay }) {
  const say = useWords(words);
  const load = useAct(async () => {
    const address = URL.createObjectURL(await journalFile(which));
    const link = document.createElement("a");
    link.href = address;
    link.download = `${which.storeId}-${which.day}.csv`;
    link.click();
    URL.revokeObjectURL(address);
  });
  return (
    <Group>
      {load.error !== null && <Trouble error={load.error} />}
      <Button variant="default" size="xs" loading={load.isPending} onClick={() => load.mutate(undefined)}>
        {say.csv}
      </Button>
    </Group>
  );
}
