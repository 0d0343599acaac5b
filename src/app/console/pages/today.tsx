import { Card, NativeSelect, SimpleGrid, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { formatMoney } from "../../../domain/money/currency.ts";
import { inBoth, useLanguage, useWords } from "../../shared/language.tsx";
import { Empty, Loaded, Page } from "../../shared/page.tsx";
import { type Store, useDay, useStores } from "../queries.ts";

const words = inBoth({
  en: {
    title: "Today",
    about: "What your offers have done in this store since it opened.",
    store: "Store",
    redeemed: "Redeemed",
    given: "Given",
    nothing: "No offer has been redeemed here today.",
    noStores: "There are no stores yet.",
  },
  sv: {
    title: "I dag",
    about: "Vad erbjudandena har gjort i butiken sedan den öppnade.",
    store: "Butik",
    redeemed: "Inlösta",
    given: "Givet",
    nothing: "Inget erbjudande har lösts in här i dag.",
    noStores: "Det finns inga butiker än.",
  },
});

/** The date by the store's own calendar, as ISO 8601 has it, which is how Swedes write dates. */
const dateIn = (timeZone: string | null): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone: timeZone ?? "UTC" }).format(new Date());

export function Today() {
  const say = useWords(words);
  const query = useStores();
  return (
    <Page title={say.title} about={say.about}>
      <Loaded query={query}>
        {({ items: [first, ...others] }) =>
          first === undefined ? <Empty>{say.noStores}</Empty> : <OfOneStore stores={[first, ...others]} />
        }
      </Loaded>
    </Page>
  );
}

function OfOneStore({ stores }: { readonly stores: readonly [Store, ...Store[]] }) {
  const say = useWords(words);
  const [chosen, choose] = useState(stores[0].id);
  const store = stores.find(({ id }) => id === chosen) ?? stores[0];
  return (
    <Stack>
      <NativeSelect
        label={say.store}
        maw={320}
        value={store.id}
        data={stores.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
      />
      <Totals key={store.id} store={store} />
    </Stack>
  );
}

function Totals({ store: { id, timeZone } }: { readonly store: Store }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const query = useDay(id, dateIn(timeZone));
  return (
    <Loaded query={query}>
      {({ totals }) =>
        totals.length === 0 ? (
          <Empty>{say.nothing}</Empty>
        ) : (
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
            {totals.map(({ tillId, campaignId, amount, redeemed }) => (
              <Card withBorder key={`${tillId} ${campaignId}`}>
                <Text size="sm" c="dimmed">
                  {campaignId}
                </Text>
                <Text size="xl" fw={700}>
                  {formatMoney(amount, language)}
                </Text>
                <Text size="sm">
                  {say.redeemed}: {redeemed.count}
                </Text>
              </Card>
            ))}
          </SimpleGrid>
        )
      }
    </Loaded>
  );
}
