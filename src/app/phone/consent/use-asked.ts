import { api, asked } from "../../shared/client.ts";
import { useLanguage } from "../../shared/language.tsx";
import { useAnswer } from "../../shared/query-hooks.ts";
import { askedOf } from "./words-said.ts";

/** What is asked for now, in the language that is read. */
export function useAsked() {
  const { language } = useLanguage();
  return useAnswer(["asked", language], async () => {
    const { items } = await asked(api["consent-texts"].$get({ query: { locale: language } }));
    return askedOf(items);
  });
}
