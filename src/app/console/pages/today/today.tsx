import { Group, Stack } from "@mantine/core";
import { useState } from "react";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { Empty, Loaded, Page } from "../../../shared/page.tsx";
import { useAskedFor } from "../../asked-for.ts";
import { DayPicker } from "../../day-picker.tsx";
import { dayAfter, dayAt, isDay } from "../../days.ts";
import { useEveryStore, zoneOf } from "../../names.ts";
import type { Store } from "../../queries.ts";
import { may, useSession } from "../../session.ts";
import { StoreSelect, useMaySeeAll } from "../../store-select.tsx";
import { AttentionList } from "./attention-list.tsx";
import { DayNumbers } from "./day-numbers.tsx";
import { Losses } from "./losses.tsx";

const words = inBoth({
  en: {
    title: "Today",
    about: "What your offers did yesterday, what they have done so far, and what needs a look.",
    noStores: "There are no stores yet. Put one under Stores, and what happens in it is told here.",
  },
  sv: {
    title: "I dag",
    about: "Vad erbjudandena gjorde i går, vad de har gjort hittills, och vad som behöver ses över.",
    noStores: "Det finns inga butiker än. Lägg till en under Butiker, så berättas här vad som händer i den.",
  },
});

export function Today() {
  const say = useWords(words);
  const query = useEveryStore();
  return (
    <Page title={say.title} about={say.about}>
      <Loaded query={query}>
        {(stores) => (stores.length === 0 ? <Empty>{say.noStores}</Empty> : <Overview stores={stores} />)}
      </Loaded>
    </Page>
  );
}

function Overview({ stores }: { readonly stores: readonly Store[] }) {
  const { roles } = useSession();
  const [asked, ask] = useAskedFor(["store", "day"]);
  const withAll = useMaySeeAll(stores);
  const store = stores.find(({ id }) => id === asked.store) ?? (withAll ? undefined : stores[0]);
  const [now] = useState(Date.now);
  const timeZone = zoneOf(store);
  const today = dayAt(now, timeZone);
  const day = asked.day !== undefined && isDay(asked.day) ? asked.day : dayAfter(today, -1);
  const scope = { storeId: store?.id ?? "", today, timeZone };
  return (
    <Stack gap="xl">
      <AttentionList now={now} />
      {may(roles, ["marketer", "analyst"]) && (
        <Stack gap="lg">
          <Group align="flex-end">
            <StoreSelect
              stores={stores}
              value={scope.storeId}
              onChange={(storeId) => ask({ store: storeId })}
              withAll={withAll}
            />
            <DayPicker value={day} onChange={(chosen) => ask({ day: chosen })} latest={today} />
          </Group>
          <DayNumbers {...scope} day={day} />
          <Losses storeId={scope.storeId} day={day} />
        </Stack>
      )}
    </Stack>
  );
}
