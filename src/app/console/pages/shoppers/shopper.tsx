import { Badge, Grid, Group, Stack } from "@mantine/core";
import { useParams } from "@tanstack/react-router";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { Loaded, Page } from "../../../shared/page.tsx";
import { refusalOf } from "../../../shared/refused.ts";
import { Consents } from "./consents.tsx";
import { Contacts } from "./contacts.tsx";
import { Devices } from "./devices.tsx";
import { Erase } from "./erase.tsx";
import { Gone } from "./gone.tsx";
import { Offers } from "./offers.tsx";
import { PressurePanel } from "./pressure.tsx";
import { Profile } from "./profile.tsx";
import { Cart, Purchases } from "./purchases.tsx";
import { type Shopper, useShopper } from "./queries.ts";
import { Visits } from "./visits.tsx";

const words = inBoth({
  en: {
    title: (id: string) => `Shopper ${id}`,
    about: (zone: string) =>
      `All that is held about this person. What happened in a store is told by its clock, all else by yours (${zone}).`,
    anonymous: "Anonymous: not logged in yet",
    test: "Test shopper",
  },
  sv: {
    title: (id: string) => `Kund ${id}`,
    about: (zone: string) =>
      `Allt som finns om personen. Det som hände i en butik visas efter butikens klocka, allt annat efter din (${zone}).`,
    anonymous: "Anonym: har inte loggat in än",
    test: "Testkund",
  },
});

const ZONE = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Support's view of one person. Whoever was erased, or never was, is told apart by the service alone. */
export function OneShopper() {
  const say = useWords(words);
  const { id } = useParams({ from: "/shoppers/$id" });
  const query = useShopper(id);
  if (query.error !== null && refusalOf(query.error).code === "not_found") return <Gone id={id} />;
  return (
    <Page title={say.title(id)} about={say.about(ZONE)} actions={query.data && <Erase shopperId={id} />}>
      <Loaded query={query}>{(shopper) => <SingleView shopper={shopper} id={id} />}</Loaded>
    </Page>
  );
}

function SingleView({ shopper, id }: { readonly shopper: Shopper; readonly id: string }) {
  const say = useWords(words);
  return (
    <Stack>
      {(shopper.anonymous || shopper.test) && (
        <Group gap="xs">
          {shopper.anonymous && <Badge variant="default">{say.anonymous}</Badge>}
          {shopper.test && <Badge color="orange.8">{say.test}</Badge>}
        </Group>
      )}
      <Grid gap="md">
        <Grid.Col span={{ base: 12, lg: 7 }}>
          <Stack>
            <PressurePanel shopperId={id} />
            <Offers shopper={shopper} id={id} />
            <Visits shopper={shopper} />
            <Cart cart={shopper.cart} />
            <Purchases shopper={shopper} />
            <Contacts calm={shopper.calm} />
          </Stack>
        </Grid.Col>
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <Stack>
            <Consents shopper={shopper} id={id} />
            <Devices shopper={shopper} id={id} />
            <Profile person={shopper.person} />
          </Stack>
        </Grid.Col>
      </Grid>
    </Stack>
  );
}
