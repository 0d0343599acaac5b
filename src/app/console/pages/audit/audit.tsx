import { Anchor, Button, Card, Code, Group, NativeSelect, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Link, useNavigate, useSearch } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { useMoments } from "../../../shared/moments.ts";
import { Empty, Loaded, Page } from "../../../shared/page.tsx";
import { ShowMore } from "../../../shared/paged.tsx";
import { PURPOSES } from "../../../../domain/privacy/consents.ts";
import { purposeWords } from "../../purpose-words.ts";
import { useActorNames, useActors, useNamedActors } from "../../actor-names.ts";
import { deedWords, resourceWords } from "./deed-words.ts";
import type { Filter } from "./filter.ts";
import { type AuditLine, useAudit } from "./queries.ts";
import { nameIn, pageOf } from "./resource-link.ts";

const words = inBoth({
  en: {
    title: "Audit",
    about: "Who changed what, newest first: people, and keys with a person’s role. It cannot be changed here.",
    none: "Nothing was changed that fits. Widen the filter.",
    actor: "Who",
    anybody: "Anybody",
    resource: "What",
    anything: "Anything",
    exactly: "Which one",
    exactlyHint: "Its id; a shopper by their shopper id",
    day: "Day",
    filter: "Filter",
    versions: (before: number | null, after: number) =>
      before === null || before === 0 ? `version ${after}` : `version ${before} → ${after}`,
    unfinished: "It may not have come to its end.",
    open: "Open",
    raw: "As it is kept",
    hide: "Hide",
  },
  sv: {
    title: "Logg",
    about: "Vem som ändrade vad, det nyaste först: personer, och nycklar med en persons roll. Den kan inte ändras här.",
    none: "Inget som passar har ändrats. Vidga filtret.",
    actor: "Vem",
    anybody: "Vem som helst",
    resource: "Vad",
    anything: "Vad som helst",
    exactly: "Vilken",
    exactlyHint: "Dess id; en kund efter kundens id",
    day: "Dag",
    filter: "Filtrera",
    versions: (before: number | null, after: number) =>
      before === null || before === 0 ? `version ${after}` : `version ${before} → ${after}`,
    unfinished: "Det kanske inte kom till sitt slut.",
    open: "Öppna",
    raw: "Som det sparas",
    hide: "Dölj",
  },
});

/** What is asked for stands in the address, so that it can be sent to somebody. */
export function Audit() {
  const say = useWords(words);
  const filter = useSearch({ from: "/audit" });
  const query = useAudit(filter);
  return (
    <Page title={say.title} about={say.about}>
      <FilterForm key={JSON.stringify(filter)} filter={filter} />
      <Loaded query={query}>
        {(lines) =>
          lines.length === 0 ? (
            <Empty>{say.none}</Empty>
          ) : (
            <Card withBorder padding={0}>
              {lines.map((line, index) => (
                // Nothing is ever put between two lines, and more come at the end alone.
                <OneLine key={`${line.at} ${index}`} line={line} />
              ))}
            </Card>
          )
        }
      </Loaded>
      <ShowMore query={query} />
    </Page>
  );
}

function FilterForm({ filter }: { readonly filter: Filter }) {
  const say = useWords(words);
  const kinds = useWords(resourceWords);
  const actors = useActors();
  const navigate = useNavigate();
  const [kindHere = "", ...idHere] = (filter.resource ?? "").split("/");
  const [draft, setDraft] = useState({
    actor: filter.actor ?? "",
    kind: kindHere,
    id: idHere.join("/"),
    day: filter.day ?? "",
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { actor, kind, id, day } = draft;
    const resource = id === "" || kind === "" ? kind : `${kind}/${id.trim()}`;
    void navigate({
      to: "/audit",
      search: { actor: orUndefined(actor), resource: orUndefined(resource), day: orUndefined(day) },
    });
  };
  const put = (changed: Partial<typeof draft>): void => setDraft({ ...draft, ...changed });
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" gap="xs">
        <NativeSelect
          label={say.actor}
          value={draft.actor}
          data={[{ value: "", label: say.anybody }, ...actors]}
          onChange={({ currentTarget }) => put({ actor: currentTarget.value })}
        />
        <NativeSelect
          label={say.resource}
          value={draft.kind}
          data={[
            { value: "", label: say.anything },
            ...Object.entries(kinds).map(([value, label]) => ({ value, label })),
          ]}
          onChange={({ currentTarget }) => put({ kind: currentTarget.value })}
        />
        <TextInput
          label={say.exactly}
          placeholder={say.exactlyHint}
          value={draft.id}
          disabled={draft.kind === ""}
          miw={260}
          onChange={({ currentTarget }) => put({ id: currentTarget.value })}
        />
        <TextInput
          type="date"
          label={say.day}
          value={draft.day}
          onChange={({ currentTarget }) => put({ day: currentTarget.value })}
        />
        <Button type="submit">{say.filter}</Button>
      </Group>
    </form>
  );
}

const orUndefined = (text: string): string | undefined => (text === "" ? undefined : text);

/** What a line is about, by the name that it goes by. */
function useResourceNames(): (resource: string) => string | undefined {
  const actorOf = useNamedActors();
  const purposes = useWords(purposeWords);
  return (resource) => {
    const name = nameIn(resource);
    const purpose = PURPOSES.find((one) => resource === `consent-texts/${one}`);
    return purpose === undefined ? (actorOf(resource) ?? name) : purposes[purpose].name;
  };
}

function OneLine({ line }: { readonly line: AuditLine }) {
  const say = useWords(words);
  const deeds = useWords(deedWords);
  const nameOf = useActorNames();
  const { moment } = useMoments();
  const [opened, { toggle }] = useDisclosure(false);
  const { at, actor, action, resource, status, before, after } = line;
  const page = pageOf(resource);
  const name = useResourceNames()(resource);
  return (
    <Card.Section withBorder inheritPadding px="md" py={6} m={0} data-action={action}>
      <Group justify="space-between" gap="xs">
        <div>
          <Text size="sm">
            <strong>{nameOf(actor)}</strong> {deeds[action] ?? action}
            {name !== undefined && `: ${name}`}
            {after !== null && ` (${say.versions(before, after)})`}
          </Text>
          <Text size="xs" c="dimmed">
            {moment(at)}
            {status === null && ` · ${say.unfinished}`}
          </Text>
        </div>
        <Group gap="xs">
          {page !== undefined && (
            <Anchor component={Link} to={page} size="sm">
              {say.open}
            </Anchor>
          )}
          <Button size="xs" variant="subtle" aria-expanded={opened} onClick={toggle}>
            {opened ? say.hide : say.raw}
          </Button>
        </Group>
      </Group>
      {opened && (
        <Code block mt="xs" style={{ overflowWrap: "anywhere", whiteSpace: "pre-wrap" }}>
          {JSON.stringify(line, null, 2)}
        </Code>
      )}
    </Card.Section>
  );
}
