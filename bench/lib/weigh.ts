import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
/** Collects all garbage, so that what is measured next is not charged for what was before. */
export const collect = runInNewContext("gc") as () => void;

const bytesInUse = (): number => {
  collect();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

export interface Weighed<T> {
  readonly made: T;
  readonly seconds: number;
  /** What it holds on to, in the heap and in buffers. */
  readonly bytes: number;
}

/** Makes something, and tells how long it took and how much memory it keeps. */
export function weigh<T>(make: () => T): Weighed<T> {
  const before = bytesInUse();
  const from = performance.now();
  const made = make();
  const seconds = (performance.now() - from) / 1_000;
  return { made, seconds, bytes: bytesInUse() - before };
}
