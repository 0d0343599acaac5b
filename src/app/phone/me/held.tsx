import { Accordion, Button, Group } from "@mantine/core";
import type { ComponentType } from "react";
import type { SingleView } from "../../../domain/privacy/single-view.ts";
import { inBoth, useWords } from "../../shared/language.tsx";
import { Panel } from "../../shared/panel.tsx";
import { download } from "../download.ts";
import { go } from "../here.tsx";
import { type Section, SECTIONS } from "../route.ts";
import { CartHeld, DecisionsHeld, PositionsHeld, VisitsHeld } from "./did.tsx";
import { Opinions } from "./opinions.tsx";
import { History, PhonesHeld } from "./phones.tsx";
import { Traits } from "./traits.tsx";
import { You } from "./you.tsx";

const words = inBoth({
  en: {
    title: "What is held about me",
    about: "All of it. Nothing is held that is not here.",
    you: "Who you are",
    cart: "Your cart and what you bought",
    visits: "Visits",
    decisions: "What was weighed, and why",
    traits: "What is made of you",
    opinions: "What you said, and what you were told",
    positions: "Your positions",
    phones: "Your phones",
    history: "What you agreed to, and when",
    download: "Download all of it",
  },
  sv: {
    title: "Vad som sparas om mig",
    about: "Allt. Inget sparas som inte står här.",
    you: "Vem du är",
    cart: "Din varukorg och vad du köpt",
    visits: "Besök",
    decisions: "Vad som vägdes, och varför",
    traits: "Vad som görs av dig",
    opinions: "Vad du sagt, och vad du fått höra",
    positions: "Dina positioner",
    phones: "Dina telefoner",
    history: "Vad du sagt ja till, och när",
    download: "Hämta allt",
  },
});

const PARTS: Readonly<Record<Section, ComponentType<{ readonly me: SingleView }>>> = {
  you: You,
  cart: CartHeld,
  visits: VisitsHeld,
  decisions: DecisionsHeld,
  traits: Traits,
  opinions: Opinions,
  positions: PositionsHeld,
  phones: PhonesHeld,
  history: History,
};

interface HeldProps {
  readonly me: SingleView;
  readonly section: Section | null;
}

/** Everything held about the shopper, part by part, and all of it as a file. */
export function Held({ me, section }: HeldProps) {
  const say = useWords(words);
  return (
    <Panel title={say.title} about={say.about}>
      <Accordion
        value={section}
        onChange={(name) => go({ page: "me", section: SECTIONS.find((one) => one === name) ?? null })}
        chevronPosition="right"
        styles={{ control: { paddingInline: 0 }, content: { paddingInline: 0 } }}
      >
        {SECTIONS.map((name) => {
          const Part = PARTS[name];
          return (
            <Accordion.Item key={name} value={name}>
              <Accordion.Control>{say[name]}</Accordion.Control>
              <Accordion.Panel>{section === name && <Part me={me} />}</Accordion.Panel>
            </Accordion.Item>
          );
        })}
      </Accordion>
      <Group>
        <Button variant="default" onClick={() => download("my-data.json", me)}>
          {say.download}
        </Button>
      </Group>
    </Panel>
  );
}
