import type { Measure as Distance } from "../../src/domain/geo/measure.ts";
import type { Position } from "../../src/domain/geo/position.ts";
import type { Located } from "../../src/domain/geo/search.ts";
import { cpuNanos } from "../lib/cpu.ts";

export type Ask = (position: Position) => Located<Distance>;

/** One who is asked. */
export interface Contestant {
  readonly name: string;
  readonly ask: Ask;
  /** False for one that answers nothing, the floor of those that do. */
  readonly answers: boolean;
}

/** All answers of a round in a few numbers, which are the same for everybody who answers right. */
export interface Tally {
  readonly points: number;
  /** Points that a fence holds, and those that lie near one only. */
  readonly inside: number;
  readonly near: number;
  readonly fences: number;
  readonly metres: number;
}

export interface Played {
  /** Nanoseconds of CPU per point, round by round. */
  readonly nanos: ReadonlyMap<string, readonly number[]>;
  readonly tallies: readonly Tally[];
}

const WARM_UP = 20_000;

function tallyOf(ask: Ask, points: readonly Position[]): Tally {
  let [inside, near, fences, metres] = [0, 0, 0, 0];
  for (const point of points) {
    const { holding, nearest } = ask(point);
    fences += holding.length;
    if (holding.length > 0) inside += 1;
    else if (nearest !== null) near += 1;
    metres += nearest?.metresToEdge ?? 0;
  }
  return { points: points.length, inside, near, fences, metres };
}

function agreed(tallies: ReadonlyMap<string, Tally>): Tally {
  const [first, ...others] = tallies.values();
  if (first === undefined) throw new Error("nobody answers");
  if (others.some((other) => JSON.stringify(other) !== JSON.stringify(first))) {
    throw new Error(`they do not agree: ${JSON.stringify([...tallies])}`);
  }
  return first;
}

/**
 * Asks everybody in turn, round by round, so that what slows the machine down slows all of them; each round has points
 * of its own.
 * @param between what else belongs to a round
 * @throws where two answer differently
 */
export async function playRounds(
  contestants: readonly Contestant[],
  points: readonly Position[],
  rounds: number,
  between: () => Promise<void>,
): Promise<Played> {
  const nanos = new Map<string, number[]>(contestants.map(({ name }) => [name, []]));
  const tallies: Tally[] = [];
  for (const { ask } of contestants) tallyOf(ask, points.slice(-WARM_UP));
  const size = Math.ceil(points.length / rounds);
  for (let round = 0; round < rounds; round += 1) {
    const those = points.slice(round * size, (round + 1) * size);
    const answered = new Map<string, Tally>();
    for (const { name, ask, answers } of contestants) {
      const from = cpuNanos();
      const tally = tallyOf(ask, those);
      nanos.get(name)?.push((cpuNanos() - from) / those.length);
      if (answers) answered.set(name, tally);
    }
    tallies.push(agreed(answered));
    await between();
  }
  return { nanos, tallies };
}
