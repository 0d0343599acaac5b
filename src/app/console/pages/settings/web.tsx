import { TagsInput } from "@mantine/core";
import { useWords } from "../../../shared/language.tsx";
import type { SectionProps } from "./section.ts";
import { settingWords } from "./setting-words.ts";

/** Whose pages may call for devices. */
export function Web({ draft, onChange, fault }: SectionProps) {
  const { webOrigins } = useWords(settingWords);
  return (
    <TagsInput
      label={webOrigins.label}
      description={webOrigins.about}
      value={draft.webOrigins}
      error={fault("/webOrigins")}
      onChange={(origins) => onChange({ webOrigins: origins })}
    />
  );
}
