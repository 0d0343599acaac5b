import { List, Stack, Text } from "@mantine/core";
import { isProfiled } from "../../../../domain/campaigns/profiled.ts";
import type { ShopperInput } from "../../../../domain/campaigns/decision.ts";
import { explain } from "../../../../domain/offers/explanation.ts";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import type { Offer, Shopper } from "./queries.ts";

const words = inBoth({
  en: {
    because: "As the shopper reads it on their phone",
    notUsed: "What had no part in it",
    actions: "What the shopper can do about it on their phone",
    disclosure: "What the law has the offer say",
  },
  sv: {
    because: "Så läser kunden det i sin telefon",
    notUsed: "Vad som inte hade någon del i det",
    actions: "Vad kunden kan göra åt det på sin telefon",
    disclosure: "Vad lagen kräver att erbjudandet säger",
  },
});

/** Whether what was known of the person could have a part in an offer, by what its decision was made from. */
function wasProfiled(decisions: Shopper["decisions"], offerId: string): boolean {
  const inputs = decisions.find((one) => one.offerId === offerId)?.inputs;
  const weighed = inputs?.["shopper"] as Pick<ShopperInput, "facts" | "consents" | "age"> | undefined;
  return weighed !== undefined && weighed.facts !== null && isProfiled(weighed);
}

interface WhyProps {
  readonly offer: Offer;
  readonly decisions: Shopper["decisions"];
}

/** What the shopper reads on their phone when they ask the same, in the language of who reads it to them. */
export function WhyThisOffer({ offer, decisions }: WhyProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { because, notUsed, actions, disclosure } = explain(offer, wasProfiled(decisions, offer.id), [language]);
  return (
    <Stack gap="xs" pt="xs">
      <Listed title={say.because} lines={because.map(({ text }) => text)} />
      <Listed title={say.notUsed} lines={notUsed} />
      {disclosure !== null && <Listed title={say.disclosure} lines={[disclosure]} />}
      <Listed title={say.actions} lines={actions.map(({ label, effect }) => `${label}: ${effect}`)} />
    </Stack>
  );
}

function Listed({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <div>
      <Text size="sm" fw={600}>
        {title}
      </Text>
      <List size="sm">
        {lines.map((line) => (
          <List.Item key={line}>{line}</List.Item>
        ))}
      </List>
    </div>
  );
}
