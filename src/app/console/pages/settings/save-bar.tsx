import { Button, Collapse, Group, Paper, Stack, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import type { Settings } from "../../../../domain/settings.ts";
import { Changes } from "../../../shared/changes.tsx";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { Trouble } from "../../../shared/trouble.tsx";
import { settingChanges } from "./setting-lines.ts";

const words = inBoth({
  en: {
    unsaved: (count: number) => (count === 1 ? "1 change is not saved" : `${count} changes are not saved`),
    show: "Show",
    hide: "Hide",
    discard: "Discard",
    save: "Save and make live",
    bar: "Unsaved changes",
  },
  sv: {
    unsaved: (count: number) => (count === 1 ? "1 ändring är inte sparad" : `${count} ändringar är inte sparade`),
    show: "Visa",
    hide: "Dölj",
    discard: "Förkasta",
    save: "Spara och låt gälla",
    bar: "Ändringar som inte är sparade",
  },
});

interface SaveBarProps {
  readonly saved: Settings;
  readonly draft: Settings;
  readonly save: { readonly isPending: boolean; readonly error: unknown };
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

/** What is typed and not saved, in words, where it can be seen from everywhere in the form. */
export function SaveBar({ saved, draft, save, onSave, onDiscard }: SaveBarProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const [opened, { toggle }] = useDisclosure(false);
  const changes = settingChanges(saved, draft, language);
  const isSame = JSON.stringify(saved) === JSON.stringify(draft);
  if (isSame) return null;
  return (
    <Paper
      withBorder
      shadow="md"
      p="sm"
      pos="sticky"
      bottom={16}
      component="section"
      aria-label={say.bar}
      style={{ zIndex: 2 }}
    >
      <Stack gap="xs">
        {save.error !== null && <Trouble error={save.error} />}
        <Group justify="space-between">
          <Group gap="xs">
            <Text fw={600}>{say.unsaved(changes.length)}</Text>
            <Button size="xs" variant="subtle" aria-expanded={opened} onClick={toggle}>
              {opened ? say.hide : say.show}
            </Button>
          </Group>
          <Group gap="xs">
            <Button variant="default" onClick={onDiscard}>
              {say.discard}
            </Button>
            <Button loading={save.isPending} onClick={onSave}>
              {say.save}
            </Button>
          </Group>
        </Group>
        <Collapse expanded={opened}>
          <Changes changes={changes} />
        </Collapse>
      </Stack>
    </Paper>
  );
}
