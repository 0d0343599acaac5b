import { Alert, Badge, List, Stack, Text } from "@mantine/core";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { useMoments } from "../../../shared/moments.ts";
import { Loaded } from "../../../shared/page.tsx";
import { Nothing, Panel } from "../../../shared/panel.tsx";
import type { Store } from "../../queries.ts";
import { Closing } from "./closing.tsx";
import { JournalPanel } from "./journal-panel.tsx";
import { type DayBook, type StoreDay, useJournal, useStoreDay } from "./queries.ts";
import { Totals } from "./totals.tsx";

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
    held: "Too many wrong codes",
    heldOne: (till: string, until: string) => `Till ${till} has to wait until ${until}.`,
    heldAll: (until: string) => `All tills of one API key have to wait until ${until}. Somebody may be trying codes.`,
    late: "Came after closing",
    lateAbout: "Part of the totals above. Whoever closed the day has not seen these.",
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
    held: "För många felaktiga koder",
    heldOne: (till: string, until: string) => `Kassa ${till} får vänta till ${until}.`,
    heldAll: (until: string) => `Alla kassor med en API-nyckel får vänta till ${until}. Någon kanske prövar koder.`,
    late: "Kom efter stängningen",
    lateAbout: "Ingår i summorna ovan. Den som stängde dagen har inte sett dem.",
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
      {book.heldBack.length > 0 && (
        <Alert color="orange" variant="light" title={say.held}>
          <List size="sm">
            {book.heldBack.map(({ tillId, until: end }) => (
              <List.Item key={`${tillId ?? ""} ${end}`}>
                {tillId === null
                  ? say.heldAll(moment(end, which.timeZone))
                  : say.heldOne(tillId, moment(end, which.timeZone))}
              </List.Item>
            ))}
          </List>
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
