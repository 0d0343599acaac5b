import { Badge, Button, Group, NativeSelect, Stack, Table, Text, Title } from "@mantine/core";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { Empty, Loaded } from "../../../shared/page.tsx";
import { Trouble } from "../../../shared/trouble.tsx";
import type { Campaign } from "../../queries.ts";
import { may, useSession } from "../../session.ts";
import { ChangeList } from "./change-list.tsx";
import { useInAddress, useTextInAddress } from "./in-address.ts";
import { useActorWords } from "./people-words.ts";
import { documentOf, frozenDocument, useVersion, useVersions, type Version } from "./queries.ts";
import { RestoreButton } from "./restore.tsx";
import { useSpeaker } from "./speaking.ts";
import { changesBetween } from "./words/changes.ts";
import { WideTable } from "./wide-table.tsx";
import { momentInWords } from "./words/measures.ts";
import { statementsOf } from "./words/statements.ts";

const words = inBoth({
  en: {
    none: "Nothing was published yet. Each publication becomes a version that one can compare and go back to.",
    all: "Versions",
    version: "Version",
    made: "Made",
    by: "By",
    comment: "Comment",
    liveFrom: "Live from",
    never: "never",
    live: "Live",
    waived: (why: string) => `Nobody held out: ${why}`,
    compare: "Compare",
    from: "From",
    to: "To",
    named: (version: number) => `Version ${version}`,
    draft: "The draft",
    toDraft: (version: number) => `Compare version ${version} with the draft`,
  },
  sv: {
    none: "Inget har publicerats än. Varje publicering blir en version som går att jämföra och gå tillbaka till.",
    all: "Versioner",
    version: "Version",
    made: "Gjord",
    by: "Av",
    comment: "Kommentar",
    liveFrom: "Igång från",
    never: "aldrig",
    live: "Igång",
    waived: (why: string) => `Ingen i kontrollgruppen: ${why}`,
    compare: "Jämför",
    from: "Från",
    to: "Till",
    named: (version: number) => `Version ${version}`,
    draft: "Utkastet",
    toDraft: (version: number) => `Jämför version ${version} med utkastet`,
  },
});

interface VersionsProps {
  readonly campaign: Campaign;
}

/** Every version that was published, or was to be: who made it, what it changed, and the way back to it. */
export function VersionsTab({ campaign }: VersionsProps) {
  const say = useWords(words);
  const query = useVersions(campaign.id);
  return (
    <Loaded query={query}>
      {({ items: [newest, ...older] }) =>
        newest === undefined ? (
          <Empty>{say.none}</Empty>
        ) : (
          <Stack gap="xl">
            <VersionTable campaign={campaign} versions={[newest, ...older]} />
            <Comparison campaign={campaign} versions={[newest, ...older]} />
          </Stack>
        )
      }
    </Loaded>
  );
}

interface WithVersions extends VersionsProps {
  readonly versions: readonly [Version, ...Version[]];
}

function VersionTable({ campaign, versions }: WithVersions) {
  const say = useWords(words);
  return (
    <WideTable label={say.all} minWidth={720} head={[say.version, say.made, say.by, say.comment, say.liveFrom, ""]}>
      {versions.map((version) => (
        <VersionRow key={version.version} campaign={campaign} version={version} />
      ))}
    </WideTable>
  );
}

function VersionRow({ campaign, version: one }: VersionsProps & { readonly version: Version }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const actorInWords = useActorWords();
  const { roles } = useSession();
  const [, setFrom] = useTextInAddress("from");
  const [, setTo] = useTextInAddress("to");
  const show = (): void => {
    setFrom(String(one.version));
    setTo("draft");
  };
  const isLive = campaign.state === "live" && campaign.version === one.version;
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap="xs" wrap="nowrap">
          {one.version}
          {isLive && (
            <Badge variant="light" style={{ flexShrink: 0 }}>
              {say.live}
            </Badge>
          )}
        </Group>
      </Table.Td>
      <Table.Td>{momentInWords(one.madeAt, language)}</Table.Td>
      <Table.Td>{actorInWords(one.madeBy)}</Table.Td>
      <Table.Td>
        {one.comment}
        {one.holdoutWaiver !== null && (
          <Text size="xs" c="dimmed">
            {say.waived(one.holdoutWaiver)}
          </Text>
        )}
      </Table.Td>
      <Table.Td>{one.liveFrom === null ? say.never : momentInWords(one.liveFrom, language)}</Table.Td>
      <Table.Td>
        <Group gap="xs" wrap="nowrap" justify="flex-end">
          <Button size="compact-sm" variant="default" aria-label={say.toDraft(one.version)} onClick={show}>
            {say.compare}
          </Button>
          {may(roles, ["marketer"]) && <RestoreButton campaign={campaign} version={one.version} />}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

const DRAFT = "draft";

function Comparison({ campaign, versions }: WithVersions) {
  const say = useWords(words);
  const [newest, ...older] = versions.map(({ version }) => String(version));
  const [from, setFrom] = useInAddress("from", [newest ?? "1", ...older]);
  const [to, setTo] = useInAddress("to", [DRAFT, newest ?? "1", ...older]);
  const name = (version: string) => ({
    value: version,
    label: version === DRAFT ? say.draft : say.named(Number(version)),
  });
  return (
    <Stack component="section">
      <Title order={2} size="h4">
        {say.compare}
      </Title>
      <Group align="flex-end">
        <NativeSelect
          label={say.from}
          value={from}
          data={versions.map(({ version }) => name(String(version)))}
          onChange={({ currentTarget }) => setFrom(currentTarget.value)}
        />
        <NativeSelect
          label={say.to}
          value={to}
          data={[DRAFT, ...versions.map(({ version }) => String(version))].map(name)}
          onChange={({ currentTarget }) => setTo(currentTarget.value)}
        />
      </Group>
      <Compared campaign={campaign} from={Number(from)} to={to === DRAFT ? null : Number(to)} />
    </Stack>
  );
}

interface ComparedProps extends VersionsProps {
  readonly from: number | null;
  /** Null: the draft. */
  readonly to: number | null;
}

function Compared({ campaign, from, to }: ComparedProps) {
  const speaker = useSpeaker();
  const [before, after] = [useVersion(campaign.id, from), useVersion(campaign.id, to)];
  if (before.error !== null || after.error !== null) return <Trouble error={before.error ?? after.error} />;
  return (
    <Loaded query={before}>
      {(was) => (
        <Loaded query={after}>
          {(is) => (
            <ChangeList
              changes={changesBetween(
                was === null ? [] : statementsOf(frozenDocument(was), speaker),
                statementsOf(is === null ? documentOf(campaign) : frozenDocument(is), speaker),
              )}
            />
          )}
        </Loaded>
      )}
    </Loaded>
  );
}
