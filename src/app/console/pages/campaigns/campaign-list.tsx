import { Anchor, Badge, Card, Group, SimpleGrid, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { selectsSomething } from "../../../../domain/stores/store-selector.ts";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import type { Campaign } from "../../queries.ts";
import { BudgetBar, usedOf } from "./budget-bar.tsx";
import { FindingBadges } from "./findings.tsx";
import { pageOf } from "./paths.ts";
import { documentOf, useBudget } from "./queries.ts";
import { useSpeaker } from "./speaking.ts";
import { STANDING_COLORS, standingWords, type Stood } from "./state-words.ts";
import { dayInWords } from "./words/measures.ts";
import { localeFor, previewOf } from "./words/preview.ts";

const words = inBoth({
  en: {
    waits: "Waiting for approval",
    more: (count: number) => `and ${count} more ${count === 1 ? "variant" : "variants"}`,
    everywhere: "Every store",
    nowhere: "No store",
    stores: (count: number) => (count === 1 ? "1 store" : `${count} stores`),
    tagged: (tags: string) => `Stores tagged ${tags}`,
    from: (day: string) => `from ${day}`,
    until: (day: string) => `until ${day}`,
    always: "no end date",
    otherBudgets: (count: number) => `and ${count} more ${count === 1 ? "currency" : "currencies"}`,
  },
  sv: {
    waits: "Väntar på godkännande",
    more: (count: number) => `och ${count} ${count === 1 ? "variant" : "varianter"} till`,
    everywhere: "Alla butiker",
    nowhere: "Ingen butik",
    stores: (count: number) => (count === 1 ? "1 butik" : `${count} butiker`),
    tagged: (tags: string) => `Butiker med taggen ${tags}`,
    from: (day: string) => `från ${day}`,
    until: (day: string) => `till ${day}`,
    always: "utan slutdatum",
    otherBudgets: (count: number) => `och ${count} ${count === 1 ? "valuta" : "valutor"} till`,
  },
});

export function CampaignList({ items }: { readonly items: readonly Stood[] }) {
  return (
    <SimpleGrid cols={{ base: 1, md: 2, xl: 3 }}>
      {items.map((one) => (
        <CampaignCard key={one.campaign.id} {...one} />
      ))}
    </SimpleGrid>
  );
}

function CampaignCard({ campaign, standing, waits }: Stood) {
  const say = useWords(words);
  const { id, name } = campaign;
  return (
    <Card withBorder component="article" padding="md">
      <Stack gap="xs" h="100%" justify="space-between">
        <Stack gap="xs">
          <Group justify="space-between" wrap="nowrap" align="flex-start">
            <div>
              <Anchor component={Link} to={pageOf(id)} fw={600} c="inherit">
                {name}
              </Anchor>
              <Text size="xs" c="dimmed">
                {id}
              </Text>
            </div>
            <Badge color={STANDING_COLORS[standing]} variant="light" style={{ flexShrink: 0 }}>
              {useWords(standingWords)[standing]}
            </Badge>
          </Group>
          <Said campaign={campaign} />
          <Text size="sm">{usePlaceAndTime(campaign)}</Text>
          <Group gap={4}>
            {waits && standing !== "waiting" && (
              <Badge color={STANDING_COLORS.waiting} variant="light">
                {say.waits}
              </Badge>
            )}
            <FindingBadges campaign={campaign} />
          </Group>
        </Stack>
        {campaign.version !== null && <Budget campaign={campaign} />}
      </Stack>
    </Card>
  );
}

function Said({ campaign }: { readonly campaign: Campaign }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const [first, ...others] = campaign.variants;
  const document = documentOf(campaign);
  const locale = localeFor(document.variants[0], language, campaign.fallbackLocale);
  const reading = { now: Date.now(), storeName: "…", timeZone: "UTC" };
  const { title } = previewOf(document, document.variants[0], locale, reading);
  return first === undefined ? null : (
    <Text size="sm" lang={locale}>
      “{title}”{" "}
      {others.length > 0 && (
        <Text span size="xs" c="dimmed" lang={language}>
          {say.more(others.length)}
        </Text>
      )}
    </Text>
  );
}

function usePlaceAndTime({ stores, schedule: { startsAt, endsAt } }: Campaign): string {
  const say = useWords(words);
  const { language, storeName } = useSpeaker();
  const ids = stores.kind === "ids" ? stores.ids : [];
  const where = {
    all: say.everywhere,
    ids: ids.length === 1 ? ids.map(storeName).join("") : say.stores(ids.length),
    tags: say.tagged(new Intl.ListFormat(language).format(stores.kind === "tags" ? stores.tags : [])),
  }[stores.kind];
  const isNowhere = !selectsSomething(stores);
  const from = startsAt === null ? [] : [say.from(dayInWords(startsAt, language))];
  const until = [endsAt === null ? say.always : say.until(dayInWords(endsAt, language))];
  return [isNowhere ? say.nowhere : where, ...from, ...until].join(" · ");
}

function Budget({ campaign: { id } }: { readonly campaign: Campaign }) {
  const say = useWords(words);
  const { data } = useBudget(id);
  if (data === undefined || data === null) return null;
  const [most, ...others] = usedOf(data);
  return most === undefined ? null : (
    <div>
      <BudgetBar used={most} />
      {others.length > 0 && (
        <Text size="xs" c="dimmed">
          {say.otherBudgets(others.length)}
        </Text>
      )}
    </div>
  );
}
