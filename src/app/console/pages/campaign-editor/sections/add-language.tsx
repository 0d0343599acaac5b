import { Select } from "@mantine/core";
import { inBoth, type Language, useWords } from "../../../../shared/language.tsx";
import { localesToAdd } from "../locales.ts";

const words = inBoth({
  en: { add: "Add a language", nothing: "Not offered here" },
  sv: { add: "Lägg till ett språk", nothing: "Erbjuds inte här" },
});

interface AddLanguageProps {
  readonly spoken: readonly string[];
  readonly language: Language;
  readonly onAdd: (locale: string) => void;
}

export function AddLanguage({ spoken, language, onAdd }: AddLanguageProps) {
  const say = useWords(words);
  return (
    <Select
      // Empty again once something was added.
      key={spoken.length}
      maw={260}
      searchable
      selectFirstOptionOnChange
      openOnFocus={false}
      aria-label={say.add}
      placeholder={say.add}
      nothingFoundMessage={say.nothing}
      data={localesToAdd(spoken, language)}
      value={null}
      onChange={(locale) => {
        if (locale !== null) onAdd(locale);
      }}
    />
  );
}
