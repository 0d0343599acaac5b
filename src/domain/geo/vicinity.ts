import { FENCE_LATITUDE_MAX_DEG } from "../bounds.ts";
import { type Box, boxWithin, MICRO } from "./box-tree.ts";
import { findCell, NOWHERE, packTable } from "./cell-table.ts";
import { type Position, wrapLongitude } from "./position.ts";

/*
 * Whether anything at all lies near a position: one bit for each cell of a grid in degrees, 4 rows by 8 columns of
 * them in a word, the words that are not 0 in an open-addressed table. Nearly every position is far from everything;
 * this tells it in a small part of the time that its H3 cell takes.
 */
const ROW_BITS = 2;
const COLUMN_BITS = 3;
const BLOCK_ROWS = 1 << ROW_BITS;
const BLOCK_COLUMNS = 1 << COLUMN_BITS;

/** Cells to a degree: a fine grid of 1.7 km for nearly all fences, coarser ones so that a wide one costs no more. */
const GRIDS = [64, 8, 1] as const;
/** Of the places in a table: nearly always nothing is found there, which is known at the first empty place. */
const FULLEST = 0.6;
/** A box of more cells than this on a side belongs into a coarser grid. */
const SIDE_MAX = 64;

/** The bits from `first` to `last` that fall among the `size` bits from `start` on. */
function bitsOf(first: number, last: number, start: number, size: number): number {
  const low = Math.max(first - start, 0);
  const high = Math.min(last - start, size - 1);
  return (1 << (high + 1)) - (1 << low);
}

/** Four bits, each moved to the first column of its row. */
const spread = (rows: number): number => (rows & 1) | ((rows & 2) << 7) | ((rows & 4) << 14) | ((rows & 8) << 21);

const blockKey = (row: number, column: number, perDegree: number): number => {
  const columns = (360 * perDegree) / BLOCK_COLUMNS;
  return row * columns + ((column + columns) % columns);
};

/** Which rows and columns of a grid a box meets; columns may lie a turn beyond the globe. */
function cellsUnder({ west, south, east, north }: Box, perDegree: number) {
  const size = MICRO / perDegree;
  return {
    south: Math.floor((south + 90 * MICRO) / size),
    north: Math.floor((north + 90 * MICRO) / size),
    west: Math.floor((west + 180 * MICRO) / size),
    east: Math.floor((east + 180 * MICRO) / size),
  };
}

/** How far to widen a box on each side for all that lies within `metres` of it, by whole degrees of latitude. */
function margins(metres: number): readonly Box[] {
  return Array.from({ length: FENCE_LATITUDE_MAX_DEG + 2 }, (_, latitude) => {
    const { north, south } = boxWithin(0, 0, metres);
    return { ...boxWithin(0, latitude, metres), north, south };
  });
}

function widened(box: Box, margin: readonly Box[]): Box {
  const poleward = Math.ceil(Math.max(-box.south, box.north) / MICRO);
  const { west, south, east, north } = margin[poleward] as Box;
  return { west: box.west + west, south: box.south + south, east: box.east + east, north: box.north + north };
}

function mark(words: Map<number, number>, box: Box, perDegree: number): void {
  const { south, north, west, east } = cellsUnder(box, perDegree);
  for (let row = Math.floor(south / BLOCK_ROWS); row * BLOCK_ROWS <= north; row += 1) {
    const rows = spread(bitsOf(south, north, row * BLOCK_ROWS, BLOCK_ROWS));
    for (let column = Math.floor(west / BLOCK_COLUMNS); column * BLOCK_COLUMNS <= east; column += 1) {
      const columns = bitsOf(west, east, column * BLOCK_COLUMNS, BLOCK_COLUMNS);
      const key = blockKey(row, column, perDegree);
      words.set(key, (words.get(key) ?? 0) | Math.imul(rows, columns));
    }
  }
}

/** The finest grid in which a box is not too wide. */
function gridOf(box: Box): number {
  const degrees = Math.max(box.east - box.west, box.north - box.south) / MICRO;
  const found = GRIDS.findIndex((perDegree) => degrees * perDegree <= SIDE_MAX);
  return found === -1 ? GRIDS.length - 1 : found;
}

/** What lies within some distance of boxes, from a bird's eye view: never less, and at most a cell of the grid more. */
export class Vicinity {
  readonly #grids: readonly { readonly perDegree: number; readonly table: Uint32Array }[];

  /** @param boxes no farther from the equator than fences may be, their longitudes of any turn */
  constructor(boxes: Iterable<Box>, metres: number) {
    const words = GRIDS.map(() => new Map<number, number>());
    const margin = margins(metres);
    for (const box of boxes) {
      const wide = widened(box, margin);
      const grid = gridOf(wide);
      mark(words[grid] as Map<number, number>, wide, GRIDS[grid] as number);
    }
    const grids = GRIDS.map((perDegree, grid) => ({ perDegree, table: packTable(words[grid] ?? new Map(), FULLEST) }));
    this.#grids = grids.filter((_, grid) => words[grid]?.size !== 0);
  }

  /** False where no box is within the distance. */
  has({ latitude, longitude }: Position): boolean {
    const north = latitude + 90;
    const east = wrapLongitude(longitude) + 180;
    for (const { perDegree, table } of this.#grids) {
      const row = (north * perDegree) | 0;
      const column = (east * perDegree) | 0;
      const word = findCell(table, (row >> ROW_BITS) * ((360 * perDegree) >> COLUMN_BITS) + (column >> COLUMN_BITS));
      const bit = ((row & (BLOCK_ROWS - 1)) << COLUMN_BITS) | (column & (BLOCK_COLUMNS - 1));
      if (word !== NOWHERE && ((word >>> bit) & 1) === 1) return true;
    }
    return false;
  }
}
