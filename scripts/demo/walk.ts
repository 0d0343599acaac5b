import { readFile } from "node:fs/promises";
import type { SentFix } from "../../src/sdk/wire.ts";

interface Walk {
  readonly name: string;
  readonly storeId: string;
  readonly fixes: readonly {
    readonly atSeconds: number;
    readonly latitude: number;
    readonly longitude: number;
    readonly accuracy: number;
    readonly speed: number;
  }[];
}

/** A walk of the fixtures as a phone would send it, its last fix at `endsAt` (epoch ms). */
export async function walkEndingAt(name: string, endsAt: number): Promise<SentFix[]> {
  const walk = JSON.parse(await readFile(`fixtures/walks/${name}.json`, "utf8")) as Walk;
  const last = walk.fixes.at(-1)?.atSeconds ?? 0;
  return walk.fixes.map(({ atSeconds, ...coords }, n) => ({
    id: `${name}-${n}`,
    seq: n,
    timestamp: endsAt - (last - atSeconds) * 1000,
    coords,
  }));
}

/** Five fixes of someone who stands within `metres` of a place, the first of them `outside` it. */
export function standing(place: { latitude: number; longitude: number }, endsAt: number): SentFix[] {
  const steps = [
    { back: 150, north: 0.004 },
    { back: 90, north: 0 },
    { back: 60, north: 0.00002 },
    { back: 30, north: -0.00002 },
    { back: 0, north: 0.00001 },
  ];
  return steps.map(({ back, north }, n) => ({
    id: `standing-${n}`,
    seq: n,
    timestamp: endsAt - back * 1000,
    coords: { latitude: place.latitude + north, longitude: place.longitude, accuracy: 8, speed: 0.4 },
  }));
}
