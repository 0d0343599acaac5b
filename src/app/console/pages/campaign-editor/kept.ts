import { type Draft, newDraft } from "./draft.ts";

/** What somebody typed and did not save, as this browser keeps it. */
export interface KeptDraft {
  readonly draft: Draft;
  /** What was saved when they began. */
  readonly from: Draft;
  /** When they last typed, epoch milliseconds. */
  readonly at: number;
}

const keyOf = (id: string | null): string => `beckon-campaign-${id === null ? "new" : `of-${id}`}`;

const MEMBERS = Object.keys(newDraft("en"));
const isDraft = (value: unknown): value is Draft =>
  typeof value === "object" && value !== null && MEMBERS.every((name) => name in value);

/** Null where nothing was kept, or by a console of another time that knew another document. */
export function keptIn(text: string | null): KeptDraft | null {
  try {
    const kept = JSON.parse(text ?? "null") as Partial<KeptDraft> | null;
    return kept !== null && isDraft(kept.draft) && isDraft(kept.from) && typeof kept.at === "number"
      ? { draft: kept.draft, from: kept.from, at: kept.at }
      : null;
  } catch {
    return null;
  }
}

export const keptFor = (id: string | null): KeptDraft | null => keptIn(localStorage.getItem(keyOf(id)));

export function keep(id: string | null, kept: KeptDraft): void {
  localStorage.setItem(keyOf(id), JSON.stringify(kept));
}

export function forget(id: string | null): void {
  localStorage.removeItem(keyOf(id));
}
