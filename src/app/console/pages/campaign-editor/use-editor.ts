import { useCallback, useEffect, useState } from "react";
import { refusalOf } from "../../../shared/refused.ts";
import { type Change, type Draft, isSame } from "./draft.ts";
import { focusOn } from "./focus.ts";
import { forget, keep, keptFor } from "./kept.ts";
import { useSave } from "./queries.ts";

/** The state of one campaign in the form. `id` is null for one that was never saved. */
export interface Editor {
  readonly draft: Draft;
  readonly change: Change<Draft>;
  readonly isChanged: boolean;
  /** When what is shown was typed, where it was found in this browser. Epoch milliseconds. */
  readonly restoredAt: number | null;
  /** What somebody else has saved since this was begun. */
  readonly theirs: Draft | null;
  readonly save: ReturnType<typeof useSave>;
  /** Saves; `after` is told of what is kept then. */
  readonly saveNow: (after?: (saved: Draft) => void) => void;
  /** Puts what was typed away, for what was saved; gives what brings it back. */
  readonly putAway: () => () => void;
  readonly takeTheirs: () => void;
  readonly overwrite: () => void;
}

export function useEditor(id: string | null, saved: Draft): Editor {
  const [kept] = useState(() => keptFor(id));
  const [from, setFrom] = useState(kept?.from ?? saved);
  const [draft, setDraft] = useState(kept?.draft ?? saved);
  const [restoredAt, setRestoredAt] = useState(kept?.at ?? null);
  const [theirs, setTheirs] = useState<Draft | null>(null);
  const save = useSave(isSame);
  const isChanged = !isSame(draft, from);
  useEffect(() => {
    if (isChanged) keep(id, { draft, from, at: Date.now() });
    else forget(id);
  }, [id, draft, from, isChanged]);

  const begin = (document: Draft): void => {
    setFrom(document);
    setDraft(document);
    setTheirs(null);
    setRestoredAt(null);
  };
  const put = (over: Draft | null, after?: (saved: Draft) => void): void =>
    save.mutate(
      { draft, over },
      {
        onSuccess(answer) {
          if ("theirs" in answer) return setTheirs(answer.theirs);
          forget(id);
          setFrom(answer.saved);
          setTheirs(null);
          setRestoredAt(null);
          // What was typed while it was being saved is not saved.
          setDraft((now) => (now === draft ? answer.saved : now));
          after?.(answer.saved);
        },
        onError(error) {
          const [first] = refusalOf(error).errors;
          if (first !== undefined) focusOn(first.pointer);
        },
      },
    );
  return {
    draft,
    change: useCallback((part) => setDraft((before) => ({ ...before, ...part })), []),
    isChanged,
    restoredAt,
    theirs,
    save,
    saveNow: (after) => put(id === null ? null : from, after),
    putAway() {
      begin(from);
      return () => setDraft(draft);
    },
    takeTheirs: () => begin(theirs ?? from),
    overwrite() {
      setFrom(theirs ?? from);
      put(theirs);
    },
  };
}
