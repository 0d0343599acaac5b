import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from "react";

export const LANGUAGES = { en: "English", sv: "Svenska" } as const;
export type Language = keyof typeof LANGUAGES;

const KEPT_AS = "beckon-language";

interface Spoken {
  readonly language: Language;
  readonly speak: (language: Language) => void;
}
const SpokenContext = createContext<Spoken>({ language: "en", speak: () => undefined });

const isLanguage = (value: string | null): value is Language => value !== null && value in LANGUAGES;

/** What was chosen here before, else the first of the browser's languages that there is. */
function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT_AS);
  const tags = [kept, ...navigator.languages.map((tag) => tag.slice(0, 2))];
  return tags.find(isLanguage) ?? "en";
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const spoken = useMemo(
    () => ({
      language,
      speak(chosen: Language) {
        localStorage.setItem(KEPT_AS, chosen);
        setLanguage(chosen);
      },
    }),
    [language],
  );
  return <SpokenContext value={spoken}>{children}</SpokenContext>;
}

export const useLanguage = (): Spoken => useContext(SpokenContext);

/** The words of one page in every language. Those of the first are the shape that the others must have. */
export type Words<Of> = Readonly<Record<Language, Of>>;
export const inBoth = <Of,>(words: { readonly en: Of; readonly sv: NoInfer<Of> }): Words<Of> => words;

/** A page's words in the language that is spoken. */
export const useWords = <Of,>(words: Words<Of>): Of => words[useLanguage().language];
