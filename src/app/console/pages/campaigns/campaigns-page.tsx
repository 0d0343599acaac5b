import { Button, Chip, Group, Stack, TextInput, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { Empty, Loaded, Page } from "../../../shared/page.tsx";
import { type Campaign, useCampaigns } from "../../queries.ts";
import { may, useSession } from "../../session.ts";
import { CampaignList } from "./campaign-list.tsx";
import { useInAddress, useTextInAddress } from "./in-address.ts";
import { NEW_CAMPAIGN } from "./paths.ts";
import { useOpenApprovals } from "./queries.ts";
import { STANDINGS, standingOf, standingWords, type Stood } from "./state-words.ts";

const words = inBoth({
  en: {
    title: "Campaigns",
    about: "What is said to whom, when they have walked in.",
    none: "There are no campaigns yet. The first one says what a shopper is told who left a cart and walks in.",
    noMatch: "No campaign is like that. Search for something else, or show all of them.",
    search: "Search",
    searchHint: "Name, id or text",
    show: "Show",
    all: "All",
    make: "New campaign",
  },
  sv: {
    title: "Kampanjer",
    about: "Vad som sägs till vem, när de har kommit in.",
    none: "Det finns inga kampanjer än. Den första säger vad en kund får veta som lämnat en varukorg och kommer in.",
    noMatch: "Ingen kampanj är sådan. Sök efter något annat, eller visa alla.",
    search: "Sök",
    searchHint: "Namn, id eller text",
    show: "Visa",
    all: "Alla",
    make: "Ny kampanj",
  },
});

export function Campaigns() {
  const say = useWords(words);
  const { roles } = useSession();
  const query = useCampaigns();
  const waiting = useOpenApprovals().data ?? [];
  const stood = (campaign: Campaign): Stood => {
    const waits = waiting.some(({ campaignId }) => campaignId === campaign.id);
    return { campaign, waits, standing: standingOf(campaign, waits) };
  };
  const make = may(roles, ["marketer"]) ? <NewCampaign /> : null;
  return (
    <Page title={say.title} about={say.about} actions={make}>
      <Loaded query={query}>
        {({ items }) => (items.length === 0 ? <Empty>{say.none}</Empty> : <Searched all={items.map(stood)} />)}
      </Loaded>
    </Page>
  );
}

function NewCampaign() {
  return (
    <Button component={Link} to={NEW_CAMPAIGN}>
      {useWords(words).make}
    </Button>
  );
}

const SHOWN = ["all", ...STANDINGS] as const;

const isShown = ({ standing, waits }: Stood, shown: (typeof SHOWN)[number]): boolean =>
  shown === "all" || standing === shown || (shown === "waiting" && waits);

/** Whether all the words that are sought stand in its name, its id or its texts. */
function isFound({ campaign: { id, name, variants } }: Stood, sought: string): boolean {
  const texts = variants.flatMap((variant) => Object.values(variant.texts).flatMap(({ title, body }) => [title, body]));
  const all = [id, name, ...texts].join("\n").toLowerCase();
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

function Searched({ all }: { readonly all: readonly Stood[] }) {
  const say = useWords(words);
  const [sought, seek] = useTextInAddress("q");
  const [shown, show] = useInAddress("state", SHOWN);
  const found = all.filter((one) => isFound(one, sought));
  const items = found.filter((one) => isShown(one, shown));
  const standings = useWords(standingWords);
  return (
    <Stack gap="lg">
      <Group align="flex-end" gap="md">
        <TextInput
          label={say.search}
          placeholder={say.searchHint}
          type="search"
          w={{ base: "100%", sm: 280 }}
          value={sought}
          onChange={({ currentTarget }) => seek(currentTarget.value)}
        />
        <Chip.Group value={shown} onChange={(value) => show(SHOWN.find((one) => one === value) ?? "all")}>
          <Group gap="xs" role="radiogroup" aria-label={say.show} mb={2}>
            {SHOWN.map((one) => (
              <Chip key={one} value={one} size="sm" variant="light">
                {`${one === "all" ? say.all : standings[one]} ${found.filter((each) => isShown(each, one)).length}`}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
      </Group>
      {items.length === 0 ? <Empty>{say.noMatch}</Empty> : <ByStanding items={items} />}
    </Stack>
  );
}

function ByStanding({ items }: { readonly items: readonly Stood[] }) {
  const say = useWords(standingWords);
  return STANDINGS.map((standing) => {
    const these = items.filter((one) => one.standing === standing);
    return these.length === 0 ? null : (
      <Stack key={standing} gap="sm" component="section">
        <Title order={2} size="h4">
          {say[standing]}
        </Title>
        <CampaignList items={these} />
      </Stack>
    );
  });
}
