import { Alert, Button, Divider, Group, NativeSelect, Stack, Text, TextInput, Title } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { inBoth, useLanguage, useWords } from "../../../../shared/language.tsx";
import { reasonWords, wordsFor } from "../../../../shared/reason-words.ts";
import { Trouble } from "../../../../shared/trouble.tsx";
import type { Draft } from "../draft.ts";
import { localeName } from "../locales.ts";
import { useSend } from "./queries.ts";

const words = inBoth({
  en: {
    title: "Send it to my phone",
    about: "A test shopper’s phone gets the offer now, whomever the campaign is for. It counts nowhere.",
    shopper: "Test shopper’s id",
    variant: "Variant",
    language: "Language",
    send: "Send it to my phone",
    unsaved: "What is sent is what is saved: save first to send what you see.",
    sent: "Sent. Look at the phone.",
    notSent: "Nothing was sent",
  },
  sv: {
    title: "Skicka till min telefon",
    about: "En testkunds telefon får erbjudandet nu, vem kampanjen än är till för. Det räknas ingenstans.",
    shopper: "Testkundens id",
    variant: "Variant",
    language: "Språk",
    send: "Skicka till min telefon",
    unsaved: "Det som skickas är det som är sparat: spara först för att skicka det du ser.",
    sent: "Skickat. Titta på telefonen.",
    notSent: "Inget skickades",
  },
});

interface SendProps {
  readonly id: string;
  readonly draft: Draft;
  readonly storeId: string;
  readonly isChanged: boolean;
  readonly shopperId: string;
  readonly onName: (shopperId: string) => void;
}

export function Send({ id, draft, storeId, isChanged, shopperId, onName }: SendProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const [chosen, choose] = useState<string | null>(null);
  const [spoken, speak] = useState<string | null>(null);
  const send = useSend(id);
  const variant = draft.variants.find((one) => one.id === chosen) ?? draft.variants[0];
  const locales = Object.keys(variant?.texts ?? {});
  const locale = locales.find((one) => one === spoken) ?? locales[0] ?? draft.fallbackLocale;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    send.mutate({ shopperId, variantId: variant?.id ?? null, locale, storeId });
  };
  return (
    <Stack gap="sm">
      <Divider />
      <Title order={3} size="h6">
        {say.title}
      </Title>
      <Text size="sm" c="dimmed">
        {isChanged ? say.unsaved : say.about}
      </Text>
      <form onSubmit={submit}>
        <Group align="flex-end">
          <TextInput
            required
            label={say.shopper}
            value={shopperId}
            onChange={({ currentTarget }) => onName(currentTarget.value)}
          />
          <NativeSelect
            label={say.variant}
            data={draft.variants.map((one) => one.id)}
            value={variant?.id ?? ""}
            onChange={({ currentTarget }) => choose(currentTarget.value)}
          />
          <NativeSelect
            label={say.language}
            data={locales.map((value) => ({ value, label: localeName(value, language) }))}
            value={locale}
            onChange={({ currentTarget }) => speak(currentTarget.value)}
          />
          <Button type="submit" variant="light" loading={send.isPending}>
            {say.send}
          </Button>
        </Group>
      </form>
      {send.error !== null && <Trouble error={send.error} />}
      {send.data !== undefined && <Sent code={send.data.code} isSent={send.data.offers.length > 0} />}
    </Stack>
  );
}

function Sent({ code, isSent }: { readonly code: string | null; readonly isSent: boolean }) {
  const say = useWords(words);
  const why = wordsFor(useWords(reasonWords), code ?? "");
  return isSent ? (
    <Alert variant="light" role="status" title={say.sent} />
  ) : (
    <Alert color="gray" role="status" title={say.notSent}>
      {why}
    </Alert>
  );
}
