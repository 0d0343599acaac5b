import { Group, Text } from "@mantine/core";
import type { ValueEditorProps } from "react-querybuilder";
import { inBoth, useWords } from "../../../../shared/language.tsx";
import { useEditing } from "../editing.ts";
import { FieldGroup } from "../fields/field.tsx";
import { type ListedFact, listedFor } from "./fact.ts";
import { ManyInput } from "./many-input.tsx";
import { OperandInput } from "./operand-input.tsx";
import { takesOf } from "./operands.ts";
import { placeOf, useRuleName, Verdict } from "./place.tsx";

const words = inBoth({
  en: { value: "Value", from: "From", to: "To", and: "and" },
  sv: { value: "Värde", from: "Från", to: "Till", and: "och" },
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
  const { operator, fact, disabled = false } = props;
  const change = (next: unknown): void => props.handleOnChange(next);
  const value: unknown = props.value;
  const say = useWords(words);
  const rule = useRuleName(props);
  const shared = { fact, disabled };
  switch (takesOf(operator)) {
    case "one":
      return <OperandInput {...shared} label={`${say.value}, ${rule}`} value={value} onChange={change} />;
    case "pair": {
      const [from, to] = pairIn(value);
      return (
        <Group gap={6} align="flex-start">
          <OperandInput {...shared} label={`${say.from}, ${rule}`} value={from} onChange={(one) => change([one, to])} />
          <Text size="sm" mt={8}>
            {say.and}
          </Text>
          <OperandInput {...shared} label={`${say.to}, ${rule}`} value={to} onChange={(one) => change([from, one])} />
        </Group>
      );
    }
    case "many":
      return <ManyInput {...shared} label={`${say.value}, ${rule}`} value={listIn(value)} onChange={change} />;
  }
}

const listIn = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
function pairIn(value: unknown): readonly [unknown, unknown] {
  const [from, to]: readonly unknown[] = listIn(value);
  return [from, to];
}
