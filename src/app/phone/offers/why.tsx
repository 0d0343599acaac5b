import { List, Stack, Text } from "@mantine/core";
import { inBoth, useWords } from "../../shared/language.tsx";
import { Panel } from "../../shared/panel.tsx";
import type { OfferView } from "../../../domain/offers/offer.ts";
import { useExplanation } from "../queries.ts";

const words = inBoth({
  en: {
    title: "Why this offer?",
    unused: "What had no part in it",
    disclosure: "About the price",
    offline: "More is said where there is a connection.",
  },
  sv: {
    title: "Varför det här erbjudandet?",
    unused: "Vad som inte hade med det att göra",
    disclosure: "Om priset",
    offline: "Mer sägs när det finns uppkoppling.",
  },
});

/** Why it came, of the shopper's own doing only; what this phone was told with the offer stands in without a network. */
export function Why({ offer }: { readonly offer: OfferView }) {
  const say = useWords(words);
  const { data, error } = useExplanation(offer.id);
  const because = data?.because ?? offer.reasons;
  const disclosure = data?.disclosure ?? offer.disclosure;
  return (
    <Panel title={say.title}>
      <Stack gap="sm">
        <List size="sm" spacing={4}>
          {because.map(({ code, text }) => (
            <List.Item key={code}>{text}</List.Item>
          ))}
        </List>
        {data !== undefined && data.notUsed.length > 0 && (
          <div>
            <Text size="sm" fw={600}>
              {say.unused}
            </Text>
            <List size="sm" spacing={4}>
              {data.notUsed.map((text) => (
                <List.Item key={text}>{text}</List.Item>
              ))}
            </List>
          </div>
        )}
        {disclosure !== null && (
          <Text size="sm">
            <b>{say.disclosure}:</b> {disclosure}
          </Text>
        )}
        {error !== null && data === undefined && (
          <Text size="sm" c="dimmed">
            {say.offline}
          </Text>
        )}
      </Stack>
    </Panel>
  );
}
