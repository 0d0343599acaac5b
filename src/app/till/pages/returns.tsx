import { Button, Container, Group, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { inBoth, useWords } from "../../shared/language.tsx";
import { Empty, Loaded, Page } from "../../shared/page.tsx";
import { useAnswer } from "../../shared/query-hooks.ts";
import { go, hrefOf, useAddress } from "../address.ts";
import { redemptionsOf } from "../find-redemptions.ts";
import { FoundCard } from "../returns/found-card.tsx";
import { SettledSign } from "../returns/settled-sign.tsx";
import { FOUND, type Settler, useSettle } from "../returns/use-settle.ts";
import { SIGN_WIDTH_PX } from "../sign/sign.tsx";
import { apiFor } from "../till-api.ts";
import type { Till } from "../this-till.ts";

const words = inBoth({
  en: {
    title: "Returns",
    about: "Goods that an offer reduced come back at any store, also weeks later. Find them by the receipt.",
    receipt: "Receipt",
    receiptHelp: "Its number, or the id of a redemption (red_…)",
    store: "Bought at",
    find: "Find",
    none: "No redemption was found for this receipt. Look at the number and the store again: without an offer on it, there is nothing to do here.",
    begin: "Type the number of the receipt, or scan it.",
  },
  sv: {
    title: "Returer",
    about: "Varor med rabatt från ett erbjudande tas tillbaka i alla butiker, också veckor senare. Sök på kvittot.",
    receipt: "Kvitto",
    receiptHelp: "Numret, eller en inlösens id (red_…)",
    store: "Köpt i",
    find: "Sök",
    none: "Ingen inlösen hittades för kvittot. Se över numret och butiken: utan erbjudande på kvittot finns inget att göra här.",
    begin: "Skriv kvittots nummer, eller skanna det.",
  },
});

interface ReturnsProps {
  readonly till: Till;
  readonly training: boolean;
}

export function Returns({ till, training }: ReturnsProps) {
  const say = useWords(words);
  const { query } = useAddress();
  const settler = useSettle(till, training);
  const [receipt, store] = [query.get("receipt") ?? "", query.get("store") ?? till.storeId];
  return (
    <>
      <SettledSign settler={settler} till={till} training={training} />
      <Container size={SIGN_WIDTH_PX} py="md">
        <Page title={say.title} about={say.about}>
          <FindForm key={`${store} ${receipt}`} receipt={receipt} store={store} />
          {receipt === "" ? (
            <Empty>{say.begin}</Empty>
          ) : (
            <Found receipt={receipt} store={store} till={till} settler={settler} />
          )}
        </Page>
      </Container>
    </>
  );
}

function FindForm({ receipt, store }: { readonly receipt: string; readonly store: string }) {
  const say = useWords(words);
  const [typed, setTyped] = useState({ receipt, store });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    go(hrefOf("returns", { receipt: typed.receipt.trim(), store: typed.store.trim() }));
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-end">
        <TextInput
          label={say.receipt}
          description={say.receiptHelp}
          size="lg"
          flex="2 1 240px"
          value={typed.receipt}
          required
          withAsterisk={false}
          maxLength={200}
          autoFocus
          autoComplete="off"
          onChange={({ currentTarget }) => setTyped({ ...typed, receipt: currentTarget.value })}
        />
        <TextInput
          label={say.store}
          size="lg"
          flex="1 1 140px"
          value={typed.store}
          required
          withAsterisk={false}
          maxLength={64}
          autoComplete="off"
          onChange={({ currentTarget }) => setTyped({ ...typed, store: currentTarget.value })}
        />
        <Button type="submit" size="lg">
          {say.find}
        </Button>
      </Group>
    </form>
  );
}

interface FoundProps {
  readonly receipt: string;
  readonly store: string;
  readonly till: Till;
  readonly settler: Settler;
}

function Found({ receipt, store, till, settler }: FoundProps) {
  const say = useWords(words);
  const found = useAnswer([...FOUND, store, receipt], () => redemptionsOf(apiFor(till.key), store, receipt));
  return (
    <Loaded query={found}>
      {(redemptions) =>
        redemptions.length === 0 ? (
          <Empty>{say.none}</Empty>
        ) : (
          <Stack>
            {redemptions.map((redemption) => (
              <FoundCard key={redemption.id} redemption={redemption} till={till} settler={settler} />
            ))}
          </Stack>
        )
      }
    </Loaded>
  );
}
