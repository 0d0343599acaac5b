import type { CSSProperties } from "react";

/** A coloured edge: what says of which kind something is without filling it, in light and in the dark. */
export const edged = (color: string): CSSProperties => ({
  borderLeft: `3px solid var(--mantine-color-${color}-filled)`,
});
