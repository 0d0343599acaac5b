import { Alert, Button, Container, PasswordInput, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { inBoth, useWords } from "../../shared/language.tsx";
import { Page } from "../../shared/page.tsx";
import { useAct } from "../../shared/query-hooks.ts";
import { Trouble } from "../../shared/trouble.tsx";
import { checkedTill, SetUpError, type SetUpInput, type SetUpTrouble } from "../set-up-check.ts";
import type { Till } from "../this-till.ts";

const words = inBoth({
  en: {
    title: "Set up this till",
    about: "Once, by whoever looks after the store. It stays in this browser.",
    key: "API key of the till",
    keyHelp: "From the console under API keys, with the role till. Begins with bk_",
    storeId: "Store",
    storeIdHelp: "The store's id, such as sthlm-1",
    tillId: "Till",
    tillIdHelp: "The number or name on this counter",
    currency: "Currency",
    currencyHelp: "Only where it is another than the store's",
    done: "Open the till",
  },
  sv: {
    title: "Ställ in kassan",
    about: "En gång, av den som sköter butiken. Det stannar i den här webbläsaren.",
    key: "Kassans API-nyckel",
    keyHelp: "Från konsolen under API-nycklar, med rollen till. Börjar med bk_",
    storeId: "Butik",
    storeIdHelp: "Butikens id, till exempel sthlm-1",
    tillId: "Kassa",
    tillIdHelp: "Numret eller namnet på den här disken",
    currency: "Valuta",
    currencyHelp: "Bara om den är en annan än butikens",
    done: "Öppna kassan",
  },
});

const troubleWords = inBoth<Readonly<Record<SetUpTrouble, string>>>({
  en: {
    keyUnknown: "There is no such API key. Copy it again, or make a new one: a key is shown only once.",
    keyNotTill: "This API key is not a till's. Make one with the role till.",
    storeNotOwn: "This API key may not speak for this store.",
    storeUnknown: "There is no store with this id.",
    currencyUnknown: "The store has no currency. Say which one the till takes.",
  },
  sv: {
    keyUnknown: "Det finns ingen sådan API-nyckel. Kopiera den igen eller gör en ny: en nyckel visas bara en gång.",
    keyNotTill: "API-nyckeln är inte en kassas. Gör en med rollen till.",
    storeNotOwn: "API-nyckeln får inte tala för den här butiken.",
    storeUnknown: "Det finns ingen butik med det här id:t.",
    currencyUnknown: "Butiken har ingen valuta. Ange vilken kassan tar.",
  },
});

const NEW: SetUpInput = { key: "", storeId: "", tillId: "1", currency: "" };
const TYPED = [
  { name: "storeId", help: "storeIdHelp", required: true, maxLength: 64 },
  { name: "tillId", help: "tillIdHelp", required: true, maxLength: 128 },
  { name: "currency", help: "currencyHelp", required: false, maxLength: 3 },
] as const;

const WIDTH_PX = 520;

/** Asks the service before it keeps anything: a till that was set up works. */
export function SetUp({ onDone }: { readonly onDone: (till: Till) => void }) {
  const say = useWords(words);
  const [input, setInput] = useState(NEW);
  const check = useAct(checkedTill);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    check.mutate(input, { onSuccess: onDone });
  };
  return (
    <Container size={WIDTH_PX} py="xl">
      <Page title={say.title} about={say.about}>
        <form onSubmit={submit}>
          <Stack>
            <PasswordInput
              label={say.key}
              description={say.keyHelp}
              size="md"
              value={input.key}
              autoComplete="off"
              required
              withAsterisk={false}
              onChange={({ currentTarget }) => setInput({ ...input, key: currentTarget.value.trim() })}
            />
            {TYPED.map(({ name, help, required, maxLength }) => (
              <TextInput
                key={name}
                label={say[name]}
                description={say[help]}
                size="md"
                value={input[name]}
                required={required}
                withAsterisk={false}
                maxLength={maxLength}
                autoComplete="off"
                onChange={({ currentTarget }) => setInput({ ...input, [name]: currentTarget.value.trim() })}
              />
            ))}
            {check.error !== null && <Why error={check.error} />}
            <Button type="submit" size="lg" loading={check.isPending}>
              {say.done}
            </Button>
          </Stack>
        </form>
      </Page>
    </Container>
  );
}

function Why({ error }: { readonly error: Error }) {
  const troubles = useWords(troubleWords);
  if (!(error instanceof SetUpError)) return <Trouble error={error} />;
  return (
    <Alert color="red" variant="light" role="alert">
      {troubles[error.trouble]}
    </Alert>
  );
}
