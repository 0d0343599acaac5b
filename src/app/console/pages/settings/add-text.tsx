import { Button, Group, SimpleGrid, Stack, TagsInput, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { CONSENT_NOTE_MAX_CHARS } from "../../../../domain/bounds.ts";
import type { Purpose } from "../../../../domain/privacy/consents.ts";
import { faultAt } from "../../../shared/field-errors.ts";
import { Dialog } from "../../../shared/dialog.tsx";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { refusalOf } from "../../../shared/refused.ts";
import { Trouble } from "../../../shared/trouble.tsx";
import { useDone } from "../../../shared/notices.tsx";
import { purposeWords } from "../../purpose-words.ts";
import { type TextVersion, useAddText } from "./queries.ts";
import { TextPreview } from "./text-preview.tsx";
import { TextsInput } from "./texts-by-language.tsx";

const words = inBoth({
  en: {
    title: (name: string, version: number) => `${name}: version ${version}`,
    about: "It is shown from now on, and never changed. Who agreed to an earlier version stays agreed to that one.",
    text: "Text",
    recipients: "Who gets to see what is collected",
    retention: "How long it is kept",
    preview: "As on the phone",
    add: "Add the version",
    cancel: "Cancel",
    done: (name: string, version: number) => `Version ${version} of ${name} is shown now.`,
  },
  sv: {
    title: (name: string, version: number) => `${name}: version ${version}`,
    about:
      "Den visas från och med nu och ändras aldrig. Den som sade ja till en tidigare version har sagt ja till den.",
    text: "Text",
    recipients: "Vilka får se det som samlas in",
    retention: "Hur länge det sparas",
    preview: "Som i telefonen",
    add: "Lägg till versionen",
    cancel: "Avbryt",
    done: (name: string, version: number) => `Version ${version} av ${name} visas nu.`,
  },
});

interface AddTextProps {
  readonly purpose: Purpose;
  /** The version that is shown so far. */
  readonly before: TextVersion | undefined;
  readonly onClose: () => void;
}

type Draft = Omit<TextVersion, "purpose" | "version">;

/** Writes the next version of what is asked about a purpose, beginning with the words of the last. */
export function AddText({ purpose, before, onClose }: AddTextProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { name } = useWords(purposeWords)[purpose];
  const [draft, setDraft] = useState<Draft>({
    texts: before?.texts ?? { [language]: "" },
    recipients: before?.recipients ?? [],
    retention: before?.retention ?? null,
  });
  const version = (before?.version ?? 0) + 1;
  const add = useAddText(purpose);
  const done = useDone();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    add.mutate(
      { version, ...draft },
      {
        onSuccess() {
          done(say.done(name, version));
          onClose();
        },
      },
    );
  };
  return (
    <Dialog opened onClose={onClose} title={say.title(name, version)} size="xl">
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm">{say.about}</Text>
          <Fields draft={draft} error={add.error} onChange={setDraft} />
          <Preview text={{ purpose, ...draft }} />
          {add.error !== null && <Trouble error={add.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {say.cancel}
            </Button>
            <Button type="submit" loading={add.isPending}>
              {say.add}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly error: unknown;
  readonly onChange: (draft: Draft) => void;
}

function Fields({ draft, error, onChange }: FieldsProps) {
  const say = useWords(words);
  const errors = error === null ? [] : refusalOf(error).errors;
  return (
    <>
      <TextsInput
        label={say.text}
        texts={draft.texts}
        fault={faultAt(errors, "/texts")}
        onChange={(texts) => onChange({ ...draft, texts })}
      />
      <TagsInput
        label={say.recipients}
        value={draft.recipients}
        error={faultAt(errors, "/recipients")}
        onChange={(recipients) => onChange({ ...draft, recipients })}
      />
      <TextInput
        label={say.retention}
        value={draft.retention ?? ""}
        maxLength={CONSENT_NOTE_MAX_CHARS}
        error={faultAt(errors, "/retention")}
        onChange={({ currentTarget: { value } }) => onChange({ ...draft, retention: value === "" ? null : value })}
      />
    </>
  );
}

function Preview({ text }: { readonly text: Omit<TextVersion, "version"> }) {
  const say = useWords(words);
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {say.preview}
      </Text>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {Object.keys(text.texts).map((locale) => (
          <TextPreview key={locale} text={text} locale={locale} />
        ))}
      </SimpleGrid>
    </Stack>
  );
}
