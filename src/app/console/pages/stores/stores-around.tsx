import { Box, Grid, Select, Stack, Text, TextInput } from "@mantine/core";
import { useCallback, useDeferredValue, useMemo } from "react";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { boundsOf, boundsOfFence } from "../../../shared/map/bounds.ts";
import type { MapView } from "../../../shared/map/map-view.ts";
import { PlainMap } from "../../../shared/map/plain-map.tsx";
import { useAskedFor } from "../../asked-for.ts";
import type { Store } from "../../queries.ts";
import { storesLike, tagsOf } from "./filter.ts";
import { ChosenStore } from "./chosen-store.tsx";
import { ChosenFence, Fences, StorePoints } from "./store-layers.tsx";
import { StoreList } from "./store-list.tsx";
import { placesOf } from "./store-shapes.ts";

const words = inBoth({
  en: {
    find: "Find a store",
    findAbout: "Name, address, tag or id",
    tag: "Tag",
    any: "Any tag",
    map: "Map of the stores",
    shown: (shown: number, of: number) => (shown === of ? `${of} stores` : `${shown} of ${of} stores`),
  },
  sv: {
    find: "Sök en butik",
    findAbout: "Namn, adress, tagg eller id",
    tag: "Tagg",
    any: "Alla taggar",
    map: "Karta över butikerna",
    shown: (shown: number, of: number) => (shown === of ? `${of} butiker` : `${shown} av ${of} butiker`),
  },
});

const MAP_HEIGHT = { base: 300, md: "calc(100dvh - 190px)" };
const CHOSEN_ZOOM_MAX = 16;

/** A list and a map of the same stores, each of which leads the other. What is sought and chosen is in the address. */
export function StoresAround({ stores }: { readonly stores: readonly Store[] }) {
  const say = useWords(words);
  const [{ q = "", tag = "", store: chosenId = "" }, change] = useAskedFor(["q", "tag", "store"]);
  const text = useDeferredValue(q);
  const found = useMemo(() => storesLike(stores, { text, tag }), [stores, text, tag]);
  const chosen = stores.find(({ id }) => id === chosenId);
  const choose = useCallback((id: string) => change({ store: id }), [change]);
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, md: 5, lg: 4 }}>
        <Stack gap="sm">
          <TextInput
            label={say.find}
            placeholder={say.findAbout}
            value={q}
            onChange={({ currentTarget }) => change({ q: currentTarget.value, store: "" })}
          />
          <TagSelect stores={stores} value={tag} onChange={(next) => change({ tag: next, store: "" })} />
          <Text size="sm" c="dimmed" role="status">
            {say.shown(found.length, stores.length)}
          </Text>
          <StoreList stores={found} chosen={chosenId} onChoose={choose} />
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, md: 7, lg: 8 }} order={{ base: -1, md: 0 }}>
        <Box pos={{ base: "relative", md: "sticky" }} top={72} h={MAP_HEIGHT}>
          <PlainMap label={say.map} height="100%" view={useViewOf(found, chosen)}>
            <Fences stores={found} />
            {chosen !== undefined && <ChosenFence store={chosen} />}
            <StorePoints stores={found} onChoose={choose} />
          </PlainMap>
          {chosen !== undefined && <ChosenStore store={chosen} onClose={() => change({ store: "" })} />}
        </Box>
      </Grid.Col>
    </Grid>
  );
}

/** What was chosen, else everything that was found; where nothing was, the map stays where it is. */
function useViewOf(found: readonly Store[], chosen: Store | undefined): MapView {
  return useMemo(() => {
    if (chosen !== undefined) return { bounds: boundsOfFence(chosen.fence), zoomMax: CHOSEN_ZOOM_MAX };
    return { bounds: boundsOf(placesOf(found)) ?? [-10, 35, 32, 70], zoomMax: CHOSEN_ZOOM_MAX };
  }, [found, chosen]);
}

interface TagSelectProps {
  readonly stores: readonly Store[];
  readonly value: string;
  readonly onChange: (tag: string) => void;
}

function TagSelect({ stores, value, onChange }: TagSelectProps) {
  const say = useWords(words);
  const tags = useMemo(() => tagsOf(stores), [stores]);
  if (tags.length === 0) return null;
  return (
    <Select
      label={say.tag}
      placeholder={say.any}
      value={value === "" ? null : value}
      data={tags.map(([tag, count]) => ({ value: tag, label: `${tag} (${count})` }))}
      onChange={(tag) => onChange(tag ?? "")}
      searchable
      clearable
      clearButtonProps={{ "aria-label": say.any }}
    />
  );
}
