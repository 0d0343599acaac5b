import { ActionIcon, Button, Group, NumberInput, Stack, Text } from "@mantine/core";
import type { Position } from "../../../domain/geo/position.ts";
import { inBoth, useWords } from "../../shared/language.tsx";

const words = inBoth({
  en: {
    none: "No point yet. Tap the map, or type where the walk begins.",
    latitude: (n: number) => `Latitude of point ${n}`,
    longitude: (n: number) => `Longitude of point ${n}`,
    drop: (n: number) => `Take point ${n} away`,
    add: "Add a point",
    clear: "Clear",
  },
  sv: {
    none: "Ingen punkt än. Tryck på kartan, eller skriv var promenaden börjar.",
    latitude: (n: number) => `Latitud för punkt ${n}`,
    longitude: (n: number) => `Longitud för punkt ${n}`,
    drop: (n: number) => `Ta bort punkt ${n}`,
    add: "Lägg till en punkt",
    clear: "Rensa",
  },
});

interface PointsEditorProps {
  readonly points: readonly Position[];
  readonly onChange: (points: readonly Position[]) => void;
}

const DECIMALS = 6;
/** Where nothing else is known, a walk begins at the middle of a city. */
const SOMEWHERE: Position = { latitude: 59.3326, longitude: 18.0649 };
/** About a hundred metres. */
const FURTHER_DEG = 0.001;

/** The points of a walk, to be typed. */
export function PointsEditor({ points, onChange }: PointsEditorProps) {
  const say = useWords(words);
  const put = (n: number, changed: Partial<Position>): void =>
    onChange(points.map((point, at) => (at === n ? { ...point, ...changed } : point)));
  const add = (): void => {
    const last = points.at(-1);
    onChange([...points, last === undefined ? SOMEWHERE : { ...last, latitude: last.latitude + FURTHER_DEG }]);
  };
  return (
    <Stack gap="xs">
      {points.length === 0 && (
        <Text size="sm" c="dimmed">
          {say.none}
        </Text>
      )}
      {points.map((point, n) => (
        // Points have no name of their own: their place in the walk is what they are.
        <Group key={n} gap="xs" wrap="nowrap">
          <Text size="sm" c="dimmed" w={16} ta="right">
            {n + 1}
          </Text>
          {(["latitude", "longitude"] as const).map((member) => (
            <NumberInput
              key={member}
              size="xs"
              flex={1}
              aria-label={say[member](n + 1)}
              value={point[member]}
              decimalScale={DECIMALS}
              hideControls
              onChange={(value) => {
                if (typeof value === "number") put(n, { [member]: value });
              }}
            />
          ))}
          <ActionIcon
            variant="default"
            aria-label={say.drop(n + 1)}
            onClick={() => onChange(points.filter((_, at) => at !== n))}
          >
            <span aria-hidden>×</span>
          </ActionIcon>
        </Group>
      ))}
      <Group gap="xs">
        <Button size="xs" variant="default" onClick={add}>
          {say.add}
        </Button>
        {points.length > 0 && (
          <Button size="xs" variant="subtle" onClick={() => onChange([])}>
            {say.clear}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
