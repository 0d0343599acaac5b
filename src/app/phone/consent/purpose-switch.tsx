import { Card, Stack, Switch, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { inBoth, useLanguage, useWords } from "../../shared/language.tsx";
import { sayRetention } from "../say.ts";
import { purposeWords } from "./consent-words.ts";
import type { Asked } from "./words-said.ts";

const words = inBoth({
  en: {
    kept: (time: string) => `Kept: ${time}`,
    seenBy: (who: string) => `Seen by: ${who}`,
    wording: (id: string) => `Wording ${id}`,
  },
  sv: {
    kept: (time: string) => `Sparas: ${time}`,
    seenBy: (who: string) => `Ses av: ${who}`,
    wording: (id: string) => `Lydelse ${id}`,
  },
});

interface PurposeSwitchProps {
  readonly asked: Asked;
  readonly granted: boolean;
  readonly onChange: (granted: boolean) => void;
  /** What is known of the word that stands. */
  readonly children?: ReactNode;
}

/** One purpose: what is taken, why and for how long, in the retailer's words, and the way to say yes and no. */
export function PurposeSwitch({ asked, granted, onChange, children }: PurposeSwitchProps) {
  const { purpose, published } = asked;
  const say = useWords(words);
  const own = useWords(purposeWords)[purpose];
  const { language } = useLanguage();
  return (
    <Card withBorder padding="md">
      <Switch
        label={own.label}
        labelPosition="left"
        size="md"
        checked={granted}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        styles={{ body: { justifyContent: "space-between" }, label: { fontWeight: 600, lineHeight: 1.35 } }}
      />
      <Stack gap={4} mt={6}>
        <Text size="sm" style={{ whiteSpace: "pre-line" }}>
          {published?.text ?? own.about}
        </Text>
        {published?.retention != null && (
          <Text size="sm" c="dimmed">
            {say.kept(sayRetention(published.retention, language))}
          </Text>
        )}
        {published !== null && published.recipients.length > 0 && (
          <Text size="sm" c="dimmed">
            {say.seenBy(new Intl.ListFormat(language).format(published.recipients))}
          </Text>
        )}
        {published !== null && (
          <Text size="xs" c="dimmed">
            {say.wording(published.id)}
          </Text>
        )}
        {children}
      </Stack>
    </Card>
  );
}
