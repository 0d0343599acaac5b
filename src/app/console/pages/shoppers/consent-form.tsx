import { Blockquote, Button, Group, NativeSelect, SegmentedControl, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { chooseLocale } from "../../../../domain/campaigns/locale.ts";
import { type Purpose, PURPOSES } from "../../../../domain/privacy/consents.ts";
import { Dialog } from "../../../shared/dialog.tsx";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { Trouble } from "../../../shared/trouble.tsx";
import { useDone } from "../../../shared/notices.tsx";
import { purposeWords } from "../../purpose-words.ts";
import { isUnspoken, PAUSES_DAYS, SOURCES, type Spoken, statementOf, UNSPOKEN } from "./consent-statement.ts";
import { type Shopper, useConsentTextsNow, useRecordConsents } from "./queries.ts";

const words = inBoth({
  en: {
    title: "Change consents on their behalf",
    about: "Only what the customer has said to you. It counts at once, on all of their devices.",
    yes: "Yes",
    no: "No",
    source: "How they said it",
    phone: "By telephone",
    letter: "By letter",
    store: "In a store",
    pause: "Pause",
    leave: "As it is",
    end: "No pause",
    days: (count: number) => (count === 1 ? "For a day" : `For ${count} days`),
    read: "Read this to them before they say yes:",
    save: "Record it",
    cancel: "Cancel",
    done: "Recorded, with a receipt.",
  },
  sv: {
    title: "Ändra samtycken åt kunden",
    about: "Bara det kunden har sagt till dig. Det gäller genast, på alla deras enheter.",
    yes: "Ja",
    no: "Nej",
    source: "Hur de sade det",
    phone: "Per telefon",
    letter: "Per brev",
    store: "I en butik",
    pause: "Uppehåll",
    leave: "Som det är",
    end: "Inget uppehåll",
    days: (count: number) => (count === 1 ? "Ett dygn" : `${count} dygn`),
    read: "Läs upp detta innan de säger ja:",
    save: "Anteckna",
    cancel: "Avbryt",
    done: "Antecknat, med kvitto.",
  },
});

/** The newest wording for a purpose, in the language that the shopper reads. */
function useWordings(locale: string | null) {
  const { data } = useConsentTextsNow();
  const { language } = useLanguage();
  return (purpose: Purpose) => {
    const texts = data?.items.filter((one) => one.purpose === purpose) ?? [];
    const chosen = chooseLocale(
      texts.map((one) => one.locale),
      locale ?? language,
      "en",
    );
    return texts.find((one) => one.locale === chosen);
  };
}

interface ConsentFormProps {
  readonly shopper: Shopper;
  readonly id: string;
  readonly onClose: () => void;
}

/** What a customer has said to somebody, with the wording that was read to them. What was not spoken of stays as it is. */
export function ConsentForm({ shopper, id, onClose }: ConsentFormProps) {
  const say = useWords(words);
  const [spoken, setSpoken] = useState(UNSPOKEN);
  const wordingOf = useWordings(shopper.person.profile.locale ?? shopper.devices[0]?.locale ?? null);
  const record = useRecordConsents(id);
  const done = useDone();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const statement = statementOf(spoken, (purpose) => wordingOf(purpose)?.id, Date.now());
    record.mutate(statement, {
      onSuccess() {
        done(say.done);
        onClose();
      },
    });
  };
  return (
    <Dialog opened onClose={onClose} title={say.title} size="lg">
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">{say.about}</Text>
          {PURPOSES.map((purpose) => (
            <Answer
              key={purpose}
              purpose={purpose}
              granted={spoken.said[purpose] ?? shopper.consents[purpose]?.granted === true}
              wording={spoken.said[purpose] === true ? wordingOf(purpose)?.text : undefined}
              onSay={(granted) => setSpoken({ ...spoken, said: { ...spoken.said, [purpose]: granted } })}
            />
          ))}
          <Ways spoken={spoken} onSpeak={setSpoken} />
          {record.error !== null && <Trouble error={record.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {say.cancel}
            </Button>
            <Button type="submit" disabled={isUnspoken(spoken)} loading={record.isPending}>
              {say.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

interface WaysProps {
  readonly spoken: Spoken;
  readonly onSpeak: (spoken: Spoken) => void;
}

/** How it was said, and for how long nothing is to be heard. */
function Ways({ spoken, onSpeak }: WaysProps) {
  const say = useWords(words);
  const pauses: readonly Spoken["pause"][] = ["leave", "end", ...PAUSES_DAYS];
  const told = (pause: Spoken["pause"]): string => (typeof pause === "number" ? say.days(pause) : say[pause]);
  return (
    <Group grow>
      <NativeSelect
        label={say.source}
        value={spoken.source}
        data={SOURCES.map((value) => ({ value, label: say[value] }))}
        onChange={({ currentTarget }) => {
          const source = SOURCES.find((one) => one === currentTarget.value) ?? spoken.source;
          onSpeak({ ...spoken, source });
        }}
      />
      <NativeSelect
        label={say.pause}
        value={String(spoken.pause)}
        data={pauses.map((pause) => ({ value: String(pause), label: told(pause) }))}
        onChange={({ currentTarget }) => {
          const pause = pauses.find((one) => String(one) === currentTarget.value) ?? spoken.pause;
          onSpeak({ ...spoken, pause });
        }}
      />
    </Group>
  );
}

interface AnswerProps {
  readonly purpose: Purpose;
  readonly granted: boolean;
  readonly wording: string | undefined;
  readonly onSay: (granted: boolean) => void;
}

function Answer({ purpose, granted, wording, onSay }: AnswerProps) {
  const say = useWords(words);
  const { name, about } = useWords(purposeWords)[purpose];
  return (
    <Stack gap={4}>
      <Group justify="space-between" wrap="nowrap">
        <div>
          <Text fw={600}>{name}</Text>
          <Text size="sm" c="dimmed">
            {about}
          </Text>
        </div>
        <SegmentedControl
          aria-label={name}
          value={granted ? "yes" : "no"}
          data={[
            { value: "no", label: say.no },
            { value: "yes", label: say.yes },
          ]}
          onChange={(value) => onSay(value === "yes")}
        />
      </Group>
      {wording !== undefined && (
        <>
          <Text size="sm">{say.read}</Text>
          <Blockquote p="sm" my={0}>
            {wording}
          </Blockquote>
        </>
      )}
    </Stack>
  );
}
