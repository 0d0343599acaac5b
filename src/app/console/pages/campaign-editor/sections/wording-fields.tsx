import { Button, CloseButton, Group, Stack, Text, Textarea, Title } from "@mantine/core";
import { useRef } from "react";
import { inBoth, useLanguage, useWords } from "../../../../shared/language.tsx";
import { pointerTo } from "../../../../../domain/validation.ts";
import type { Change, Draft, DraftVariant } from "../draft.ts";
import { FieldGroup, useField } from "../fields/field.tsx";
import { localeName } from "../locales.ts";
import { Phone } from "../phone.tsx";
import { inserted, lengthOf, type Part, PARTS, placeholderWords, readingOf, type Wording } from "../wording.ts";

const words = inBoth({
  en: {
    title: "Title",
    body: "Text",
    counted: (length: number, most: number) => `About ${length} of ${most} characters`,
    insert: (what: string, into: string) => `Insert ${what} into ${into}`,
    remove: (language: string) => `Remove ${language}`,
  },
  sv: {
    title: "Rubrik",
    body: "Text",
    counted: (length: number, most: number) => `Ungefär ${length} av ${most} tecken`,
    insert: (what: string, into: string) => `Infoga ${what} i ${into}`,
    remove: (language: string) => `Ta bort ${language}`,
  },
});

interface WordingFieldsProps {
  readonly draft: Draft;
  readonly index: number;
  readonly variant: DraftVariant;
  readonly locale: string;
  readonly onChange: Change<Wording>;
  readonly onRemove: (() => void) | undefined;
}

/** One language of a variant: what is said, and how it looks. */
export function WordingFields({ draft, index, variant, locale, onChange, onRemove }: WordingFieldsProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const name = localeName(locale, language);
  const wording = variant.texts[locale] ?? { title: "", body: "" };
  const at = pointerTo(["variants", index, "texts", locale]);
  return (
    <Group align="flex-start" gap="lg">
      <Stack flex="1 1 280px" miw={0} gap="sm">
        <Group justify="space-between">
          <Title order={4} size="h6">
            {name}
          </Title>
          {onRemove !== undefined && <CloseButton aria-label={say.remove(name)} onClick={onRemove} />}
        </Group>
        <FieldGroup at={at} deep={false}>
          <Stack gap="sm">
            {PARTS.map((part) => (
              <PartField
                key={part}
                at={`${at}/${part}`}
                part={part}
                language={name}
                locale={locale}
                text={wording[part]}
                onChange={(text) => onChange({ [part]: text })}
              />
            ))}
          </Stack>
        </FieldGroup>
      </Stack>
      <Phone
        language={name}
        locale={locale}
        imageUrl={variant.imageUrl}
        {...readingOf(draft, variant.reward, locale, wording)}
      />
    </Group>
  );
}

interface PartFieldProps {
  readonly at: string;
  readonly part: Part;
  /** In words. */
  readonly language: string;
  readonly locale: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

function PartField({ at, part, language, locale, text, onChange }: PartFieldProps) {
  const say = useWords(words);
  const input = useRef<HTMLTextAreaElement>(null);
  const { length, most } = lengthOf(part, text);
  const field = useField(at, { hint: say.counted(length, most) });
  const insert = (name: string): void => {
    const { selectionStart = text.length, selectionEnd = text.length } = input.current ?? {};
    const next = inserted(text, name, selectionStart, selectionEnd);
    onChange(next.text);
    // Only once the text is there can the cursor stand behind it.
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(next.cursor, next.cursor);
    });
  };
  return (
    <Stack gap={4}>
      <Textarea
        {...field}
        ref={input}
        label={say[part]}
        aria-label={`${say[part]}, ${language}`}
        lang={locale}
        autosize
        minRows={part === "title" ? 1 : 2}
        value={text}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
      />
      <PlaceholderButtons into={`${say[part]}, ${language}`} onInsert={insert} />
    </Stack>
  );
}

interface PlaceholderButtonsProps {
  readonly into: string;
  readonly onInsert: (name: string) => void;
}

function PlaceholderButtons({ into, onInsert }: PlaceholderButtonsProps) {
  const say = useWords(words);
  return (
    <Group gap={4}>
      {Object.entries(useWords(placeholderWords)).map(([name, label]) => (
        <Button
          key={name}
          size="compact-xs"
          variant="light"
          aria-label={say.insert(label, into)}
          onClick={() => onInsert(name)}
        >
          <Text span size="xs">
            + {label}
          </Text>
        </Button>
      ))}
    </Group>
  );
}
