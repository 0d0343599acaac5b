import { Stack } from "@mantine/core";
import { useWords } from "../../../shared/language.tsx";
import { DurationInput } from "./fields.tsx";
import type { SectionProps } from "./section.ts";
import { settingWords } from "./setting-words.ts";

const TIMES = ["abandonedAfter", "dwellAfter", "stockStaleAfter"] as const;

/** When something counts. */
export function Timing({ draft, onChange, fault }: SectionProps) {
  const names = useWords(settingWords);
  return (
    <Stack>
      {TIMES.map((name) => (
        <DurationInput
          key={name}
          {...names[name]}
          value={draft[name]}
          fault={fault(`/${name}`)}
          onChange={(duration) => onChange({ [name]: duration })}
        />
      ))}
    </Stack>
  );
}
