import { existsSync, readFileSync } from "node:fs";
import { type Random, seeded } from "../scripts/fixtures/random.ts";
import type { Circle } from "../src/domain/geo/fence.ts";
import { placeAround } from "./fences/stores.ts";
import { measure, type Measure } from "./lib/report.ts";
import { type Fences, naive, ours, type Rule, type Stay } from "./traces/rules.ts";
import { type Recorded, readTrace } from "./traces/trace.ts";

const FOLDER = new URL("../../shared/data/traces/", import.meta.url);
const SEED = 2_026;
const FENCES = 200;
/** Metres: of the fences, and from a fix of the trace to the middle of one. */
const [RADIUS_MIN_M, RADIUS_MAX_M, OFF_MAX_M] = [50, 150, 150];
const AGAIN_WITHIN_MS = 5 * 60_000;
const SHORT_MS = 60_000;

/** The second says 0 for a ninth of its fixes and 16 to 48 m for the others; once more as if all of them were good. */
const TRACES: readonly { readonly name: string; readonly file: string; readonly accuracy?: number }[] = [
  { name: "zurich", file: "zurich-google-history.csv" },
  { name: "posmo", file: "posmo-phone.csv" },
  { name: "posmo, accuracy taken for 10 m", file: "posmo-phone.csv", accuracy: 10 },
];
const RULES: Readonly<Record<string, Rule>> = { naive, ours };

/** How often a shopper is said to enter along recorded traces: by the naive rule, and by ours. */
export async function benchTraces(): Promise<Measure[]> {
  return TRACES.flatMap(({ name, file, accuracy }) => {
    const path = new URL(file, FOLDER);
    if (!existsSync(path)) {
      console.warn(`SKIPPED ${name}: ../shared/data/traces/${file} is absent`);
      return [];
    }
    const recorded = readTrace(readFileSync(path, "utf8"));
    const trace = accuracy === undefined ? recorded : recorded.map((fix) => ({ ...fix, accuracy }));
    const fences = fencesAlong(trace);
    return Object.entries(RULES).flatMap(([rule, follow]) => countsOf(`${name}: ${rule}`, follow(fences, trace)));
  });
}

/** Circles beside fixes that are drawn from the trace: as many where the phone stayed as it sent fixes from there. */
export function fencesAlong(trace: readonly Recorded[], random: Random = seeded(SEED)): Fences {
  const circle = (): Circle => {
    const { longitude = 0, latitude = 0 } = trace[Math.floor(random() * trace.length)] ?? {};
    const center = placeAround(random, [longitude, latitude], 0, OFF_MAX_M);
    return { type: "Circle", center, radius: RADIUS_MIN_M + (RADIUS_MAX_M - RADIUS_MIN_M) * random() };
  };
  return new Map(Array.from({ length: FENCES }, (_, n) => [String(n), circle()]));
}

/** Enters, how many of them came soon after the end of the stay before, and how many stays were short. */
export function countsOf(name: string, stays: readonly Stay[]): Measure[] {
  const before = new Map<string, number>();
  let again = 0;
  for (const { storeId, enteredAt, lastInsideAt } of stays.toSorted((a, b) => a.enteredAt - b.enteredAt)) {
    if (enteredAt - (before.get(storeId) ?? -Infinity) < AGAIN_WITHIN_MS) again += 1;
    before.set(storeId, lastInsideAt);
  }
  const short = stays.filter(({ enteredAt, lastInsideAt }) => lastInsideAt - enteredAt < SHORT_MS).length;
  return [
    measure(name, "enters", stays.length, ""),
    measure(name, "re-enters within 5 minutes", again, ""),
    measure(name, "visits under a minute", short, ""),
  ];
}
