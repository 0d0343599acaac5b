import { Badge, Button, Card, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { DEFAULT_SETTINGS, type Settings } from "../../../../domain/settings.ts";
import { Changes } from "../../../shared/changes.tsx";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { useMoments } from "../../../shared/moments.ts";
import { Empty, Loaded, Page } from "../../../shared/page.tsx";
import { ShowMore } from "../../../shared/paged.tsx";
import { Trouble } from "../../../shared/trouble.tsx";
import { useDone } from "../../../shared/notices.tsx";
import { useActorNames } from "../../actor-names.ts";
import { type SettingsVersion, useRestore, useSettingsOf, useSettingsVersions } from "./queries.ts";
import { settingChanges } from "./setting-lines.ts";
import { SettingsTabs } from "./settings-tabs.tsx";

const words = inBoth({
  en: {
    title: "Settings",
    about: "Who changed what, newest first. Any version can be made the newest again.",
    none: "Nobody has changed the settings yet: the defaults hold.",
    version: (number: number) => `Version ${number}`,
    now: "In force",
    restored: (number: number) => `Version ${number} brought back`,
    what: "What it changed",
    hide: "Hide",
    restore: "Bring back",
    done: (number: number) => `Version ${number} holds again.`,
  },
  sv: {
    title: "Inställningar",
    about: "Vem som ändrade vad, den nyaste först. Varje version kan göras till den nyaste igen.",
    none: "Ingen har ändrat inställningarna än: grundvärdena gäller.",
    version: (number: number) => `Version ${number}`,
    now: "Gäller",
    restored: (number: number) => `Version ${number} återställd`,
    what: "Vad den ändrade",
    hide: "Dölj",
    restore: "Återställ",
    done: (number: number) => `Version ${number} gäller igen.`,
  },
});

export function SettingsVersions() {
  const say = useWords(words);
  const query = useSettingsVersions();
  return (
    <Page title={say.title} about={say.about}>
      <SettingsTabs here="/settings/versions" />
      <Loaded query={query}>
        {([newest, ...older]) =>
          newest === undefined ? (
            <Empty>{say.none}</Empty>
          ) : (
            <Stack maw={820}>
              {[newest, ...older].map((one) => (
                <OneVersion key={one.version} version={one} newest={newest.version} />
              ))}
            </Stack>
          )
        }
      </Loaded>
      <ShowMore query={query} />
    </Page>
  );
}

function OneVersion({ version, newest }: { readonly version: SettingsVersion; readonly newest: number }) {
  const say = useWords(words);
  const nameOf = useActorNames();
  const { moment } = useMoments();
  const [opened, { toggle }] = useDisclosure(false);
  const isNow = version.version === newest;
  return (
    <Card withBorder padding="sm" component="section" aria-label={say.version(version.version)}>
      <Stack gap="xs">
        <Group justify="space-between">
          <Stack gap={0}>
            <Group gap="xs">
              <Text fw={600}>{say.version(version.version)}</Text>
              {isNow && <Badge tt="none">{say.now}</Badge>}
              {version.restored !== null && (
                <Badge variant="default" tt="none">
                  {say.restored(version.restored)}
                </Badge>
              )}
            </Group>
            <Text size="sm" c="dimmed">
              {nameOf(version.by)} · {moment(version.at)}
            </Text>
          </Stack>
          <Group gap="xs">
            <Button size="xs" variant="default" aria-expanded={opened} onClick={toggle}>
              {opened ? say.hide : say.what}
            </Button>
            {!isNow && <Restore version={version.version} newest={newest} />}
          </Group>
        </Group>
        {opened && <WhatItChanged version={version.version} />}
      </Stack>
    </Card>
  );
}

/** Undone by bringing back what was in force before. */
function Restore({ version, newest }: { readonly version: number; readonly newest: number }) {
  const say = useWords(words);
  const restore = useRestore();
  const done = useDone();
  const put = (): void =>
    restore.mutate(version, { onSuccess: () => done(say.done(version), () => restore.mutate(newest)) });
  return (
    <>
      <Button size="xs" variant="default" loading={restore.isPending} onClick={put}>
        {say.restore}
      </Button>
      {restore.error !== null && <Trouble error={restore.error} />}
    </>
  );
}

/** Against the version before it; the first against the defaults. */
function WhatItChanged({ version }: { readonly version: number }) {
  const after = useSettingsOf(version);
  if (version > 1) return <Loaded query={after}>{(now) => <AgainstOlder now={now} version={version - 1} />}</Loaded>;
  return <Loaded query={after}>{(now) => <Differences before={DEFAULT_SETTINGS} after={now} />}</Loaded>;
}

function AgainstOlder({ now, version }: { readonly now: Settings; readonly version: number }) {
  return <Loaded query={useSettingsOf(version)}>{(before) => <Differences before={before} after={now} />}</Loaded>;
}

function Differences({ before, after }: { readonly before: Settings; readonly after: Settings }) {
  const { language } = useLanguage();
  return <Changes changes={settingChanges(before, after, language)} />;
}
