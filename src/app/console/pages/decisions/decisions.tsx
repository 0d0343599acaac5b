import { Anchor, Badge, Card, Group, Loader, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { useMoments } from "../../../shared/moments.ts";
import { Empty, Loaded, Page } from "../../../shared/page.tsx";
import { ShowMore } from "../../../shared/paged.tsx";
import { reasonWords, wordsFor } from "../../../shared/reason-words.ts";
import { Trouble } from "../../../shared/trouble.tsx";
import { useAskedFor } from "../../asked-for.ts";
import { dayAt, isDay } from "../../days.ts";
import { useCampaignNames, useEveryStore, useStoreNames, zoneOf } from "../../names.ts";
import type { Store } from "../../queries.ts";
import { useSession } from "../../session.ts";
import { Filters } from "./filters.tsx";
import { type DecisionEntry, useDecisions, type Wanted } from "./queries.ts";
import { eventWords, OUTCOME_COLOURS, outcomeWords, sentenceOf, sentenceWords } from "./sentence.ts";

const words = inBoth({
  en: {
    title: "Decisions",
    about: "Every time something was weighed for a shopper: what came of it, and why.",
    none: "Nothing was decided that fits. Try another day, or take something out of the search.",
    test: "Test",
    zone: (zone: string) => `A day is from midnight to midnight in ${zone}.`,
  },
  sv: {
    title: "Beslut",
    about: "Varje gång något vägdes för en kund: vad det blev av det, och varför.",
    none: "Inget beslut passar. Prova en annan dag, eller ta bort något ur sökningen.",
    test: "Test",
    zone: (zone: string) => `En dag går från midnatt till midnatt i ${zone}.`,
  },
});

export function Decisions() {
  const say = useWords(words);
  const query = useEveryStore();
  return (
    <Page title={say.title} about={say.about}>
      <Loaded query={query}>{(stores) => <Search stores={stores} />}</Loaded>
    </Page>
  );
}

const NAMES = ["shopper", "store", "campaign", "day", "outcome", "code"] as const;

function Search({ stores }: { readonly stores: readonly Store[] }) {
  const say = useWords(words);
  const { stores: bound } = useSession();
  const [now] = useState(Date.now);
  const [asked, ask] = useAskedFor(NAMES);
  // Who is bound to stores asks for one of them.
  const storeId = asked.store ?? (bound.kind === "all" ? undefined : stores[0]?.id);
  const timeZone = zoneOf(stores.find(({ id }) => id === storeId));
  const today = dayAt(now, timeZone);
  const isOpen = asked.shopper === undefined && storeId === undefined && asked.campaign === undefined;
  const without = isOpen ? today : undefined;
  const day = asked.day !== undefined && isDay(asked.day) ? asked.day : without;
  const wanted: Wanted = { ...asked, store: storeId, day };
  return (
    <Stack>
      <Filters stores={stores} wanted={wanted} today={today} onChange={ask} />
      {day !== undefined && (
        <Text size="sm" c="dimmed">
          {say.zone(timeZone)}
        </Text>
      )}
      <Found wanted={wanted} timeZone={timeZone} />
    </Stack>
  );
}

interface FoundProps {
  readonly wanted: Wanted;
  readonly timeZone: string;
}

function Found({ wanted, timeZone }: FoundProps) {
  const say = useWords(words);
  const query = useDecisions(wanted, timeZone);
  if (query.data === undefined)
    return query.error === null ? <Loader aria-busy="true" /> : <Trouble error={query.error} retry={query.refetch} />;
  if (query.data.length === 0) return <Empty>{say.none}</Empty>;
  return (
    <Stack gap="xs">
      {query.data.map((entry) => (
        <EntryCard key={entry.id} entry={entry} />
      ))}
      <ShowMore query={query} />
    </Stack>
  );
}

function EntryCard({ entry }: { readonly entry: DecisionEntry }) {
  const say = useWords(words);
  const outcome = useWords(outcomeWords)[entry.outcome];
  const event = useWords(eventWords)[entry.event];
  const reasons = useWords(reasonWords);
  const sentences = useWords(sentenceWords);
  const campaignOf = useCampaignNames();
  const { nameOf, zoneOf: zone } = useStoreNames();
  const { moment } = useMoments();
  const sentence = sentenceOf(sentences, {
    state: entry.outcome,
    campaign: campaignOf(entry.campaignId ?? ""),
    reason: wordsFor(reasons, entry.code ?? ""),
  });
  return (
    <Card withBorder padding="sm">
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Stack gap={2}>
          <Anchor component={Link} fw={600} to={`/decisions/${entry.id}`}>
            {sentence}
          </Anchor>
          <Text size="sm" c="dimmed">
            {moment(entry.at, zone(entry.storeId))} · {nameOf(entry.storeId)}, {event}
          </Text>
        </Stack>
        <Group gap={6}>
          {entry.test && (
            <Badge variant="outline" color="gray">
              {say.test}
            </Badge>
          )}
          <Badge variant="light" color={OUTCOME_COLOURS[entry.outcome]}>
            {outcome}
          </Badge>
        </Group>
      </Group>
    </Card>
  );
}
