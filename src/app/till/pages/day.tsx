import { Button, Container, Group, Stack, Text, TextInput } from "@mantine/core";
import { asked } from "../../shared/client.ts";
import { inBoth, useLanguage, useWords } from "../../shared/language.tsx";
import { Empty, Loaded, Page } from "../../shared/page.tsx";
import { useAct, useAnswer } from "../../shared/query-hooks.ts";
import { Trouble } from "../../shared/trouble.tsx";
import { go, hrefOf, useAddress } from "../address.ts";
import { CloseDay } from "../day/close-day.tsx";
import { downloadJournal } from "../day/journal-file.ts";
import { type StoreDay, Totals } from "../day/totals.tsx";
import { SIGN_WIDTH_PX } from "../sign/sign.tsx";
import { apiFor } from "../till-api.ts";
import { dateAt, type Till, timeAt } from "../this-till.ts";

const words = inBoth({
  en: {
    title: "The day",
    about: (store: string, zone: string) =>
      `What the tills of ${store} gave, by campaign. Dates and times are those of the store (${zone}).`,
    date: "Date",
    none: "No offer was redeemed on this day.",
    complete: (time: string) => `Complete until ${time}`,
    closed: (time: string) => `Closed at ${time}`,
    open: "Not closed yet",
    csv: "Journal as CSV",
    after: "Came after closing",
  },
  sv: {
    title: "Dagen",
    about: (store: string, zone: string) =>
      `Vad kassorna i ${store} gav, per kampanj. Datum och tider är butikens (${zone}).`,
    date: "Datum",
    none: "Inget erbjudande löstes in den här dagen.",
    complete: (time: string) => `Fullständigt till ${time}`,
    closed: (time: string) => `Stängd ${time}`,
    open: "Inte stängd än",
    csv: "Journalen som CSV",
    after: "Kom efter stängning",
  },
});

const EVERY_MS = 10_000;
export const DAY = "day";

/** What was given on a day, and whether the tills have counted the same. */
export function Day({ till }: { readonly till: Till }) {
  const say = useWords(words);
  const { query } = useAddress();
  const today = dateAt(new Date(), till.timeZone);
  const date = query.get("date") ?? today;
  const { storeId, key } = till;
  const ask = () =>
    asked(apiFor(key).stores[":id"].days[":businessDate"].$get({ param: { id: storeId, businessDate: date } }));
  const day = useAnswer([DAY, storeId, date], ask, { everyMs: EVERY_MS });
  const download = useAct(() => downloadJournal(till, date));
  const actions = (
    <Group align="flex-end">
      <TextInput
        type="date"
        size="md"
        label={say.date}
        value={date}
        max={today}
        onChange={({ currentTarget }) => currentTarget.value !== "" && go(hrefOf("day", { date: currentTarget.value }))}
      />
      <Button variant="default" size="md" loading={download.isPending} onClick={() => download.mutate(undefined)}>
        {say.csv}
      </Button>
    </Group>
  );
  return (
    <Container size={SIGN_WIDTH_PX} py="md">
      <Page title={say.title} about={say.about(till.storeName, till.timeZone)} actions={actions}>
        {download.error !== null && <Trouble error={download.error} />}
        <Loaded query={day}>{(found) => <OneDay day={found} till={till} isToday={date === today} />}</Loaded>
      </Page>
    </Container>
  );
}

interface OneDayProps {
  readonly day: StoreDay;
  readonly till: Till;
  readonly isToday: boolean;
}

function OneDay({ day, till, isToday }: OneDayProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const time = (at: string): string => timeAt(at, day.timeZone, language);
  return (
    <Stack gap="lg">
      <Text size="sm" c="dimmed">
        {say.complete(time(day.completeUntil))} · {day.closedAt === null ? say.open : say.closed(time(day.closedAt))}
      </Text>
      {day.totals.length === 0 ? <Empty>{say.none}</Empty> : <Totals totals={day.totals} thisTill={till.tillId} />}
      {day.afterClosing.length > 0 && (
        <Stack gap="xs">
          <Text fw={600}>{say.after}</Text>
          <Totals totals={day.afterClosing} thisTill={till.tillId} />
        </Stack>
      )}
      <CloseDay key={day.businessDate} day={day} till={till} isToday={isToday} />
    </Stack>
  );
}
