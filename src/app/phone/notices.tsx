import { Button, Group, Text } from "@mantine/core";
import { useState } from "react";
import { inBoth, useWords } from "../shared/language.tsx";

const words = inBoth({
  en: { about: "Hear of an offer also while this page is closed.", allow: "Allow notices" },
  sv: { about: "Hör om ett erbjudande även när sidan är stängd.", allow: "Tillåt aviseringar" },
});

/** Asks whether notices may be shown, of whom was not asked before. Who has said no is left alone. */
export function NoticesAsked() {
  const say = useWords(words);
  const [permission, setPermission] = useState(() => ("Notification" in window ? Notification.permission : "denied"));
  if (permission !== "default") return null;
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text size="sm" c="dimmed">
        {say.about}
      </Text>
      <Button
        variant="default"
        size="xs"
        flex="none"
        onClick={() => void Notification.requestPermission().then(setPermission)}
      >
        {say.allow}
      </Button>
    </Group>
  );
}
