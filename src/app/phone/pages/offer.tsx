import { Alert, Anchor, Badge, Button, Card, Group, Stack, Text } from "@mantine/core";
import type { OfferView } from "../../../domain/offers/offer.ts";
import { inBoth, useWords } from "../../shared/language.tsx";
import { useMoments } from "../../shared/moments.ts";
import { Empty, Loaded, Page } from "../../shared/page.tsx";
import { RouteLink } from "../here.tsx";
import { BackIcon } from "../icons.tsx";
import { useAcknowledge } from "../offers/acknowledge.ts";
import { FeedbackForm } from "../offers/feedback-form.tsx";
import { GoodAt } from "../offers/good-at.tsx";
import { OfferCode } from "../offers/offer-code.tsx";
import { STANDING_COLOURS, standingWords } from "../offers/offer-words.ts";
import { isOpen, standingOf } from "../offers/standing.ts";
import { TimeLeft } from "../offers/time-left.tsx";
import { useNow } from "../offers/use-now.ts";
import { Why } from "../offers/why.tsx";
import { useOffers } from "../queries.ts";

const words = inBoth({
  en: {
    title: "An offer",
    back: "All offers",
    none: "This offer is not on this phone.",
    test: "Test",
    link: "Look at it in the shop",
    offline: "No connection. The code can be scanned all the same.",
    reserved: "A till has it in hand right now.",
    over: (time: string) => `It came ${time}. There is nothing left to show at a till.`,
  },
  sv: {
    title: "Ett erbjudande",
    back: "Alla erbjudanden",
    none: "Det här erbjudandet finns inte i telefonen.",
    test: "Test",
    link: "Se det i butiken på nätet",
    offline: "Ingen uppkoppling. Koden går att skanna ändå.",
    reserved: "En kassa har det i handen just nu.",
    over: (time: string) => `Det kom ${time}. Det finns inget kvar att visa i en kassa.`,
  },
});

/** One offer, to be shown at a till, understood, and answered. */
export function Offer({ offerId }: { readonly offerId: string }) {
  const say = useWords(words);
  const query = useOffers();
  return (
    <Stack gap="md">
      <Anchor component={RouteLink} to={{ page: "offers" }} size="sm">
        <Group gap={4} component="span">
          <BackIcon /> {say.back}
        </Group>
      </Anchor>
      <Loaded query={query}>
        {({ offers, isLive }) => {
          const offer = offers.find(({ id }) => id === offerId);
          if (offer !== undefined) return <TheOffer key={offerId} offer={offer} isLive={isLive} />;
          return (
            <Page title={say.title}>
              <Empty>{say.none}</Empty>
            </Page>
          );
        }}
      </Loaded>
    </Stack>
  );
}

function TheOffer({ offer, isLive }: { readonly offer: OfferView; readonly isLive: boolean }) {
  const say = useWords(words);
  const told = useWords(standingWords);
  const { moment } = useMoments();
  const standing = standingOf(offer, useNow());
  const canBeUsed = isOpen(standing);
  useAcknowledge("viewed", canBeUsed ? [offer.id] : []);
  return (
    <Page title={offer.title} about={offer.body}>
      <Card withBorder padding="lg">
        <Stack gap="md">
          <Group gap="xs">
            <Badge color={STANDING_COLOURS[standing]}>{told[standing]}</Badge>
            {offer.test && <Badge color="grape">{say.test}</Badge>}
          </Group>
          {standing === "reserved" && <Alert color="yellow">{say.reserved}</Alert>}
          {!isLive && canBeUsed && <Alert color="yellow">{say.offline}</Alert>}
          {canBeUsed ? <OfferCode offer={offer} /> : <Text>{say.over(moment(offer.issuedAt))}</Text>}
          {canBeUsed && <TimeLeft offer={offer} />}
          <GoodAt storeIds={offer.storeIds} />
          {offer.deepLink !== null && (
            <Button component="a" href={offer.deepLink} variant="default" rel="noreferrer">
              {say.link}
            </Button>
          )}
        </Stack>
      </Card>
      <Why offer={offer} />
      <FeedbackForm offerId={offer.id} />
    </Page>
  );
}
