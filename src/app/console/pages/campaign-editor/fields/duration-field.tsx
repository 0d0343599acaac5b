import { Group, NativeSelect } from "@mantine/core";
import { inBoth, useWords } from "../../../../shared/language.tsx";
import { DURATION_UNITS, durationOf, type DurationUnit, spanOf } from "../numbers.ts";
import { FieldGroup } from "./field.tsx";
import { NumberInput } from "./number-field.tsx";

const words = inBoth({
  en: {
    unit: "unit",
    seconds: "seconds",
    minutes: "minutes",
    hours: "hours",
    days: "days",
    weeks: "weeks",
    forever: "for ever",
  },
  sv: {
    unit: "enhet",
    seconds: "sekunder",
    minutes: "minuter",
    hours: "timmar",
    days: "dagar",
    weeks: "veckor",
    forever: "för alltid",
  },
});

const UNITS = Object.keys(DURATION_UNITS) as DurationUnit[];
const FOREVER = "forever";

interface DurationFieldProps {
  /** Its place in the document. */
  readonly at: string;
  readonly label: string;
  readonly hint?: string;
  /** ISO 8601, or `forever` where that is a choice. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly orForever?: boolean;
}

export function DurationField({ at, label, hint, value, onChange, orForever = false }: DurationFieldProps) {
  const say = useWords(words);
  const span = spanOf(value);
  const isForever = value === FOREVER;
  const choices = [...UNITS, ...(orForever ? ([FOREVER] as const) : [])];
  const choose = (unit: string): void =>
    onChange(unit === FOREVER ? FOREVER : durationOf({ count: span.count ?? 1, unit: unit as DurationUnit }));
  return (
    <FieldGroup at={at} label={label} hint={hint}>
      <Group gap={6} wrap="nowrap" align="flex-start">
        {!isForever && (
          <NumberInput
            flex={1}
            miw={60}
            maw={120}
            aria-label={label}
            value={span.count}
            onChange={(count) => onChange(durationOf({ ...span, count }))}
          />
        )}
        <NativeSelect
          miw={110}
          aria-label={`${label}: ${say.unit}`}
          data={choices.map((unit) => ({ value: unit, label: say[unit] }))}
          value={isForever ? FOREVER : span.unit}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        />
      </Group>
    </FieldGroup>
  );
}
