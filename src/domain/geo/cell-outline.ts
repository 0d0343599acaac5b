import { cellToBoundary } from "h3-js";
import type { LngLat } from "./position.ts";

/** The outline of an H3 cell as a closed ring; over the antimeridian its longitudes jump. */
export const cellOutline = (cell: string): LngLat[] => cellToBoundary(cell, true);
