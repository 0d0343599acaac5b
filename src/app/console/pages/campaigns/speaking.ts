import { useLanguage } from "../../../shared/language.tsx";
import { useNames } from "./queries.ts";
import type { Speaker } from "./words/speaker.ts";

const NO_FACTS: Speaker["facts"] = new Map();

/** Who tells campaigns here; until the names are there, and where they do not come, by ids. */
export function useSpeaker(): Speaker {
  const { language } = useLanguage();
  const { data } = useNames();
  return {
    language,
    facts: data?.facts ?? NO_FACTS,
    storeName: (id) => data?.stores.get(id) ?? id,
  };
}
