import { Button, PasswordInput, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { inBoth, useWords } from "../../shared/language.tsx";
import { Page } from "../../shared/page.tsx";
import type { Till } from "../this-till.ts";

const words = inBoth({
  en: {
    title: "Set up this till",
    about: "Once, by whoever looks after the store. It stays in this browser.",
    key: "API key of the till",
    storeId: "Store",
    tillId: "Till",
    currency: "Currency",
    done: "Open the till",
  },
  sv: {
    title: "Ställ in kassan",
    about: "En gång, av den som sköter butiken. Det stannar i den här webbläsaren.",
    key: "Kassans API-nyckel",
    storeId: "Butik",
    tillId: "Kassa",
    currency: "Valuta",
    done: "Öppna kassan",
  },
});

const NEW: Till = { key: "", storeId: "", tillId: "1", currency: "SEK" };
const TYPED = ["storeId", "tillId", "currency"] as const;

export function SetUp({ onDone }: { readonly onDone: (till: Till) => void }) {
  const say = useWords(words);
  const [till, setTill] = useState(NEW);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onDone(till);
  };
  return (
    <Page title={say.title} about={say.about}>
      <form onSubmit={submit}>
        <Stack maw={400}>
          <PasswordInput
            label={say.key}
            value={till.key}
            autoComplete="off"
            onChange={({ currentTarget }) => setTill({ ...till, key: currentTarget.value })}
            required
          />
          {TYPED.map((name) => (
            <TextInput
              key={name}
              label={say[name]}
              value={till[name]}
              onChange={({ currentTarget }) => setTill({ ...till, [name]: currentTarget.value })}
              required
            />
          ))}
          <Button type="submit">{say.done}</Button>
        </Stack>
      </form>
    </Page>
  );
}
