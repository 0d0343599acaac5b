import { Button, Group, Input, Pill, Stack, TextInput } from "@mantine/core";
import { useState } from "react";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { useMoments } from "../../../shared/moments.ts";
import type { FieldProps } from "./fields.tsx";

const words = inBoth({
  en: { day: "Day to add", add: "Add the day", remove: (day: string) => `Remove ${day}` },
  sv: { day: "Dag att lägga till", add: "Lägg till dagen", remove: (day: string) => `Ta bort ${day}` },
});

/** Days of a calendar, `2026-12-25`, in their order. */
export function DaysInput({ label, about, value, fault, onChange }: FieldProps<string[]>) {
  const say = useWords(words);
  const { day } = useMoments();
  const [added, setAdded] = useState("");
  const add = (): void => {
    onChange([...new Set([...value, added])].toSorted());
    setAdded("");
  };
  return (
    <Input.Wrapper labelElement="div" label={label} description={about} error={fault}>
      <Stack gap="xs" pt="xs">
        <Pill.Group>
          {value.map((one) => (
            <Pill
              key={one}
              size="md"
              withRemoveButton
              removeButtonProps={{ "aria-label": say.remove(day(one)), "aria-hidden": false, tabIndex: 0 }}
              onRemove={() => onChange(value.filter((other) => other !== one))}
            >
              {day(one)}
            </Pill>
          ))}
        </Pill.Group>
        <Group align="flex-end" gap="xs">
          <TextInput
            type="date"
            label={say.day}
            value={added}
            onChange={({ currentTarget }) => setAdded(currentTarget.value)}
          />
          <Button variant="default" disabled={added === ""} onClick={add}>
            {say.add}
          </Button>
        </Group>
      </Stack>
    </Input.Wrapper>
  );
}
