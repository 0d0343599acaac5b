import { latLngToCell } from "h3-js";
import { FENCE_CELL_RESOLUTION, SHARD_REACH_M, SHARD_RESOLUTION } from "../bounds.ts";
import type { Position } from "./position.ts";

/*
 * H3 cells by the text of their index, which is cheaper than asking the library. After the mode and the resolution,
 * one hexadecimal digit each, come 7 bits of the base cell and 3 bits per resolution: "89" + 4 digits down to
 * resolution 3 + 18 bits for resolutions 4 to 9 + ones. Tests hold this against the library.
 */
const SHARD_DIGITS_END = 6;
const CELL_DIGITS_END = 11;
/** Four bits per digit are read where 18 are meant. */
const SPARE_BITS = 2;

/** The number that a run of lower-case hexadecimal digits stands for. */
function hexadecimal(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    // "0" is 0x30 and "a" is 0x61: the low four bits, and nine more for a letter.
    value = value * 16 + (code & 15) + (code >> 6) * 9;
  }
  return value;
}

/** The fine cell that a position lies in. */
export const cellOf = ({ latitude, longitude }: Position): string =>
  latLngToCell(latitude, longitude, FENCE_CELL_RESOLUTION);

/** The shard that a cell of the shards' resolution or a finer one belongs to: its logical parent. */
export const shardOfCell = (cell: string): string => `83${cell.slice(2, SHARD_DIGITS_END)}fffffffff`;

/** The shard that a position belongs to: that of its fine cell, which need not be the coarse cell it lies in. */
export const shardOf = (position: Position): string => shardOfCell(cellOf(position));

/** Which of all shards, in 16 bits, a cell belongs to. */
export const shardKey = (cell: string): number => hexadecimal(cell, 2, SHARD_DIGITS_END);

/** Which of its shard's fine cells, in 18 bits, a cell is. */
export const cellKey = (cell: string): number => hexadecimal(cell, SHARD_DIGITS_END, CELL_DIGITS_END) >> SPARE_BITS;

/** Metres from its centre within which a cell and all its fine cells lie. Cells shrink by √7 with each resolution. */
export const reachOf = (resolution: number): number => SHARD_REACH_M / Math.sqrt(7) ** (resolution - SHARD_RESOLUTION);
