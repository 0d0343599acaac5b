import { Autocomplete, Box, NativeSelect, Select, TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { inBoth, useLanguage, useWords } from "../../../../shared/language.tsx";
import { Amounts } from "../fields/money-field.tsx";
import { NumberInput } from "../fields/number-field.tsx";
import type { ListedFact } from "./fact.ts";
import { unitLabel, valueLabel } from "./fact-words.ts";
import { amountsOf, operandFrom } from "./operands.ts";
import { useSuggestions } from "./suggestions.ts";

const words = inBoth({ en: { yes: "yes", no: "no" }, sv: { yes: "ja", no: "nej" } });

interface OperandInputProps {
  readonly fact: ListedFact;
  readonly label: string;
  readonly value: unknown;
  readonly disabled: boolean;
  /** Whether it is one thing that is, and not one to be held against: money is in one currency then. */
  readonly single?: boolean;
  readonly onChange: (value: unknown) => void;
}

/** One thing that a fact is held against. */
export function OperandInput(props: OperandInputProps) {
  const Editor = props.fact.values === null ? BY_TYPE[props.fact.type] : ChosenInput;
  return (
    <Box flex="1 1 120px" miw={0}>
      <Editor {...props} />
    </Box>
  );
}

const textIn = (value: unknown): string => (typeof value === "string" ? value : "");

function ChosenInput({ fact, label, value, disabled, onChange }: OperandInputProps) {
  const { language } = useLanguage();
  return (
    <NativeSelect
      aria-label={label}
      disabled={disabled}
      data={(fact.values ?? []).map((name) => ({ value: name, label: valueLabel(fact, name, language) }))}
      value={textIn(value)}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}

function TextOperand({ fact, label, value, disabled, onChange }: OperandInputProps) {
  const suggestions = useSuggestions(fact);
  const shared = { "aria-label": label, disabled, value: textIn(value) };
  if (fact.name === "store.id") {
    const known = suggestions.some((one) => one.value === value);
    const lost = known || value === "" ? [] : [{ value: textIn(value), label: textIn(value) }];
    return (
      <Select
        {...shared}
        searchable
        selectFirstOptionOnChange
        data={[...suggestions, ...lost]}
        onChange={(name) => onChange(name ?? "")}
      />
    );
  }
  return <Autocomplete {...shared} data={suggestions.map((one) => one.value)} onChange={onChange} />;
}

function NumberOperand({ fact, label, value, disabled, onChange }: OperandInputProps) {
  const { language } = useLanguage();
  return (
    <NumberInput
      aria-label={label}
      digits="any"
      disabled={disabled}
      value={typeof value === "number" ? value : null}
      onChange={onChange}
      {...(fact.unit !== null && { unit: unitLabel(fact.unit, language) })}
    />
  );
}

const MoneyOperand = ({ label, value, disabled, single = false, onChange }: OperandInputProps) => (
  <Amounts
    label={label}
    anyCurrency={!single}
    single={single}
    disabled={disabled}
    amounts={amountsOf(value)}
    onChange={(amounts) => onChange(operandFrom(amounts))}
  />
);

function YesOrNo({ label, value, disabled, onChange }: OperandInputProps) {
  const say = useWords(words);
  return (
    <NativeSelect
      aria-label={label}
      disabled={disabled}
      data={(["yes", "no"] as const).map((name) => ({ value: name, label: say[name] }))}
      value={value === false ? "no" : "yes"}
      onChange={({ currentTarget }) => onChange(currentTarget.value === "yes")}
    />
  );
}

const DateOperand = ({ label, value, disabled, onChange }: OperandInputProps) => (
  <TextInput
    type="date"
    aria-label={label}
    disabled={disabled}
    value={textIn(value)}
    onChange={({ currentTarget }) => onChange(currentTarget.value)}
  />
);

const BY_TYPE: Readonly<Record<ListedFact["type"], (props: OperandInputProps) => ReactNode>> = {
  money: MoneyOperand,
  number: NumberOperand,
  boolean: YesOrNo,
  date: DateOperand,
  string: TextOperand,
  level: TextOperand,
  list: TextOperand,
};
