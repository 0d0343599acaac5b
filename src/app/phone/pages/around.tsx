import { Button, Card, Group, NumberInput, Stack, Text } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { Phone } from "../../../sdk/phone.ts";
import { inBoth, useWords } from "../../shared/language.tsx";
import { Empty, Loaded, Page } from "../../shared/page.tsx";
import { Trouble } from "../../shared/trouble.tsx";
import { placeInAddress } from "../address.ts";
import { OfferCard } from "../offer-card.tsx";
import { type Pinged, useOffers, usePing } from "../this-phone.ts";
import { walkInto } from "../walk.ts";

const words = inBoth({
  en: {
    title: "Your offers",
    none: "Nothing yet. Walk into a store.",
    walk: "Walk in",
    latitude: "Latitude",
    longitude: "Longitude",
    ping: "The last ping",
    took: (ms: number) => `${ms} ms there and back`,
    fixes: (accepted: number, of: number) => `${accepted} of ${of} positions taken`,
    visits: "Noticed",
    nothing: "nothing",
    entered: "entered",
    dwelled: "stayed",
    exited: "left",
  },
  sv: {
    title: "Dina erbjudanden",
    none: "Inget än. Gå in i en butik.",
    walk: "Gå in",
    latitude: "Latitud",
    longitude: "Longitud",
    ping: "Det senaste pinget",
    took: (ms: number) => `${ms} ms fram och tillbaka`,
    fixes: (accepted: number, of: number) => `${accepted} av ${of} positioner togs emot`,
    visits: "Märkte",
    nothing: "inget",
    entered: "kom in",
    dwelled: "stannade",
    exited: "gick",
  },
});

export function Around({ phone }: { readonly phone: Phone }) {
  const say = useWords(words);
  const offers = useOffers(phone);
  const ping = usePing(phone);
  return (
    <Page title={say.title}>
      <Loaded query={offers}>
        {(items) =>
          items.length === 0 ? (
            <Empty>{say.none}</Empty>
          ) : (
            <Stack>
              {items.map((offer) => (
                <OfferCard key={offer.id} offer={offer} />
              ))}
            </Stack>
          )
        }
      </Loaded>
      <WalkForm ping={ping} />
      {ping.error !== null && <Trouble error={ping.error} />}
      {ping.data !== undefined && <LastPing pinged={ping.data} />}
    </Page>
  );
}

const START = { latitude: 59.3326, longitude: 18.0649 };

function WalkForm({ ping }: { readonly ping: ReturnType<typeof usePing> }) {
  const say = useWords(words);
  const [place, setPlace] = useState(() => placeInAddress() ?? START);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    ping.mutate((now) => walkInto(place, now));
  };
  return (
    <form onSubmit={submit}>
      <Group align="flex-end" grow>
        {(["latitude", "longitude"] as const).map((name) => (
          <NumberInput
            key={name}
            label={say[name]}
            value={place[name]}
            decimalScale={6}
            hideControls
            onChange={(value) => setPlace({ ...place, [name]: Number(value) })}
          />
        ))}
        <Button type="submit" loading={ping.isPending}>
          {say.walk}
        </Button>
      </Group>
    </form>
  );
}

function LastPing({ pinged: { result, ms } }: { readonly pinged: Pinged }) {
  const say = useWords(words);
  const accepted = result.fixes.filter(({ verdict }) => verdict === "accepted").length;
  const visits = result.visits.map(({ event, storeId }) => `${say[event]} ${storeId}`).join(", ");
  return (
    <Card withBorder component="section" aria-label={say.ping}>
      <Text fw={600}>{say.ping}</Text>
      <Text size="sm">{say.took(ms)}</Text>
      <Text size="sm">{say.fixes(accepted, result.fixes.length)}</Text>
      <Text size="sm">
        {say.visits}: {visits === "" ? say.nothing : visits}
      </Text>
      {result.decisionId !== null && (
        <Text size="xs" c="dimmed" truncate>
          {result.decisionId}
        </Text>
      )}
    </Card>
  );
}
