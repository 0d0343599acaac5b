import { Badge, Button, Card, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { type Purpose, PURPOSES } from "../../../../domain/privacy/consents.ts";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { Loaded, Page } from "../../../shared/page.tsx";
import { Nothing, Panel } from "../../../shared/panel.tsx";
import { purposeWords } from "../../purpose-words.ts";
import { AddText } from "./add-text.tsx";
import { TextPreview } from "./text-preview.tsx";
import { type TextVersion, useTextVersions } from "./queries.ts";
import { SettingsTabs } from "./settings-tabs.tsx";

const words = inBoth({
  en: {
    title: "Settings",
    about: "What shoppers are asked. A version is never changed: people have agreed to it. A change is a new version.",
    none: "Nothing is written yet: apps show words of their own, and receipts name no wording.",
    add: "Write a new version",
    now: "Shown now",
    version: (number: number) => `Version ${number}`,
    show: "Show as on the phone",
    hide: "Hide",
  },
  sv: {
    title: "Inställningar",
    about:
      "Vad kunder tillfrågas om. En version ändras aldrig: folk har sagt ja till den. En ändring är en ny version.",
    none: "Inget är skrivet än: appar visar egna ord, och kvitton nämner ingen ordalydelse.",
    add: "Skriv en ny version",
    now: "Visas nu",
    version: (number: number) => `Version ${number}`,
    show: "Visa som i telefonen",
    hide: "Dölj",
  },
});

export function ConsentTexts() {
  const say = useWords(words);
  return (
    <Page title={say.title} about={say.about}>
      <SettingsTabs here="/settings/consent-texts" />
      <Stack>
        {PURPOSES.map((purpose) => (
          <OfPurpose key={purpose} purpose={purpose} />
        ))}
      </Stack>
    </Page>
  );
}

function OfPurpose({ purpose }: { readonly purpose: Purpose }) {
  const say = useWords(words);
  const { name, about } = useWords(purposeWords)[purpose];
  const [isAdding, adding] = useDisclosure(false);
  const query = useTextVersions(purpose);
  const newest = query.data?.items[0];
  const add = (
    <Button size="xs" variant="default" aria-label={`${say.add}: ${name}`} onClick={adding.open}>
      {say.add}
    </Button>
  );
  return (
    <Panel title={name} about={about} actions={add}>
      {isAdding && <AddText purpose={purpose} before={newest} onClose={adding.close} />}
      <Loaded query={query}>
        {({ items }) => {
          if (items.length === 0) return <Nothing>{say.none}</Nothing>;
          return items.map((text) => <OneText key={text.version} text={text} isNow={text === items[0]} />);
        }}
      </Loaded>
    </Panel>
  );
}

function OneText({ text, isNow }: { readonly text: TextVersion; readonly isNow: boolean }) {
  const say = useWords(words);
  const [opened, { toggle }] = useDisclosure(false);
  const languages = Object.keys(text.texts);
  return (
    <Card withBorder padding="sm">
      <Stack gap="xs">
        <Group justify="space-between">
          <Group gap="xs">
            <Text fw={600}>{say.version(text.version)}</Text>
            {isNow && <Badge tt="none">{say.now}</Badge>}
            <Text size="sm" c="dimmed">
              {languages.join(", ")}
            </Text>
          </Group>
          <Button size="xs" variant="default" aria-expanded={opened} onClick={toggle}>
            {opened ? say.hide : say.show}
          </Button>
        </Group>
        {opened && (
          <SimpleGrid cols={{ base: 1, sm: 2, xl: 3 }}>
            {languages.map((locale) => (
              <TextPreview key={locale} text={text} locale={locale} />
            ))}
          </SimpleGrid>
        )}
      </Stack>
    </Card>
  );
}
