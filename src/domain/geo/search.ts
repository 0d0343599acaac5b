import { type Box, boxWithin, MICRO } from "./box-tree.ts";
import type { Measure } from "./measure.ts";
import { type Position, wrapLongitude } from "./position.ts";

/** Which fences hold a position, and which is the nearest. */
export interface Located<T extends Measure> {
  /** The one with the nearest edge first. */
  readonly holding: readonly T[];
  /** The first of those that hold the position, else the nearest within the distance asked for. */
  readonly nearest: T | null;
}

/** What holds the position is at no distance from it; of such fences the one with the nearest edge comes first. */
export const byDistance = (a: Measure, b: Measure): number =>
  Number(b.inside) - Number(a.inside) || a.metresToEdge - b.metresToEdge;

/**
 * A look for the fences that hold a position and for the nearest. What is found narrows the window for what is still
 * to be looked at: to the distance of the nearest so far, and to the position itself once something holds it.
 */
export class Search<T extends Measure> {
  readonly position: Position;
  readonly window: { -readonly [K in keyof Box]: Box[K] } = { west: 0, south: 0, east: 0, north: 0 };
  readonly #holding: T[] = [];
  #nearest: T | null = null;
  #reach: number;
  #x = 0;
  readonly #y: number;
  /** Millionths of a degree to a metre, at least. */
  readonly #wide: number;
  readonly #high: number;

  /** @param reach metres, not as far as a pole */
  constructor(position: Position, reach: number) {
    const { east, north } = boxWithin(0, position.latitude, reach);
    this.position = position;
    this.#reach = reach;
    this.#y = position.latitude * MICRO;
    this.#wide = east / reach;
    this.#high = (north - this.#y) / reach;
    this.openAt(0);
  }

  /** Sets the window, which is open at 0, for boxes whose longitudes count from another meridian, in degrees. */
  openAt(origin: number): void {
    this.#x = wrapLongitude(this.position.longitude - origin) * MICRO;
    this.#narrow();
  }

  /** Takes note of a fence. */
  see(found: T): void {
    if (found.inside) {
      this.#holding.push(found);
      this.#reach = 0;
    } else {
      if (found.metresToEdge > this.#reach || this.#holding.length > 0) return;
      this.#nearest = found;
      this.#reach = found.metresToEdge;
    }
    this.#narrow();
  }

  get located(): Located<T> {
    if (this.#holding.length === 0) return { holding: this.#holding, nearest: this.#nearest };
    const holding = this.#holding.length < 2 ? this.#holding : this.#holding.toSorted(byDistance);
    return { holding, nearest: holding[0] ?? null };
  }

  /** A circle's width grows faster than its radius, so a share of the width is never too narrow. */
  #narrow(): void {
    const wide = this.#wide * this.#reach;
    const high = this.#high * this.#reach;
    this.window.west = Math.floor(this.#x - wide) - 1;
    this.window.east = Math.ceil(this.#x + wide) + 1;
    this.window.south = Math.floor(this.#y - high) - 1;
    this.window.north = Math.ceil(this.#y + high) + 1;
  }
}
