import { Anchor, Badge, Group, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { inBoth, useLanguage, useWords } from "../../../../shared/language.tsx";
import type { Store } from "../../../queries.ts";
import type { Match } from "../queries.ts";

const words = inBoth({
  en: {
    stores: "Stores around the phone",
    none: "No live fence holds this place or lies within a kilometre of it: nothing is asked of anybody.",
    inside: "Inside",
    unsure: "Unsure",
    outside: "Outside",
    within: (metres: string) => `${metres} from the edge, within the fence`,
    beyond: (metres: string) => `${metres} from the edge, outside the fence`,
    insideAbout: "Counts as being there.",
    unsureAbout: "May be there or not: it opens nothing, and closes nothing.",
    outsideAbout: "Counts as being elsewhere.",
  },
  sv: {
    stores: "Butiker runt telefonen",
    none: "Inget aktivt område rymmer platsen eller ligger inom en kilometer: ingen fråga ställs alls.",
    inside: "Inne",
    unsure: "Osäkert",
    outside: "Ute",
    within: (metres: string) => `${metres} från kanten, inne i området`,
    beyond: (metres: string) => `${metres} från kanten, utanför området`,
    insideAbout: "Räknas som att vara där.",
    unsureAbout: "Kanske där, kanske inte: det öppnar inget, och stänger inget.",
    outsideAbout: "Räknas som att vara någon annanstans.",
  },
});

const COLORS = { inside: "spruce", unsure: "yellow.9", outside: "gray" } as const;

interface VerdictsProps {
  readonly matches: readonly Match[];
  readonly stores: readonly Store[];
}

/** What each fence around a phone says of it, the nearest first. */
export function Verdicts({ matches, stores }: VerdictsProps) {
  const say = useWords(words);
  if (matches.length === 0) return <Text role="status">{say.none}</Text>;
  return (
    <Stack component="ul" aria-label={say.stores} gap="sm" m={0} p={0} style={{ listStyle: "none" }}>
      {matches.map((match) => (
        <Verdict key={match.storeId} match={match} name={stores.find(({ id }) => id === match.storeId)?.name} />
      ))}
    </Stack>
  );
}

function Verdict({ match, name }: { readonly match: Match; readonly name: string | undefined }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { storeId, verdict, inside, metresToEdge } = match;
  const metres = `${metresToEdge.toLocaleString(language, { maximumFractionDigits: 1 })} m`;
  return (
    <Stack component="li" gap={2}>
      <Group gap="xs" wrap="nowrap" justify="space-between">
        <Anchor component={Link} to={`/stores/${encodeURIComponent(storeId)}`} fw={600} c="inherit" truncate>
          {name ?? storeId}
        </Anchor>
        <Badge color={COLORS[verdict]} variant={verdict === "inside" ? "filled" : "outline"} tt="none">
          {say[verdict]}
        </Badge>
      </Group>
      <Text size="sm">{inside ? say.within(metres) : say.beyond(metres)}</Text>
      <Text size="xs" c="dimmed">
        {say[`${verdict}About`]}
      </Text>
    </Stack>
  );
}
