/*
 * Cell → ordinals of the fences that overlap it, in two runs of 32-bit words. The table is open-addressed, pairs of
 * (cell key + 1, value), 0 for an empty place. A value is the ordinal where there is one, else where in `lists` the
 * number of ordinals stands, and they behind it.
 */
export interface CellTable {
  readonly table: Uint32Array;
  readonly lists: Uint32Array;
}

const FULLEST = 0.75;
const LIST = 0x8000_0000;
/** 2³² divided by the golden ratio spreads neighbouring keys (Knuth, "The Art of Computer Programming", 6.4). */
const GOLDEN = 0x9e37_79b1;

const placeOf = (key: number, capacity: number): number => (Math.imul(key, GOLDEN) >>> 0) % capacity;

/**
 * @param values by keys, both of 32 bits, no key being the highest
 * @param fullest share of the places that are taken: the fewer, the sooner a key that is not there is known not to be
 */
export function packTable(values: ReadonlyMap<number, number>, fullest: number): Uint32Array {
  const capacity = Math.ceil(values.size / fullest) + 1;
  const table = new Uint32Array(2 * capacity);
  for (const [key, value] of values) {
    let place = placeOf(key, capacity);
    while (table[2 * place] !== 0) place = (place + 1) % capacity;
    table[2 * place] = key + 1;
    table[2 * place + 1] = value;
  }
  return table;
}

/** @param cells cell key → ordinals, at least one each */
export function packCells(cells: ReadonlyMap<number, readonly number[]>): CellTable {
  const values = new Map<number, number>();
  const lists: number[] = [];
  for (const [key, ordinals] of cells) {
    const [only = 0] = ordinals;
    values.set(key, ordinals.length === 1 ? only : LIST + lists.length);
    if (ordinals.length > 1) lists.push(ordinals.length, ...ordinals);
  }
  return { table: packTable(values, FULLEST), lists: Uint32Array.from(lists) };
}

/** Nothing stands in the table for the key. */
export const NOWHERE = -1;

/** What stands in the table for a key, such as an ordinal or a list for a cell, or `NOWHERE`. */
export function findCell(table: Uint32Array, key: number): number {
  const capacity = table.length >>> 1;
  let place = placeOf(key, capacity);
  while (true) {
    const found = table[2 * place];
    if (found === key + 1) return table[2 * place + 1] as number;
    if (found === 0) return NOWHERE;
    place = place + 1 === capacity ? 0 : place + 1;
  }
}

export const isList = (value: number): boolean => value >= LIST;

/** Where the list that a value stands for begins. */
export const listAt = (value: number): number => value - LIST;
