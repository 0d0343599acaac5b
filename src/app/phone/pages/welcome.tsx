import { Button, Stack, Switch, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { inBoth, useLanguage, useWords } from "../../shared/language.tsx";
import { Page } from "../../shared/page.tsx";
import { Trouble } from "../../shared/trouble.tsx";
import { tokenInAddress } from "../address.ts";
import { useEnrol } from "../this-phone.ts";

const words = inBoth({
  en: {
    title: "Offers where you shop",
    about: "You decide what is used. You can change your mind at any time.",
    preciseLocation: "Know when I am in a store",
    preciseLocationAbout:
      "Your position is compared with the stores and forgotten at once. That you were in a store is kept for thirty days.",
    marketing: "Send me offers for what I left in my cart",
    marketingAbout: "Your cart is kept for thirty days.",
    profiling: "Fit them to what I usually buy",
    profilingAbout: "Without it, offers go by your cart and the store alone.",
    code: "Code",
    codeAbout: "From the page “Try it” of the console.",
    start: "Start",
  },
  sv: {
    title: "Erbjudanden där du handlar",
    about: "Du bestämmer vad som används. Du kan ändra dig när som helst.",
    preciseLocation: "Veta när jag är i en butik",
    preciseLocationAbout:
      "Din position jämförs med butikerna och glöms genast. Att du var i en butik sparas i trettio dagar.",
    marketing: "Skicka erbjudanden om det jag lämnade i korgen",
    marketingAbout: "Din korg sparas i trettio dagar.",
    profiling: "Anpassa dem till vad jag brukar köpa",
    profilingAbout: "Annars går erbjudandena bara efter korgen och butiken.",
    code: "Kod",
    codeAbout: "Från sidan ”Prova” i konsolen.",
    start: "Börja",
  },
});

const ASKED = ["preciseLocation", "marketing", "profiling"] as const;

/** Says what is taken, why and for how long, and lets the phone in with what was agreed to: nothing is agreed to beforehand. */
export function Welcome() {
  const say = useWords(words);
  const { language } = useLanguage();
  const [consents, setConsents] = useState({ preciseLocation: false, marketing: false, profiling: false });
  const [token, setToken] = useState(tokenInAddress);
  const enrol = useEnrol();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    enrol.mutate({ enrolmentToken: token.trim(), locale: language, consents });
  };
  return (
    <Page title={say.title} about={say.about}>
      <form onSubmit={submit}>
        <Stack>
          {ASKED.map((purpose) => (
            <Switch
              key={purpose}
              label={say[purpose]}
              description={say[`${purpose}About`]}
              checked={consents[purpose]}
              onChange={({ currentTarget }) => setConsents({ ...consents, [purpose]: currentTarget.checked })}
            />
          ))}
          <TextInput
            label={say.code}
            description={say.codeAbout}
            value={token}
            onChange={({ currentTarget }) => setToken(currentTarget.value)}
            required
          />
          {enrol.error !== null && <Trouble error={enrol.error} />}
          <Button type="submit" size="md" loading={enrol.isPending}>
            {say.start}
          </Button>
        </Stack>
      </form>
    </Page>
  );
}
