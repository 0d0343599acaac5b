import { Stack, Text } from "@mantine/core";
import type { Fence } from "../../../../../domain/geo/fence.ts";
import { CircleFields } from "./circle-fields.tsx";
import { FenceText } from "./fence-text.tsx";
import { useFenceInWords } from "./fence-words.ts";

interface FenceFieldsProps {
  readonly fence: Fence | null;
  readonly onChange: (fence: Fence) => void;
  /** What the service says is wrong with it. */
  readonly fault: string | undefined;
}

/** The fence in numbers and text: what can be drawn with a mouse can be typed as well. */
export function FenceFields({ fence, onChange, fault }: FenceFieldsProps) {
  const tell = useFenceInWords();
  return (
    <Stack gap="sm">
      {fence !== null && <Text size="sm">{tell(fence)}</Text>}
      {(fence === null || fence.type === "Circle") && <CircleFields circle={fence} onChange={onChange} />}
      <FenceText fence={fence} onChange={onChange} />
      {fault !== undefined && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {fault}
        </Text>
      )}
    </Stack>
  );
}
