import type { Fence } from "../../../../domain/geo/fence.ts";
import { positionOf } from "../../../../domain/geo/fence-position.ts";
import type { LngLat } from "../../../../domain/geo/position.ts";
import { ringsOfFence } from "../../../shared/map/bounds.ts";

/** A store as far as a map is concerned. */
export interface Placed {
  readonly id: string;
  readonly name: string;
  readonly fence: Fence;
}

/** GeoJSON as MapLibre takes it, which may write to what it is given. */
const polygonsOf = (fence: Fence): number[][][][] =>
  ringsOfFence(fence).map((rings) => rings.map((ring) => ring.map((place) => [...place])));

export const shapeOfFence = (fence: Fence) => ({ type: "MultiPolygon" as const, coordinates: polygonsOf(fence) });

const collection = <F>(features: F[]) => ({ type: "FeatureCollection" as const, features });

/** One point for each store, with its id and name. */
export const pointsOf = (stores: readonly Placed[]) =>
  collection(
    stores.map(({ id, name, fence }) => ({
      type: "Feature" as const,
      geometry: { type: "Point" as const, coordinates: [...positionOf(fence)] },
      properties: { id, name },
    })),
  );

/** The fence of each store, with its id. */
export const fencesOf = (stores: readonly Placed[]) =>
  collection(
    stores.map(({ id, fence }) => ({
      type: "Feature" as const,
      geometry: shapeOfFence(fence),
      properties: { id },
    })),
  );

export const placesOf = (stores: readonly Placed[]): LngLat[] => stores.map(({ fence }) => positionOf(fence));
