import { Alert, Anchor, Button, Code, Collapse, CopyButton, Group, List, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Link, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { sayDuration } from "../../../shared/durations.ts";
import { useMoments } from "../../../shared/moments.ts";
import { Loaded, Page } from "../../../shared/page.tsx";
import { Panel } from "../../../shared/panel.tsx";
import { erasureWords } from "./erasure-words.ts";
import { useErasure } from "./queries.ts";

const words = inBoth({
  en: {
    title: "Erasure",
    running: "It is under way",
    runningAbout: (at: string) =>
      `Begun ${at}. Nothing is decided or sent for them any more; what lies in other places is being removed.`,
    done: "The shopper is erased",
    doneAbout: (at: string) => `Completed ${at}. Nothing that is left points at the person.`,
    removed: "What was removed",
    kept: "What is kept, and why",
    nothingKept: "Nothing is kept.",
    keptFor: (duration: string) => `for ${duration}`,
    byLaw: "as long as bookkeeping law says",
    receipt: "Signed receipt",
    receiptAbout: "Proves this to the customer or an authority: anybody can verify it with the public key inside.",
    copy: "Copy the receipt",
    copied: "Copied",
    show: "Show it as it is signed",
    hide: "Hide it",
    back: "Back to shoppers",
  },
  sv: {
    title: "Radering",
    running: "Den pågår",
    runningAbout: (at: string) =>
      `Påbörjad ${at}. Inget beslutas eller skickas för dem mer; det som finns på andra ställen tas bort.`,
    done: "Kunden är raderad",
    doneAbout: (at: string) => `Klar ${at}. Inget som är kvar pekar på personen.`,
    removed: "Vad som togs bort",
    kept: "Vad som behålls, och varför",
    nothingKept: "Ingenting behålls.",
    keptFor: (duration: string) => `i ${duration}`,
    byLaw: "så länge bokföringslagen säger",
    receipt: "Signerat kvitto",
    receiptAbout:
      "Bevisar detta för kunden eller en myndighet: vem som helst kan pröva det med den öppna nyckeln i det.",
    copy: "Kopiera kvittot",
    copied: "Kopierat",
    show: "Visa det som det är signerat",
    hide: "Dölj det",
    back: "Till kunderna",
  },
});

/** What became of a request for erasure. Its id is random: the address of this page tells nothing of the person. */
export function ErasurePage() {
  const say = useWords(words);
  const { id } = useParams({ from: "/shoppers/erasures/$id" });
  const [isOver, setOver] = useState(false);
  const query = useErasure(id, isOver);
  if (query.data?.state === "completed" && !isOver) setOver(true);
  return (
    <Page title={say.title} about={id}>
      <Loaded query={query}>{(erasure) => <Report erasure={erasure} />}</Loaded>
      <Anchor component={Link} to="/shoppers">
        {say.back}
      </Anchor>
    </Page>
  );
}

type Erasure = NonNullable<ReturnType<typeof useErasure>["data"]>;

function Report({ erasure }: { readonly erasure: Erasure }) {
  const say = useWords(words);
  const { moment } = useMoments();
  const { completedAt, requestedAt, receipt } = erasure;
  if (completedAt === null) {
    return (
      <Alert color="orange" title={say.running} role="status">
        {say.runningAbout(moment(requestedAt))}
      </Alert>
    );
  }
  return (
    <Stack maw={820}>
      <Alert color="spruce" title={say.done} role="status">
        {say.doneAbout(moment(completedAt))}
      </Alert>
      <Removed erasure={erasure} />
      <Kept erasure={erasure} />
      {receipt !== null && <Receipt receipt={receipt} />}
    </Stack>
  );
}

function Removed({ erasure: { removed } }: { readonly erasure: Erasure }) {
  const say = useWords(words);
  const told = useWords(erasureWords);
  return (
    <Panel title={say.removed}>
      <List size="sm">
        {removed.map(({ what, count }) => (
          <List.Item key={what}>
            {told(what)} {count > 1 && `(${count})`}
          </List.Item>
        ))}
      </List>
    </Panel>
  );
}

function Kept({ erasure: { kept } }: { readonly erasure: Erasure }) {
  const say = useWords(words);
  const told = useWords(erasureWords);
  const { language } = useLanguage();
  return (
    <Panel title={say.kept}>
      {kept.length === 0 && <Text size="sm">{say.nothingKept}</Text>}
      <List size="sm">
        {kept.map(({ what, why, keptFor }) => (
          <List.Item key={what}>
            {told(what)}, {keptFor === null ? say.byLaw : say.keptFor(sayDuration(keptFor, language))}: {told(why)}
          </List.Item>
        ))}
      </List>
    </Panel>
  );
}

function Receipt({ receipt }: { readonly receipt: NonNullable<Erasure["receipt"]> }) {
  const say = useWords(words);
  const [opened, { toggle }] = useDisclosure(false);
  return (
    <Panel title={say.receipt} about={say.receiptAbout}>
      <Group gap="xs">
        <CopyButton value={JSON.stringify(receipt)}>
          {({ copied, copy }) => <Button onClick={copy}>{copied ? say.copied : say.copy}</Button>}
        </CopyButton>
        <Button variant="default" aria-expanded={opened} onClick={toggle}>
          {opened ? say.hide : say.show}
        </Button>
      </Group>
      <Collapse expanded={opened}>
        <Code block data-testid="receipt" style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>
          {receipt.jws}
        </Code>
      </Collapse>
    </Panel>
  );
}
