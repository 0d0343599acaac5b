import { Group, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";

interface FactProps {
  readonly label: ReactNode;
  readonly children: ReactNode;
  /** What is said of it in small letters. */
  readonly about?: ReactNode;
  readonly action?: ReactNode;
}

/** One thing that is held: what it is, and what it says. */
export function Fact({ label, children, about, action }: FactProps) {
  return (
    <Group justify="space-between" wrap="nowrap" align="flex-start" gap="sm">
      <div style={{ minWidth: 0 }}>
        <Text size="sm">{label}</Text>
        {about !== undefined && (
          <Text size="xs" c="dimmed">
            {about}
          </Text>
        )}
      </div>
      <Group gap="xs" wrap="nowrap" style={{ minWidth: 0 }}>
        <Text size="sm" fw={600} ta="right" style={{ overflowWrap: "anywhere" }}>
          {children}
        </Text>
        {action}
      </Group>
    </Group>
  );
}

interface FactsProps {
  readonly children: ReactNode;
  readonly none: string;
  readonly count: number;
}

/** Many of a kind, or what to say where there is none. */
export function Facts({ children, none, count }: FactsProps) {
  if (count === 0) {
    return (
      <Text size="sm" c="dimmed">
        {none}
      </Text>
    );
  }
  return <Stack gap="xs">{children}</Stack>;
}
