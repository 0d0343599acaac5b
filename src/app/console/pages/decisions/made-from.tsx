import { Anchor, Button, Code, Collapse, Group, ScrollArea, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { DecisionRecord } from "../../../../domain/campaigns/record.ts";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { Loaded } from "../../../shared/page.tsx";
import { Nothing, Panel } from "../../../shared/panel.tsx";
import { Facts } from "../../facts.tsx";
import { inputsOf, inputWords, knownRecord } from "./inputs.ts";
import { type DecisionRecordAnswer, useDecisionRecord } from "./queries.ts";

const words = inBoth({
  en: {
    title: "What it was made from",
    about: "Everything the engine knew at that moment; the same again gives the same decision.",
    closed: "This is open to analysts.",
    other: "Another version of the engine kept this; its record is below as it is.",
    said: "What the shopper was told",
    engine: (engine: number) => `Engine ${engine}`,
    snapshot: (snapshot: number) => `Snapshot ${snapshot}`,
    raw: "The record as JSON",
    download: "Download",
  },
  sv: {
    title: "Vad det gjordes av",
    about: "Allt som motorn visste då; samma sak igen ger samma beslut.",
    closed: "Det här är öppet för analytiker.",
    other: "En annan version av motorn sparade det här; posten står nedan som den är.",
    said: "Vad kunden fick veta",
    engine: (engine: number) => `Motor ${engine}`,
    snapshot: (snapshot: number) => `Ögonblicksbild ${snapshot}`,
    raw: "Posten som JSON",
    download: "Ladda ner",
  },
});

/** The inputs of a decision, in words and, behind a disclosure, as they were kept. */
export function MadeFrom({ id }: { readonly id: string }) {
  const say = useWords(words);
  const query = useDecisionRecord(id);
  return (
    <Panel title={say.title} about={say.about}>
      <Loaded query={query}>
        {(answer) => (answer === null ? <Nothing>{say.closed}</Nothing> : <Kept answer={answer} />)}
      </Loaded>
    </Panel>
  );
}

function Kept({ answer }: { readonly answer: DecisionRecordAnswer }) {
  const say = useWords(words);
  const record = knownRecord(answer.record);
  return (
    <Stack>
      {record === null ? <Nothing>{say.other}</Nothing> : <Readable record={record} />}
      <Raw answer={answer} />
    </Stack>
  );
}

function Readable({ record }: { readonly record: DecisionRecord }) {
  const say = useWords(words);
  const inputs = useWords(inputWords);
  const { language } = useLanguage();
  const { chosen, engine, snapshot, document } = record;
  return (
    <Stack>
      <Facts items={inputsOf(record, inputs, language)} />
      {chosen !== null && (
        <Stack gap={2}>
          <Text size="xs" c="dimmed">
            {say.said} ({chosen.locale})
          </Text>
          <Text fw={600}>{chosen.title}</Text>
          <Text size="sm">{chosen.body}</Text>
        </Stack>
      )}
      <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
        {say.engine(engine)} · {say.snapshot(snapshot)} · {document}
      </Text>
    </Stack>
  );
}

const RAW_HEIGHT_PX = 420;

function Raw({ answer }: { readonly answer: DecisionRecordAnswer }) {
  const say = useWords(words);
  const [opened, { toggle }] = useDisclosure(false);
  const json = JSON.stringify(answer, null, 2);
  const file = `data:application/json;charset=utf-8,${encodeURIComponent(json)}`;
  return (
    <Stack gap="xs">
      <Group>
        <Button variant="default" size="xs" onClick={toggle} aria-expanded={opened}>
          {say.raw}
        </Button>
        {opened && (
          <Anchor size="sm" href={file} download={`${answer.id}.json`}>
            {say.download}
          </Anchor>
        )}
      </Group>
      <Collapse expanded={opened}>
        <ScrollArea.Autosize mah={RAW_HEIGHT_PX} viewportProps={{ tabIndex: 0, "aria-label": say.raw, role: "region" }}>
          <Code block>{opened ? json : ""}</Code>
        </ScrollArea.Autosize>
      </Collapse>
    </Stack>
  );
}
