import { Button, Group, Menu } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { Loaded, Page } from "../../../shared/page.tsx";
import { useSession } from "../../session.ts";
import { FirstStores } from "./first-stores.tsx";
import { useEveryStore } from "./queries.ts";
import { StoresAround } from "./stores-around.tsx";

const words = inBoth({
  en: {
    title: "Stores",
    about: "Where your shoppers can be met. Each has a fence: the area that counts as being there.",
    add: "New store",
    inside: "Who is inside?",
    more: "More",
    import: "Import a file",
    versions: "Versions",
  },
  sv: {
    title: "Butiker",
    about: "Här kan kunderna mötas. Varje butik har ett område som räknas som att vara där.",
    add: "Ny butik",
    inside: "Vem är inne?",
    more: "Mer",
    import: "Läs in en fil",
    versions: "Versioner",
  },
});

export function Stores() {
  const say = useWords(words);
  const query = useEveryStore();
  return (
    <Page title={say.title} about={say.about} actions={<Actions />}>
      <Loaded query={query}>
        {(stores) => (stores.length === 0 ? <FirstStores /> : <StoresAround stores={stores} />)}
      </Loaded>
    </Page>
  );
}

function Actions() {
  const say = useWords(words);
  const { stores } = useSession();
  return (
    <Group gap="xs">
      <Button variant="default" component={Link} to="/stores/inside">
        {say.inside}
      </Button>
      {stores.kind === "all" && (
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default">{say.more}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item component={Link} to="/stores/import">
              {say.import}
            </Menu.Item>
            <Menu.Item component={Link} to="/stores/versions">
              {say.versions}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <Button component={Link} to="/stores/new">
        {say.add}
      </Button>
    </Group>
  );
}
