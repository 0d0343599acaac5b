import { Button, Group, Table, Text, VisuallyHidden } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useState } from "react";
import { Confirm } from "../../../shared/confirm.tsx";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { useMoments } from "../../../shared/moments.ts";
import { Empty, Loaded, Page } from "../../../shared/page.tsx";
import { ShowMore } from "../../../shared/paged.tsx";
import { useDone } from "../../../shared/notices.tsx";
import { roleWords } from "../../role-words.ts";
import { ShownOnce } from "../../shown-once.tsx";
import { useSelection } from "../../store-selector.tsx";
import { MakeKey } from "./make-key.tsx";
import { type ApiKey, useApiKeys, useRevokeKey } from "./queries.ts";

const words = inBoth({
  en: {
    heading: "API keys",
    about: "What your own systems and tills call with. Each has one role; people sign in instead.",
    make: "Make a key",
    none: "There are no keys yet. Make one for your backend, to send carts and purchases.",
    name: "Name",
    role: "Role",
    stores: "Stores",
    used: "Last used",
    ends: "Ends",
    actions: "Actions",
    neverUsed: "not yet",
    never: "never",
    fresh: "Here is the new key",
    freshAbout:
      "Keep it where your system reads its secrets. It is shown this once, and kept here only as a fingerprint.",
    revoke: "Revoke",
    title: "Revoke this key",
    confirm: (name: string) =>
      `Whoever calls with “${name}” is refused within two minutes. It cannot be brought back; a new key can be made.`,
    verb: "Revoke",
    done: (name: string) => `The key “${name}” was revoked.`,
  },
  sv: {
    heading: "API-nycklar",
    about: "Det som egna system och kassor anropar med. Varje nyckel har en roll; personer loggar in i stället.",
    make: "Gör en nyckel",
    none: "Det finns inga nycklar än. Gör en för era egna system, så att de kan sända korgar och köp.",
    name: "Namn",
    role: "Roll",
    stores: "Butiker",
    used: "Senast använd",
    ends: "Upphör",
    actions: "Åtgärder",
    neverUsed: "inte än",
    never: "aldrig",
    fresh: "Här är den nya nyckeln",
    freshAbout:
      "Spara den där systemet läser sina hemligheter. Den visas bara nu, och finns här endast som fingeravtryck.",
    revoke: "Återkalla",
    title: "Återkalla nyckeln",
    confirm: (name: string) =>
      `Den som anropar med ”${name}” nekas inom två minuter. Den kan inte fås tillbaka; en ny nyckel kan göras.`,
    verb: "Återkalla",
    done: (name: string) => `Nyckeln ”${name}” är återkallad.`,
  },
});

export function ApiKeys() {
  const say = useWords(words);
  const [isMaking, making] = useDisclosure(false);
  const [secret, setSecret] = useState<string | null>(null);
  const query = useApiKeys();
  return (
    <Page title={say.heading} about={say.about} actions={<Button onClick={making.open}>{say.make}</Button>}>
      {isMaking && <MakeKey onMade={setSecret} onClose={making.close} />}
      {secret !== null && (
        <ShownOnce title={say.fresh} about={say.freshAbout} text={secret} onClose={() => setSecret(null)} />
      )}
      <Loaded query={query}>
        {(keys) => (keys.length === 0 ? <Empty>{say.none}</Empty> : <KeyTable keys={keys} />)}
      </Loaded>
      <ShowMore query={query} />
    </Page>
  );
}

function KeyTable({ keys }: { readonly keys: readonly ApiKey[] }) {
  const say = useWords(words);
  const columns = [say.name, say.role, say.stores, say.used, say.ends];
  return (
    <Table.ScrollContainer minWidth={760}>
      <Table verticalSpacing="sm" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column}>{column}</Table.Th>
            ))}
            <Table.Th>
              <VisuallyHidden>{say.actions}</VisuallyHidden>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {keys.map((key) => (
            <KeyRow key={key.id} apiKey={key} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function KeyRow({ apiKey: { id, name, role, stores, lastUsedAt, expiresAt } }: { readonly apiKey: ApiKey }) {
  const say = useWords(words);
  const roles = useWords(roleWords);
  const selection = useSelection();
  const { moment, date } = useMoments();
  return (
    <Table.Tr>
      <Table.Td>
        <Text size="sm" fw={600}>
          {name}
        </Text>
        <Text size="xs" c="dimmed">
          {id}
        </Text>
      </Table.Td>
      <Table.Td>{roles[role].name}</Table.Td>
      <Table.Td>{selection(stores)}</Table.Td>
      <Table.Td>{lastUsedAt === null ? say.neverUsed : moment(lastUsedAt)}</Table.Td>
      <Table.Td>{expiresAt === null ? say.never : date(expiresAt)}</Table.Td>
      <Table.Td>
        <Group justify="flex-end">
          <Revoke id={id} name={name} />
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

function Revoke({ id, name }: Pick<ApiKey, "id" | "name">) {
  const say = useWords(words);
  const [opened, { open, close }] = useDisclosure(false);
  const revoke = useRevokeKey(id);
  const done = useDone();
  const confirm = (): void =>
    revoke.mutate(undefined, {
      onSuccess() {
        done(say.done(name));
        close();
      },
    });
  return (
    <>
      <Button size="xs" variant="outline" color="red" aria-label={`${say.revoke} ${name}`} onClick={open}>
        {say.revoke}
      </Button>
      <Confirm
        opened={opened}
        title={say.title}
        about={say.confirm(name)}
        verb={say.verb}
        act={revoke}
        onConfirm={confirm}
        onClose={close}
      />
    </>
  );
}
