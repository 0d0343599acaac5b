import { Alert, Anchor, Badge, Button, Group, Stack, Table, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { formatMoney } from "../../../../domain/money/currency.ts";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { useMoments } from "../../../shared/moments.ts";
import { Loaded } from "../../../shared/page.tsx";
import { Nothing, Panel } from "../../../shared/panel.tsx";
import { useAct } from "../../../shared/query-hooks.ts";
import { Trouble } from "../../../shared/trouble.tsx";
import { useCampaignNames } from "../../names.ts";
import type { Store } from "../../queries.ts";
import { Closing } from "./closing.tsx";
import { type DayBook, type JournalEntry, journalFile, type StoreDay, useJournal, useStoreDay } from "./queries.ts";
import { effectWords } from "./state-words.ts";

const words = inBoth({
  en: {
    totals: (day: string) => `By till and campaign, ${day}`,
    totalsAbout: (zone: string) => `From midnight to midnight in ${zone}.`,
    complete: (time: string) =>
      `Complete until ${time}: every redemption before that is in these numbers, also of tills that were cut off.`,
    incomplete: (time: string) =>
      `Complete until ${time}. A till's call from then on may still be on its way, and will be added.`,
    open: "Open",
    closed: (time: string) => `Closed ${time}`,
    none: "No offer was redeemed here that day.",
    till: "Till",
    campaign: "Campaign",
    redeemed: "Redeemed",
    voided: "Voided",
    returned: "Returned",
    given: "Given",
    late: "Came after closing",
    lateAbout: "Part of the totals above. Whoever closed the day has not seen these.",
    journal: "Every receipt of the day",
    time: "Time",
    receipt: "Receipt",
    what: "What",
    amount: "Amount",
    csv: "Download as CSV",
  },
  sv: {
    totals: (day: string) => `Per kassa och kampanj, ${day}`,
    totalsAbout: (zone: string) => `Från midnatt till midnatt i ${zone}.`,
    complete: (time: string) =>
      `Komplett till ${time}: varje inlösen dessförinnan är med, även från kassor som tappade kontakten.`,
    incomplete: (time: string) =>
      `Komplett till ${time}. Ett anrop från en kassa därefter kan vara på väg, och läggs till.`,
    open: "Öppen",
    closed: (time: string) => `Stängd ${time}`,
    none: "Inget erbjudande löstes in här den dagen.",
    till: "Kassa",
    campaign: "Kampanj",
    redeemed: "Inlöst",
    voided: "Makulerat",
    returned: "Återlämnat",
    given: "Givet",
    late: "Kom efter stängningen",
    lateAbout: "Ingår i summorna ovan. Den som stängde dagen har inte sett dem.",
    journal: "Dagens alla kvitton",
    time: "Tid",
    receipt: "Kvitto",
    what: "Vad",
    amount: "Belopp",
    csv: "Ladda ner som CSV",
  },
});

interface DayPanelsProps {
  readonly which: StoreDay;
  readonly store: Store;
}

/** A store's day: what each till gave for each campaign, every receipt of it, and closing it. */
export function DayPanels({ which, store }: DayPanelsProps) {
  const query = useStoreDay(which);
  const journal = useJournal(which);
  return (
    <Loaded query={query}>
      {(book) => (
        <Stack>
          <TotalsPanel which={which} book={book} />
          <Loaded query={journal}>
            {(entries) => (
              <>
                <JournalPanel which={which} entries={entries} />
                <Closing which={which} book={book} entries={entries} currency={store.currency} />
              </>
            )}
          </Loaded>
        </Stack>
      )}
    </Loaded>
  );
}

function TotalsPanel({ which, book }: { readonly which: StoreDay; readonly book: DayBook }) {
  const say = useWords(words);
  const { day, moment } = useMoments();
  const until = moment(book.completeUntil, which.timeZone);
  const isSettled = Date.now() - Date.parse(book.completeUntil) < SETTLED_WITHIN_MS;
  return (
    <Panel
      title={say.totals(day(which.day))}
      about={say.totalsAbout(which.timeZone)}
      actions={
        book.closedAt === null ? (
          <Badge variant="light" color="gray">
            {say.open}
          </Badge>
        ) : (
          <Badge variant="light" color="spruce">
            {say.closed(moment(book.closedAt, which.timeZone))}
          </Badge>
        )
      }
    >
      {book.totals.length === 0 ? (
        <Nothing>{say.none}</Nothing>
      ) : (
        <Totals totals={book.totals} label={say.totals("")} />
      )}
      {isSettled ? (
        <Text size="sm" c="dimmed">
          {say.complete(until)}
        </Text>
      ) : (
        <Alert color="orange" variant="light">
          {say.incomplete(until)}
        </Alert>
      )}
      {book.afterClosing.length > 0 && (
        <Alert color="orange" variant="light" title={say.late}>
          <Text size="sm">{say.lateAbout}</Text>
          <Totals totals={book.afterClosing} label={say.late} />
        </Alert>
      )}
    </Panel>
  );
}

/** A till's call takes seconds: what is held back for longer is worth a word. */
const SETTLED_WITHIN_MS = 2 * 60_000;

interface TotalsProps {
  readonly totals: DayBook["totals"];
  readonly label: string;
}

function Totals({ totals, label }: TotalsProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const campaignOf = useCampaignNames();
  return (
    <Table.ScrollContainer minWidth={560} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say.till}</Table.Th>
            <Table.Th>{say.campaign}</Table.Th>
            <Table.Th ta="right">{say.given}</Table.Th>
            <Table.Th ta="right">{say.redeemed}</Table.Th>
            <Table.Th ta="right">{say.voided}</Table.Th>
            <Table.Th ta="right">{say.returned}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {totals.map(({ tillId, campaignId, amount, redeemed, voided, returned }) => (
            <Table.Tr key={`${tillId} ${campaignId} ${amount.currency}`}>
              <Table.Td>{tillId}</Table.Td>
              <Table.Td>{campaignOf(campaignId)}</Table.Td>
              <Table.Td ta="right" fw={600}>
                {formatMoney(amount, language)}
              </Table.Td>
              <Table.Td ta="right">{redeemed.count}</Table.Td>
              <Table.Td ta="right">{voided.count}</Table.Td>
              <Table.Td ta="right">{returned.count}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

interface JournalPanelProps {
  readonly which: StoreDay;
  readonly entries: readonly JournalEntry[];
}

function JournalPanel({ which, entries }: JournalPanelProps) {
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
