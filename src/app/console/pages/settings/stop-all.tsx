import { Alert, Card, Group, Stack, Switch, Text } from "@mantine/core";
import type { Settings } from "../../../../domain/settings.ts";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { Trouble } from "../../../shared/trouble.tsx";
import { useDone } from "../../../shared/notices.tsx";
import { useSaveSettings } from "./queries.ts";
import { settingWords } from "./setting-words.ts";

const words = inBoth({
  en: {
    stopped: "All offers are stopped",
    stoppedAbout: "Nothing new is offered anywhere until you switch this off.",
    done: "All offers are stopped.",
    undone: "Offers are on again.",
  },
  sv: {
    stopped: "Alla erbjudanden är stoppade",
    stoppedAbout: "Inget nytt erbjuds någonstans förrän du slår av detta.",
    done: "Alla erbjudanden är stoppade.",
    undone: "Erbjudanden är på igen.",
  },
});

/** The one switch that stops every offer. It holds at once, by itself: nothing else of the form is saved with it. */
export function StopAll({ settings }: { readonly settings: Settings }) {
  const say = useWords(words);
  const { offersPaused } = useWords(settingWords);
  const save = useSaveSettings();
  const done = useDone();
  const put = (paused: boolean): void =>
    save.mutate(
      { ...settings, offersPaused: paused },
      { onSuccess: () => done(paused ? say.done : say.undone, () => save.mutate(settings)) },
    );
  return (
    <Card withBorder component="section" aria-label={offersPaused.label}>
      <Stack gap="sm">
        {settings.offersPaused && (
          <Alert color="red" title={say.stopped} role="status">
            {say.stoppedAbout}
          </Alert>
        )}
        <Group wrap="nowrap" align="flex-start">
          <Switch
            size="lg"
            color="red.8"
            label={<Text fw={600}>{offersPaused.label}</Text>}
            description={offersPaused.about}
            checked={settings.offersPaused}
            disabled={save.isPending}
            onChange={({ currentTarget }) => put(currentTarget.checked)}
          />
        </Group>
        {save.error !== null && <Trouble error={save.error} />}
      </Stack>
    </Card>
  );
}
