import { Box, Stack, Switch, Text } from "@mantine/core";
import { purposeWords } from "../../purpose-words.ts";
import { inBoth, LANGUAGES, type Language } from "../../../shared/language.tsx";
import type { TextVersion } from "./queries.ts";

const words = inBoth({
  en: { recipients: (names: string) => `Who gets to see it: ${names}`, retention: (time: string) => `Kept: ${time}` },
  sv: { recipients: (names: string) => `Vilka får se det: ${names}`, retention: (time: string) => `Sparas: ${time}` },
});

/** The phone's own words are there in these languages; others are shown in English around the retailer's text. */
const spokenIn = (locale: string): Language => {
  const language = locale.slice(0, 2).toLowerCase();
  return language in LANGUAGES ? (language as Language) : "en";
};

/** A consent text as a phone shows it, in one language. */
export function TextPreview({
  text,
  locale,
}: {
  readonly text: Omit<TextVersion, "version">;
  readonly locale: string;
}) {
  const say = words[spokenIn(locale)];
  const { name } = purposeWords[spokenIn(locale)][text.purpose];
  return (
    <Box
      lang={locale}
      p="md"
      maw={340}
      style={{ border: "6px solid var(--mantine-color-default-border)", borderRadius: 28 }}
    >
      <Stack gap="xs">
        <Text size="xs" c="dimmed">
          {locale}
        </Text>
        <Switch label={<Text fw={600}>{name}</Text>} checked={false} readOnly tabIndex={-1} />
        <Text size="sm" style={{ whiteSpace: "pre-wrap" }}>
          {text.texts[locale]}
        </Text>
        {text.recipients.length > 0 && (
          <Text size="xs" c="dimmed">
            {say.recipients(text.recipients.join(", "))}
          </Text>
        )}
        {text.retention !== null && (
          <Text size="xs" c="dimmed">
            {say.retention(text.retention)}
          </Text>
        )}
      </Stack>
    </Box>
  );
}
