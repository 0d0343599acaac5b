import { Box, Group, Paper, Stack, Text, Title } from "@mantine/core";
import type { Campaign } from "../../../../domain/campaigns/campaign.ts";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { useNames } from "./queries.ts";
import { previewOf } from "./words/preview.ts";
import { languageName, statementWords } from "./words/statement-words.ts";

const words = inBoth({
  en: { about: "With likely values for what stands in it.", now: "now", app: "Your app", store: "Drottninggatan" },
  sv: { about: "Med troliga värden i det som fylls i.", now: "nu", app: "Din app", store: "Drottninggatan" },
});

/** Every wording of a campaign as a phone shows it, in each of its languages. */
export function Phones({ campaign }: { readonly campaign: Campaign }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { sections, variant } = statementWords[language];
  const storeName = useStoreName(campaign) ?? say.store;
  const reading = { now: Date.now(), storeName, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone };
  return (
    <Stack gap="sm" component="section">
      <div>
        <Title order={2} size="h5">
          {sections.says}
        </Title>
        <Text size="sm" c="dimmed">
          {say.about}
        </Text>
      </div>
      {campaign.variants.map((one) => (
        <Stack key={one.id} gap="xs">
          {campaign.variants.length > 1 && (
            <Text size="sm" fw={600}>
              {variant(one.id)}
            </Text>
          )}
          <Group align="stretch" gap="md">
            {Object.keys(one.texts).map((locale) => (
              <Phone key={locale} locale={locale} {...previewOf(campaign, one, locale, reading)} />
            ))}
          </Group>
        </Stack>
      ))}
    </Stack>
  );
}

/** One of the stores that it is for, where their names are known. */
function useStoreName({ stores }: Campaign): string | undefined {
  const { data } = useNames();
  const [id] = stores.kind === "ids" ? stores.ids : (data?.stores.keys() ?? []);
  return data?.stores.get(id ?? "");
}

interface PhoneProps {
  readonly locale: string;
  readonly title: string;
  readonly body: string;
}

const PHONE_PX = 260;

/** A message on the upper part of a phone's screen. */
function Phone({ locale, title, body }: PhoneProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  return (
    <Stack gap={6} align="center" component="figure" m={0} w={{ base: "100%", xs: PHONE_PX }}>
      <Paper withBorder p="xs" pt="md" pb={0} w="100%" style={PHONE_SHAPE} bg="var(--mantine-color-default-hover)">
        <Box mx="auto" mb="md" w={64} h={6} bg="var(--mantine-color-default-border)" style={{ borderRadius: 3 }} />
        <Paper withBorder p="sm" radius="lg" mb="xl">
          <Group justify="space-between" gap="xs" mb={2}>
            <Text size="xs" c="dimmed">
              {say.app}
            </Text>
            <Text size="xs" c="dimmed">
              {say.now}
            </Text>
          </Group>
          <Text size="sm" fw={600} lang={locale} style={{ overflowWrap: "anywhere" }}>
            {title}
          </Text>
          <Text size="sm" lang={locale} style={{ overflowWrap: "anywhere" }}>
            {body}
          </Text>
        </Paper>
      </Paper>
      <Text component="figcaption" size="xs" c="dimmed">
        {languageName(locale, language)}
      </Text>
    </Stack>
  );
}

const PHONE_SHAPE = {
  flex: 1,
  borderRadius: "28px 28px 0 0",
  borderBottom: "none",
  maskImage: "linear-gradient(to bottom, black calc(100% - 24px), transparent)",
} as const;
