import { IMPORT_DOUBLE_WITHIN_M } from "../bounds.ts";
import { haversineMetres, METRES_PER_DEGREE, type LngLat } from "../geo/position.ts";
import type { StoreRecord } from "./store.ts";

/** A store of a file, as far as doubles are told by it. */
export interface Seen {
  readonly row: number;
  readonly store: StoreRecord;
  readonly brand: string | null;
  readonly position: LngLat;
}

/** Another row of the same brand within `IMPORT_DOUBLE_WITHIN_M`, and whether it has the same name too. */
export interface Double {
  readonly of: Seen;
  readonly metres: number;
  readonly sameName: boolean;
}

/** Bands of latitude as high as the reach, so that a double lies in the same band or a neighbouring one. */
const bandOf = ([, latitude]: LngLat): number => Math.floor((latitude * METRES_PER_DEGREE) / IMPORT_DOUBLE_WITHIN_M);

const nameOf = ({ store }: Seen): string => store.name.toLowerCase();

/** A shop that names no brand is its own. */
const placeKey = (seen: Seen, band: number): string =>
  JSON.stringify([seen.brand?.toLowerCase() ?? [nameOf(seen)], band]);

/** The stores of a file so far, by id and by where they are. */
export const createMemory = () => {
  const byId = new Map<string, Seen>();
  const byPlace = new Map<string, Seen[]>();

  const around = (seen: Seen): Double[] =>
    [-1, 0, 1]
      .flatMap((step) => byPlace.get(placeKey(seen, bandOf(seen.position) + step)) ?? [])
      .map((of) => ({
        of,
        metres: haversineMetres(...seen.position, ...of.position),
        sameName: nameOf(of) === nameOf(seen),
      }))
      .filter(({ metres }) => metres <= IMPORT_DOUBLE_WITHIN_M);

  return {
    sameId: (id: string): Seen | undefined => byId.get(id),
    /** One of the same name rather than one that shares the brand alone. */
    doubleOf: (seen: Seen): Double | undefined => {
      const doubles = around(seen);
      return doubles.find(({ sameName }) => sameName) ?? doubles[0];
    },
    add: (seen: Seen): void => {
      const key = placeKey(seen, bandOf(seen.position));
      const there = byPlace.get(key);
      byId.set(seen.store.id, seen);
      if (there === undefined) byPlace.set(key, [seen]);
      else there.push(seen);
    },
  };
};
