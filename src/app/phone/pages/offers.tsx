import { Alert, Badge, Button, Card, Group, Stack, Text, Title } from "@mantine/core";
import type { OfferView } from "../../../domain/offers/offer.ts";
import { inBoth, useWords } from "../../shared/language.tsx";
import { useMoments } from "../../shared/moments.ts";
import { Loaded, Page } from "../../shared/page.tsx";
import { RouteLink } from "../here.tsx";
import { NoticesAsked } from "../notices.tsx";
import { useAcknowledge } from "../offers/acknowledge.ts";
import { standingWords } from "../offers/offer-words.ts";
import { OpenOffer } from "../offers/open-offer.tsx";
import { sorted, standingOf } from "../offers/standing.ts";
import { useNow } from "../offers/use-now.ts";
import { type Held, useOffers } from "../queries.ts";

const words = inBoth({
  en: {
    title: "Your offers",
    none: "Nothing yet. Walk into a store.",
    noneAbout: "When you are in a store and left something in your cart, an offer for it may come.",
    near: "What is near me?",
    over: "Used and over",
    offline: "No connection",
    offlineAbout: "These are your offers as this phone saw them last. Their codes can be scanned all the same.",
  },
  sv: {
    title: "Dina erbjudanden",
    none: "Inget än. Gå in i en butik.",
    noneAbout: "När du är i en butik och har lämnat något i varukorgen kan det komma ett erbjudande.",
    near: "Vad finns nära mig?",
    over: "Använda och utgångna",
    offline: "Ingen uppkoppling",
    offlineAbout: "Det här är dina erbjudanden som telefonen såg dem sist. Koderna går att skanna ändå.",
  },
});

/** The wallet: what can be used now, then what is over. */
export function Offers() {
  const say = useWords(words);
  return (
    <Page title={say.title}>
      <Loaded query={useOffers()}>{(held) => <Wallet held={held} />}</Loaded>
    </Page>
  );
}

function Wallet({ held: { offers, isLive } }: { readonly held: Held }) {
  const say = useWords(words);
  const now = useNow();
  const { open, over } = sorted(offers, now);
  useAcknowledge(
    "shown",
    open.map(({ id }) => id),
  );
  return (
    <Stack gap="lg">
      {!isLive && (
        <Alert color="yellow" title={say.offline}>
          {say.offlineAbout}
        </Alert>
      )}
      {open.length === 0 && <NoOffer />}
      {open.map((offer) => (
        <OpenOffer key={offer.id} offer={offer} />
      ))}
      <NoticesAsked />
      {over.length > 0 && (
        <Stack component="section" gap="xs" aria-label={say.over}>
          <Title order={2} size="h4">
            {say.over}
          </Title>
          {over.map((offer) => (
            <OverOffer key={offer.id} offer={offer} now={now} />
          ))}
        </Stack>
      )}
    </Stack>
  );
}

function NoOffer() {
  const say = useWords(words);
  return (
    <Card withBorder padding="xl">
      <Stack align="center" gap="sm">
        <Text fw={600} ta="center">
          {say.none}
        </Text>
        <Text size="sm" c="dimmed" ta="center">
          {say.noneAbout}
        </Text>
        <Button component={RouteLink} to={{ page: "near" }} variant="light">
          {say.near}
        </Button>
      </Stack>
    </Card>
  );
}

function OverOffer({ offer, now }: { readonly offer: OfferView; readonly now: number }) {
  const told = useWords(standingWords);
  const { moment } = useMoments();
  return (
    <RouteLink to={{ page: "offer", offerId: offer.id }} className="phone-row">
      <Card withBorder padding="sm">
        <Group justify="space-between" wrap="nowrap">
          <div>
            <Text size="sm" fw={600}>
              {offer.title}
            </Text>
            <Text size="xs" c="dimmed">
              {moment(offer.issuedAt)}
            </Text>
          </div>
          <Badge variant="default" flex="none">
            {told[standingOf(offer, now)]}
          </Badge>
        </Group>
      </Card>
    </RouteLink>
  );
}
