import { Button, Grid, Group, NumberInput, Stack, Text } from "@mantine/core";
import { type FormEvent, useCallback, useState } from "react";
import type { Position } from "../../../../../domain/geo/position.ts";
import { inBoth, useWords } from "../../../../shared/language.tsx";
import { boundsOf } from "../../../../shared/map/bounds.ts";
import { PlainMap } from "../../../../shared/map/plain-map.tsx";
import { Loaded, Page } from "../../../../shared/page.tsx";
import { Trouble } from "../../../../shared/trouble.tsx";
import type { Store } from "../../../queries.ts";
import { BackToStores } from "../back-to-stores.tsx";
import { useEveryStore, useMatch } from "../queries.ts";
import { Fences, StorePoints } from "../store-layers.tsx";
import { placesOf } from "../store-shapes.ts";
import { PointLayer } from "./point-layer.tsx";
import { Verdicts } from "./verdicts.tsx";

const words = inBoth({
  en: {
    title: "Who is inside?",
    about: "Put a phone on the map, with how exactly it knows where it is, and see what the live fences say.",
    map: "Map to put a phone on",
    click: "Click on the map, or type where the phone is.",
    latitude: "Latitude",
    longitude: "Longitude",
    accuracy: "Accuracy (m)",
    accuracyAbout: "Empty where the phone does not say: unknown is never taken for exact.",
    ask: "Ask",
  },
  sv: {
    title: "Vem är inne?",
    about: "Sätt en telefon på kartan, med hur säkert den vet var den är, och se vad de aktiva områdena säger.",
    map: "Karta att sätta en telefon på",
    click: "Klicka på kartan, eller skriv var telefonen är.",
    latitude: "Latitud",
    longitude: "Longitud",
    accuracy: "Noggrannhet (m)",
    accuracyAbout: "Tomt där telefonen inte säger det: okänt räknas aldrig som exakt.",
    ask: "Fråga",
  },
});

export function WhoIsInside() {
  const say = useWords(words);
  const query = useEveryStore();
  return (
    <Page title={say.title} about={say.about} actions={<BackToStores />}>
      <Loaded query={query}>{(stores) => <Asking stores={stores} />}</Loaded>
    </Page>
  );
}

/** A position is asked for by the body of a request: it never stands in an address that somebody logs. */
function Asking({ stores }: { readonly stores: readonly Store[] }) {
  const say = useWords(words);
  const [accuracy, setAccuracy] = useState<number | null>(15);
  const [place, setPlace] = useState<Position | null>(null);
  const match = useMatch();
  const { mutate } = match;
  const ask = (position: Position | null): void => {
    setPlace(position);
    if (position !== null) mutate({ ...position, accuracy });
  };
  const [first] = useState(() => boundsOf(placesOf(stores)) ?? ([-10, 35, 32, 70] as const));
  const nothing = useCallback(() => undefined, []);
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, md: 4 }} order={{ base: 2, md: 1 }}>
        <Stack>
          <PhoneForm
            key={`${place?.latitude} ${place?.longitude}`}
            place={place}
            accuracy={accuracy}
            onAccuracy={setAccuracy}
            onAsk={ask}
          />
          {match.error !== null && <Trouble error={match.error} />}
          {match.data === undefined ? (
            <Text c="dimmed">{say.click}</Text>
          ) : (
            <Verdicts matches={match.data.items} stores={stores} />
          )}
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 8 }} order={{ base: 1, md: 2 }}>
        <PlainMap label={say.map} height={520} view={{ bounds: first, zoomMax: 14 }}>
          <Fences stores={stores} />
          <StorePoints stores={stores} onChoose={nothing} />
          <PointLayer place={place} accuracy={accuracy} onPlace={ask} />
        </PlainMap>
      </Grid.Col>
    </Grid>
  );
}

interface PhoneFormProps {
  readonly place: Position | null;
  readonly accuracy: number | null;
  readonly onAccuracy: (accuracy: number | null) => void;
  readonly onAsk: (place: Position | null) => void;
}

/** A number field that is empty, or half typed, gives a text. */
const numberOrNull = (value: string | number): number | null => (typeof value === "number" ? value : null);

function PhoneForm({ place, accuracy, onAccuracy, onAsk }: PhoneFormProps) {
  const say = useWords(words);
  const [latitude, setLatitude] = useState<number | null>(place?.latitude ?? null);
  const [longitude, setLongitude] = useState<number | null>(place?.longitude ?? null);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (latitude !== null && longitude !== null) onAsk({ latitude, longitude });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Group grow gap="xs">
          <NumberInput
            label={say.latitude}
            value={latitude ?? ""}
            onChange={(value) => setLatitude(numberOrNull(value))}
            min={-90}
            max={90}
            decimalScale={6}
            hideControls
            required
          />
          <NumberInput
            label={say.longitude}
            value={longitude ?? ""}
            onChange={(value) => setLongitude(numberOrNull(value))}
            min={-180}
            max={180}
            decimalScale={6}
            hideControls
            required
          />
        </Group>
        <NumberInput
          label={say.accuracy}
          description={say.accuracyAbout}
          value={accuracy ?? ""}
          onChange={(value) => onAccuracy(numberOrNull(value))}
          min={1}
          max={10_000}
        />
        <Group>
          <Button type="submit">{say.ask}</Button>
        </Group>
      </Stack>
    </form>
  );
}
