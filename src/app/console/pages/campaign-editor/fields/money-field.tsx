import { Button, CloseButton, Group, NativeSelect, Stack } from "@mantine/core";
import type { ReactNode } from "react";
import { exponentOf } from "../../../../../domain/money/currency.ts";
import { inBoth, useWords } from "../../../../shared/language.tsx";
import { type Amount, replaced, without } from "../draft.ts";
import { useEditing } from "../editing.ts";
import { ANY_CURRENCY } from "../rules/operands.ts";
import { FieldGroup } from "./field.tsx";
import { NumberInput } from "./number-field.tsx";

const words = inBoth({
  en: {
    currency: "Currency",
    add: "Add a currency",
    first: "Set an amount",
    remove: (currency: string) => `Remove ${currency}`,
    any: "any",
    minor: "cents, öre",
  },
  sv: {
    currency: "Valuta",
    add: "Lägg till en valuta",
    first: "Sätt ett belopp",
    remove: (currency: string) => `Ta bort ${currency}`,
    any: "alla",
    minor: "ören, cent",
  },
});

interface AmountsProps {
  readonly label: string;
  readonly amounts: readonly Amount[];
  readonly onChange: (amounts: readonly Amount[]) => void;
  /** Whether the last one may go as well. */
  readonly optional?: boolean;
  /** Whether one may be in whatever currency the cart is in. */
  readonly anyCurrency?: boolean;
  /** Whether there is one amount, in one currency. */
  readonly single?: boolean;
  readonly disabled?: boolean;
}

/** One amount per currency, typed in major units. Money is never converted, so each currency says its own. */
export function Amounts(props: AmountsProps) {
  const { label, amounts, onChange, optional = false, anyCurrency = false, single = false, disabled } = props;
  const say = useWords(words);
  const { currencies } = useEditing();
  const named = new Set(amounts.map(({ currency }) => currency));
  const next = currencies.find((currency) => !named.has(currency));
  return (
    <Stack gap={6}>
      {amounts.map((one, index) => (
        <AmountRow
          key={index}
          label={label}
          amount={one}
          others={named}
          anyCurrency={anyCurrency}
          disabled={disabled ?? false}
          onChange={(changed) => onChange(replaced(amounts, index, changed))}
          {...((optional || amounts.length > 1) && { onRemove: () => onChange(without(amounts, index)) })}
        />
      ))}
      {next !== undefined && !single && disabled !== true && (
        <Group>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => onChange([...amounts, { amount: null, currency: next }])}
          >
            {amounts.length === 0 ? say.first : say.add}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

interface AmountRowProps {
  readonly label: string;
  readonly amount: Amount;
  readonly others: ReadonlySet<string>;
  readonly anyCurrency: boolean;
  readonly disabled: boolean;
  readonly onChange: (amount: Amount) => void;
  readonly onRemove?: () => void;
}

function AmountRow({ label, amount: one, others, anyCurrency, disabled, onChange, onRemove }: AmountRowProps) {
  const say = useWords(words);
  const { currencies } = useEditing();
  const offered = [...new Set([one.currency, ...currencies])].filter((code) => code !== ANY_CURRENCY);
  const data = offered.map((value) => ({ value, label: value, disabled: value !== one.currency && others.has(value) }));
  const any = anyCurrency || one.currency === ANY_CURRENCY ? [{ value: ANY_CURRENCY, label: say.any }] : [];
  return (
    <Group gap={6} wrap="nowrap" align="flex-start">
      <NumberInput
        flex={1}
        miw={80}
        maw={200}
        aria-label={one.currency === ANY_CURRENCY ? label : `${label}, ${one.currency}`}
        {...(one.currency === ANY_CURRENCY && { unit: say.minor })}
        digits={one.currency === ANY_CURRENCY ? 0 : exponentOf(one.currency)}
        value={one.amount}
        disabled={disabled}
        onChange={(amount) => onChange({ ...one, amount })}
      />
      <NativeSelect
        w={92}
        aria-label={`${label}: ${say.currency}`}
        data={[...data, ...any]}
        value={one.currency}
        disabled={disabled}
        onChange={({ currentTarget }) => onChange({ ...one, currency: currentTarget.value })}
      />
      {onRemove !== undefined && !disabled && (
        <CloseButton mt={4} aria-label={say.remove(one.currency)} onClick={onRemove} />
      )}
    </Group>
  );
}

interface MoneyFieldProps {
  /** Its place in the document. */
  readonly at: string;
  readonly label: string;
  readonly hint?: ReactNode;
  readonly value: readonly Amount[] | null;
  readonly onChange: (value: readonly Amount[]) => void;
  readonly optional?: boolean;
}

export function MoneyField({ at, label, hint, value, onChange, optional = false }: MoneyFieldProps) {
  return (
    <FieldGroup at={at} label={label} hint={hint}>
      <Amounts label={label} amounts={value ?? []} onChange={onChange} optional={optional} />
    </FieldGroup>
  );
}
