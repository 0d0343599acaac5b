import { MultiSelect, TagsInput } from "@mantine/core";
import { inBoth, useLanguage, useWords } from "../../../../shared/language.tsx";
import { numberOf } from "../numbers.ts";
import type { ListedFact } from "./fact.ts";
import { valueLabel } from "./fact-words.ts";
import { useSuggestions } from "./suggestions.ts";

const words = inBoth({ en: { several: "Type and press Enter" }, sv: { several: "Skriv och tryck Enter" } });

interface ManyInputProps {
  readonly fact: ListedFact;
  readonly label: string;
  readonly value: readonly unknown[];
  readonly disabled: boolean;
  readonly onChange: (value: readonly unknown[]) => void;
}

/** Several of what the fact may be. */
export function ManyInput({ fact, label, value, disabled, onChange }: ManyInputProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const suggestions = useSuggestions(fact);
  const texts = value.map(String);
  const shared = { "aria-label": label, disabled, value: texts, comboboxProps: { withinPortal: false } };
  if (fact.values !== null) {
    const data = fact.values.map((name) => ({ value: name, label: valueLabel(fact, name, language) }));
    return <MultiSelect {...shared} searchable selectFirstOptionOnChange data={data} onChange={onChange} />;
  }
  const read = (typed: readonly string[]): readonly unknown[] =>
    fact.type === "number" ? typed.flatMap((text) => numberOf(text) ?? []) : typed;
  return (
    <TagsInput
      {...shared}
      acceptValueOnBlur
      data={suggestions.map(({ value: name }) => name)}
      {...(texts.length === 0 && { placeholder: say.several })}
      onChange={(typed) => onChange(read(typed))}
    />
  );
}
