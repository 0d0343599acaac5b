import { Badge, Group, Stack, Text } from "@mantine/core";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { useMoments } from "../../../shared/moments.ts";
import { Nothing, Panel } from "../../../shared/panel.tsx";
import { usePlaces } from "../../store-names.ts";
import type { Shopper } from "./queries.ts";
import { Shortened } from "./shortened.tsx";

const words = inBoth({
  en: {
    title: "Visits",
    about: "Stores and times, kept for thirty days. Where in a store or on the way is never kept.",
    none: "No visit in the last thirty days.",
    inside: "Last heard of inside",
    passed: "Came in",
    stayed: "Stayed",
    unknownZone: "by this device’s clock",
  },
  sv: {
    title: "Besök",
    about: "Butiker och tider, som sparas i trettio dagar. Var i butiken eller på vägen sparas aldrig.",
    none: "Inget besök de senaste trettio dagarna.",
    inside: "Senast hörd av därinne",
    passed: "Kom in",
    stayed: "Stannade",
    unknownZone: "efter den här datorns klocka",
  },
});

type Visit = Shopper["visits"][number];

export function Visits({ shopper: { visits } }: { readonly shopper: Shopper }) {
  const say = useWords(words);
  const newest = visits.toSorted((a, b) => b.from.localeCompare(a.from));
  return (
    <Panel title={say.title} about={say.about}>
      {newest.length === 0 ? (
        <Nothing>{say.none}</Nothing>
      ) : (
        <Shortened items={newest}>{(visit) => <OneVisit key={visit.storeId + visit.from} visit={visit} />}</Shortened>
      )}
    </Panel>
  );
}

const MINUTE_MS = 60_000;

/** In the zone of the store, where it happened. */
function OneVisit({ visit: { storeId, from, to, dwelled, exited } }: { readonly visit: Visit }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { moment, clock } = useMoments();
  const { name, timeZone } = usePlaces()(storeId);
  const minutes = Math.round((Date.parse(to) - Date.parse(from)) / MINUTE_MS);
  const lasted = new Intl.NumberFormat(language, { style: "unit", unit: "minute", unitDisplay: "long" });
  return (
    <Group justify="space-between" gap="xs" align="flex-start">
      <Stack gap={0}>
        <Text fw={600}>{name}</Text>
        <Text size="sm">
          {moment(from, timeZone)}–{clock(to, timeZone)}
          <Text span size="xs" c="dimmed">
            {` ${timeZone ?? say.unknownZone} · ${storeId}`}
          </Text>
        </Text>
      </Stack>
      <Badge variant={exited ? "default" : "light"} tt="none">
        {exited ? `${dwelled ? say.stayed : say.passed} · ${lasted.format(minutes)}` : say.inside}
      </Badge>
    </Group>
  );
}
