import { Badge, DataList, Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { formatMoney } from "../../../../domain/money/currency.ts";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { useMoments } from "../../../shared/moments.ts";
import { Nothing, Panel } from "../../../shared/panel.tsx";
import { activityWords, identityWords, segmentWords } from "./profile-words.ts";
import type { Shopper } from "./queries.ts";
import { Shortened } from "./shortened.tsx";

const words = inBoth({
  en: {
    title: "Profile",
    about: "What the retailer has said of them, and what is computed from what they did.",
    none: "Nothing is said of them.",
    birthYear: "Born",
    tier: "Tier",
    locale: "Language",
    timeZone: "Time zone",
    segments: "Segments",
    turnsTo: "Turns to most",
    potential: "Spends elsewhere",
    removed: "Removed by them",
    until: (date: string) => `until ${date}`,
    identities: "Known by",
    activities: "Looked at lately",
    yes: "yes",
    no: "no",
  },
  sv: {
    title: "Profil",
    about: "Vad handlaren har sagt om dem, och vad som räknas ut av vad de har gjort.",
    none: "Ingenting är sagt om dem.",
    birthYear: "Född",
    tier: "Nivå",
    locale: "Språk",
    timeZone: "Tidszon",
    segments: "Segment",
    turnsTo: "Dras mest till",
    potential: "Handlar på annat håll för",
    removed: "Borttaget av dem",
    until: (date: string) => `till ${date}`,
    identities: "Känd under",
    activities: "Har tittat på nyligen",
    yes: "ja",
    no: "nej",
  },
});

type Person = Shopper["person"];
const TOP_CATEGORIES = 5;

/** Label and value, where there is a value. */
type Line = readonly [label: string, value: ReactNode];

/** The categories somebody turns to, those of most weight first. */
const turnedTo = (affinity: Person["traits"]["affinity"]): string[] =>
  Object.entries(affinity)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, TOP_CATEGORIES)
    .map(([category]) => category);

function useLines({ profile, traits }: Person): readonly Line[] {
  const say = useWords(words);
  const segments = useWords(segmentWords);
  const { language } = useLanguage();
  const { date } = useMoments();
  const shown = (value: unknown): string => {
    if (typeof value === "boolean") return value ? say.yes : say.no;
    return Array.isArray(value) ? value.join(", ") : String(value);
  };
  const lines: readonly (readonly [string, ReactNode])[] = [
    [say.birthYear, profile.birthYear],
    [say.tier, profile.tier],
    [say.locale, profile.locale],
    [say.timeZone, profile.timeZone],
    ...Object.entries(profile.attributes).map(([name, value]) => [name, shown(value)] as const),
    [say.segments, badges(traits.segments.map((name) => segments[name] ?? name))],
    [say.turnsTo, badges(turnedTo(traits.affinity))],
    [
      say.potential,
      Object.entries(traits.potential)
        .map(([category, money]) => `${category} ${formatMoney(money, language)}`)
        .join(", ") || null,
    ],
    [say.removed, traits.removed.map(({ name, until }) => `${name} ${say.until(date(until))}`).join(", ") || null],
  ];
  return lines.filter(([, value]) => value !== null);
}

const badges = (names: readonly string[]): ReactNode =>
  names.length === 0 ? null : (
    <Group gap={4}>
      {names.map((name) => (
        <Badge key={name} variant="default" tt="none">
          {name}
        </Badge>
      ))}
    </Group>
  );

export function Profile({ person }: { readonly person: Person }) {
  const say = useWords(words);
  const kinds = useWords(identityWords);
  const deeds = useWords(activityWords);
  const { moment, date } = useMoments();
  const lines = useLines(person);
  const isEmpty = lines.length + person.identities.length + person.activities.length === 0;
  return (
    <Panel title={say.title} about={say.about}>
      {isEmpty && <Nothing>{say.none}</Nothing>}
      {lines.length > 0 && (
        <DataList labelWidth="150px">
          {lines.map(([label, value]) => (
            <DataList.Item key={label}>
              <DataList.ItemLabel>{label}</DataList.ItemLabel>
              <DataList.ItemValue>{value}</DataList.ItemValue>
            </DataList.Item>
          ))}
        </DataList>
      )}
      <Part title={say.identities} items={person.identities}>
        {({ kind, source, value, since }) => (
          <Text key={kind + value} size="sm" style={{ overflowWrap: "anywhere" }}>
            {kinds[kind] ?? kind}
            {source === null ? "" : ` (${source})`}
            <Text span size="xs" c="dimmed">{` · ${date(since)} · ${value}`}</Text>
          </Text>
        )}
      </Part>
      <Part title={say.activities} items={person.activities.toSorted((a, b) => b.at.localeCompare(a.at))}>
        {({ kind, sku, category, query, at }) => (
          <Text key={kind + at} size="sm">
            {deeds[kind] ?? kind}: {query ?? sku ?? category}
            <Text span size="xs" c="dimmed">{` · ${moment(at)}`}</Text>
          </Text>
        )}
      </Part>
    </Panel>
  );
}

interface PartProps<T> {
  readonly title: string;
  readonly items: readonly T[];
  readonly children: (item: T) => ReactNode;
}

function Part<T>({ title, items, children }: PartProps<T>) {
  if (items.length === 0) return null;
  return (
    <Stack gap={4}>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <Shortened items={items}>{children}</Shortened>
    </Stack>
  );
}
