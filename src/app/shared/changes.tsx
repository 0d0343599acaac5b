import { Stack, Text } from "@mantine/core";
import { inBoth, useWords } from "./language.tsx";

/** Something that differs between two versions, in words. Null: one of them has no such thing. */
export interface Change {
  readonly label: string;
  readonly before: string | null;
  readonly after: string | null;
}

const words = inBoth({
  en: { nothing: "Nothing differs.", was: "was", is: "is" },
  sv: { nothing: "Inget skiljer sig.", was: "var", is: "är" },
});

/** Two versions beside each other: only what differs. */
export function Changes({ changes }: { readonly changes: readonly Change[] }) {
  const say = useWords(words);
  if (changes.length === 0) return <Text c="dimmed">{say.nothing}</Text>;
  return (
    <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: "none" }}>
      {changes.map(({ label, before, after }) => (
        <li key={label}>
          <Text size="sm" fw={600}>
            {label}
          </Text>
          {before !== null && (
            <Text size="sm" c="dimmed">
              {say.was}{" "}
              <Text span td={after === null ? "line-through" : undefined}>
                {before}
              </Text>
            </Text>
          )}
          {after !== null && (
            <Text size="sm">
              {say.is} {after}
            </Text>
          )}
        </li>
      ))}
    </Stack>
  );
}
