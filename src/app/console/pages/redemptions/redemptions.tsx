import { Button, Group, Stack, TextInput } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { Empty, Loaded, Page } from "../../../shared/page.tsx";
import { useAskedFor } from "../../asked-for.ts";
import { DayPicker } from "../../day-picker.tsx";
import { dayAt, isDay } from "../../days.ts";
import { useEveryStore, zoneOf } from "../../names.ts";
import type { Store } from "../../queries.ts";
import { StoreSelect } from "../../store-select.tsx";
import { DayPanels } from "./day-panels.tsx";
import { redemptionNamed } from "./named.ts";
import { Receipt } from "./receipt.tsx";

const words = inBoth({
  en: {
    title: "Redemptions",
    about: "What offers took off at the tills: one receipt, or a store's whole day.",
    noStores: "There are no stores yet. Put one under Stores, and its tills can redeem.",
    find: "Find",
    field: "Receipt number",
    hint: "Or the id of an offer or a redemption",
    clear: "Back to the day",
  },
  sv: {
    title: "Inlösen",
    about: "Vad erbjudanden drog av i kassorna: ett kvitto, eller en butiks hela dag.",
    noStores: "Det finns inga butiker än. Lägg till en under Butiker, så kan dess kassor lösa in.",
    find: "Sök",
    field: "Kvittonummer",
    hint: "Eller id för ett erbjudande eller en inlösen",
    clear: "Tillbaka till dagen",
  },
});

export function Redemptions() {
  const say = useWords(words);
  const query = useEveryStore();
  return (
    <Page title={say.title} about={say.about}>
      <Loaded query={query}>
        {([first, ...others]) =>
          first === undefined ? <Empty>{say.noStores}</Empty> : <OfStore stores={[first, ...others]} />
        }
      </Loaded>
    </Page>
  );
}

function OfStore({ stores }: { readonly stores: readonly [Store, ...Store[]] }) {
  const say = useWords(words);
  const [now] = useState(Date.now);
  const [asked, ask] = useAskedFor(["store", "day", "receipt"]);
  const store = stores.find(({ id }) => id === asked.store) ?? stores[0];
  const timeZone = zoneOf(store);
  const today = dayAt(now, timeZone);
  const day = asked.day !== undefined && isDay(asked.day) ? asked.day : today;
  const receipt = asked.receipt ?? "";
  return (
    <Stack>
      <Group align="flex-end">
        <StoreSelect
          stores={stores}
          value={store.id}
          onChange={(storeId) => ask({ store: storeId, receipt: "" })}
          withAll={false}
        />
        <DayPicker value={day} onChange={(chosen) => ask({ day: chosen, receipt: "" })} latest={today} />
        <Finder
          key={receipt}
          value={receipt}
          onFind={(transactionId) => ask({ store: store.id, receipt: transactionId })}
        />
        {receipt !== "" && (
          <Button variant="subtle" onClick={() => ask({ receipt: "" })}>
            {say.clear}
          </Button>
        )}
      </Group>
      {receipt === "" ? (
        <DayPanels key={`${store.id} ${day}`} which={{ storeId: store.id, day, timeZone }} store={store} />
      ) : (
        <Receipt storeId={store.id} transactionId={receipt} />
      )}
    </Stack>
  );
}

interface FinderProps {
  readonly value: string;
  readonly onFind: (transactionId: string) => void;
}

function Finder({ value, onFind }: FinderProps) {
  const say = useWords(words);
  const navigate = useNavigate();
  const [typed, type] = useState(value);
  const find = (event: FormEvent): void => {
    event.preventDefault();
    const id = redemptionNamed(typed.trim());
    if (id === null) onFind(typed.trim());
    else void navigate({ to: `/redemptions/${id}` });
  };
  return (
    <form onSubmit={find}>
      <Group align="flex-end" gap="xs" wrap="nowrap">
        <TextInput
          label={say.field}
          placeholder={say.hint}
          title={say.hint}
          flex={1}
          miw={0}
          w={{ base: "auto", sm: 320 }}
          value={typed}
          onChange={({ currentTarget }) => type(currentTarget.value)}
          autoComplete="off"
          required
          withAsterisk={false}
        />
        <Button type="submit" variant="default" style={{ flexShrink: 0 }}>
          {say.find}
        </Button>
      </Group>
    </form>
  );
}
