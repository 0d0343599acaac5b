/** No hand types twenty signs a second; the slowest of scanners do. */
export const GAP_MAX_MS = 50;
/** A scanner by radio may stall in the middle; so many quick signs before leave no doubt that it is one. */
export const STALL_MAX_MS = 500;
/** The shortest thing that is worth scanning: an EAN-8 has eight. */
export const SIGNS_MIN = 6;

/** What has come in quick succession until now. */
export interface Burst {
  readonly text: string;
  /** When the last key was pressed, milliseconds of the event's own clock. */
  readonly at: number;
}
export const QUIET: Burst = { text: "", at: Number.NEGATIVE_INFINITY };

export interface Key {
  /** As `KeyboardEvent.key` names it. */
  readonly key: string;
  readonly at: number;
}

export interface Heard {
  readonly burst: Burst;
  /** Whether a burst begins with this key: what it goes into may have to be as it was before. */
  readonly begins: boolean;
  /** What a scanner read, with this key at its end. */
  readonly scanned: string | null;
}

const gapMaxAfter = (text: string): number => (text.length >= SIGNS_MIN ? STALL_MAX_MS : GAP_MAX_MS);

const isSign = (key: string): boolean => [...key].length === 1;

/**
 * Tells a scanner that types from a hand by the time between keys. Nothing is kept from the field that has the focus:
 * only once Enter ends a burst is it known that a scanner made it.
 */
export function hear({ text, at: last }: Burst, { key, at }: Key): Heard {
  const follows = at - last <= gapMaxAfter(text);
  if (key === "Enter") {
    const scanned = follows && [...text].length >= SIGNS_MIN ? text : null;
    return { burst: QUIET, begins: false, scanned };
  }
  // Shift comes before every capital letter, and says nothing by itself.
  if (!isSign(key)) return { burst: follows ? { text, at } : QUIET, begins: false, scanned: null };
  return { burst: { text: follows ? text + key : key, at }, begins: !follows || text === "", scanned: null };
}
