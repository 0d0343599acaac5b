import { NativeSelect, type NativeSelectProps, TagsInput, type TagsInputProps } from "@mantine/core";
import type { ReactNode } from "react";
import { useField } from "./field.tsx";

interface ChoiceFieldProps<V extends string> extends Omit<NativeSelectProps, "value" | "onChange" | "data"> {
  /** Its place in the document. */
  readonly at: string;
  readonly hint?: ReactNode;
  readonly value: V;
  /** What there is to choose, with its words. */
  readonly choices: Readonly<Record<V, string>>;
  readonly onChange: (value: V) => void;
}

/** One of a few. */
export function ChoiceField<V extends string>({ at, hint, value, choices, onChange, ...rest }: ChoiceFieldProps<V>) {
  return (
    <NativeSelect
      {...useField(at, { hint })}
      {...rest}
      value={value}
      data={Object.entries<string>(choices).map(([name, label]) => ({ value: name, label }))}
      onChange={({ currentTarget }) => onChange(currentTarget.value as V)}
    />
  );
}

interface ListFieldProps extends Omit<TagsInputProps, "value" | "onChange"> {
  /** Its place in the document. */
  readonly at: string;
  readonly hint?: ReactNode;
  readonly value: readonly string[];
  readonly onChange: (value: string[]) => void;
}

/** Several texts, each typed and ended with Enter. */
export function ListField({ at, hint, value, onChange, ...rest }: ListFieldProps) {
  return <TagsInput {...useField(at, { hint })} {...rest} value={[...value]} onChange={onChange} acceptValueOnBlur />;
}
