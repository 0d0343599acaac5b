import { Stack, Text } from "@mantine/core";
import { useState } from "react";
import type { ConsentHeld, SingleView } from "../../../domain/privacy/single-view.ts";
import { inBoth, useWords } from "../../shared/language.tsx";
import { useMoments } from "../../shared/moments.ts";
import { Loaded } from "../../shared/page.tsx";
import { Panel } from "../../shared/panel.tsx";
import { Trouble } from "../../shared/trouble.tsx";
import { useDone } from "../../shared/notices.tsx";
import { purposeWords } from "../consent/consent-words.ts";
import { PurposeSwitch } from "../consent/purpose-switch.tsx";
import type { Purpose } from "../consent/purposes.ts";
import { useAsked } from "../consent/use-asked.ts";
import type { Asked } from "../consent/words-said.ts";
import { useSay } from "../queries.ts";
import { SOURCES } from "./source-words.ts";

const words = inBoth({
  en: {
    title: "What I agree to",
    about: "Say no to any of it: what hangs on it stops at once, and the rest still works.",
    yes: (label: string) => `You agreed: ${label}`,
    no: (label: string) => `You no longer agree: ${label}`,
    granted: "You agreed",
    refused: "You said no",
    receipt: (what: string, when: string, how: string) => `${what} on ${when}, ${how}.`,
    wording: (id: string, hash: string) => `Receipt: ${id}, SHA-256 ${hash}`,
    older: "Said to another wording than the one above.",
  },
  sv: {
    title: "Vad jag säger ja till",
    about: "Säg nej till vad du vill: det som hänger på det upphör genast, och resten fungerar ändå.",
    yes: (label: string) => `Du sade ja: ${label}`,
    no: (label: string) => `Du säger inte längre ja: ${label}`,
    granted: "Du sade ja",
    refused: "Du sade nej",
    receipt: (what: string, when: string, how: string) => `${what} ${when}, ${how}.`,
    wording: (id: string, hash: string) => `Kvitto: ${id}, SHA-256 ${hash}`,
    older: "Sagt till en annan lydelse än den ovan.",
  },
});

/** Each purpose with the word that stands and its receipt, and the way to say otherwise. */
export function Consents({ me }: { readonly me: SingleView }) {
  const say = useWords(words);
  const query = useAsked();
  return (
    <Panel title={say.title} about={say.about}>
      <Loaded query={query}>{(asked) => <Purposes asked={asked} me={me} />}</Loaded>
    </Panel>
  );
}

function Purposes({ asked, me }: { readonly asked: readonly Asked[]; readonly me: SingleView }) {
  const say = useWords(words);
  const own = useWords(purposeWords);
  const { mutate, error } = useSay();
  // What was just said is shown at once; where it was not heard, what holds is shown again.
  const [saying, setSaying] = useState<{ readonly purpose: Purpose; readonly granted: boolean } | null>(null);
  const done = useDone();
  const answer = ({ purpose, published }: Asked, granted: boolean, before: ConsentHeld | undefined): void => {
    const word = (yes: boolean, text: string | null) => ({ consents: { [purpose]: { granted: yes, text } } });
    const undo = (): void => mutate(word(!granted, before?.text ?? null));
    setSaying({ purpose, granted });
    mutate(word(granted, published?.id ?? null), {
      onSettled: () => setSaying(null),
      onSuccess: () => done(granted ? say.yes(own[purpose].label) : say.no(own[purpose].label), undo),
    });
  };
  return (
    <Stack gap="sm">
      {asked.map((one) => {
        const held = me.consents[one.purpose];
        return (
          <PurposeSwitch
            key={one.purpose}
            asked={one}
            granted={saying?.purpose === one.purpose ? saying.granted : (held?.granted ?? false)}
            onChange={(yes) => answer(one, yes, held)}
          >
            {held !== undefined && <Receipt asked={one} held={held} />}
          </PurposeSwitch>
        );
      })}
      {error !== null && <Trouble error={error} />}
    </Stack>
  );
}

const HASH_SHOWN = 12;

/** When it was said, how, and to which wording. */
function Receipt({ asked, held }: { readonly asked: Asked; readonly held: ConsentHeld }) {
  const say = useWords(words);
  const sources = useWords(SOURCES);
  const { moment } = useMoments();
  const { at, granted, source, text, textSha256 } = held;
  if (at === null) return null;
  const what = granted ? say.granted : say.refused;
  return (
    <>
      <Text size="xs" c="dimmed">
        {say.receipt(what, moment(at), sources[source as keyof typeof sources])}
      </Text>
      {text !== null && textSha256 !== null && (
        <Text size="xs" c="dimmed" ff="monospace" style={{ overflowWrap: "anywhere" }}>
          {say.wording(text, `${textSha256.slice(0, HASH_SHOWN)}…`)}
        </Text>
      )}
      {text !== null && asked.published !== null && text !== asked.published.id && (
        <Text size="xs" c="dimmed">
          {say.older}
        </Text>
      )}
    </>
  );
}
