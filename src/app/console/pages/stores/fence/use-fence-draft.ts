import { useState } from "react";
import type { Fence } from "../../../../../domain/geo/fence.ts";

/** A fence that is being drawn: as it is shown now, and how it was at each step before. */
export interface FenceDraft {
  readonly fence: Fence | null;
  /** As it was before the hand that is moving it took hold of it. */
  readonly settled: Fence | null;
  /** Shown only, until it is settled. */
  readonly show: (fence: Fence) => void;
  /** A step that can be taken back. */
  readonly settle: (fence: Fence) => void;
  /** Takes the last step back; undefined where there is none. */
  readonly undo: (() => void) | undefined;
}

interface Steps {
  readonly shown: Fence | null;
  readonly settled: Fence | null;
  readonly before: readonly (Fence | null)[];
}

const STEPS_MAX = 100;

export function useFenceDraft(first: Fence | null): FenceDraft {
  const [{ shown, settled, before }, set] = useState<Steps>({ shown: first, settled: first, before: [] });
  return {
    fence: shown,
    settled,
    show: (fence) => set((steps) => ({ ...steps, shown: fence })),
    settle: (fence) =>
      set((steps) => ({
        shown: fence,
        settled: fence,
        before: [...steps.before, steps.settled].slice(-STEPS_MAX),
      })),
    undo:
      before.length === 0
        ? undefined
        : () =>
            set((steps) => {
              const last = steps.before.at(-1) ?? null;
              return { shown: last, settled: last, before: steps.before.slice(0, -1) };
            }),
  };
}
