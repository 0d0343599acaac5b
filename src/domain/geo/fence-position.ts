import type { Fence, LngLat } from "./fence.ts";

const middle = (values: readonly number[]): number => (Math.min(...values) + Math.max(...values)) / 2;

/** One position that stands for the whole fence: the centre of a circle, the middle of a polygon's (first) outline. */
export const positionOf = (fence: Fence): LngLat => {
  if (fence.type === "Circle") return fence.center;
  const outline = (fence.type === "Polygon" ? fence.coordinates[0] : fence.coordinates[0]?.[0]) ?? [];
  return [middle(outline.map(([longitude]) => longitude)), middle(outline.map(([, latitude]) => latitude))];
};
