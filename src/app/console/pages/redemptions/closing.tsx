import { Alert, Button, FileButton, Group, Textarea } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useState } from "react";
import { Confirm } from "../../../shared/confirm.tsx";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { Nothing, Panel } from "../../../shared/panel.tsx";
import { may, useSession } from "../../session.ts";
import { Comparison } from "./comparison.tsx";
import { countedList } from "./counted-list.ts";
import { type DayBook, type JournalEntry, type StoreDay, useClose } from "./queries.ts";
import { receiptLines } from "./receipts.ts";

const words = inBoth({
  en: {
    title: "Counted against expected",
    about:
      "Paste the tills' own list, a receipt and what came off it in each line, or choose its file. Nothing is sent until you close the day.",
    aboutClosed: "The day is closed. You can still hold a list against it.",
    list: "The tills' list",
    example: "R-1042; 149.90",
    file: "Choose a file",
    unread: (lines: string) => `These lines cannot be read: ${lines}.`,
    noCurrency: "The store has no currency, so a list cannot be read. Give it one under Stores.",
    nothing: "Nothing was redeemed, so there is nothing to count.",
    close: "Close the day",
    closeTitle: "Close this day?",
    closeAbout: "A day is closed once and for good. What comes later is still recorded, and shown apart.",
  },
  sv: {
    title: "Räknat mot väntat",
    about:
      "Klistra in kassornas egen lista, ett kvitto och vad som drogs av på varje rad, eller välj dess fil. Inget skickas förrän du stänger dagen.",
    aboutClosed: "Dagen är stängd. Du kan fortfarande hålla en lista mot den.",
    list: "Kassornas lista",
    example: "R-1042; 149,90",
    file: "Välj en fil",
    unread: (lines: string) => `De här raderna går inte att läsa: ${lines}.`,
    noCurrency: "Butiken har ingen valuta, så en lista kan inte läsas. Ge den en under Butiker.",
    nothing: "Inget löstes in, så det finns inget att räkna.",
    close: "Stäng dagen",
    closeTitle: "Stänga dagen?",
    closeAbout: "En dag stängs en gång för alla. Det som kommer senare registreras ändå, och visas för sig.",
  },
});

interface ClosingProps {
  readonly which: StoreDay;
  readonly book: DayBook;
  readonly entries: readonly JournalEntry[];
  readonly currency: string | null;
}

/** Holds a list that the tills made themselves against the journal, and closes the day with it. */
export function Closing({ which, book, entries, currency }: ClosingProps) {
  const say = useWords(words);
  const { roles } = useSession();
  const [text, write] = useState("");
  const { entries: counted, unread } = countedList(text, currency ?? "");
  const lines = receiptLines(entries, counted);
  const isClosed = book.closedAt !== null;
  return (
    <Panel title={say.title} about={isClosed ? say.aboutClosed : say.about}>
      {currency === null && <Alert color="orange">{say.noCurrency}</Alert>}
      <Textarea
        label={say.list}
        placeholder={say.example}
        value={text}
        onChange={({ currentTarget }) => write(currentTarget.value)}
        minRows={3}
        maxRows={10}
        autosize
        disabled={currency === null}
        error={unread.length === 0 ? null : say.unread(unread.join(", "))}
      />
      <Group justify="space-between">
        <FileButton onChange={(file) => void file?.text().then(write)} accept=".csv,.txt,text/csv,text/plain">
          {(props) => (
            <Button {...props} variant="default" size="xs" disabled={currency === null}>
              {say.file}
            </Button>
          )}
        </FileButton>
        {/* Bound to their stores, tills close their own days; of people only who is admin does. */}
        {may(roles, ["admin"]) && !isClosed && (
          <CloseButton which={which} counted={counted} disabled={unread.length > 0 || currency === null} />
        )}
      </Group>
      {lines.length === 0 ? (
        <Nothing>{say.nothing}</Nothing>
      ) : (
        <Comparison lines={lines} wasCounted={text.trim() !== ""} />
      )}
    </Panel>
  );
}

interface CloseButtonProps {
  readonly which: StoreDay;
  readonly counted: Parameters<ReturnType<typeof useClose>["mutate"]>[0];
  readonly disabled: boolean;
}

function CloseButton({ which, counted, disabled }: CloseButtonProps) {
  const say = useWords(words);
  const [opened, { open, close }] = useDisclosure(false);
  const act = useClose(which);
  return (
    <>
      <Button onClick={open} disabled={disabled}>
        {say.close}
      </Button>
      <Confirm
        opened={opened}
        title={say.closeTitle}
        about={say.closeAbout}
        verb={say.close}
        act={act}
        onConfirm={() => act.mutate(counted, { onSuccess: close })}
        onClose={close}
      />
    </>
  );
}
