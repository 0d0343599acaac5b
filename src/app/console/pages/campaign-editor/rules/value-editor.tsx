import { Group, MultiSelect, Stack, TagsInput, Text } from "@mantine/core";
import type { ValueEditorProps } from "react-querybuilder";
import { inBoth, useLanguage, useWords } from "../../../../shared/language.tsx";
import { useEditing } from "../editing.ts";
import { FieldGroup } from "../fields/field.tsx";
import { numberOf } from "../numbers.ts";
import { type ListedFact, listedFor } from "./fact.ts";
import { valueLabel } from "./fact-words.ts";
import { OperandInput } from "./operand-input.tsx";
import { takesOf } from "./operands.ts";
import { placeOf, useRuleName, Verdict } from "./place.tsx";
import { useSuggestions } from "./suggestions.ts";

const words = inBoth({
  en: { value: "Value", from: "From", to: "To", and: "and", several: "Type and press Enter" },
  sv: { value: "Värde", from: "Från", to: "Till", and: "och", several: "Skriv och tryck Enter" },
});

/** What the fact is held against, typed as what it is. */
export function ValueEditor(props: ValueEditorProps) {
  const { field, operator, className } = props;
  const fact = listedFor(useEditing().facts, field);
  const pointer = placeOf(props);
  return (
    <div className={className}>
      <FieldGroup at={`${pointer}/value`}>{fact !== undefined && <Value {...props} fact={fact} />}</FieldGroup>
      <Verdict pointer={pointer} />
      {fact === undefined && <Text size="sm">{operator}</Text>}
    </div>
  );
}

function Value(props: ValueEditorProps & { readonly fact: ListedFact }) {
  const { operator, fact, handleOnChange, disabled = false } = props;
  const value: unknown = props.value;
  const say = useWords(words);
  const rule = useRuleName(props);
  const shared = { fact, disabled };
  switch (takesOf(operator)) {
    case "one":
      return <OperandInput {...shared} label={`${say.value}, ${rule}`} value={value} onChange={handleOnChange} />;
    case "pair": {
      const [from, to] = pairIn(value);
      return (
        <Group gap={6} align="flex-start">
          <OperandInput
            {...shared}
            label={`${say.from}, ${rule}`}
            value={from}
            onChange={(one) => handleOnChange([one, to])}
          />
          <Text size="sm" mt={8}>
            {say.and}
          </Text>
          <OperandInput
            {...shared}
            label={`${say.to}, ${rule}`}
            value={to}
            onChange={(one) => handleOnChange([from, one])}
          />
        </Group>
      );
    }
    case "many":
      return <ManyInput {...shared} label={`${say.value}, ${rule}`} value={listIn(value)} onChange={handleOnChange} />;
  }
}

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
function pairIn(value: unknown): readonly [unknown, unknown] {
  const [from, to]: readonly unknown[] = listIn(value);
  return [from, to];
}

interface ManyInputProps {
  readonly fact: ListedFact;
  readonly label: string;
  readonly value: readonly unknown[];
  readonly disabled: boolean;
  readonly onChange: (value: readonly unknown[]) => void;
}

/** Several of what the fact may be. */
function ManyInput({ fact, label, value, disabled, onChange }: ManyInputProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const suggestions = useSuggestions(fact);
  const texts = value.map(String);
  const shared = { "aria-label": label, disabled, value: texts };
  if (fact.values !== null) {
    const data = fact.values.map((name) => ({ value: name, label: valueLabel(fact, name, language) }));
    return <MultiSelect {...shared} data={data} onChange={onChange} />;
  }
  const read = (typed: readonly string[]): readonly unknown[] =>
    fact.type === "number" ? typed.flatMap((text) => numberOf(text) ?? []) : typed;
  return (
    <Stack gap={2}>
      <TagsInput
        {...shared}
        acceptValueOnBlur
        data={suggestions.map(({ value: name }) => name)}
        {...(texts.length === 0 && { placeholder: say.several })}
        onChange={(typed) => onChange(read(typed))}
      />
    </Stack>
  );
}
