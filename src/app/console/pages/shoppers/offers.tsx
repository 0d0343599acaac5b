import { Badge, type BadgeProps, Button, Card, Group, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { useMoments } from "../../../shared/moments.ts";
import { Nothing, Panel } from "../../../shared/panel.tsx";
import { usePlaces } from "../../store-names.ts";
import { WhyThisOffer } from "./explanation.tsx";
import type { Offer, Shopper } from "./queries.ts";
import { RevokeOffer } from "./revoke-offer.tsx";
import { Shortened } from "./shortened.tsx";

const words = inBoth({
  en: {
    title: "Offers",
    about: "Of the last ninety days. What one is redeemed with is shown to the shopper alone.",
    none: "No offer in the last ninety days.",
    issued: (until: string) => `In hand until ${until}`,
    reserved: "A till is using it now",
    redeemed: "Used",
    returned: "Used, and the goods came back",
    expired: (at: string) => `Expired ${at}, not used`,
    revoked: "Taken back",
    got: (at: string) => `Got it ${at}`,
    forItems: (names: string) => `For ${names}`,
    test: "Test",
    why: "Why this offer",
    revoke: "Take back",
  },
  sv: {
    title: "Erbjudanden",
    about: "Från de senaste nittio dagarna. Koden visas bara för kunden själv.",
    none: "Inget erbjudande de senaste nittio dagarna.",
    issued: (until: string) => `Gäller till ${until}`,
    reserved: "En kassa använder det just nu",
    redeemed: "Använt",
    returned: "Använt, och varorna kom tillbaka",
    expired: (at: string) => `Gick ut ${at}, inte använt`,
    revoked: "Återkallat",
    got: (at: string) => `Fick det ${at}`,
    forItems: (names: string) => `På ${names}`,
    test: "Test",
    why: "Varför detta erbjudande",
    revoke: "Återkalla",
  },
});

interface OffersProps {
  readonly shopper: Shopper;
  readonly id: string;
}

export function Offers({ shopper, id }: OffersProps) {
  const say = useWords(words);
  const newest = shopper.offers.toSorted((a, b) => b.issuedAt.localeCompare(a.issuedAt));
  return (
    <Panel title={say.title} about={say.about}>
      {newest.length === 0 ? (
        <Nothing>{say.none}</Nothing>
      ) : (
        <Shortened items={newest}>
          {(offer) => <OneOffer key={offer.id} offer={offer} shopper={shopper} id={id} />}
        </Shortened>
      )}
    </Panel>
  );
}

const LOOKS: Readonly<Record<Offer["state"], BadgeProps>> = {
  issued: { variant: "filled", color: "spruce.8" },
  reserved: { variant: "filled", color: "orange.9" },
  redeemed: { variant: "light", color: "spruce" },
  returned: { variant: "default" },
  expired: { variant: "default" },
  revoked: { variant: "default" },
};

function OneOffer({ offer, shopper, id }: OffersProps & { readonly offer: Offer }) {
  const say = useWords(words);
  const { moment } = useMoments();
  const places = usePlaces();
  const [isExplained, explained] = useDisclosure(false);
  const [isRevoking, revoking] = useDisclosure(false);
  const [storeId = ""] = offer.storeIds;
  const { timeZone } = places(storeId);
  const at = moment(offer.issuedAt, timeZone);
  return (
    <Card withBorder padding="sm" data-offer={offer.id}>
      <Stack gap="xs">
        <Group justify="space-between" gap="xs" align="flex-start">
          <Text fw={600}>{offer.title}</Text>
          <Group gap={4}>
            {offer.test && <Badge variant="default">{say.test}</Badge>}
            <State offer={offer} timeZone={timeZone} />
          </Group>
        </Group>
        <Text size="sm">
          {say.got(at)} · {offer.storeIds.map((one) => places(one).name).join(", ")}
        </Text>
        <Text size="sm">{say.forItems(offer.items.map(({ name }) => name).join(", "))}</Text>
        <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
          {offer.campaignId} · {offer.id}
        </Text>
        <Group gap="xs">
          <Button size="xs" variant="default" aria-expanded={isExplained} onClick={explained.toggle}>
            {say.why}
          </Button>
          {offer.state === "issued" && (
            <Button size="xs" variant="outline" color="red" onClick={revoking.open}>
              {say.revoke}
            </Button>
          )}
        </Group>
        {isExplained && <WhyThisOffer offer={offer} decisions={shopper.decisions} />}
      </Stack>
      <RevokeOffer shopperId={id} offer={offer} opened={isRevoking} onClose={revoking.close} />
    </Card>
  );
}

function State({ offer: { state, expiresAt }, timeZone }: { readonly offer: Offer; readonly timeZone: string | null }) {
  const say = useWords(words);
  const { moment } = useMoments();
  const said = say[state];
  return (
    <Badge {...LOOKS[state]} tt="none" h="auto" style={{ whiteSpace: "normal" }}>
      {typeof said === "string" ? said : said(moment(expiresAt, timeZone))}
    </Badge>
  );
}
