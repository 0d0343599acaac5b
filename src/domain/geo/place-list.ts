import { haversineMetres, METRES_PER_DEGREE, type LngLat } from "./position.ts";

/** Positions in order of latitude, for the question how many of them lie near a place. */
export class PlaceList {
  readonly #places: readonly LngLat[];

  constructor(places: readonly LngLat[]) {
    this.#places = places.toSorted((a, b) => a[1] - b[1]);
  }

  /** How many lie within `metres` of a place; counting ends at `enough`. */
  countWithin([longitude, latitude]: LngLat, metres: number, enough = Infinity): number {
    // A metre more than asked: what is rounded here is measured below.
    const reach = (metres + 1) / METRES_PER_DEGREE;
    let count = 0;
    for (let at = this.#firstAtOrAbove(latitude - reach); at < this.#places.length && count < enough; at += 1) {
      const [lng, lat] = this.#places[at] as LngLat;
      if (lat > latitude + reach) break;
      if (haversineMetres(longitude, latitude, lng, lat) <= metres) count += 1;
    }
    return count;
  }

  #firstAtOrAbove(latitude: number): number {
    let [low, high] = [0, this.#places.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#places[middle] as LngLat)[1] < latitude) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
