import { Group, NumberInput } from "@mantine/core";
import { type KeyboardEvent, useState } from "react";
import {
  CIRCLE_RADIUS_MAX_M,
  CIRCLE_RADIUS_MIN_M,
  FENCE_LATITUDE_MAX_DEG,
  IMPORT_DEFAULT_RADIUS_M,
} from "../../../../../domain/bounds.ts";
import type { Circle } from "../../../../../domain/geo/fence.ts";
import { inBoth, useWords } from "../../../../shared/language.tsx";

const words = inBoth({
  en: { latitude: "Latitude", longitude: "Longitude", radius: "Radius (m)" },
  sv: { latitude: "Latitud", longitude: "Longitud", radius: "Radie (m)" },
});

interface CircleFieldsProps {
  readonly circle: Circle | null;
  readonly onChange: (circle: Circle) => void;
}

interface Typed {
  readonly latitude: number | null;
  readonly longitude: number | null;
  readonly radius: number | null;
}
const NOTHING_TYPED: Typed = { latitude: null, longitude: null, radius: IMPORT_DEFAULT_RADIUS_M };

const typedOf = (circle: Circle | null): Typed =>
  circle === null ? NOTHING_TYPED : { longitude: circle.center[0], latitude: circle.center[1], radius: circle.radius };

/** A circle by its numbers, taken once one has left a field: half a number is another place. */
export function CircleFields({ circle, onChange }: CircleFieldsProps) {
  const say = useWords(words);
  const [typed, type] = useState<Typed | null>(null);
  const shown = typed ?? typedOf(circle);
  const take = (): void => {
    if (typed === null) return;
    const { latitude, longitude, radius } = typed;
    if (latitude === null || longitude === null || radius === null) return;
    onChange({ type: "Circle", center: [longitude, latitude], radius });
    type(null);
  };
  const field = (name: keyof Typed) => ({
    label: say[name],
    value: shown[name] ?? "",
    onChange: (value: number | string) => type({ ...shown, [name]: typeof value === "number" ? value : null }),
    onBlur: take,
    onKeyDown(event: KeyboardEvent) {
      if (event.key !== "Enter") return;
      // Of the number alone: not yet of the whole form.
      event.preventDefault();
      take();
    },
  });
  return (
    <Group grow align="flex-start" gap="xs">
      <NumberInput
        {...field("latitude")}
        min={-FENCE_LATITUDE_MAX_DEG}
        max={FENCE_LATITUDE_MAX_DEG}
        decimalScale={6}
        hideControls
      />
      <NumberInput {...field("longitude")} min={-180} max={180} decimalScale={6} hideControls />
      <NumberInput {...field("radius")} min={CIRCLE_RADIUS_MIN_M} max={CIRCLE_RADIUS_MAX_M} hideControls />
    </Group>
  );
}
