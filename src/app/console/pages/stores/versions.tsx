import { Badge, Button, Group, Table, Text } from "@mantine/core";
import { useState } from "react";
import { Confirm } from "../../../shared/confirm.tsx";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { useMoments } from "../../../shared/moments.ts";
import { Empty, Loaded, Page } from "../../../shared/page.tsx";
import { useDone } from "../../../shared/notices.tsx";
import { BackToStores } from "./back-to-stores.tsx";
import { LargeChange } from "./large-change.tsx";
import { useMakeLive, useRestore, useVersions, type Version } from "./queries.ts";

const words = inBoth({
  en: {
    title: "Versions of the stores",
    about: "Each time stores were made live, newest first. Times are those of this device.",
    none: "Nothing has been made live yet.",
    live: "Live",
    makeLive: "Make live what waits",
    madeLive: "Everything that waited is live",
    version: (version: number) => `Version ${version}`,
    when: "When",
    by: "By",
    stores: "Stores",
    changes: "Changes",
    created: (count: number) => `${count} new`,
    changed: (count: number) => `${count} changed`,
    removed: (count: number) => `${count} removed`,
    unchanged: "none",
    restored: (version: number) => `as in version ${version}`,
    restore: "Bring back",
    restoreOne: (version: number) => `Bring back version ${version}`,
    restoreAbout: (stores: number) =>
      `The ${stores} stores of this version become live again, as a new version. Changes that wait to be made live are dropped.`,
    done: (version: number) => `The stores are as in version ${version} again`,
  },
  sv: {
    title: "Butikernas versioner",
    about: "Varje gång butiker aktiverades, den senaste först. Tiderna är den här enhetens.",
    none: "Inget har aktiverats än.",
    live: "Gäller",
    makeLive: "Aktivera det som väntar",
    madeLive: "Allt som väntade gäller nu",
    version: (version: number) => `Version ${version}`,
    when: "När",
    by: "Av",
    stores: "Butiker",
    changes: "Ändringar",
    created: (count: number) => `${count} nya`,
    changed: (count: number) => `${count} ändrade`,
    removed: (count: number) => `${count} borttagna`,
    unchanged: "inga",
    restored: (version: number) => `som i version ${version}`,
    restore: "Ta tillbaka",
    restoreOne: (version: number) => `Ta tillbaka version ${version}`,
    restoreAbout: (stores: number) =>
      `De ${stores} butikerna i den här versionen gäller igen, som en ny version. Ändringar som väntar på att aktiveras försvinner.`,
    done: (version: number) => `Butikerna är som i version ${version} igen`,
  },
});

export function StoreVersions() {
  const say = useWords(words);
  const query = useVersions();
  return (
    <Page
      title={say.title}
      about={say.about}
      actions={
        <Group gap="xs">
          <MakeLive />
          <BackToStores />
        </Group>
      }
    >
      <Loaded query={query}>
        {({ items }) => (items.length === 0 ? <Empty>{say.none}</Empty> : <VersionTable versions={items} />)}
      </Loaded>
    </Page>
  );
}

function MakeLive() {
  const say = useWords(words);
  const done = useDone();
  const act = useMakeLive();
  const run = (confirm?: number): void =>
    act.mutate(confirm === undefined ? {} : { confirm }, { onSuccess: () => done(say.madeLive) });
  return (
    <>
      <Button variant="default" loading={act.isPending} onClick={() => run()}>
        {say.makeLive}
      </Button>
      <LargeChange act={act} onConfirm={run} />
    </>
  );
}

function VersionTable({ versions }: { readonly versions: readonly Version[] }) {
  const say = useWords(words);
  const done = useDone();
  const restore = useRestore();
  const [asked, ask] = useState<Version | null>(null);
  const newest = versions[0]?.version;
  const close = (): void => {
    restore.reset();
    ask(null);
  };
  const run = (): void => {
    if (asked === null) return;
    restore.mutate(asked.version, {
      onSuccess: () => {
        done(say.done(asked.version));
        ask(null);
      },
    });
  };
  return (
    <Table.ScrollContainer minWidth={620} type="native" tabIndex={0}>
      <Table verticalSpacing="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say.when}</Table.Th>
            <Table.Th>{say.changes}</Table.Th>
            <Table.Th ta="right">{say.stores}</Table.Th>
            <Table.Th>{say.by}</Table.Th>
            <Table.Td />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {versions.map((one) => (
            <VersionRow key={one.version} version={one} isLive={one.version === newest} onRestore={() => ask(one)} />
          ))}
        </Table.Tbody>
      </Table>
      <Confirm
        opened={asked !== null}
        title={say.restoreOne(asked?.version ?? 0)}
        about={say.restoreAbout(asked?.stores ?? 0)}
        verb={say.restore}
        act={restore}
        onConfirm={run}
        onClose={close}
      />
    </Table.ScrollContainer>
  );
}

interface VersionRowProps {
  readonly version: Version;
  readonly isLive: boolean;
  readonly onRestore: () => void;
}

function VersionRow({ version: one, isLive, onRestore }: VersionRowProps) {
  const say = useWords(words);
  const { moment } = useMoments();
  const changes = (["created", "changed", "removed"] as const).flatMap((kind) =>
    one[kind] === 0 ? [] : [say[kind](one[kind])],
  );
  return (
    <Table.Tr>
      <Table.Td>
        <Group gap="xs">
          <Text size="sm" fw={600}>
            {moment(one.at)}
          </Text>
          {isLive && <Badge tt="none">{say.live}</Badge>}
        </Group>
        <Text size="xs" c="dimmed">
          {[say.version(one.version), ...(one.restored === null ? [] : [say.restored(one.restored)])].join(", ")}
        </Text>
      </Table.Td>
      <Table.Td>{changes.join(", ") || say.unchanged}</Table.Td>
      <Table.Td ta="right">{one.stores}</Table.Td>
      <Table.Td>
        <Text size="xs" c="dimmed">
          {one.by}
        </Text>
      </Table.Td>
      <Table.Td ta="right">
        {!isLive && (
          <Button size="xs" variant="default" aria-label={say.restoreOne(one.version)} onClick={onRestore}>
            {say.restore}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
