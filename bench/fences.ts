import { latLngToCell } from "h3-js";
import { FENCE_CELL_RESOLUTION } from "../src/domain/bounds.ts";
import { checkByBruteForce } from "./fences/check.ts";
import { buildOurs, OURS } from "./fences/ours.ts";
import { flatbush, h3Map, kdbush, type PeerAsk, rbush } from "./fences/peers.ts";
import { makePoints } from "./fences/points.ts";
import { type Ask, type Contestant, type Played, playRounds } from "./fences/rounds.ts";
import { type Shapes, shapesOf } from "./fences/shapes.ts";
import { makeStores } from "./fences/stores.ts";
import { verifierOf } from "./fences/verifying.ts";
import { measure, type Measure, median } from "./lib/report.ts";
import { weigh } from "./lib/weigh.ts";

const SIZES: Readonly<Record<string, number>> = { "10k": 10_000, "100k": 100_000, "1m": 1_000_000 };
const SEED = 2_026;
const POINTS = 1_000_000;
const ROUNDS = 5;
const FEW = 1_000;
const PINGS_PER_ROUND = 500;

const CELL = "h3-js cell alone";
const MAP = "h3-js with Map<string>";
const PEERS: Readonly<Record<string, (shapes: Shapes) => PeerAsk>> = { [MAP]: h3Map, flatbush, kdbush, rbush };

/** Which fences hold a point, and the nearest within a kilometre: ours and others, for the same stores and points. */
export async function benchFences(size = "10k"): Promise<Measure[]> {
  const count = SIZES[size];
  if (count === undefined) throw new Error(`There is no size ${size}. There are: ${Object.keys(SIZES).join(", ")}`);
  const stores = makeStores(count, SEED);
  // Once with a few, since code that is compiled meanwhile would be weighed too.
  const few = shapesOf(stores.slice(0, FEW));
  for (const build of Object.values(PEERS)) build(few);
  const shapes = weigh(() => shapesOf(stores));
  const ours = buildOurs(stores);
  const peers = Object.entries(PEERS).map(([name, build]) => ({ name, ...weigh(() => build(shapes.made)) }));
  const points = makePoints(POINTS, SEED, shapes.made, flatbush(shapes.made));
  const compared = checkByBruteForce(shapes.made, ours.index, points);
  const contestants = [
    { name: CELL, ask: cellAlone, answers: false },
    { name: OURS, ask: (at) => ours.index.locate(at), answers: true },
    ...peers.map(({ name, made }) => ({ name, ask: made, answers: true })),
  ] satisfies Contestant[];
  const verify = await verifierOf();
  const verifying: number[] = [];
  const played = await playRounds(contestants, points, ROUNDS, async () => {
    verifying.push(await verify(PINGS_PER_ROUND));
  });
  return [
    ...sharesOf(played),
    measure("points", "compared by brute force", compared, "points"),
    ...ours.costs,
    ...peers.flatMap(({ name, seconds, bytes }) => [
      measure(name, "build", (shapes.seconds + seconds) * 1_000, "ms"),
      measure(name, "bytes", (shapes.bytes + bytes) / count, "B/store"),
    ]),
    ...timesOf(played),
    ...shareOfVerifying(played.nanos.get(OURS) ?? [], verifying),
  ];
}

/** It answers nothing: no design on cells can be quicker, unless it asks for fewer of them. */
const cellAlone: Ask = ({ latitude, longitude }) => {
  if (latLngToCell(latitude, longitude, FENCE_CELL_RESOLUTION) === "") throw new Error("there is no cell");
  return { holding: [], nearest: null };
};

function sharesOf({ tallies }: Played): Measure[] {
  const sum = (of: (tally: Played["tallies"][number]) => number): number =>
    tallies.reduce((total, tally) => total + of(tally), 0);
  const points = sum((tally) => tally.points);
  const inside = sum((tally) => tally.inside);
  return [
    measure("points", "inside", (100 * inside) / points, "%"),
    measure("points", "near", (100 * sum((tally) => tally.near)) / points, "%"),
    measure("points", "fences that hold one", sum((tally) => tally.fences) / inside, "fences"),
  ];
}

/** Ratios are taken round by round: machines are noisy, ratios are less so. */
function timesOf({ nanos }: Played): Measure[] {
  const ratio = (name: string, floor: string): number =>
    median((nanos.get(name) ?? []).map((value, round) => value / (nanos.get(floor)?.[round] ?? value)));
  const times = [...nanos].flatMap(([name, values]) => [
    measure(name, "cpu", median(values), "ns/point"),
    measure(name, "cpu / cell alone", ratio(name, CELL), "×"),
  ]);
  return [...times, measure(MAP, "cpu / ours", ratio(MAP, OURS), "×")];
}

function shareOfVerifying(matching: readonly number[], verifying: readonly number[]): Measure[] {
  const share = median(matching.map((nanos, round) => (100 * nanos) / (verifying[round] ?? nanos)));
  return [
    measure("verifying a ping", "cpu", median(verifying) / 1_000, "µs/ping"),
    measure(OURS, "matching / verifying", share, "%"),
  ];
}
