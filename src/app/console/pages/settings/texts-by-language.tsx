import { ActionIcon, Button, Group, Stack, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";

const words = inBoth({
  en: {
    add: "Add a language",
    code: "Language to add, such as sv or nb-NO",
    in: (label: string, name: string) => `${label} in ${name}`,
    remove: (name: string) => `Remove ${name}`,
  },
  sv: {
    add: "Lägg till ett språk",
    code: "Språk att lägga till, till exempel sv eller nb-NO",
    in: (label: string, name: string) => `${label} på ${name}`,
    remove: (name: string) => `Ta bort ${name}`,
  },
});

type Texts = Readonly<Record<string, string>>;

interface TextsInputProps {
  readonly label: string;
  readonly texts: Texts;
  readonly fault: string | undefined;
  readonly onChange: (texts: Record<string, string>) => void;
}

/** What a language is called; a tag that is none by itself. */
function languageName(tag: string, inLanguage: string): string {
  try {
    return new Intl.DisplayNames([inLanguage], { type: "language" }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

const without = (texts: Texts, tag: string): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).filter(([one]) => one !== tag));

/** The same text in several languages. */
export function TextsInput({ label, texts, fault, onChange }: TextsInputProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const [added, setAdded] = useState("");
  const add = (): void => {
    onChange({ ...texts, [added.trim()]: "" });
    setAdded("");
  };
  return (
    <Stack gap="xs">
      {Object.entries(texts).map(([tag, text]) => {
        const name = languageName(tag, language);
        return (
          <Group key={tag} align="flex-end" gap="xs" wrap="nowrap">
            <Textarea
              label={say.in(label, name)}
              value={text}
              autosize
              minRows={2}
              flex={1}
              onChange={({ currentTarget }) => onChange({ ...texts, [tag]: currentTarget.value })}
              required
            />
            <ActionIcon
              variant="default"
              size="lg"
              aria-label={say.remove(name)}
              onClick={() => onChange(without(texts, tag))}
            >
              ×
            </ActionIcon>
          </Group>
        );
      })}
      <Group align="flex-end" gap="xs">
        <TextInput
          label={say.code}
          value={added}
          error={fault}
          maw={320}
          onChange={({ currentTarget }) => setAdded(currentTarget.value)}
        />
        <Button variant="default" disabled={added.trim() === ""} onClick={add}>
          {say.add}
        </Button>
      </Group>
    </Stack>
  );
}
