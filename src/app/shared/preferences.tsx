import { Group, NativeSelect, useMantineColorScheme } from "@mantine/core";
import { inBoth, LANGUAGES, type Language, useLanguage, useWords } from "./language.tsx";

const words = inBoth({
  en: { language: "Language", look: "Colours", auto: "Device", light: "Light", dark: "Dark" },
  sv: { language: "Språk", look: "Färger", auto: "Enheten", light: "Ljust", dark: "Mörkt" },
});

/** Language and colours, kept in this browser. */
export function Preferences() {
  const say = useWords(words);
  const { language, speak } = useLanguage();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const look = (["auto", "light", "dark"] as const).map((value) => ({ value, label: say[value] }));
  return (
    <Group gap="xs" grow wrap="nowrap">
      <NativeSelect
        size="xs"
        aria-label={say.language}
        value={language}
        data={Object.entries(LANGUAGES).map(([value, label]) => ({ value, label }))}
        onChange={({ currentTarget }) => speak(currentTarget.value as Language)}
      />
      <NativeSelect
        size="xs"
        aria-label={say.look}
        value={colorScheme}
        data={look}
        onChange={({ currentTarget }) => setColorScheme(currentTarget.value as (typeof look)[number]["value"])}
      />
    </Group>
  );
}
