import Flatbush from "flatbush";
import { cellToLatLng, gridDisk, latLngToCell } from "h3-js";
import KDBush from "kdbush";
import RBush from "rbush";
import { NEAR_REACH_M } from "../../src/domain/bounds.ts";
import { MICRO } from "../../src/domain/geo/box-tree.ts";
import { haversineMetres, type Position } from "../../src/domain/geo/position.ts";
import { type Located, Search } from "../../src/domain/geo/search.ts";
import { circleOf, type Found, measureItem, type Shapes } from "./shapes.ts";

/** Tells which fences hold a position, and the nearest within `NEAR_REACH_M`. */
export type PeerAsk = (position: Position) => Located<Found>;

/*
 * Every peer is asked once for what may lie within reach; what it offers passes one and the same check, which leaves
 * out by its box what lies farther than the best so far, as our own look-up does.
 */
const searchOf = (position: Position, reach = NEAR_REACH_M): Search<Found> => new Search<Found>(position, reach);

function offer(shapes: Shapes, search: Search<Found>, item: number): void {
  const { boxes } = shapes;
  const { west, south, east, north } = search.window;
  if ((boxes[4 * item] as number) > east || (boxes[4 * item + 2] as number) < west) return;
  if ((boxes[4 * item + 1] as number) > north || (boxes[4 * item + 3] as number) < south) return;
  search.see(measureItem(shapes, item, search.position));
}

/** A packed Hilbert R-tree of the boxes; what it finds is checked in its filter, so that it makes no list. */
export function flatbush(shapes: Shapes): PeerAsk {
  const tree = new Flatbush(shapes.count, 16, Int32Array);
  for (let at = 0; at < shapes.boxes.length; at += 4) {
    const [west, south, east, north] = shapes.boxes.subarray(at, at + 4) as unknown as [number, number, number, number];
    tree.add(west, south, east, north);
  }
  tree.finish();
  return (position) => {
    const search = searchOf(position);
    const { west, south, east, north } = search.window;
    tree.search(west, south, east, north, (item) => {
      offer(shapes, search, item);
      return false;
    });
    return search.located;
  };
}

/** A flat k-d tree of the centres, asked for those that lie within reach and the largest radius. */
export function kdbush(shapes: Shapes): PeerAsk {
  const tree = new KDBush(shapes.count, 64, Int32Array);
  let largest = 0;
  for (let item = 0; item < shapes.count; item += 1) {
    const { centre, radius } = circleOf(shapes, item);
    largest = Math.max(largest, radius);
    tree.add(Math.round(centre[0] * MICRO), Math.round(centre[1] * MICRO));
  }
  tree.finish();
  return (position) => {
    const { west, south, east, north } = searchOf(position, NEAR_REACH_M + largest).window;
    const search = searchOf(position);
    for (const item of tree.range(west, south, east, north)) offer(shapes, search, item);
    return search.located;
  };
}

/** An R-tree of boxes that can change, loaded at once. */
export function rbush(shapes: Shapes): PeerAsk {
  const tree = new RBush<{ minX: number; minY: number; maxX: number; maxY: number; item: number }>();
  const { boxes } = shapes;
  const boxed = Array.from({ length: shapes.count }, (_, item) => ({
    minX: boxes[4 * item] as number,
    minY: boxes[4 * item + 1] as number,
    maxX: boxes[4 * item + 2] as number,
    maxY: boxes[4 * item + 3] as number,
    item,
  }));
  tree.load(boxed);
  return (position) => {
    const search = searchOf(position);
    const { west, south, east, north } = search.window;
    for (const { item } of tree.search({ minX: west, minY: south, maxX: east, maxY: north }))
      offer(shapes, search, item);
    return search.located;
  };
}

/** 0.74 km²: of resolutions 7, 8 and 9 the quickest to ask. */
const MAP_RESOLUTION = 8;
/** No point of such a cell lies farther from its centre. */
const MAP_CELL_REACH_M = 660;
/** No cell beyond this ring around a fence's own comes within reach of it. */
const MAP_RINGS = 3;
const NOBODY: Located<Found> = { holding: [], nearest: null };

/** Each cell, by its text, with the fences that come within reach of it: one cell and one look into the map. */
export function h3Map(shapes: Shapes): PeerAsk {
  const cells = new Map<string, number[]>();
  const centres = new Map<string, readonly [number, number]>();
  const centreOf = (cell: string): readonly [number, number] => {
    const centre = centres.get(cell) ?? cellToLatLng(cell);
    centres.set(cell, centre);
    return centre;
  };
  for (let item = 0; item < shapes.count; item += 1) {
    const { centre, radius } = circleOf(shapes, item);
    const [lng, lat] = centre;
    for (const cell of gridDisk(latLngToCell(lat, lng, MAP_RESOLUTION), MAP_RINGS)) {
      const [cellLat, cellLng] = centreOf(cell);
      if (haversineMetres(lng, lat, cellLng, cellLat) > radius + NEAR_REACH_M + MAP_CELL_REACH_M) continue;
      const known = cells.get(cell);
      if (known) known.push(item);
      else cells.set(cell, [item]);
    }
  }
  return (position) => {
    const items = cells.get(latLngToCell(position.latitude, position.longitude, MAP_RESOLUTION));
    if (items === undefined) return NOBODY;
    const search = searchOf(position);
    for (const item of items) offer(shapes, search, item);
    return search.located;
  };
}
