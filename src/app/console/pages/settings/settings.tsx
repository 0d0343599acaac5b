import { Box, Grid, NavLink, Stack } from "@mantine/core";
import { useState } from "react";
import type { Settings } from "../../../../domain/settings.ts";
import { faultAt } from "../../../shared/field-errors.ts";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { Loaded, Page } from "../../../shared/page.tsx";
import { Panel } from "../../../shared/panel.tsx";
import { refusalOf } from "../../../shared/refused.ts";
import { useDone } from "../../../shared/notices.tsx";
import { useSaveSettings, useSettings } from "./queries.ts";
import { SaveBar } from "./save-bar.tsx";
import { SECTION_NAMES, SECTIONS, sectionWords } from "./sections.tsx";
import { SettingsTabs } from "./settings-tabs.tsx";
import { StopAll } from "./stop-all.tsx";

const words = inBoth({
  en: {
    title: "Settings",
    about: "What holds for all stores and campaigns. Every change is a version that can be brought back.",
    sections: "Sections",
    done: "The settings are saved and live.",
  },
  sv: {
    title: "Inställningar",
    about: "Vad som gäller för alla butiker och kampanjer. Varje ändring är en version som kan fås tillbaka.",
    sections: "Avsnitt",
    done: "Inställningarna är sparade och gäller.",
  },
});

export function SettingsPage() {
  const say = useWords(words);
  const query = useSettings();
  return (
    <Page title={say.title} about={say.about}>
      <SettingsTabs here="/settings" />
      <Loaded query={query}>{(settings) => <SettingsForm saved={settings} />}</Loaded>
    </Page>
  );
}

/** What was typed lies over what is saved, so that a change by somebody else, or by the switch, is not undone by it. */
function SettingsForm({ saved }: { readonly saved: Settings }) {
  const say = useWords(words);
  const names = useWords(sectionWords);
  const [patch, setPatch] = useState<Partial<Settings>>({});
  const save = useSaveSettings();
  const done = useDone();
  const draft = { ...saved, ...patch };
  const errors = save.error === null ? [] : refusalOf(save.error).errors;
  const submit = (): void =>
    save.mutate(draft, {
      onSuccess() {
        setPatch({});
        done(say.done, () => save.mutate(saved));
      },
    });
  const given = {
    draft,
    onChange: (changed: Partial<Settings>) => setPatch({ ...patch, ...changed }),
    fault: (pointer: string) => faultAt(errors, pointer),
  };
  const discard = (): void => {
    setPatch({});
    save.reset();
  };
  return (
    <Grid gap="xl">
      <Grid.Col span={{ base: 12, md: 9 }}>
        <Stack>
          <StopAll settings={saved} />
          {SECTION_NAMES.map((name) => {
            const Section = SECTIONS[name];
            return (
              <Box key={name} id={name} style={{ scrollMarginTop: 72 }}>
                <Panel title={names[name].title} about={names[name].about}>
                  <Section {...given} />
                </Panel>
              </Box>
            );
          })}
          <SaveBar saved={saved} draft={draft} save={save} onSave={submit} onDiscard={discard} />
        </Stack>
      </Grid.Col>
      <Grid.Col span={3} visibleFrom="md">
        <Box component="nav" aria-label={say.sections} pos="sticky" top={72}>
          {SECTION_NAMES.map((name) => (
            <NavLink key={name} href={`#${name}`} label={names[name].title} py={6} />
          ))}
        </Box>
      </Grid.Col>
    </Grid>
  );
}
