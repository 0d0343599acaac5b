import type { Visit } from "./fold.ts";
import type { Confidence } from "./observation.ts";
import { overlaps, type Stretch, stretchOf } from "./stretch.ts";
import { compareIds } from "./track.ts";

/** One step of a visit, told once. */
export interface Transition {
  readonly storeId: string;
  readonly event: "entered" | "dwelled" | "exited";
  /** Epoch milliseconds: of the first fix inside, of the fix that completed the dwell, of the last fix of the stay. */
  readonly at: number;
  readonly visit: { readonly enteredAt: number };
  readonly confidence: Confidence;
  /** Whole seconds from the first fix inside to `at`. */
  readonly dwellSeconds: number;
}

/** A stay of which `entered` was told, and what else of it was. Kept until `to` is older than any observation. */
export interface Reported extends Stretch {
  readonly dwelled: boolean;
  readonly exited: boolean;
}

/** When (epoch ms) a dwell of `seconds` was complete: the first fix that proves it, or null where none does. */
export const dwelledAt = ({ enteredAt, insideAt }: Visit, seconds: number): number | null =>
  insideAt.find((at) => at - enteredAt >= seconds * 1000) ?? null;

/**
 * What there is to tell now that was not told before, in order of time, and the new list of what was told.
 *
 * A late fix may shift, split or join visits. They then belong to the stays that were told of and that they
 * overlap, and of a stay nothing is told twice. A stay is over when all its visits are; one that no visit is left
 * of (its store or its fixes are gone) is over too, so that whoever heard of an entry hears of its end.
 * @param visits as `foldVisits` gives them
 * @param dwellAfter seconds
 */
export function newTransitions(
  visits: readonly Visit[],
  reported: readonly Reported[],
  dwellAfter: number,
): { readonly transitions: readonly Transition[]; readonly reported: readonly Reported[] } {
  const transitions: Transition[] = [];
  const told = staysOf(visits, reported).map((stay) => {
    const { storeId, from, to } = stay;
    const entered = stay.told.length > 0;
    const dwelled = stay.told.some((one) => one.dwelled);
    const exited = entered && stay.told.every((one) => one.exited);
    const entry = entered ? null : entryOf(stay);
    const dwell = dwelled ? null : dwellOf(stay, dwellAfter);
    const exit = exited ? null : exitOf(stay);
    transitions.push(...[entry, dwell, exit].filter((news) => news !== null));
    return { storeId, from, to, dwelled: dwelled || dwell !== null, exited: exited || exit !== null };
  });
  return { transitions: transitions.toSorted(byTime), reported: told };
}

/** Visits that overlap each other or what was told, taken together: over when the last of them is. */
interface Stay extends Stretch {
  readonly visits: readonly Visit[];
  readonly told: readonly Reported[];
}

function staysOf(visits: readonly Visit[], reported: readonly Reported[]): readonly Stay[] {
  const parts: readonly Stay[] = [
    ...reported.map((told) => ({ storeId: told.storeId, from: told.from, to: told.to, visits: [], told: [told] })),
    ...visits.map((visit) => ({ ...stretchOf(visit), visits: [visit], told: [] })),
  ];
  const stays: Stay[] = [];
  for (const part of parts.toSorted((a, b) => compareIds(a.storeId, b.storeId) || a.from - b.from)) {
    const last = stays.at(-1);
    if (last && overlaps(last, part)) stays[stays.length - 1] = join(last, part);
    else stays.push(part);
  }
  return stays;
}

const join = (a: Stay, b: Stay): Stay => ({
  ...a,
  to: Math.max(a.to, b.to),
  visits: [...a.visits, ...b.visits],
  told: [...a.told, ...b.told],
});

function entryOf({ visits: [first] }: Stay): Transition | null {
  return first ? transition(first, "entered", first.enteredAt) : null;
}

function dwellOf({ visits }: Stay, dwellAfter: number): Transition | null {
  for (const visit of visits) {
    const at = dwelledAt(visit, dwellAfter);
    if (at !== null) return transition(visit, "dwelled", at);
  }
  return null;
}

function exitOf({ storeId, from, to, visits }: Stay): Transition | null {
  if (visits.some(({ exitedAt }) => exitedAt === null)) return null;
  const last = visits.at(-1);
  if (last) return transition(last, "exited", last.lastInsideAt);
  const dwellSeconds = Math.floor((to - from) / 1000);
  return { storeId, event: "exited", at: to, visit: { enteredAt: from }, confidence: "low", dwellSeconds };
}

const transition = (visit: Visit, event: Transition["event"], at: number): Transition => ({
  storeId: visit.storeId,
  event,
  at,
  visit: { enteredAt: visit.enteredAt },
  confidence: visit.confidence,
  dwellSeconds: Math.floor((at - visit.enteredAt) / 1000),
});

const LIFE = { entered: 0, dwelled: 1, exited: 2 } as const;

/** At one instant what ends comes before what begins, and each visit keeps the order of its life. */
const rank = ({ event, at, visit }: Transition): number => (visit.enteredAt < at ? 0 : 3) + LIFE[event];

const byTime = (a: Transition, b: Transition): number =>
  a.at - b.at || rank(a) - rank(b) || compareIds(a.storeId, b.storeId);
