import { Group, NumberInput, Stack, Text } from "@mantine/core";
import { CIRCLE_RADIUS_MAX_M, CIRCLE_RADIUS_MIN_M, IMPORT_DEFAULT_RADIUS_M } from "../../../../../domain/bounds.ts";
import type { Circle, Fence } from "../../../../../domain/geo/fence.ts";
import { inBoth, useWords } from "../../../../shared/language.tsx";
import { FenceText } from "./fence-text.tsx";
import { useFenceInWords } from "./fence-words.ts";

const words = inBoth({
  en: { latitude: "Latitude", longitude: "Longitude", radius: "Radius (m)" },
  sv: { latitude: "Latitud", longitude: "Longitud", radius: "Radie (m)" },
});

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

interface CircleFieldsProps {
  readonly circle: Circle | null;
  readonly onChange: (circle: Circle) => void;
}

const NOWHERE: Circle = { type: "Circle", center: [0, 0], radius: IMPORT_DEFAULT_RADIUS_M };

function CircleFields({ circle, onChange }: CircleFieldsProps) {
  const say = useWords(words);
  const { center, radius } = circle ?? NOWHERE;
  const [longitude, latitude] = center;
  const change = (part: Partial<Circle>): void => onChange({ ...(circle ?? NOWHERE), ...part });
  const field = { decimalScale: 6, hideControls: true } as const;
  return (
    <Group grow align="flex-start" gap="xs">
      <NumberInput
        {...field}
        label={say.latitude}
        value={circle === null ? "" : latitude}
        min={-85}
        max={85}
        onChange={(value) => typeof value === "number" && change({ center: [longitude, value] })}
      />
      <NumberInput
        {...field}
        label={say.longitude}
        value={circle === null ? "" : longitude}
        min={-180}
        max={180}
        onChange={(value) => typeof value === "number" && change({ center: [value, latitude] })}
      />
      <NumberInput
        label={say.radius}
        value={radius}
        min={CIRCLE_RADIUS_MIN_M}
        max={CIRCLE_RADIUS_MAX_M}
        allowDecimal={false}
        onChange={(value) => typeof value === "number" && change({ radius: value })}
      />
    </Group>
  );
}
