import type { Language } from "../../../../shared/language.tsx";
import type { FactLabels } from "./fact-words.ts";

/** In which language a campaign is told, and by which names. */
export interface Speaker {
  readonly language: Language;
  readonly facts: FactLabels;
  /** A store by its id; one whose name is not known goes by that. */
  readonly storeName: (id: string) => string;
}
