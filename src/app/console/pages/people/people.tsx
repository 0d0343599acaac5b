import { Badge, Button, Group, Stack, Table, Text, VisuallyHidden } from "@mantine/core";
import { useState } from "react";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { Empty, Loaded, Page } from "../../../shared/page.tsx";
import { ShowMore } from "../../../shared/paged.tsx";
import { roleWords } from "../../role-words.ts";
import { useSession } from "../../session.ts";
import { useSelection } from "../../store-selector.tsx";
import { PersonForm } from "./person-form.tsx";
import { type Person, usePeople } from "./queries.ts";
import { Remove } from "./remove.tsx";
import { SignInLink } from "./sign-in-link.tsx";

const words = inBoth({
  en: {
    title: "People",
    about: "Who may sign in here, and what they may do. A change holds at once, also for whoever is signed in.",
    invite: "Invite somebody",
    none: "There is nobody yet. Invite whoever is to run the offers.",
    person: "Person",
    roles: "May work as",
    stores: "Stores",
    actions: "Actions",
    you: "You",
    change: "Change",
  },
  sv: {
    title: "Personer",
    about: "Vilka som får logga in här, och vad de får göra. En ändring gäller genast, även för den som är inloggad.",
    invite: "Bjud in någon",
    none: "Det finns ingen än. Bjud in den som ska sköta erbjudandena.",
    person: "Person",
    roles: "Får arbeta som",
    stores: "Butiker",
    actions: "Åtgärder",
    you: "Du",
    change: "Ändra",
  },
});

export function People() {
  const say = useWords(words);
  /** Null: nobody is being changed. `new`: somebody is being invited. */
  const [edited, edit] = useState<Person | "new" | null>(null);
  const query = usePeople();
  const invite = <Button onClick={() => edit("new")}>{say.invite}</Button>;
  return (
    <Page title={say.title} about={say.about} actions={invite}>
      {edited !== null && <PersonForm person={edited === "new" ? null : edited} onClose={() => edit(null)} />}
      <Loaded query={query}>
        {(people) => (people.length === 0 ? <Empty>{say.none}</Empty> : <PeopleTable people={people} onEdit={edit} />)}
      </Loaded>
      <ShowMore query={query} />
    </Page>
  );
}

interface PeopleTableProps {
  readonly people: readonly Person[];
  readonly onEdit: (person: Person) => void;
}

function PeopleTable({ people, onEdit }: PeopleTableProps) {
  const say = useWords(words);
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table verticalSpacing="sm" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            {[say.person, say.roles, say.stores].map((column) => (
              <Table.Th key={column}>{column}</Table.Th>
            ))}
            <Table.Th>
              <VisuallyHidden>{say.actions}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {people.map((person) => (
            <PersonRow key={person.id} person={person} onEdit={() => onEdit(person)} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function PersonRow({ person, onEdit }: { readonly person: Person; readonly onEdit: () => void }) {
  const say = useWords(words);
  const roles = useWords(roleWords);
  const selection = useSelection();
  const { actor, trial } = useSession();
  const isMe = actor === `person:${person.id}`;
  return (
    <Table.Tr>
      <Table.Td>
        <Stack gap={0}>
          <Group gap="xs">
            <Text size="sm" fw={600}>
              {person.email}
            </Text>
            {isMe && <Badge variant="default">{say.you}</Badge>}
          </Group>
          <Text size="xs" c="dimmed">
            {person.id}
          </Text>
        </Stack>
      </Table.Td>
      <Table.Td>{person.roles.map((role) => roles[role].name).join(", ")}</Table.Td>
      <Table.Td>{selection(person.stores)}</Table.Td>
      <Table.Td>
        <Group gap="xs" justify="flex-end" wrap="nowrap">
          {trial && <SignInLink person={person} />}
          <Button size="xs" variant="default" aria-label={`${say.change} ${person.email}`} onClick={onEdit}>
            {say.change}
          </Button>
          {!isMe && <Remove person={person} />}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}
