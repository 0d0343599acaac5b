import { Stack, Table, Text } from "@mantine/core";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { Empty, Loaded } from "../../../shared/page.tsx";
import { useActorWords } from "./people-words.ts";
import { type AuditLine, useHistory } from "./queries.ts";
import { WideTable } from "./wide-table.tsx";
import { momentInWords } from "./words/measures.ts";

const words = inBoth({
  en: {
    none: "Nobody has changed anything here yet.",
    title: "Who changed what",
    when: "When",
    who: "Who",
    what: "What",
    of: (before: number, after: number) => `version ${before} → ${after}`,
    one: (version: number) => `version ${version}`,
    unfinished: "It may not have come to its end.",
  },
  sv: {
    none: "Ingen har ändrat något här än.",
    title: "Vem som ändrat vad",
    when: "När",
    who: "Vem",
    what: "Vad",
    of: (before: number, after: number) => `version ${before} → ${after}`,
    one: (version: number) => `version ${version}`,
    unfinished: "Det kanske inte blev klart.",
  },
});

/** What was done, from how the audit names it: the method and the route. */
const actions = inBoth<Readonly<Record<string, string>>>({
  en: {
    "POST /v1/campaigns": "Made the draft",
    "PUT /v1/campaigns/{id}": "Changed the draft",
    "POST /v1/campaigns/{id}/publish": "Published, or asked for approval",
    "POST /v1/campaigns/{id}/pause": "Paused it",
    "POST /v1/campaigns/{id}/resume": "Resumed it",
    "POST /v1/campaigns/{id}/end": "Ended it",
    "POST /v1/campaigns/{id}/versions/{n}/restore": "Made an older version the draft",
    "POST /v1/campaigns/{id}/test": "Sent a test",
    "POST /v1/approvals/{id}/approve": "Approved it",
    "POST /v1/approvals/{id}/decline": "Declined it",
  },
  sv: {
    "POST /v1/campaigns": "Gjorde utkastet",
    "PUT /v1/campaigns/{id}": "Ändrade utkastet",
    "POST /v1/campaigns/{id}/publish": "Publicerade, eller begärde godkännande",
    "POST /v1/campaigns/{id}/pause": "Pausade den",
    "POST /v1/campaigns/{id}/resume": "Återupptog den",
    "POST /v1/campaigns/{id}/end": "Avslutade den",
    "POST /v1/campaigns/{id}/versions/{n}/restore": "Gjorde en äldre version till utkast",
    "POST /v1/campaigns/{id}/test": "Skickade ett test",
    "POST /v1/approvals/{id}/approve": "Godkände den",
    "POST /v1/approvals/{id}/decline": "Avslog den",
  },
});

/** Who changed what of a campaign, newest first. */
export function HistoryTab({ id }: { readonly id: string }) {
  const say = useWords(words);
  const query = useHistory(id);
  return (
    <Loaded query={query}>
      {({ items }) => (items.length === 0 ? <Empty>{say.none}</Empty> : <Lines lines={items} />)}
    </Loaded>
  );
}

function Lines({ lines }: { readonly lines: readonly AuditLine[] }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const actorInWords = useActorWords();
  return (
    <WideTable label={say.title} minWidth={480} head={[say.when, say.who, say.what]}>
      {lines.map((line) => (
        <Table.Tr key={`${line.at} ${line.actor} ${line.action} ${line.after}`}>
          <Table.Td>{momentInWords(line.at, language)}</Table.Td>
          <Table.Td>{actorInWords(line.actor)}</Table.Td>
          <Table.Td>
            <What line={line} />
          </Table.Td>
        </Table.Tr>
      ))}
    </WideTable>
  );
}

function What({ line: { action, status, before, after } }: { readonly line: AuditLine }) {
  const say = useWords(words);
  const version = before ?? after;
  const versions = before !== null && after !== null ? say.of(before, after) : version !== null && say.one(version);
  return (
    <Stack gap={2}>
      <Text size="sm">
        {[useWords(actions)[action] ?? action, ...(versions === false ? [] : [versions])].join(", ")}
      </Text>
      {status === null && (
        <Text size="xs" c="dimmed">
          {say.unfinished}
        </Text>
      )}
    </Stack>
  );
}
