import { REPORT_CELL_MIN } from "../../../../../domain/bounds.ts";
import { inBoth, type Language } from "../../../../shared/language.tsx";
import { percentInWords } from "../words/measures.ts";

/** A row of a table: the first cell names it. */
export interface Row {
  readonly key: string;
  readonly cells: readonly string[];
}

const words = inBoth({
  en: { hidden: `fewer than ${REPORT_CELL_MIN}` },
  sv: { hidden: `färre än ${REPORT_CELL_MIN}` },
});

/** How many shoppers; null are too few to be told of. */
export const countInWords = (shoppers: number | null, language: Language): string =>
  shoppers === null ? words[language].hidden : new Intl.NumberFormat(language).format(shoppers);

/** What part of the whole, where both may be told and there is a whole. */
export const shareOf = (part: number | null, whole: number | null): number | null =>
  part === null || whole === null || whole === 0 ? null : part / whole;

export const shareInCell = (share: number | null, language: Language): string =>
  share === null ? "–" : percentInWords(share, language);
