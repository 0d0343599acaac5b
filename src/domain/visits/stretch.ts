import type { Visit } from "./fold.ts";

/** A store and a stretch of time, both ends included (epoch ms): what a report or a decision belongs to. */
export interface Stretch {
  readonly storeId: string;
  readonly from: number;
  readonly to: number;
}

export const stretchOf = ({ storeId, enteredAt, lastInsideAt }: Visit): Stretch => ({
  storeId,
  from: enteredAt,
  to: lastInsideAt,
});

export const overlaps = (a: Stretch, b: Stretch): boolean =>
  a.storeId === b.storeId && a.from <= b.to && b.from <= a.to;

/**
 * Each of `stretches` grown over the visits that it overlaps, so that what was said early in a visit holds for
 * all of it. It never shrinks: a visit that a late fix splits still belongs, in both parts, to what was said of it.
 */
export const widen = <S extends Stretch>(stretches: readonly S[], visits: readonly Visit[]): S[] =>
  stretches.map((stretch) => {
    const own = visits.map(stretchOf).filter((visit) => overlaps(stretch, visit));
    const from = own.reduce((least, visit) => Math.min(least, visit.from), stretch.from);
    const to = own.reduce((most, visit) => Math.max(most, visit.to), stretch.to);
    return { ...stretch, from, to };
  });

/**
 * Whether `visit` shares the decision that was made for one of `earlier`: it overlaps it, or starts less than
 * `retriggerAfterMs` after it.
 * @param earlier stretches decided for the same trigger, widened over the visits of today
 */
export const inheritsDecision = (visit: Visit, earlier: readonly Stretch[], retriggerAfterMs: number): boolean =>
  earlier.some((decided) => {
    const since = visit.enteredAt - decided.to;
    const follows = decided.storeId === visit.storeId && since >= 0 && since < retriggerAfterMs;
    return follows || overlaps(decided, stretchOf(visit));
  });
