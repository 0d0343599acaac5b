import { NEAR_REACH_M } from "../domain/bounds.ts";
import { judgeFix } from "../domain/geo/judge.ts";
import type { Position } from "../domain/geo/position.ts";
import type { Ports } from "./ports.ts";
import { storesAround } from "./surroundings.ts";

export interface StoreMatch {
  readonly storeId: string;
  /** Of the point alone. */
  readonly inside: boolean;
  /** Of the point with its error circle. */
  readonly verdict: "inside" | "unsure" | "outside";
  readonly metresToEdge: number;
}

/** Which fences hold a point or lie within 1 km of it, nearest first; how a fix of this accuracy would be judged. */
export async function matchStores(ports: Ports, position: Position, accuracy: number | null): Promise<StoreMatch[]> {
  const around = await storesAround(ports, position, NEAR_REACH_M, { exclusions: true });
  return around.map(({ store, inside, metresToEdge }) => ({
    storeId: store.id,
    inside,
    verdict: judgeFix(store.fence, { ...position, accuracy }).position,
    metresToEdge,
  }));
}
