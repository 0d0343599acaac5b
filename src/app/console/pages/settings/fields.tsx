import { Group, NativeSelect, NumberInput, Switch, Text, TextInput } from "@mantine/core";
import type { QuietHours } from "../../../../domain/stores/quiet-hours.ts";
import { durationOf, stretchOf, type Unit, UNIT_NAMES } from "../../../shared/durations.ts";
import { inBoth, useWords } from "../../../shared/language.tsx";

const words = inBoth({
  en: {
    unit: (label: string) => `Unit of “${label}”`,
    second: "seconds",
    minute: "minutes",
    hour: "hours",
    day: "days",
    from: "From",
    to: "Until",
  },
  sv: {
    unit: (label: string) => `Enhet för ”${label}”`,
    second: "sekunder",
    minute: "minuter",
    hour: "timmar",
    day: "dygn",
    from: "Från",
    to: "Till",
  },
});

/** What every field of settings has. */
export interface FieldProps<T> {
  readonly label: string;
  readonly about?: string | undefined;
  readonly value: T;
  readonly fault: string | undefined;
  readonly onChange: (value: T) => void;
}

const NARROW_PX = 320;
/** The input alone: what it is for may take a whole line. */
export const NARROW = { wrapper: { maxWidth: NARROW_PX } } as const;

/** An ISO 8601 duration, as a number and a unit. */
export function DurationInput({ label, about, value, fault, onChange }: FieldProps<string>) {
  const say = useWords(words);
  const { count, unit } = stretchOf(value);
  return (
    <Group align="flex-end" gap="xs" wrap="nowrap" maw={NARROW_PX * 2}>
      <NumberInput
        label={label}
        description={about}
        value={count}
        min={0}
        error={fault}
        flex={1}
        onChange={(typed) => onChange(durationOf({ count: Number(typed) || 0, unit }))}
      />
      <NativeSelect
        aria-label={say.unit(label)}
        value={unit}
        data={UNIT_NAMES.map((name) => ({ value: name, label: say[name] }))}
        w={105}
        onChange={({ currentTarget }) => onChange(durationOf({ count, unit: currentTarget.value as Unit }))}
      />
    </Group>
  );
}

interface PercentProps extends FieldProps<number | null> {
  /** What it is where nothing is typed. */
  readonly empty: number | null;
}

const HUNDREDTHS = 100;

/** A share, shown in per cent and held in basis points. */
export function PercentInput({ label, about, value, fault, empty, onChange }: PercentProps) {
  return (
    <NumberInput
      label={label}
      description={about}
      value={value === null ? "" : value / HUNDREDTHS}
      min={0}
      max={100}
      decimalScale={2}
      suffix=" %"
      error={fault}
      styles={NARROW}
      onChange={(typed) => onChange(typed === "" ? empty : Math.round(Number(typed) * HUNDREDTHS))}
    />
  );
}

const NIGHT: QuietHours = { from: "21:00", to: "08:00" };

/** From when until when nothing is said, or not at all. */
export function QuietHoursInput({ label, about, value, fault, onChange }: FieldProps<QuietHours | null>) {
  const say = useWords(words);
  return (
    <>
      <Switch
        label={
          <Text size="sm" fw={600}>
            {label}
          </Text>
        }
        description={about}
        checked={value !== null}
        onChange={({ currentTarget }) => onChange(currentTarget.checked ? NIGHT : null)}
      />
      {value !== null && (
        <Group gap="xs" align="flex-start">
          {(["from", "to"] as const).map((end) => (
            <TextInput
              key={end}
              type="time"
              label={`${label}: ${say[end]}`}
              value={value[end]}
              error={end === "to" ? fault : undefined}
              onChange={({ currentTarget }) => onChange({ ...value, [end]: currentTarget.value })}
            />
          ))}
        </Group>
      )}
    </>
  );
}
