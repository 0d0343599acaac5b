import { Badge, Button, Card, Group, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { inBoth, useWords } from "../../shared/language.tsx";
import { Empty, Loaded, Page } from "../../shared/page.tsx";
import { type Campaign, useCampaigns } from "../queries.ts";

const words = inBoth({
  en: {
    title: "Campaigns",
    about: "What is said to whom, when they have walked in.",
    create: "New campaign",
    none: "There are no campaigns yet.",
    live: "Live",
    paused: "Paused",
    draft: "Draft",
    ended: "Ended",
    version: (version: number) => `version ${version}`,
  },
  sv: {
    title: "Kampanjer",
    about: "Vad som sägs till vem, när de har kommit in.",
    create: "Ny kampanj",
    none: "Det finns inga kampanjer än.",
    live: "Igång",
    paused: "Pausad",
    draft: "Utkast",
    ended: "Avslutad",
    version: (version: number) => `version ${version}`,
  },
});

const COLORS = { live: "spruce", paused: "orange", draft: "gray", ended: "dark" } as const;
const STATES = ["live", "paused", "draft", "ended"] as const;

export function Campaigns() {
  const say = useWords(words);
  const query = useCampaigns();
  return (
    <Page
      title={say.title}
      about={say.about}
      actions={
        <Button component={Link} to="/campaigns/new">
          {say.create}
        </Button>
      }
    >
      <Loaded query={query}>
        {({ items }) => (items.length === 0 ? <Empty>{say.none}</Empty> : <ByState campaigns={items} />)}
      </Loaded>
    </Page>
  );
}

function ByState({ campaigns }: { readonly campaigns: readonly Campaign[] }) {
  const say = useWords(words);
  const groups = STATES.map((state) => [state, campaigns.filter((one) => one.state === state)] as const);
  return groups.map(([state, items]) =>
    items.length === 0 ? null : (
      <Stack key={state} gap="sm">
        <Title order={2} size="h4">
          {say[state]}
        </Title>
        <SimpleGrid cols={{ base: 1, md: 2, xl: 3 }}>
          {items.map((campaign) => (
            <CampaignCard key={campaign.id} campaign={campaign} />
          ))}
        </SimpleGrid>
      </Stack>
    ),
  );
}

function CampaignCard({ campaign: { id, name, state, version } }: { readonly campaign: Campaign }) {
  const say = useWords(words);
  return (
    <Card withBorder>
      <Group justify="space-between" wrap="nowrap">
        <Text fw={600}>{name}</Text>
        <Badge color={COLORS[state]} variant="light">
          {say[state]}
        </Badge>
      </Group>
      <Text size="xs" c="dimmed">
        {id}
        {version === null ? "" : ` · ${say.version(version)}`}
      </Text>
    </Card>
  );
}
