import { TextInput } from "@mantine/core";
import { instantOf, instantOfWall, wallTime } from "../../../../../domain/campaigns/local-time.ts";
import { wireTime } from "../../../../../domain/offers/wire-time.ts";
import { useField } from "./field.tsx";

interface TimeFieldProps {
  /** Its place in the document. */
  readonly at: string;
  readonly label: string;
  readonly hint?: string;
  /** RFC 3339, or null for no time. */
  readonly value: string | null;
  readonly timeZone: string;
  readonly onChange: (value: string | null) => void;
}

/** A time on the wall of a zone, kept as the instant that it is. What is no time yet is kept as it came. */
export function TimeField({ at, label, hint, value, timeZone, onChange }: TimeFieldProps) {
  const change = (wall: string): void => {
    const instant = instantOfWall(wall, timeZone);
    onChange(instant === undefined ? null : wireTime(instant));
  };
  return (
    <TextInput
      {...useField(at, { hint })}
      type="datetime-local"
      label={label}
      maw={260}
      value={value === null ? "" : wallTime(instantOf(value), timeZone)}
      onChange={({ currentTarget }) => change(currentTarget.value)}
    />
  );
}
