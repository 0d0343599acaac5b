import { latLngToCell } from "h3-js";
import { expect, test } from "vitest";
import { cellOutline } from "./cell-outline.ts";
import { haversineMetres } from "./position.ts";

test("the outline of a cell is a closed hexagon around where it is", () => {
  const ring = cellOutline(latLngToCell(59.3326, 18.0649, 9));
  expect(ring).toHaveLength(7);
  expect(ring.at(-1)).toEqual(ring[0]);
  // Cells of resolution 9 have edges of some 200 m.
  for (const corner of ring) expect(haversineMetres(...corner, 18.0649, 59.3326)).toBeLessThan(450);
});
