import { type Random, seeded } from "../../scripts/fixtures/random.ts";
import { NEAR_REACH_M } from "../../src/domain/bounds.ts";
import type { LngLat, Position } from "../../src/domain/geo/position.ts";
import type { PeerAsk } from "./peers.ts";
import { circleOf, type Shapes } from "./shapes.ts";
import { anyCity, placeAround } from "./stores.ts";

type Kind = "far" | "near" | "inside";

/** How many of the points lie where: inside a fence, near one, far from all. */
const SHARES: readonly (readonly [Kind, number])[] = [
  ["inside", 0.1],
  ["near", 0.2],
  ["far", 0.7],
];
/** Metres from the middle of a city: where people live who are far from its stores. */
const [OUTSKIRTS_M, COUNTRY_M] = [10_000, 150_000];

const kindOf = (share: number): Kind => {
  let below = 0;
  return SHARES.find(([, size]) => share < (below += size))?.[0] ?? "far";
};

/** A place that may be what is wanted. */
function guess(random: Random, kind: Kind, shapes: Shapes): LngLat {
  if (kind === "far") return placeAround(random, anyCity(random), OUTSKIRTS_M, COUNTRY_M);
  const { centre, radius } = circleOf(shapes, Math.floor(random() * shapes.count));
  return kind === "inside"
    ? placeAround(random, centre, 0, radius)
    : placeAround(random, centre, radius, radius + NEAR_REACH_M);
}

const positionOf = ([longitude, latitude]: LngLat): Position => ({ latitude, longitude });

/** Seeded points in random order; `ask` tells whether each is what it is meant to be. */
export function makePoints(count: number, seed: number, shapes: Shapes, ask: PeerAsk): Position[] {
  const random = seeded(seed);
  const isA = (kind: Kind, position: Position): boolean => {
    const { holding, nearest } = ask(position);
    if (nearest === null) return kind === "far";
    return kind === (holding.length > 0 ? "inside" : "near");
  };
  return Array.from({ length: count }, () => {
    const kind = kindOf(random());
    for (;;) {
      const position = positionOf(guess(random, kind, shapes));
      if (isA(kind, position)) return position;
    }
  });
}
