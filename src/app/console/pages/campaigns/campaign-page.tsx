import { Alert, Anchor, Badge, Group, Stack, Tabs, Text } from "@mantine/core";
import { Link, useParams } from "@tanstack/react-router";
import { lazy, type ReactNode, Suspense } from "react";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { Loaded, Page, Waiting } from "../../../shared/page.tsx";
import type { Campaign } from "../../queries.ts";
import { may, type Role, useSession } from "../../session.ts";
import { Actions } from "./actions.tsx";
import { ApprovalTab } from "./approval-tab.tsx";
import { useDraftChanges } from "./draft-changes.ts";
import { edged } from "./edged.ts";
import { FindingList } from "./findings.tsx";
import { HistoryTab } from "./history-tab.tsx";
import { useInAddress } from "./in-address.ts";
import { documentOf, useCampaign, useCheck, useOpenApprovals } from "./queries.ts";
import { SaysTab } from "./says-tab.tsx";
import { STANDING_COLORS, standingOf, standingWords } from "./state-words.ts";
import { VersionsTab } from "./versions-tab.tsx";

const ReportTab = lazy(async () => ({ default: (await import("./report/report-tab.tsx")).ReportTab }));

const words = inBoth({
  en: {
    all: "All campaigns",
    tabs: { report: "Report", says: "What it says", versions: "Versions", approval: "Approval", history: "History" },
    live: (version: number) => `version ${version}`,
    waits: "Waiting for approval",
    differs: (count: number) =>
      count === 1
        ? "The draft differs from what was published in one thing."
        : `The draft differs from what was published in ${count} things.`,
    see: "See what",
  },
  sv: {
    all: "Alla kampanjer",
    tabs: {
      report: "Rapport",
      says: "Vad den säger",
      versions: "Versioner",
      approval: "Godkännande",
      history: "Historik",
    },
    live: (version: number) => `version ${version}`,
    waits: "Väntar på godkännande",
    differs: (count: number) =>
      count === 1
        ? "Utkastet skiljer sig från det publicerade i en sak."
        : `Utkastet skiljer sig från det publicerade i ${count} saker.`,
    see: "Se vad",
  },
});

interface TabProps {
  readonly campaign: Campaign;
}
interface Tab {
  readonly name: "report" | "says" | "versions" | "approval" | "history";
  readonly roles: readonly Role[];
  readonly content: (props: TabProps) => ReactNode;
}
const TABS: readonly Tab[] = [
  { name: "report", roles: ["marketer", "analyst"], content: ({ campaign }) => <ReportTab id={campaign.id} /> },
  {
    name: "says",
    roles: ["marketer", "approver", "analyst"],
    content: ({ campaign }) => <SaysTab campaign={documentOf(campaign)} />,
  },
  { name: "versions", roles: ["marketer", "approver", "analyst"], content: VersionsTab },
  { name: "approval", roles: ["marketer", "approver"], content: ApprovalTab },
  { name: "history", roles: [], content: ({ campaign }) => <HistoryTab id={campaign.id} /> },
];

/** One campaign: what it says, what became of it, and what can be done with it. */
export function CampaignPage() {
  const { id } = useParams({ from: "/campaigns/$id" });
  const query = useCampaign(id);
  return <Loaded query={query}>{(campaign) => <OneCampaign key={id} campaign={campaign} />}</Loaded>;
}

function OneCampaign({ campaign }: TabProps) {
  const say = useWords(words);
  const { roles } = useSession();
  const open = TABS.filter((tab) => may(roles, tab.roles) && (tab.name !== "report" || campaign.version !== null));
  const [first, ...others] = open.map(({ name }) => name);
  const [tab, choose] = useInAddress("tab", [first ?? "says", ...others]);
  return (
    <Page title={campaign.name} actions={<Actions campaign={campaign} />}>
      <Standing campaign={campaign} />
      {may(roles, ["marketer"]) && <Draft campaign={campaign} />}
      <Tabs
        value={tab}
        onChange={(value) => choose(open.find(({ name }) => name === value)?.name ?? "says")}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {open.map(({ name }) => (
            <Tabs.Tab key={name} value={name}>
              {say.tabs[name]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {open.map(({ name, content: Content }) => (
          <Tabs.Panel key={name} value={name}>
            <Suspense fallback={<Waiting />}>
              <Content campaign={campaign} />
            </Suspense>
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  );
}

function Standing({ campaign }: TabProps) {
  const say = useWords(words);
  const standings = useWords(standingWords);
  const waits = (useOpenApprovals().data ?? []).some(({ campaignId }) => campaignId === campaign.id);
  const standing = standingOf(campaign, waits);
  return (
    <Group gap="xs" mt={{ base: 0, sm: "-md" }}>
      <Badge color={STANDING_COLORS[standing]} variant="light">
        {standings[standing]}
      </Badge>
      {waits && standing !== "waiting" && (
        <Badge color={STANDING_COLORS.waiting} variant="light">
          {say.waits}
        </Badge>
      )}
      <Text size="sm" c="dimmed">
        {campaign.id}
        {campaign.version === null ? "" : ` · ${say.live(campaign.version)}`}
      </Text>
      <Anchor component={Link} to="/campaigns" size="sm">
        {say.all}
      </Anchor>
    </Group>
  );
}

/** What its author should know of the draft: what is wrong with it, and whether it is what is live. */
function Draft({ campaign }: TabProps) {
  const say = useWords(words);
  const changes = useDraftChanges(campaign);
  const { data } = useCheck(campaign);
  const isAsked = campaign.state === "draft" || (changes?.length ?? 0) > 0;
  return (
    <Stack gap="sm">
      {changes !== null && changes.length > 0 && (
        <Alert variant="default" py="sm" style={edged("blue")}>
          <Group gap="xs">
            <Text size="sm">{say.differs(changes.length)}</Text>
            <Anchor
              component={Link}
              c="inherit"
              underline="always"
              to="."
              search={{ tab: "versions", from: campaign.version, to: "draft" } as never}
              size="sm"
            >
              {say.see}
            </Anchor>
          </Group>
        </Alert>
      )}
      {data !== undefined && campaign.state !== "ended" && (
        <FindingList id={campaign.id} findings={data} folded={!isAsked} />
      )}
    </Stack>
  );
}
