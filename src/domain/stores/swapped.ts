import { SWAPPED_FAR_FROM_STORES_M, SWAPPED_NEAR_STORE_M } from "../bounds.ts";
import { PlaceList } from "../geo/place-list.ts";
import { haversineMetres, type LngLat } from "../geo/position.ts";

/** The place that is meant where longitude and latitude stand in each other's place; null where there is none. */
const swap = ([longitude, latitude]: LngLat): LngLat | null =>
  Math.abs(longitude) <= 90 ? [latitude, longitude] : null;

/**
 * Which of the positions of a file look as if longitude and latitude were swapped. Such a one lies far from every store
 * that is known, while the swapped one lies near a store, or near more rows of the file than it has about itself: whoever
 * swaps one row swaps its neighbours too, so they do not speak for each other.
 * @param stores positions of the stores that the file does not speak of
 */
export const looksSwapped = (rows: readonly LngLat[], stores: readonly LngLat[]): boolean[] => {
  const [others, known] = [new PlaceList(rows), new PlaceList(stores)];
  return rows.map((given) => {
    const swapped = swap(given);
    // So near the diagonal it says nothing, and the row itself would be found.
    if (swapped === null || haversineMetres(...given, ...swapped) <= SWAPPED_NEAR_STORE_M) return false;
    const isNearStore = known.countWithin(swapped, SWAPPED_NEAR_STORE_M, 1) > 0;
    const nearSwapped = others.countWithin(swapped, SWAPPED_NEAR_STORE_M);
    if (!isNearStore && nearSwapped === 0) return false;
    if (known.countWithin(given, SWAPPED_FAR_FROM_STORES_M, 1) > 0) return false;
    // The row itself is one of those within reach.
    return isNearStore || others.countWithin(given, SWAPPED_FAR_FROM_STORES_M, nearSwapped + 1) <= nearSwapped;
  });
};
