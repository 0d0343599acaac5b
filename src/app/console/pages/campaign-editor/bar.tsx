import { Alert, Button, Group, Paper, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { refusalOf } from "../../../shared/refused.ts";
import { Trouble } from "../../../shared/trouble.tsx";
import type { Finding } from "./findings.ts";
import { Counts } from "./summary.tsx";
import type { Editor } from "./use-editor.ts";

const words = inBoth({
  en: {
    save: "Save draft",
    saved: "Saved",
    unsaved: "Not saved yet; kept in this browser",
    discard: "Discard changes",
    restored: (when: string) => `What you typed on ${when} and did not save is back.`,
    putAway: "Your changes were put away.",
    undo: "Undo",
    theirs: "Somebody else has saved this campaign since you began",
    theirsWhy: "Nothing of yours was saved. Take what they saved and lose what you typed, or put yours in its place.",
    taken: "There is a campaign with this id already. Give yours another one.",
    notSaved: "Not saved yet",
    notSavedWhy: "Something has to be filled in or put right first: see below. What you typed is kept in this browser.",
    take: "Take theirs",
    overwrite: "Overwrite with mine",
  },
  sv: {
    save: "Spara utkast",
    saved: "Sparat",
    unsaved: "Inte sparat än; finns kvar i webbläsaren",
    discard: "Släng ändringarna",
    restored: (when: string) => `Det du skrev ${when} och inte sparade är tillbaka.`,
    putAway: "Dina ändringar lades undan.",
    undo: "Ångra",
    theirs: "Någon annan har sparat kampanjen sedan du började",
    theirsWhy: "Inget av ditt sparades. Ta det som de sparade och förlora det du skrev, eller sätt ditt i dess ställe.",
    taken: "Det finns redan en kampanj med det id:t. Ge din ett annat.",
    notSaved: "Inte sparat än",
    notSavedWhy: "Något måste fyllas i eller rättas först: se nedan. Det du skrev finns kvar i webbläsaren.",
    take: "Ta deras",
    overwrite: "Skriv över med mitt",
  },
});

const STICKY = { position: "sticky", top: "var(--app-shell-header-height, 56px)", zIndex: 5 } as const;

interface BarProps {
  readonly editor: Editor;
  readonly findings: readonly Finding[];
  readonly onSave: () => void;
}

/** What one can do, and how it stands; always in sight. */
export function Bar({ editor, findings, onSave }: BarProps) {
  const say = useWords(words);
  const { isChanged, save } = editor;
  return (
    <Paper withBorder p="sm" style={STICKY}>
      <Group justify="space-between" gap="xs" wrap="nowrap">
        <Stack gap={4}>
          <Counts findings={findings} />
          <Text size="xs" c="dimmed" role="status">
            {isChanged ? say.unsaved : say.saved}
          </Text>
        </Stack>
        <Button loading={save.isPending} onClick={onSave} style={{ flexShrink: 0 }}>
          {say.save}
        </Button>
      </Group>
    </Paper>
  );
}

/** What has to be said of the draft itself: what came back, what was put away, what somebody else did, what failed. */
export function Notices({ editor }: { readonly editor: Editor }) {
  const { error } = editor.save;
  return (
    <>
      {editor.theirs !== null && <Theirs editor={editor} />}
      {error !== null && <NotSaved error={error} />}
      <Restored editor={editor} />
    </>
  );
}

function NotSaved({ error }: { readonly error: unknown }) {
  const say = useWords(words);
  const { code, errors } = refusalOf(error);
  if (code === "conflict") return <Alert color="red" variant="light" role="alert" title={say.taken} />;
  if (errors.length === 0) return <Trouble error={error} />;
  return (
    <Alert color="red" variant="light" role="alert" title={say.notSaved}>
      {say.notSavedWhy}
    </Alert>
  );
}

function Theirs({ editor: { takeTheirs, overwrite } }: { readonly editor: Editor }) {
  const say = useWords(words);
  return (
    <Alert variant="default" role="alert" title={say.theirs}>
      <Stack gap="xs" align="flex-start">
        <Text size="sm">{say.theirsWhy}</Text>
        <Group gap="xs">
          <Button size="xs" variant="default" onClick={takeTheirs}>
            {say.take}
          </Button>
          <Button size="xs" variant="default" onClick={overwrite}>
            {say.overwrite}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}

function Restored({ editor: { restoredAt, isChanged, putAway } }: { readonly editor: Editor }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const [bringBack, setBringBack] = useState<(() => void) | null>(null);
  if (bringBack !== null && !isChanged) {
    return (
      <Alert variant="light" role="status">
        <Group gap="xs">
          <Text size="sm">{say.putAway}</Text>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => {
              bringBack();
              setBringBack(null);
            }}
          >
            {say.undo}
          </Button>
        </Group>
      </Alert>
    );
  }
  if (!isChanged) return null;
  const when = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" });
  return (
    <Group gap="xs">
      {restoredAt !== null && <Text size="sm">{say.restored(when.format(restoredAt))}</Text>}
      <Button size="compact-sm" variant="default" onClick={() => setBringBack(() => putAway())}>
        {say.discard}
      </Button>
    </Group>
  );
}
