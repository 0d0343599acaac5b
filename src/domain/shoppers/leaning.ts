/** How much somebody turns to what, by category: 0 and above, of any unit. */
export type Leaning = (category: string) => number;

/**
 * How much somebody turns to what is told by these categories: each counts once, for all that lies in it. A sum finds
 * what people take up better than the best or the mean of the categories does (`npm run bench -- journey`).
 */
export function leaningTo(leaning: Leaning, categories: Iterable<string>): number {
  let sum = 0;
  for (const category of new Set(categories)) sum += leaning(category);
  return sum;
}

/**
 * A leaning against the strongest to any one category, above 0: from 0 up to 2, and 1 where they are equal. It keeps the
 * order of leanings.
 */
export const relevance = (leaning: number, strongest: number): number => (2 * leaning) / (leaning + strongest);
