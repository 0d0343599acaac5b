import { Text, TextInput, type TextInputProps } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { inBoth, useLanguage, useWords } from "../../../../shared/language.tsx";
import { numberOf, textOf, unitsOf } from "../numbers.ts";
import { useField } from "./field.tsx";

const words = inBoth({
  en: {
    whole: "Must be a whole number",
    number: "Must be a number",
    decimals: (most: number) => `Must be a number with at most ${most} decimals`,
  },
  sv: {
    whole: "Måste vara ett heltal",
    number: "Måste vara ett tal",
    decimals: (most: number) => `Måste vara ett tal med högst ${most} decimaler`,
  },
});

interface NumberInputProps extends Omit<TextInputProps, "value" | "onChange"> {
  /** In the smallest units. */
  readonly value: number | null;
  readonly onChange: (value: number | null) => void;
  /** Decimals of what is typed that make one of those units; `any`: there are none, and the number is itself. */
  readonly digits?: number | "any";
  readonly unit?: string;
}

/** What is typed stays as it was typed, as long as it means what the document holds. */
export function useTyped(value: number | null, digits: number | "any") {
  const { language } = useLanguage();
  const [typed, type] = useState("");
  const read = (text: string): number | null => (digits === "any" ? numberOf(text) : unitsOf(text, digits));
  const written = digits === "any" ? String(value ?? "") : textOf(value, digits, language === "sv");
  const shown = read(typed) === value ? typed : written;
  const say = useWords(words);
  const fault = { any: say.number, 0: say.whole }[digits] ?? say.decimals(Number(digits));
  return { shown, type, read, fault: shown !== "" && read(shown) === null ? fault : undefined };
}

/** A number with its unit, typed with a comma or a point. */
export function NumberInput({ value, onChange, digits = 0, unit, error, ...rest }: NumberInputProps) {
  const { shown, type, read, fault } = useTyped(value, digits);
  const suffix = unit !== undefined && {
    rightSection: (
      <Text size="sm" c="dimmed" truncate>
        {unit}
      </Text>
    ),
    rightSectionWidth: `calc(${unit.length}ch + 1.25rem)`,
    rightSectionPointerEvents: "none" as const,
  };
  return (
    <TextInput
      {...rest}
      {...suffix}
      error={fault ?? error}
      inputMode={digits === 0 ? "numeric" : "decimal"}
      value={shown}
      onChange={({ currentTarget }) => {
        type(currentTarget.value);
        onChange(read(currentTarget.value));
      }}
    />
  );
}

interface NumberFieldProps extends NumberInputProps {
  /** Its place in the document. */
  readonly at: string;
  readonly hint?: ReactNode;
}

export function NumberField({ at, hint, ...rest }: NumberFieldProps) {
  return <NumberInput {...useField(at, { hint })} {...rest} />;
}

const PERCENT_DIGITS = 2;

/** Basis points, typed as per cent. */
export function PercentField(props: NumberFieldProps) {
  return <NumberField {...props} digits={PERCENT_DIGITS} unit="%" />;
}
