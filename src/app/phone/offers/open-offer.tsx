import { Badge, Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import type { OfferView } from "../../../domain/offers/offer.ts";
import { inBoth, useWords } from "../../shared/language.tsx";
import { RouteLink } from "../here.tsx";
import { GoodAt } from "./good-at.tsx";
import { STANDING_COLOURS, standingWords } from "./offer-words.ts";
import { TimeLeft } from "./time-left.tsx";

const words = inBoth({
  en: { show: "Show the code", test: "Test" },
  sv: { show: "Visa koden", test: "Test" },
});

/** An offer that can be used now, as it lies in the wallet. */
export function OpenOffer({ offer }: { readonly offer: OfferView }) {
  const say = useWords(words);
  const told = useWords(standingWords);
  return (
    <Card withBorder component="article" padding="lg" aria-label={offer.title}>
      <Stack gap="sm">
        <Group gap="xs">
          <Badge color={STANDING_COLOURS[offer.state]}>{told[offer.state]}</Badge>
          {offer.test && <Badge color="grape">{say.test}</Badge>}
        </Group>
        <div>
          <Title order={2} size="h3">
            {offer.title}
          </Title>
          <Text>{offer.body}</Text>
        </div>
        <TimeLeft offer={offer} />
        <GoodAt storeIds={offer.storeIds} />
        <Button size="md" component={RouteLink} to={{ page: "offer", offerId: offer.id }}>
          {say.show}
        </Button>
      </Stack>
    </Card>
  );
}
