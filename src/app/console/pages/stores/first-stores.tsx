import { Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { inBoth, useWords } from "../../../shared/language.tsx";

const words = inBoth({
  en: {
    title: "There are no stores yet",
    about:
      "Draw the first one on a map, or import them all from a file: GeoJSON as OpenStreetMap and AllThePlaces write it, or a table as CSV. You see what would be taken before anything is.",
    add: "Draw a store",
    import: "Import a file",
  },
  sv: {
    title: "Det finns inga butiker än",
    about:
      "Rita den första på en karta, eller läs in alla från en fil: GeoJSON så som OpenStreetMap och AllThePlaces skriver den, eller en tabell som CSV. Du ser vad som skulle tas emot innan något görs.",
    add: "Rita en butik",
    import: "Läs in en fil",
  },
});

/** Where there are none: what to do about it. */
export function FirstStores() {
  const say = useWords(words);
  return (
    <Card withBorder maw={640} p="xl">
      <Stack>
        <Title order={2} size="h4">
          {say.title}
        </Title>
        <Text>{say.about}</Text>
        <Group>
          <Button component={Link} to="/stores/new">
            {say.add}
          </Button>
          <Button component={Link} to="/stores/import" variant="default">
            {say.import}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
