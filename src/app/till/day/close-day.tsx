import { Alert, Button, Group, Stack, Table, Text, Textarea, Title } from "@mantine/core";
import { useState } from "react";
import { CLOSING_ENTRIES_MAX } from "../../../domain/bounds.ts";
import { exponentOf, formatMoney } from "../../../domain/money/currency.ts";
import type { Comparison } from "../../../domain/redemptions/closing.ts";
import { asked } from "../../shared/client.ts";
import { inBoth, useLanguage, useWords } from "../../shared/language.tsx";
import { useAct } from "../../shared/query-hooks.ts";
import { Trouble } from "../../shared/trouble.tsx";
import { ownList } from "../memory.ts";
import { listIn, type Listed, receiptsOf, textOf } from "../own-list.ts";
import { insistOn } from "../insist.ts";
import { apiFor } from "../till-api.ts";
import type { Till } from "../this-till.ts";
import { differencesOf } from "./differences.ts";
import type { StoreDay } from "./totals.tsx";

const words = inBoth({
  en: {
    title: "Close the day",
    about:
      "Compare what the tills counted with what the service has written down. The list holds what this till counted; add the other tills' receipts.",
    list: (currency: string) => `Counted: a receipt and what was taken off, in ${currency}`,
    example: "R-7KQ4-M2XP; 10.00",
    wrong: (lines: string) => `Not understood: line ${lines}. Write the receipt, a semicolon and the amount.`,
    close: "Compare and close",
    again: "Compare again",
    sure: "The day is not over. What is redeemed after closing is recorded all the same, and shown apart.",
    really: "Close it now",
    keep: "Not yet",
    same: "Everything agrees: the tills counted what the service has.",
    receipt: "Receipt",
    counted: "Counted",
    expected: "Written down",
    difference: "Difference",
    differences: (count: number) => (count === 1 ? "1 receipt differs" : `${count} receipts differ`),
    none: "nothing",
  },
  sv: {
    title: "Stäng dagen",
    about:
      "Jämför det som kassorna räknade med det som tjänsten har skrivit upp. Listan har det som den här kassan räknade; lägg till de andra kassornas kvitton.",
    list: (currency: string) => `Räknat: ett kvitto och vad som drogs av, i ${currency}`,
    example: "R-7KQ4-M2XP; 10,00",
    wrong: (lines: string) => `Går inte att förstå: rad ${lines}. Skriv kvittot, ett semikolon och beloppet.`,
    close: "Jämför och stäng",
    again: "Jämför igen",
    sure: "Dagen är inte slut. Det som löses in efter stängning skrivs upp ändå, och visas för sig.",
    really: "Stäng nu",
    keep: "Inte än",
    same: "Allt stämmer: kassorna räknade det som tjänsten har.",
    receipt: "Kvitto",
    counted: "Räknat",
    expected: "Uppskrivet",
    difference: "Skillnad",
    differences: (count: number) => (count === 1 ? "1 kvitto skiljer sig" : `${count} kvitton skiljer sig`),
    none: "inget",
  },
});

interface CloseDayProps {
  readonly day: StoreDay;
  readonly till: Till;
  readonly isToday: boolean;
}

/** The evening: what the tills counted against what the service has. */
export function CloseDay({ day, till, isToday }: CloseDayProps) {
  const say = useWords(words);
  const { currency } = till;
  const decimals = exponentOf(currency);
  const [text, setText] = useState(() => textOf(receiptsOf(ownList(), day.businessDate, currency), decimals));
  const [isAsked, ask] = useState(false);
  const { listed, wrong } = listIn(text, decimals);
  const close = useAct((entries: readonly Listed[]) => closing(till, day.businessDate, entries), [["day"]]);
  const send = (): void => {
    ask(false);
    close.mutate(listed);
  };
  return (
    <Stack component="section" gap="md">
      <Stack gap={4}>
        <Title order={2} size="h3">
          {say.title}
        </Title>
        <Text c="dimmed">{say.about}</Text>
      </Stack>
      <Textarea
        label={say.list(currency)}
        placeholder={say.example}
        error={wrong.length > 0 && say.wrong(wrong.join(", "))}
        value={text}
        autosize
        minRows={4}
        maxRows={12}
        styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)" } }}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      {isAsked ? (
        <Sure onYes={send} onNo={() => ask(false)} />
      ) : (
        <Group>
          <Button
            size="lg"
            loading={close.isPending}
            disabled={wrong.length > 0 || listed.length > CLOSING_ENTRIES_MAX}
            onClick={() => (isToday && day.closedAt === null ? ask(true) : send())}
          >
            {day.closedAt === null ? say.close : say.again}
          </Button>
        </Group>
      )}
      {close.error !== null && <Trouble error={close.error} />}
      {close.data !== undefined && <Compared comparison={close.data} />}
    </Stack>
  );
}

/** A day is closed once: what comes later is apart for ever. */
function Sure({ onYes, onNo }: { readonly onYes: () => void; readonly onNo: () => void }) {
  const say = useWords(words);
  return (
    <Alert color="red" variant="light" role="alert">
      <Stack align="flex-start">
        <Text>{say.sure}</Text>
        <Group>
          <Button size="md" variant="default" onClick={onNo}>
            {say.keep}
          </Button>
          <Button size="md" onClick={onYes}>
            {say.really}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

/** Closes the day with a list; an effect that is still on its way to the journal is waited for. */
function closing(
  { key, storeId, currency }: Till,
  businessDate: string,
  listed: readonly Listed[],
): Promise<Comparison> {
  const entries = listed.map(({ transactionId, amount }) => ({ transactionId, amount: { amount, currency } }));
  const made = { param: { id: storeId, businessDate }, json: { entries } };
  const { close } = apiFor(key).stores[":id"].days[":businessDate"];
  return insistOn(
    () => asked(close.$post(made)),
    () => undefined,
  );
}

function Compared({ comparison }: { readonly comparison: Comparison }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const differences = differencesOf(comparison);
  if (differences.length === 0)
    return (
      <Alert color="spruce" role="status" variant="light">
        <Text fw={600}>✓ {say.same}</Text>
      </Alert>
    );
  const money = (amount: number | null, currency: string): string =>
    amount === null ? say.none : formatMoney({ amount, currency }, language);
  return (
    <Stack gap="xs" role="status">
      <Text fw={600}>{say.differences(differences.length)}</Text>
      <Table aria-label={say.difference} horizontalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say.receipt}</Table.Th>
            {(["counted", "expected", "difference"] as const).map((name) => (
              <Table.Th key={name} ta="right">
                {say[name]}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {differences.map(({ transactionId, currency, counted, expected }) => (
            <Table.Tr key={`${transactionId} ${currency}`}>
              <Table.Td>{transactionId}</Table.Td>
              <Table.Td ta="right">{money(counted, currency)}</Table.Td>
              <Table.Td ta="right">{money(expected, currency)}</Table.Td>
              <Table.Td ta="right" fw={600}>
                {money((counted ?? 0) - (expected ?? 0), currency)}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Stack>
  );
}
