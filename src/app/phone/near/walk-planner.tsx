import {
  Alert,
  Button,
  Group,
  NativeSelect,
  NumberInput,
  Progress,
  SegmentedControl,
  Stack,
  Text,
} from "@mantine/core";
import { useCallback, useEffect } from "react";
import type { Position } from "../../../domain/geo/position.ts";
import { inBoth, useLanguage, useWords } from "../../shared/language.tsx";
import { keepWalk } from "../address.ts";
import { useMe } from "../queries.ts";
import { sayLeft } from "../say.ts";
import { useThisPhone } from "../this-phone.ts";
import { useCell } from "../tracking/cell.ts";
import type { Motion } from "../tracking/tracker.ts";
import { secondsOf } from "../tracking/walk.ts";
import { type Pace, PACES, SPEEDS } from "./plan.ts";
import { PointsEditor } from "./points-editor.tsx";
import { WalkMap } from "./walk-map.tsx";

const words = inBoth({
  en: {
    pace: "On",
    foot: "Foot",
    bike: "A bike",
    car: "A drive",
    stay: "Then stay, seconds",
    speed: "Played at",
    start: "Start walking",
    stop: "Stop",
    takes: (time: string) => `Takes ${time}`,
    progress: "How far the walk has come",
    at: (done: string, of: string, speed: string) => `${done} of ${of}, ${speed} as fast as life`,
    slower: "A phone cannot be in two places at once: the walk before has just ended, so this one is played slower.",
    real: "This shopper is real: what follows from the walk counts.",
    test: "A test shopper: everything happens, and nothing counts.",
  },
  sv: {
    pace: "Till",
    foot: "Fots",
    bike: "Cykel",
    car: "Bil",
    stay: "Stanna sedan, sekunder",
    speed: "Spelas upp",
    start: "Börja gå",
    stop: "Stanna",
    takes: (time: string) => `Tar ${time}`,
    progress: "Hur långt promenaden har kommit",
    at: (done: string, of: string, speed: string) => `${done} av ${of}, ${speed} så fort som på riktigt`,
    slower: "En telefon kan inte vara på två ställen: förra promenaden slutade nyss, så den här spelas långsammare.",
    real: "Kunden är verklig: det som följer av promenaden räknas.",
    test: "En testkund: allt händer, och inget räknas.",
  },
});

const STAY_MAX_SECONDS = 3_600;

/** Draws a walk, and plays it as if this phone went there. */
export function WalkPlanner() {
  const say = useWords(words);
  const { language } = useLanguage();
  const { phone, tracker, plan } = useThisPhone();
  const drawn = useCell(plan);
  const { motion, position } = useCell(tracker.state);
  const { data: me } = useMe();
  const { points, speed } = drawn;
  useEffect(() => keepWalk(points), [points]);
  const setPoints = useCallback((changed: readonly Position[]) => plan.set({ points: changed }), [plan]);
  const addPoint = useCallback((point: Position) => plan.set({ points: [...plan.get().points, point] }), [plan]);
  const isWalking = motion.kind === "walking";
  const start = (): void => tracker.play({ ...drawn, mocked: me?.test ?? false });
  return (
    <Stack gap="sm">
      <WalkMap points={points} regions={phone.watch.regions} position={position} onPoint={addPoint} />
      <PointsEditor points={points} onChange={setPoints} />
      <Manner />
      {isWalking ? (
        <Button color="red.8" onClick={() => tracker.stop()}>
          {say.stop}
        </Button>
      ) : (
        <Button disabled={points.length === 0} onClick={start}>
          {say.start}
        </Button>
      )}
      {isWalking ? (
        <Progressing motion={motion} wanted={speed} />
      ) : (
        <Text size="sm" c="dimmed">
          {points.length > 0 && `${say.takes(sayLeft(secondsOf(points, drawn) * 1_000, language))}. `}
          {me !== undefined && (me.test ? say.test : say.real)}
        </Text>
      )}
    </Stack>
  );
}

/** How one gets along, how long one stays, and how fast it is played. */
function Manner() {
  const say = useWords(words);
  const { plan } = useThisPhone();
  const { pace, staySeconds, speed } = useCell(plan);
  return (
    <>
      <Group grow align="flex-end">
        <NativeSelect
          label={say.pace}
          value={Object.entries(PACES).find(([, metres]) => metres === pace)?.[0]}
          data={Object.keys(PACES).map((value) => ({ value, label: say[value as Pace] }))}
          onChange={({ currentTarget }) => plan.set({ pace: PACES[currentTarget.value as Pace] })}
        />
        <NumberInput
          label={say.stay}
          value={staySeconds}
          min={0}
          max={STAY_MAX_SECONDS}
          onChange={(value) => plan.set({ staySeconds: Number(value) })}
        />
      </Group>
      <div>
        <Text size="sm" fw={500} mb={4} id="walk-speed">
          {say.speed}
        </Text>
        <SegmentedControl
          fullWidth
          aria-labelledby="walk-speed"
          value={String(speed)}
          data={SPEEDS.map((times) => ({ value: String(times), label: `${times}×` }))}
          onChange={(value) => plan.set({ speed: Number(value) })}
        />
      </div>
    </>
  );
}

interface ProgressingProps {
  readonly motion: Extract<Motion, { kind: "walking" }>;
  readonly wanted: number;
}

const PERCENT = 100;

function Progressing({ motion: { seconds, of, speed }, wanted }: ProgressingProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const times = `${new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(speed)}×`;
  const [done, whole] = [seconds, of].map((some) => sayLeft(some * 1_000, language));
  return (
    <Stack gap={4}>
      <Progress value={of === 0 ? PERCENT : (seconds / of) * PERCENT} aria-label={say.progress} />
      <Text size="sm">{say.at(done ?? "", whole ?? "", times)}</Text>
      {speed < wanted && <Alert color="yellow">{say.slower}</Alert>}
    </Stack>
  );
}
