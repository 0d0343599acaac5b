import { Anchor, Group, Stack, Text, ThemeIcon } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { formatMoney } from "../../../../domain/money/currency.ts";
import { useLanguage, useWords } from "../../../shared/language.tsx";
import { useMoments } from "../../../shared/moments.ts";
import { Loaded } from "../../../shared/page.tsx";
import { Nothing, Panel } from "../../../shared/panel.tsx";
import { dayAt } from "../../days.ts";
import { useCampaignNames, useStoreNames } from "../../names.ts";
import { attentionWords, type Told } from "./attention-words.ts";
import { type Attention, useAttention } from "./queries.ts";

/** What needs attention comes first: each in a sentence, with its number, and a way to where it is put right. */
export function AttentionList({ now }: { readonly now: number }) {
  const say = useWords(attentionWords);
  const query = useAttention();
  return (
    <Panel title={say.title}>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing>{say.calm}</Nothing>
          ) : (
            <Stack gap={0} component="ul" m={0} p={0} style={LIST}>
              {items.map((item) => (
                <AttentionLine key={JSON.stringify(item)} item={item} now={now} />
              ))}
            </Stack>
          )
        }
      </Loaded>
    </Panel>
  );
}

const LIST = { listStyle: "none" } as const;
const LINE = { borderTop: "1px solid var(--mantine-color-default-border)" } as const;

interface LineProps {
  readonly item: Attention;
  readonly now: number;
}

function AttentionLine({ item, now }: LineProps) {
  const say = useWords(attentionWords).kinds[item.kind];
  const told = useTold(item, now);
  const to = usePlace(item);
  return (
    <Group component="li" gap="sm" wrap="nowrap" align="flex-start" py="xs" style={LINE}>
      <ThemeIcon color={item.kind === "offersPaused" ? "red.8" : "orange.8"} size="sm" radius="xl" mt={2} aria-hidden>
        !
      </ThemeIcon>
      <Group flex={1} gap="xs" justify="space-between">
        <Stack gap={0} maw={720}>
          <Text fw={600} size="sm">
            {say.title(told)}
          </Text>
          <Text size="sm" c="dimmed">
            {say.about(told)}
          </Text>
        </Stack>
        <Anchor component={Link} size="sm" fw={600} to={to.path} search={to.search as never}>
          {say.go}
        </Anchor>
      </Group>
    </Group>
  );
}

/** Names instead of ids, and numbers and times as people write them. */
function useTold(item: Attention, now: number): Told {
  const { several } = useWords(attentionWords);
  const { language } = useLanguage();
  const moments = useMoments();
  const { nameOf } = useStoreNames();
  const campaignOf = useCampaignNames();
  const percent = new Intl.NumberFormat(language, { style: "percent" });
  return {
    store: "storeId" in item ? nameOf(item.storeId) : "",
    till: "tillId" in item ? item.tillId : "",
    campaign: "campaignId" in item ? campaignOf(item.campaignId) : "",
    count: countIn(item, several, percent),
    ago: "since" in item ? moments.ago(item.since, now) : "",
    limit: "limit" in item ? formatMoney(item.limit, language) : "",
  };
}

function countIn(item: Attention, several: string, percent: Intl.NumberFormat): string {
  if (item.kind === "budgetLow") return percent.format(item.basisPoints / 10_000);
  if (item.kind === "fenceDoubted") return item.shoppers === null ? several : String(item.shoppers);
  if (item.kind === "tillSilent") return String(item.days);
  return "count" in item ? String(item.count) : "";
}

interface Place {
  readonly path: string;
  readonly search?: Readonly<Record<string, string>>;
}

/** Where it is put right, or at least seen. */
function usePlace(item: Attention): Place {
  const { zoneOf } = useStoreNames();
  switch (item.kind) {
    case "offersPaused":
      return { path: "/settings" };
    case "approvalsWaiting":
    case "weatherUnknown":
      return { path: "/campaigns" };
    case "budgetLow":
      return { path: `/campaigns/${encodeURIComponent(item.campaignId)}` };
    case "tillSilent": {
      const day = dayAt(Date.parse(item.since), zoneOf(item.storeId));
      return { path: "/redemptions", search: { store: item.storeId, day } };
    }
    case "fenceDoubted":
      return { path: `/stores/${encodeURIComponent(item.storeId)}` };
    case "stockStale":
    case "productsStale":
      return { path: "/api-keys" };
    case "erasuresLate":
      return { path: "/shoppers" };
  }
}
