import { Checkbox, Group, Input, NativeSelect, SimpleGrid, Stack, Text } from "@mantine/core";
import { inBoth, useLanguage, useWords } from "../../../../shared/language.tsx";
import { useEditing } from "../editing.ts";
import { type ListedFact, listedFor } from "../rules/fact.ts";
import { ManyInput } from "../rules/many-input.tsx";
import { OperandInput } from "../rules/operand-input.tsx";
import { factText } from "../rules/rule-text.ts";
import type { Invented } from "./invented.ts";

const words = inBoth({
  en: {
    cart: "Left a cart",
    profiling: "Agrees to profiling",
    age: "Age",
    ages: { adult: "adult", minor: "minor", unknown: "unknown" },
    none: "The rules ask for nothing that has to be made up.",
  },
  sv: {
    cart: "Lämnade en korg",
    profiling: "Samtycker till profilering",
    age: "Ålder",
    ages: { adult: "vuxen", minor: "minderårig", unknown: "okänd" },
    none: "Reglerna frågar inte efter något som måste hittas på.",
  },
});

type Age = Invented["age"];
const AGES: readonly Age[] = ["adult", "minor", "unknown"];

interface WhomProps {
  readonly whom: Invented;
  /** The facts that the rules name. */
  readonly asked: readonly string[];
  readonly onChange: (part: Partial<Invented>) => void;
}

/** Somebody made up of what the rules ask for. */
export function Whom({ whom, asked, onChange }: WhomProps) {
  const say = useWords(words);
  return (
    <Stack gap="sm">
      <Group align="flex-end">
        <NativeSelect
          label={say.age}
          data={AGES.map((age) => ({ value: age, label: say.ages[age] }))}
          value={whom.age}
          onChange={({ currentTarget }) => onChange({ age: currentTarget.value as Age })}
        />
        <Checkbox
          pb={8}
          label={say.cart}
          checked={whom.leftCart}
          onChange={({ currentTarget }) => onChange({ leftCart: currentTarget.checked })}
        />
        <Checkbox
          pb={8}
          label={say.profiling}
          checked={whom.profiling}
          onChange={({ currentTarget }) => onChange({ profiling: currentTarget.checked })}
        />
      </Group>
      {asked.length === 0 ? (
        <Text size="sm" c="dimmed">
          {say.none}
        </Text>
      ) : (
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {asked.map((name) => (
            <FactInput
              key={name}
              name={name}
              value={whom.facts[name] ?? null}
              onChange={(value) => onChange({ facts: { ...whom.facts, [name]: value } })}
            />
          ))}
        </SimpleGrid>
      )}
    </Stack>
  );
}

interface FactInputProps {
  readonly name: string;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

function FactInput({ name, value, onChange }: FactInputProps) {
  const { language } = useLanguage();
  const { facts } = useEditing();
  const fact = listedFor(facts, name);
  const label = factText(facts, name, language);
  return (
    <Input.Wrapper label={label} labelElement="div">
      {fact !== undefined && <Value fact={fact} label={label} value={value} onChange={onChange} />}
    </Input.Wrapper>
  );
}

function Value(props: Omit<FactInputProps, "name"> & { readonly fact: ListedFact; readonly label: string }) {
  const { value, fact } = props;
  if (fact.type === "list") return <ManyInput {...props} disabled={false} value={Array.isArray(value) ? value : []} />;
  return <OperandInput {...props} single disabled={false} />;
}
