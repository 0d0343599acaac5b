import { Anchor, Badge, Code, Group, Stack, Text } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { useMoments } from "../../../shared/moments.ts";
import { Loaded, Page } from "../../../shared/page.tsx";
import { Panel } from "../../../shared/panel.tsx";
import { reasonWords, wordsFor } from "../../../shared/reason-words.ts";
import { Facts } from "../../facts.tsx";
import { useCampaignNames, useStoreNames } from "../../names.ts";
import { MadeFrom } from "./made-from.tsx";
import { type Decision as Decided, useDecision } from "./queries.ts";
import { Ranking } from "./ranking.tsx";
import { eventWords, OUTCOME_COLOURS, outcomeWords, sentenceOf, sentenceWords } from "./sentence.ts";
import { Grouped, StageChain } from "./stage-chain.tsx";

const words = inBoth({
  en: {
    title: "Decision",
    back: "All decisions",
    store: "Store",
    at: "When",
    event: "Asked",
    stayed: "In the store for",
    confidence: "How sure it was",
    snapshot: "What was live",
    snapshotNumber: (version: number) => `Snapshot ${version}`,
    low: "Low",
    medium: "Medium",
    high: "High",
    assumed: "assumed: the phone slept",
    chosen: "The offer",
    campaign: "Campaign",
    variant: "Variant",
    version: (version: number) => `version ${version}`,
    probability: "How likely this variant was",
    considered: (count: number) => `${count} considered`,
  },
  sv: {
    title: "Beslut",
    back: "Alla beslut",
    store: "Butik",
    at: "När",
    event: "Frågades",
    stayed: "I butiken i",
    confidence: "Hur säkert det var",
    snapshot: "Vad som var live",
    snapshotNumber: (version: number) => `Ögonblicksbild ${version}`,
    low: "Låg",
    medium: "Medel",
    high: "Hög",
    assumed: "antaget: telefonen sov",
    chosen: "Erbjudandet",
    campaign: "Kampanj",
    variant: "Variant",
    version: (version: number) => `version ${version}`,
    probability: "Hur sannolik varianten var",
    considered: (count: number) => `${count} vägdes`,
  },
});

/** One decision: what came of it, and why, campaign by campaign. */
export function Decision() {
  const say = useWords(words);
  const { id = "" } = useParams({ strict: false });
  const query = useDecision(id);
  return (
    <Page
      title={say.title}
      actions={
        <Anchor component={Link} to="/decisions">
          {say.back}
        </Anchor>
      }
    >
      <Loaded query={query}>{(decision) => <Explained decision={decision} />}</Loaded>
    </Page>
  );
}

function Explained({ decision }: { readonly decision: Decided }) {
  return (
    <Stack>
      <Head decision={decision} />
      {decision.chosen !== null && <Choice chosen={decision.chosen} />}
      <StageChain considered={decision.considered} />
      <Grouped considered={decision.considered} />
      {decision.ranking.length > 0 && <Ranking ranking={decision.ranking} />}
      <MadeFrom id={decision.id} />
    </Stack>
  );
}

function Head({ decision }: { readonly decision: Decided }) {
  const say = useWords(words);
  const outcome = useWords(outcomeWords)[decision.state];
  const events = useWords(eventWords);
  const reasons = useWords(reasonWords);
  const sentences = useWords(sentenceWords);
  const { language } = useLanguage();
  const campaignOf = useCampaignNames();
  const { nameOf, zoneOf } = useStoreNames();
  const { moment } = useMoments();
  const { trigger, storeId, at, state, code, chosen, snapshot, considered } = decision;
  const sentence = sentenceOf(sentences, {
    state,
    campaign: campaignOf(chosen?.campaignId ?? ""),
    reason: wordsFor(reasons, code ?? ""),
  });
  const zone = zoneOf(storeId);
  const seconds = new Intl.NumberFormat(language, { style: "unit", unit: "second", unitDisplay: "long" });
  const visit =
    trigger === null
      ? []
      : [
          {
            label: say.stayed,
            value: `${seconds.format(trigger.dwellSeconds)}${trigger.assumed ? ` (${say.assumed})` : ""}`,
          },
          { label: say.confidence, value: say[trigger.confidence] },
        ];
  return (
    <Panel
      title={sentence}
      actions={
        <Badge variant="light" color={OUTCOME_COLOURS[state]}>
          {outcome}
        </Badge>
      }
    >
      <Facts
        items={[
          { label: say.store, value: nameOf(storeId) },
          { label: say.at, value: `${moment(at, zone)} (${zone})` },
          { label: say.event, value: events[trigger?.event ?? "asked"] },
          ...visit,
          { label: say.snapshot, value: `${say.snapshotNumber(snapshot)}, ${say.considered(considered.length)}` },
        ]}
      />
      <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
        <Code>{decision.id}</Code>
      </Text>
    </Panel>
  );
}

function Choice({ chosen }: { readonly chosen: NonNullable<Decided["chosen"]> }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const campaignOf = useCampaignNames();
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 });
  const campaign = (
    <Group gap={6}>
      <Anchor component={Link} size="sm" to={`/campaigns/${encodeURIComponent(chosen.campaignId)}`}>
        {campaignOf(chosen.campaignId)}
      </Anchor>
      <Text size="sm" c="dimmed">
        {say.version(chosen.version)}
      </Text>
    </Group>
  );
  return (
    <Panel title={say.chosen}>
      <Facts
        items={[
          { label: say.campaign, value: campaign },
          { label: say.variant, value: chosen.variantId },
          { label: say.probability, value: percent.format(chosen.probability) },
        ]}
      />
    </Panel>
  );
}
