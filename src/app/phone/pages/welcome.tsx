import { Button, Group, Stack, Text, TextInput, ThemeIcon } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { inBoth, useLanguage, useWords } from "../../shared/language.tsx";
import { Loaded, Page } from "../../shared/page.tsx";
import { Trouble } from "../../shared/trouble.tsx";
import { dropToken, tokenInAddress } from "../address.ts";
import { PurposeSwitch } from "../consent/purpose-switch.tsx";
import type { Purpose } from "../consent/purposes.ts";
import { useAsked } from "../consent/use-asked.ts";
import { type Asked, saidTo } from "../consent/words-said.ts";
import { PinIcon } from "../icons.tsx";
import { useEnrol } from "../this-phone.ts";

const words = inBoth({
  en: {
    title: "Offers where you shop",
    about: "You left something in your cart? When you are in the store, you hear of it.",
    yours:
      "You decide what is used. Say no to any of it, and the rest still works. You can change your mind at any time.",
    code: "Code",
    codeAbout: "From the page “Try it” of the console. It serves once, within five minutes.",
    brought: "The code of this phone came with the address.",
    start: "Start",
  },
  sv: {
    title: "Erbjudanden där du handlar",
    about: "Lämnade du något i varukorgen? När du är i butiken får du höra om det.",
    yours:
      "Du bestämmer vad som används. Säg nej till vad du vill, resten fungerar ändå. Du kan ändra dig när som helst.",
    code: "Kod",
    codeAbout: "Från sidan ”Prova” i konsolen. Den gäller en gång, inom fem minuter.",
    brought: "Telefonens kod följde med adressen.",
    start: "Börja",
  },
});

/** Says what is taken, why and for how long, and lets the phone in with what was agreed to: nothing is beforehand. */
export function Welcome() {
  const say = useWords(words);
  const query = useAsked();
  return (
    <Page title={say.title} about={say.about}>
      <Group gap="sm" wrap="nowrap" align="flex-start">
        <ThemeIcon variant="light" size="lg" radius="xl" aria-hidden>
          <PinIcon />
        </ThemeIcon>
        <Text size="sm">{say.yours}</Text>
      </Group>
      <Loaded query={query}>{(asked) => <EnrolForm asked={asked} />}</Loaded>
    </Page>
  );
}

function EnrolForm({ asked }: { readonly asked: readonly Asked[] }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const [granted, setGranted] = useState<ReadonlySet<Purpose>>(new Set());
  const [brought] = useState(tokenInAddress);
  const [typed, setTyped] = useState("");
  const enrol = useEnrol();
  const token = brought === "" ? typed.trim() : brought;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    enrol.mutate({ enrolmentToken: token, locale: language, words: saidTo(asked, granted) }, { onSuccess: dropToken });
  };
  const answer = (purpose: Purpose, yes: boolean): void => {
    const others = [...granted].filter((one) => one !== purpose);
    setGranted(new Set(yes ? [...others, purpose] : others));
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        {asked.map((one) => (
          <PurposeSwitch
            key={one.purpose}
            asked={one}
            granted={granted.has(one.purpose)}
            onChange={(yes) => answer(one.purpose, yes)}
          />
        ))}
        {brought === "" ? (
          <TextInput
            label={say.code}
            description={say.codeAbout}
            value={typed}
            onChange={({ currentTarget }) => setTyped(currentTarget.value)}
            autoComplete="off"
            required
          />
        ) : (
          <Text size="sm" c="dimmed">
            {say.brought}
          </Text>
        )}
        {enrol.error !== null && <Trouble error={enrol.error} />}
        <Button type="submit" size="lg" loading={enrol.isPending}>
          {say.start}
        </Button>
      </Stack>
    </form>
  );
}
