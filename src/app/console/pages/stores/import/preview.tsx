import { useCallback, useMemo } from "react";
import { inBoth, useWords } from "../../../../shared/language.tsx";
import { boundsOf } from "../../../../shared/map/bounds.ts";
import { PlainMap } from "../../../../shared/map/plain-map.tsx";
import type { StoreFile } from "../queries.ts";
import { Fences, StorePoints } from "../store-layers.tsx";
import { placesOf } from "../store-shapes.ts";
import { storesIn } from "./read-file.ts";

const words = inBoth({
  en: { map: "Map of the stores that would be imported" },
  sv: { map: "Karta över butikerna som skulle läsas in" },
});

const HEIGHT_PX = 360;

/** Where the stores of a file lie: a swapped coordinate is seen at a glance. */
export function ImportPreview({ file }: { readonly file: StoreFile }) {
  const say = useWords(words);
  const stores = useMemo(() => storesIn(file), [file]);
  const bounds = useMemo(() => boundsOf(placesOf(stores)), [stores]);
  const nothing = useCallback(() => undefined, []);
  if (bounds === undefined) return null;
  return (
    <PlainMap label={say.map} height={HEIGHT_PX} view={{ bounds, zoomMax: 15 }}>
      <Fences stores={stores} />
      <StorePoints stores={stores} onChoose={nothing} />
    </PlainMap>
  );
}
