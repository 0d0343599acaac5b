import { Alert, Badge, Card, Stack, Table, Text, Title } from "@mantine/core";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { Empty, Loaded } from "../../../shared/page.tsx";
import type { Campaign } from "../../queries.ts";
import { may, useSession } from "../../session.ts";
import { ChangeList } from "./change-list.tsx";
import { useActorWords } from "./people-words.ts";
import { type Approval, frozenDocument, useApprovals, useVersion } from "./queries.ts";
import { SaysTab } from "./says-tab.tsx";
import { useSpeaker } from "./speaking.ts";
import { Verdict } from "./verdict.tsx";
import { changesBetween } from "./words/changes.ts";
import { WideTable } from "./wide-table.tsx";
import { momentInWords } from "./words/measures.ts";
import { statementsOf } from "./words/statements.ts";

const words = inBoth({
  en: {
    none: "Nothing waits for approval. Where your settings ask for it, publishing a draft asks for it here.",
    waits: (version: number) => `Version ${version} waits for approval`,
    asked: (who: string, when: string) => `Asked for by ${who}, ${when}`,
    own: "You wrote in this version, or asked for it. Somebody else decides.",
    notApprover: "An approver decides.",
    goesLive: (from: number) => `What would go live, against version ${from}`,
    first: "What would go live. Nothing of this campaign was live before.",
    decided: "Decided before",
    version: "Version",
    verdict: "Verdict",
    state: { open: "Waits", approved: "Approved", declined: "Declined", withdrawn: "Withdrawn" },
    by: "By",
    when: "When",
    said: "Said",
    nobody: "The draft was changed",
  },
  sv: {
    none: "Inget väntar på godkännande. Där inställningarna kräver det begärs det här när ett utkast publiceras.",
    waits: (version: number) => `Version ${version} väntar på godkännande`,
    asked: (who: string, when: string) => `Begärt av ${who}, ${when}`,
    own: "Du har skrivit i versionen eller begärt den. Någon annan bestämmer.",
    notApprover: "En godkännare bestämmer.",
    goesLive: (from: number) => `Vad som skulle gå ut, jämfört med version ${from}`,
    first: "Vad som skulle gå ut. Inget av kampanjen har varit ute förut.",
    decided: "Beslutat tidigare",
    version: "Version",
    verdict: "Besked",
    state: { open: "Väntar", approved: "Godkänd", declined: "Avslagen", withdrawn: "Återtagen" },
    by: "Av",
    when: "När",
    said: "Sagt",
    nobody: "Utkastet ändrades",
  },
});

const COLORS = { open: "blue", approved: "spruce", declined: "red", withdrawn: "gray" } as const;

interface ApprovalProps {
  readonly campaign: Campaign;
}

/** What waits for somebody else's word, and what was said before. */
export function ApprovalTab({ campaign }: ApprovalProps) {
  const say = useWords(words);
  const query = useApprovals(campaign.id);
  return (
    <Loaded query={query}>
      {({ items }) => {
        const open = items.find(({ state }) => state === "open");
        const past = items.filter(({ state }) => state !== "open");
        return (
          <Stack gap="xl">
            {open === undefined ? (
              <Empty>{say.none}</Empty>
            ) : (
              <Open key={open.id} campaign={campaign} approval={open} />
            )}
            {past.length > 0 && <Past approvals={past} />}
          </Stack>
        );
      }}
    </Loaded>
  );
}

interface OpenProps extends ApprovalProps {
  readonly approval: Approval;
}

function Open({ campaign, approval }: OpenProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const actorInWords = useActorWords();
  const { actor, roles } = useSession();
  const query = useVersion(campaign.id, approval.version);
  const isOwn = query.data?.authors.includes(actor) === true;
  return (
    <Stack>
      <Card withBorder component="section">
        <Stack gap="sm">
          <Title order={2} size="h4">
            {say.waits(approval.version)}
          </Title>
          <Text size="sm" c="dimmed">
            {say.asked(actorInWords(approval.requestedBy), momentInWords(approval.requestedAt, language))}
          </Text>
          {approval.comment !== null && <Text>“{approval.comment}”</Text>}
          {isOwn && <Alert color="blue">{say.own}</Alert>}
          {!isOwn && !may(roles, ["approver"]) && <Alert color="blue">{say.notApprover}</Alert>}
          {query.data !== undefined && !isOwn && may(roles, ["approver"]) && <Verdict approval={approval} />}
        </Stack>
      </Card>
      <GoesLive campaign={campaign} version={approval.version} />
    </Stack>
  );
}

/** The diff of what is live and what would be; where nothing was, all that it says. */
function GoesLive({ campaign, version }: ApprovalProps & { readonly version: number }) {
  const say = useWords(words);
  const speaker = useSpeaker();
  const next = useVersion(campaign.id, version);
  const live = useVersion(campaign.id, campaign.version);
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {campaign.version === null ? say.first : say.goesLive(campaign.version)}
      </Title>
      <Loaded query={next}>
        {(will) => (
          <Loaded query={live}>
            {(was) => {
              if (will === null) return null;
              if (was === null) return <SaysTab campaign={frozenDocument(will)} />;
              const [before, after] = [was, will].map((one) => statementsOf(frozenDocument(one), speaker));
              return <ChangeList changes={changesBetween(before ?? [], after ?? [])} />;
            }}
          </Loaded>
        )}
      </Loaded>
    </Stack>
  );
}

function Past({ approvals }: { readonly approvals: readonly Approval[] }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const actorInWords = useActorWords();
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {say.decided}
      </Title>
      <WideTable label={say.decided} minWidth={560} head={[say.version, say.verdict, say.by, say.when, say.said]}>
        {approvals.map(({ id, version, state, answeredBy, answeredAt, answer }) => (
          <Table.Tr key={id}>
            <Table.Td>{version}</Table.Td>
            <Table.Td>
              <Badge color={COLORS[state]} variant="light">
                {say.state[state]}
              </Badge>
            </Table.Td>
            <Table.Td>{answeredBy === null ? say.nobody : actorInWords(answeredBy)}</Table.Td>
            <Table.Td>{answeredAt === null ? "" : momentInWords(answeredAt, language)}</Table.Td>
            <Table.Td>{answer}</Table.Td>
          </Table.Tr>
        ))}
      </WideTable>
    </Stack>
  );
}
