import { Button, Group, Stack } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { inBoth, useWords } from "../../../shared/language.tsx";

const words = inBoth({
  en: { all: (count: number) => `Show all ${count}`, fewer: "Show fewer" },
  sv: { all: (count: number) => `Visa alla ${count}`, fewer: "Visa färre" },
});

const SHOWN_FIRST = 5;

interface ShortenedProps<T> {
  readonly items: readonly T[];
  readonly children: (item: T) => ReactNode;
}

/** The first few of a list, and the others when they are asked for. */
export function Shortened<T>({ items, children }: ShortenedProps<T>) {
  const say = useWords(words);
  const [isWhole, setWhole] = useState(false);
  return (
    <Stack gap="sm">
      {(isWhole ? items : items.slice(0, SHOWN_FIRST)).map(children)}
      {items.length > SHOWN_FIRST && (
        <Group>
          <Button size="xs" variant="default" onClick={() => setWhole(!isWhole)}>
            {isWhole ? say.fewer : say.all(items.length)}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
