import { Badge, Group, Table, Text } from "@mantine/core";
import { inBoth, useWords } from "../../shared/language.tsx";
import { Empty, Loaded, Page } from "../../shared/page.tsx";
import { type Store, useStores } from "../queries.ts";

const words = inBoth({
  en: {
    title: "Stores",
    about: "Where your shoppers can be met. Each has a fence: the area that counts as being there.",
    none: "There are no stores yet. Import a file with npm run import, or put one by the API.",
    name: "Store",
    hours: "Open",
    zone: "Time zone",
    tags: "Tags",
    unknown: "unknown",
  },
  sv: {
    title: "Butiker",
    about: "Här kan kunderna mötas. Varje butik har ett område som räknas som att vara där.",
    none: "Det finns inga butiker än. Läs in en fil med npm run import, eller lägg upp en via API:et.",
    name: "Butik",
    hours: "Öppet",
    zone: "Tidszon",
    tags: "Taggar",
    unknown: "okänt",
  },
});

export function Stores() {
  const say = useWords(words);
  const query = useStores();
  return (
    <Page title={say.title} about={say.about}>
      <Loaded query={query}>
        {({ items }) => (items.length === 0 ? <Empty>{say.none}</Empty> : <StoreTable stores={items} />)}
      </Loaded>
    </Page>
  );
}

function StoreTable({ stores }: { readonly stores: readonly Store[] }) {
  const say = useWords(words);
  return (
    <Table.ScrollContainer minWidth={640}>
      <Table verticalSpacing="sm" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say.name}</Table.Th>
            <Table.Th>{say.hours}</Table.Th>
            <Table.Th>{say.zone}</Table.Th>
            <Table.Th>{say.tags}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {stores.map(({ id, name, openingHours, timeZone, tags }) => (
            <Table.Tr key={id}>
              <Table.Td>
                <Text fw={600}>{name}</Text>
                <Text size="xs" c="dimmed">
                  {id}
                </Text>
              </Table.Td>
              <Table.Td>{openingHours ?? say.unknown}</Table.Td>
              <Table.Td>{timeZone ?? say.unknown}</Table.Td>
              <Table.Td>
                <Group gap={4}>
                  {tags.map((tag) => (
                    <Badge key={tag} variant="light">
                      {tag}
                    </Badge>
                  ))}
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
