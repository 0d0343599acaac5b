import { Anchor, Button, Card, Group, NativeSelect, Stack, Switch, Text, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { positionOf } from "../../../domain/geo/fence-position.ts";
import { api, asked } from "../../shared/client.ts";
import { inBoth, useLanguage, useWords } from "../../shared/language.tsx";
import { Loaded, Page } from "../../shared/page.tsx";
import { QrCode } from "../../shared/qr-code.tsx";
import { useAct } from "../../shared/query-hooks.ts";
import { Trouble } from "../../shared/trouble.tsx";
import { type Store, useStores } from "../queries.ts";

const words = inBoth({
  en: {
    title: "Try it",
    about: "Be a shopper: take a phone, walk into a store, and see what it is told.",
    shopper: "Shopper",
    shopperHint: "Whose cart the phone finds. The example retailer knows astrid, bengt and cecilia.",
    test: "As a test shopper",
    testHint:
      "For a shopper who is new: the walk may be made up, tills take the offers in training alone, and nothing counts.",
    store: "Store to walk into",
    make: "Make a code for a phone",
    ready: "Scan it with a phone, or open it here. It serves once, within five minutes.",
    open: "Open the phone",
    code: "Code that lets a phone in",
  },
  sv: {
    title: "Prova",
    about: "Var en kund: ta en telefon, gå in i en butik och se vad den får veta.",
    shopper: "Kund",
    shopperHint: "Vems korg telefonen hittar. Exempelbutiken känner astrid, bengt och cecilia.",
    test: "Som testkund",
    testHint:
      "För en ny kund: promenaden får vara påhittad, kassor tar erbjudandena bara vid övning, och ingenting räknas.",
    store: "Butik att gå in i",
    make: "Gör en kod för en telefon",
    ready: "Skanna den med en telefon, eller öppna den här. Den gäller en gång, inom fem minuter.",
    open: "Öppna telefonen",
    code: "Kod som släpper in en telefon",
  },
});

export function TryIt() {
  const say = useWords(words);
  const query = useStores();
  return (
    <Page title={say.title} about={say.about}>
      <Loaded query={query}>{({ items }) => <PhoneMaker stores={items} />}</Loaded>
    </Page>
  );
}

function PhoneMaker({ stores }: { readonly stores: readonly Store[] }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const [shopperId, setShopperId] = useState("astrid");
  const [chosen, choose] = useState(stores[0]?.id ?? "");
  const [isTest, setTest] = useState(false);
  const make = useAct(() => asked(api.try.enrolments.$post({ json: { shopperId, locale: language, test: isTest } })));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    make.mutate(undefined);
  };
  return (
    <Stack maw={480}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            label={say.shopper}
            description={say.shopperHint}
            value={shopperId}
            onChange={({ currentTarget }) => setShopperId(currentTarget.value)}
            required
          />
          <Switch
            label={say.test}
            description={say.testHint}
            checked={isTest}
            onChange={({ currentTarget }) => setTest(currentTarget.checked)}
          />
          <NativeSelect
            label={say.store}
            value={chosen}
            data={stores.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
          />
          <Group>
            <Button type="submit" loading={make.isPending}>
              {say.make}
            </Button>
          </Group>
        </Stack>
      </form>
      {make.error !== null && <Trouble error={make.error} />}
      {make.data !== undefined && (
        <PhoneCode token={make.data.enrolmentToken} store={stores.find(({ id }) => id === chosen)} />
      )}
    </Stack>
  );
}

/** In the fragment, which no server is told. */
function addressFor(token: string, store: Store | undefined): string {
  const members = new URLSearchParams({ enrol: token });
  if (store !== undefined) members.set("at", positionOf(store.fence).toReversed().join(","));
  return `${location.origin}/phone/#${members.toString()}`;
}

function PhoneCode({ token, store }: { readonly token: string; readonly store: Store | undefined }) {
  const say = useWords(words);
  const address = addressFor(token, store);
  return (
    <Card withBorder>
      <Stack align="center">
        <QrCode text={address} label={say.code} />
        <Text ta="center">{say.ready}</Text>
        <Anchor href={address} target="_blank">
          {say.open}
        </Anchor>
      </Stack>
    </Card>
  );
}
