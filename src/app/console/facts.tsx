import { Box, Text } from "@mantine/core";
import type { ReactNode } from "react";

interface FactsProps {
  readonly items: readonly { readonly label: string; readonly value: ReactNode }[];
}

const LIST = {
  display: "grid",
  gridTemplateColumns: "repeat(auto-fill, minmax(220px, 1fr))",
  gap: "12px 24px",
  margin: 0,
};

/** What there is to know of one thing, each with its name. */
export const Facts = ({ items }: FactsProps) => (
  <Box component="dl" style={LIST}>
    {items.map(({ label, value }) => (
      <div key={label}>
        <Text component="dt" size="xs" c="dimmed">
          {label}
        </Text>
        <Text component="dd" size="sm" m={0} style={{ overflowWrap: "anywhere" }}>
          {value}
        </Text>
      </div>
    ))}
  </Box>
);
