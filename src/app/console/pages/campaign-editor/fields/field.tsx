import { Input, type InputWrapperProps, TextInput, type TextInputProps } from "@mantine/core";
import type { ReactNode } from "react";
import { useLanguage } from "../../../../shared/language.tsx";
import { useFindings } from "../editing.ts";
import { sentenceOf } from "../finding-sentences.ts";
import type { Finding } from "../findings.ts";

const ORDER = ["label", "input", "error", "description"] satisfies InputWrapperProps["inputWrapperOrder"];

/** One line for each, as inputs take them: within a paragraph. */
function Lines({ findings, sign = "" }: { readonly findings: readonly Finding[]; readonly sign?: string }) {
  const { language } = useLanguage();
  const sentences = [...new Set(findings.map((one) => sentenceOf(one, language)))];
  return sentences.map((sentence) => (
    <span key={sentence} style={{ display: "block" }}>
      {sign}
      {sentence}
    </span>
  ));
}

interface FieldOptions {
  readonly hint?: ReactNode;
  /** What is wrong before anybody asks the service. */
  readonly fault?: string | undefined;
  /** Whether what stands within its place is its own; a field with fields inside leaves that to them. */
  readonly deep?: boolean;
}

/** What any input shows of its place in the document: what is wrong with it, and where focus goes for it. */
export function useField(pointer: string, { hint, fault, deep = true }: FieldOptions = {}) {
  const findings = useFindings(pointer, deep);
  const of = (level: Finding["level"]): readonly Finding[] => findings.filter((one) => one.level === level);
  const problems = of("problem");
  return {
    "data-pointer": pointer,
    inputWrapperOrder: ORDER,
    error: fault ?? (problems.length > 0 ? <Lines findings={problems} /> : undefined),
    description: (
      <>
        {hint !== undefined && <span style={{ display: "block" }}>{hint}</span>}
        {fault === undefined && <Lines findings={of("missing")} sign="… " />}
        <Lines findings={of("warning")} sign="⚠ " />
      </>
    ),
  };
}

interface FieldGroupProps extends FieldOptions {
  /** Its place in the document. */
  readonly at: string;
  readonly label?: ReactNode;
  readonly children: ReactNode;
}

/** Several inputs that are one thing of the document. */
export function FieldGroup({ at, label, children, ...options }: FieldGroupProps) {
  return (
    <Input.Wrapper {...useField(at, options)} label={label} labelElement="div">
      {children}
    </Input.Wrapper>
  );
}

interface TextFieldProps extends Omit<TextInputProps, "value" | "onChange"> {
  /** Its place in the document. */
  readonly at: string;
  readonly hint?: ReactNode;
  readonly value: string | null;
  readonly onChange: (value: string) => void;
}

export function TextField({ at, hint, value, onChange, ...rest }: TextFieldProps) {
  return (
    <TextInput
      {...useField(at, { hint })}
      {...rest}
      value={value ?? ""}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
