import { EXIT_MARGIN_MIN_M, EXIT_MARGIN_SHARE } from "../bounds.ts";
import type { Fix } from "../pings/fix.ts";
import { type JudgedStore, type Observation, toObservation } from "./observation.ts";

/** Tracks as tests write them. Times are seconds after `T0`. */
export const T0 = 1_795_300_000_000;
export const at = (seconds: number): number => T0 + seconds * 1000;

/** H3 cells of resolution 7. */
export const PARIS = "871fb4662ffffff";
export const NEW_YORK = "872a1072cffffff";
export const TOKYO = "872f5a32dffffff";

const WORDS = {
  in: { position: "inside", confidence: "medium", clear: false },
  deep: { position: "inside", confidence: "high", clear: false },
  still: { position: "inside", confidence: "high", clear: false },
  bell: { position: "inside", confidence: "medium", clear: false },
  run: { position: "inside", confidence: "medium", clear: false },
  car: { position: "inside", confidence: "medium", clear: false },
  unsure: { position: "unsure", confidence: "low", clear: false },
  blur: { position: "unsure", confidence: "low", clear: false },
  edge: { position: "outside", confidence: "low", clear: false },
  out: { position: "outside", confidence: "low", clear: true },
} as const satisfies Record<string, Omit<JudgedStore, "storeId">>;
export type Word = keyof typeof WORDS;

const SPEEDS: Readonly<Partial<Record<Word, Observation["speed"]>>> = { still: "still", run: "moving", car: "driving" };

/**
 * `sights(30, { a: "in" })`: one fix, half a minute in, that lay inside store `a` and clearly outside all others.
 * `in` and `deep` are inside at unknown speed, `still`, `run` and `car` at that speed, `bell` at unknown speed as the
 * phone's own monitoring tells of an entry. `blur` is of unknown accuracy, `edge` outside within the departure margin.
 */
export function sights(seconds: number, stores: Record<string, Word>, anchor = PARIS): Observation {
  const words = Object.values(stores);
  return {
    fixId: `${seconds} ${anchor} ${JSON.stringify(stores)}`,
    at: at(seconds),
    seq: null,
    accuracyKnown: !words.includes("blur"),
    speed: words.map((word) => SPEEDS[word]).find((speed) => speed !== undefined) ?? "unknown",
    anchor,
    stores: Object.entries(stores).flatMap(([storeId, word]) =>
      word === "out" ? [] : [{ storeId, ...WORDS[word], assumable: word === "still" || word === "bell" }],
    ),
  };
}

const isWord = (word: string | undefined): word is Word => word !== undefined && word in WORDS;

/** `track("out@0 in@30")`: the fixes of a walk in respect of one store. */
export const track = (walk: string, storeId = "a", anchor = PARIS): Observation[] =>
  walk.split(" ").map((step) => {
    const [word, seconds] = step.split("@");
    if (!isWord(word)) throw new Error(`${step} is no step`);
    return sights(Number(seconds), { [storeId]: word }, anchor);
  });

/** `[seconds, metres from the centre, accuracy, speed]`, speed unknown where it is left out. */
export type Spot = readonly [seconds: number, distance: number, accuracy: number | null, speed?: number];

/** The same for a circular fence, judged as the design says. */
export const around = (radius: number, spots: readonly Spot[], storeId = "a"): Observation[] =>
  spots.map(([seconds, distance, accuracy, speed], i) => {
    const fix: Fix = {
      id: `fix ${i} at ${seconds}`,
      seq: null,
      at: at(seconds),
      latitude: 48.8566,
      longitude: 2.3522,
      accuracy,
      speed: speed ?? null,
      floorLevel: null,
    };
    return toObservation(fix, [{ storeId, ...judgeCircle(radius, distance, accuracy ?? 0) }], {
      now: fix.at,
      entered: new Set(),
    });
  });

function judgeCircle(radius: number, distance: number, accuracy: number): Omit<JudgedStore, "storeId"> {
  if (distance + accuracy <= radius) return WORDS.deep;
  if (distance <= radius) return WORDS.in;
  if (distance - accuracy <= radius) return WORDS.unsure;
  return distance > radius + Math.max(EXIT_MARGIN_MIN_M, EXIT_MARGIN_SHARE * radius) ? WORDS.out : WORDS.edge;
}
