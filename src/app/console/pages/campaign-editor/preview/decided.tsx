import { Alert, Group, List, Stack, Table, Text, Title } from "@mantine/core";
import { STAGES } from "../../../../../domain/campaigns/reason.ts";
import { describeReward } from "../../../../../domain/offers/reward.ts";
import { inBoth, type Language, useLanguage, useWords } from "../../../../shared/language.tsx";
import { reasonWords, stageWords, wordsFor } from "../../../../shared/reason-words.ts";
import { useCampaigns } from "../../../queries.ts";
import { useEditing } from "../editing.ts";
import { localeName } from "../locales.ts";
import { Phone } from "../phone.tsx";
import { listedFor } from "../rules/fact.ts";
import { ruleText, valueText } from "../rules/rule-text.ts";
import { ruleIn } from "./because.ts";
import type { Previewed } from "./queries.ts";
import { stepsOf, type Step } from "./steps.ts";

const words = inBoth({
  en: {
    offer: "An offer would be made",
    other: (name: string) => `Another campaign would speak: ${name}`,
    silent: "Nothing would be said",
    withheld: "An offer would be withheld: this shopper is held out, to measure what offers add",
    way: "How this campaign fared",
    passed: "passed",
    stopped: "stopped here",
    skipped: "not reached",
    found: (value: string) => `found: ${value}`,
    unknown: "that is not known here",
    negated: "A rule holds that must not",
    others: "The other campaigns",
    ranking: "Ranking",
    campaign: "Campaign",
    why: "What became of it",
    chosen: "chosen",
    relevance: "Relevance",
    value: "Value",
    priority: "Priority",
    against: "Against the other campaigns",
    reward: (what: string, variant: string) => `${what}, variant ${variant}`,
  },
  sv: {
    offer: "Ett erbjudande skulle göras",
    other: (name: string) => `En annan kampanj skulle tala: ${name}`,
    silent: "Inget skulle sägas",
    withheld: "Ett erbjudande skulle hållas inne: kunden är i kontrollgruppen, för att mäta vad erbjudanden ger",
    way: "Hur det gick för den här kampanjen",
    passed: "klarad",
    stopped: "stannade här",
    skipped: "inte nådd",
    found: (value: string) => `fann: ${value}`,
    unknown: "det är inte känt här",
    negated: "En regel stämmer som inte får",
    others: "De andra kampanjerna",
    ranking: "Rangordning",
    campaign: "Kampanj",
    why: "Vad det blev av den",
    chosen: "vald",
    relevance: "Relevans",
    value: "Värde",
    priority: "Prioritet",
    against: "Mot de andra kampanjerna",
    reward: (what: string, variant: string) => `${what}, variant ${variant}`,
  },
});

interface DecidedProps {
  readonly id: string;
  readonly name: string;
  readonly decided: Previewed;
}

/** What would be decided, and why, stage by stage. */
export function Decided({ id, name, decided }: DecidedProps) {
  const nameOf = useNames(id, name);
  return (
    <Stack role="status">
      <Outcome id={id} decided={decided} nameOf={nameOf} />
      <Way id={id} decided={decided} />
      <Others id={id} decided={decided} nameOf={nameOf} />
      <Ranking decided={decided} nameOf={nameOf} />
    </Stack>
  );
}

type NameOf = (id: string) => string;

function useNames(id: string, name: string): NameOf {
  const items = useCampaigns().data?.items ?? [];
  return (one) => (one === id ? name : (items.find((campaign) => campaign.id === one)?.name ?? one));
}

interface PartProps {
  readonly decided: Previewed;
  readonly nameOf: NameOf;
}

function Outcome({ id, decided: { outcome, code, answers }, nameOf }: PartProps & { readonly id: string }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const why = wordsFor(useWords(reasonWords), code ?? "");
  const [answer] = answers;
  if (answer === undefined) {
    const title = outcome === "withheld" ? say.withheld : say.silent;
    return (
      <Alert color="gray" title={title}>
        {outcome === "silent" && why}
      </Alert>
    );
  }
  const { campaignId, variantId, reward, currency, locale, title, body, imageUrl, disclosure, reasons } = answer;
  return (
    <Group align="flex-start">
      <Phone
        language={localeName(locale, language)}
        locale={locale}
        title={title}
        body={body}
        imageUrl={imageUrl}
        disclosure={disclosure}
        store=""
        why={reasons.map(({ text }) => text).join(". ")}
      />
      <Alert flex="1 1 220px" variant="light" title={campaignId === id ? say.offer : say.other(nameOf(campaignId))}>
        {say.reward(describeReward(reward, language, currency), variantId)}
      </Alert>
    </Group>
  );
}

const SIGNS: Readonly<Record<Step["state"], string>> = { passed: "✓", stopped: "✕", skipped: "·" };

const COLUMNS = { columns: "2 240px" } as const;

function Way({ id, decided }: { readonly id: string; readonly decided: Previewed }) {
  const say = useWords(words);
  const stages = useWords(stageWords);
  const own = decided.considered.find(({ campaignId }) => campaignId === id);
  if (own === undefined) return null;
  return (
    <Stack gap={4}>
      <Title order={3} size="h6">
        {say.way}
      </Title>
      <List size="sm" listStyleType="none" spacing={2} style={COLUMNS}>
        {stepsOf(STAGES, own.reason).map(({ stage, state, reason }) => (
          <List.Item key={stage}>
            <Text span size="sm" fw={state === "stopped" ? 650 : 400} c={state === "skipped" ? "dimmed" : "inherit"}>
              <span aria-hidden>{SIGNS[state]}</span> {stage === "lost" ? say.against : stages[stage]}: {say[state]}
            </Text>
            {reason !== null && <Why reason={reason} />}
          </List.Item>
        ))}
      </List>
    </Stack>
  );
}

type Reason = NonNullable<Previewed["considered"][number]["reason"]>;

/** Why it stopped, with the rule that it hung on. */
function Why({ reason: { code, detail } }: { readonly reason: Reason }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { facts } = useEditing();
  const sentence = wordsFor(useWords(reasonWords), code);
  const rule = ruleIn(detail);
  if (rule === null) return <Text size="sm">{sentence}</Text>;
  const found =
    rule.actual === undefined ? say.unknown : say.found(valueText(listedFor(facts, rule.field), rule.actual, language));
  return (
    <Text size="sm">
      {rule.negated ? say.negated : sentence}: “{ruleText(facts, rule, language)}” ({found})
    </Text>
  );
}

function Others({ id, decided, nameOf }: PartProps & { readonly id: string }) {
  const say = useWords(words);
  const reasons = useWords(reasonWords);
  const others = decided.considered.filter(({ campaignId }) => campaignId !== id);
  if (others.length === 0) return null;
  return (
    <Rows title={say.others} heads={[say.campaign, say.why]}>
      {others.map(({ campaignId, reason }) => [
        nameOf(campaignId),
        reason === null ? say.chosen : wordsFor(reasons, reason.code),
      ])}
    </Rows>
  );
}

const rounded = (value: number, language: Language): string =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 2 }).format(value);

function Ranking({ decided: { ranking }, nameOf }: PartProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  if (ranking.length < 2) return null;
  return (
    <Rows title={say.ranking} heads={[say.campaign, say.relevance, say.value, say.priority]}>
      {ranking.map(({ campaignId, context, value, lever }) => [
        nameOf(campaignId),
        ...[context, value, lever].map((part) => rounded(part, language)),
      ])}
    </Rows>
  );
}

interface RowsProps {
  readonly title: string;
  readonly heads: readonly string[];
  readonly children: readonly (readonly string[])[];
}

function Rows({ title, heads, children }: RowsProps) {
  return (
    <Stack gap={4}>
      <Title order={3} size="h6">
        {title}
      </Title>
      <Table.ScrollContainer minWidth={320}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              {heads.map((head) => (
                <Table.Th key={head}>{head}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {children.map((cells, row) => (
              <Table.Tr key={row}>
                {cells.map((cell, column) => (
                  <Table.Td key={heads[column]}>{cell}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Stack>
  );
}
