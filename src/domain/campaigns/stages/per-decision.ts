import { onceFor } from "../once-for.ts";
import type { StageContext } from "./stage.ts";

/** Works out what is the same for every campaign once per decision, when one first asks for it. */
export const perDecision = <T>(find: (context: StageContext) => T): ((context: StageContext) => T) => onceFor(find);

/** The same for what there are several of in a decision: once per decision and key. */
export function perDecisionAnd<K, T>(find: (context: StageContext, key: K) => T): (context: StageContext, key: K) => T {
  const known = onceFor<StageContext, Map<K, T>>(() => new Map());
  return (context, key) => {
    const all = known(context);
    const before = all.get(key);
    if (before !== undefined) return before;
    const found = find(context, key);
    all.set(key, found);
    return found;
  };
}
