const HUNDREDTHS = 100;

/** The steps of a ladder as they are typed, in per cent. */
export const stepsOf = (ladder: readonly number[] | null): string[] =>
  (ladder ?? []).map((basisPoints) => `${basisPoints / HUNDREDTHS} %`);

/** What was typed, in basis points from the smallest; no step at all is no ladder. What is no number is left out. */
export function ladderOf(steps: readonly string[]): number[] | null {
  const basisPoints = steps
    .map((step) => Math.round(Number(step.replace("%", "").replace(",", ".").trim()) * HUNDREDTHS))
    .filter((step) => step > 0);
  const ladder = [...new Set(basisPoints)].toSorted((a, b) => a - b);
  return ladder.length === 0 ? null : ladder;
}
