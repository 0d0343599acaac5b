import { Badge } from "@mantine/core";
import type { SingleView } from "../../../domain/privacy/single-view.ts";
import { purposeWords } from "../consent/consent-words.ts";
import { inBoth, useWords } from "../../shared/language.tsx";
import { useMoments } from "../../shared/moments.ts";
import { wordsFor } from "../../shared/reason-words.ts";
import { useThisPhone } from "../this-phone.ts";
import { Fact, Facts } from "./fact.tsx";
import { SOURCES } from "./source-words.ts";

const words = inBoth({
  en: {
    none: "No phone is yours.",
    kinds: { ios: "An iPhone", android: "An Android phone", web: "A browser" },
    states: { active: "In use", revoked: "Signed off", moved: "Somebody else's now" },
    self: "This one",
    since: (time: string) => `Since ${time}`,
    historyNone: "Nothing was ever agreed to or refused.",
    granted: "Yes",
    refused: "No",
  },
  sv: {
    none: "Ingen telefon är din.",
    kinds: { ios: "En iPhone", android: "En Androidtelefon", web: "En webbläsare" },
    states: { active: "I bruk", revoked: "Avanmäld", moved: "Nu någon annans" },
    self: "Den här",
    since: (time: string) => `Sedan ${time}`,
    historyNone: "Inget har någonsin medgetts eller avböjts.",
    granted: "Ja",
    refused: "Nej",
  },
});

/** The phones that speak for them. */
export function PhonesHeld({ me: { devices } }: { readonly me: SingleView }) {
  const say = useWords(words);
  const { date } = useMoments();
  const { phone } = useThisPhone();
  return (
    <Facts none={say.none} count={devices.length}>
      {devices.map(({ deviceId, platform, state, enrolledAt }) => (
        <Fact
          key={deviceId}
          label={wordsFor(say.kinds, platform)}
          about={say.since(date(enrolledAt))}
          action={deviceId === phone.deviceId ? <Badge size="sm">{say.self}</Badge> : undefined}
        >
          {wordsFor(say.states, state)}
        </Fact>
      ))}
    </Facts>
  );
}

/** How what they agree to came to be what it is, newest first. */
export function History({ me: { consentChanges } }: { readonly me: SingleView }) {
  const say = useWords(words);
  const purposes = useWords(purposeWords);
  const sources = useWords(SOURCES);
  const { moment } = useMoments();
  const labels = Object.fromEntries(Object.entries(purposes).map(([purpose, { label }]) => [purpose, label]));
  return (
    <Facts none={say.historyNone} count={consentChanges.length}>
      {consentChanges.toReversed().map(({ purpose, granted, at, source, text }, n) => (
        <Fact
          key={`${purpose}-${at}-${consentChanges.length - n}`}
          label={wordsFor(labels, purpose)}
          about={[moment(at), wordsFor(sources, source), text].filter((part) => part !== null).join(", ")}
        >
          {granted ? say.granted : say.refused}
        </Fact>
      ))}
    </Facts>
  );
}
