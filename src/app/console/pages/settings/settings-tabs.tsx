import { Button, Group } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { inBoth, useWords } from "../../../shared/language.tsx";

const words = inBoth({
  en: { pages: "Pages of the settings", settings: "In force", versions: "Versions", texts: "Consent texts" },
  sv: { pages: "Inställningarnas sidor", settings: "Gäller nu", versions: "Versioner", texts: "Samtyckestexter" },
});

const PAGES = [
  ["/settings", "settings"],
  ["/settings/versions", "versions"],
  ["/settings/consent-texts", "texts"],
] as const;

/** The pages of the settings, beside each other. */
export function SettingsTabs({ here }: { readonly here: (typeof PAGES)[number][0] }) {
  const say = useWords(words);
  return (
    <Group component="nav" aria-label={say.pages} gap={4}>
      {PAGES.map(([path, name]) => (
        <Button
          key={path}
          component={Link}
          to={path}
          size="xs"
          variant={path === here ? "light" : "subtle"}
          aria-current={path === here ? "page" : undefined}
        >
          {say[name]}
        </Button>
      ))}
    </Group>
  );
}
