import { Button, Group, Text } from "@mantine/core";
import type { SingleView } from "../../../domain/privacy/single-view.ts";
import { inBoth, useWords } from "../../shared/language.tsx";
import { useMoments } from "../../shared/moments.ts";
import { Panel } from "../../shared/panel.tsx";
import { Trouble } from "../../shared/trouble.tsx";
import { useDone } from "../../shared/notices.tsx";
import { useSay } from "../queries.ts";
import { useThisPhone } from "../this-phone.ts";
import { isUntilISay, pauseUntil, type Pause as Length, PAUSES } from "./pauses.ts";

const words = inBoth({
  en: {
    title: "Pause",
    about: "For a while, nobody is told where you are and no offer comes. What you hold stays good.",
    hour: "An hour",
    day: "A day",
    untilISay: "Until I say",
    until: (time: string) => `Paused until ${time}`,
    open: "Paused until you say otherwise",
    end: "Go on",
    paused: "Paused",
    ended: "Not paused any more",
  },
  sv: {
    title: "Pausa",
    about: "En stund får ingen veta var du är och inget erbjudande kommer. Det du har gäller fortfarande.",
    hour: "En timme",
    day: "Ett dygn",
    untilISay: "Tills vidare",
    until: (time: string) => `Pausat till ${time}`,
    open: "Pausat tills du säger till",
    end: "Fortsätt",
    paused: "Pausat",
    ended: "Inte längre pausat",
  },
});

/** No location is used for a while. */
export function Pause({ pausedUntil }: Pick<SingleView, "pausedUntil">) {
  const say = useWords(words);
  const { phone, tracker } = useThisPhone();
  const { moment } = useMoments();
  const { mutate, isPending, error } = useSay();
  const done = useDone();
  const isPaused = pausedUntil !== null && Date.parse(pausedUntil) > phone.now();
  const put = (until: string | null, text: string): void =>
    mutate(
      { consents: {}, pausedUntil: until },
      { onSuccess: () => done(text, () => mutate({ consents: {}, pausedUntil: isPaused ? pausedUntil : null })) },
    );
  const pause = (length: Length): void => {
    tracker.stop();
    put(pauseUntil(length, phone.now()), say.paused);
  };
  return (
    <Panel title={say.title} about={say.about}>
      {isPaused ? (
        <Group justify="space-between">
          <Text fw={600}>{isUntilISay(pausedUntil) ? say.open : say.until(moment(pausedUntil))}</Text>
          <Button loading={isPending} onClick={() => put(null, say.ended)}>
            {say.end}
          </Button>
        </Group>
      ) : (
        <Group grow gap="xs">
          {PAUSES.map((length) => (
            <Button key={length} variant="default" px="xs" loading={isPending} onClick={() => pause(length)}>
              {say[length]}
            </Button>
          ))}
        </Group>
      )}
      {error !== null && <Trouble error={error} />}
    </Panel>
  );
}
