import { Stack } from "@mantine/core";
import { inBoth, useWords } from "../../shared/language.tsx";
import { Loaded, Page } from "../../shared/page.tsx";
import { Panel } from "../../shared/panel.tsx";
import { Preferences } from "../../shared/preferences.tsx";
import { Consents } from "../me/consents.tsx";
import { Held } from "../me/held.tsx";
import { Leave } from "../me/leave.tsx";
import { Pause } from "../me/pause.tsx";
import { useMe } from "../queries.ts";
import type { Section } from "../route.ts";

const words = inBoth({
  en: { title: "My data", look: "This phone" },
  sv: { title: "Mina uppgifter", look: "Den här telefonen" },
});

interface MeProps {
  readonly section: Section | null;
  readonly onErased: (erasureId: string) => void;
}

/** What is agreed to, what is held, and the ways out. */
export function Me({ section, onErased }: MeProps) {
  const say = useWords(words);
  return (
    <Page title={say.title}>
      <Loaded query={useMe()}>
        {(me) => (
          <Stack gap="md">
            <Pause pausedUntil={me.pausedUntil} />
            <Consents me={me} />
            <Held me={me} section={section} />
          </Stack>
        )}
      </Loaded>
      <Panel title={say.look}>
        <Preferences />
      </Panel>
      <Leave onErased={onErased} />
    </Page>
  );
}
