import { Alert, Button, Group, Text } from "@mantine/core";
import { inBoth, useWords } from "../../shared/language.tsx";
import { useMoments } from "../../shared/moments.ts";
import { Trouble } from "../../shared/trouble.tsx";
import { useThisPhone } from "../this-phone.ts";
import { useCell } from "../tracking/cell.ts";

const words = inBoth({
  en: {
    waiting: (count: number) => (count === 1 ? "1 position waits to be sent" : `${count} positions wait to be sent`),
    none: "No position waits to be sent",
    held: (count: number) =>
      count === 1
        ? "1 position stayed on this phone: no store could be there."
        : `${count} positions stayed on this phone: no store could be there.`,
    later: (time: string) => `No answer so far. The next try is at ${time}.`,
    again: "Try again now",
  },
  sv: {
    waiting: (count: number) =>
      count === 1 ? "1 position väntar på att skickas" : `${count} positioner väntar på att skickas`,
    none: "Ingen position väntar på att skickas",
    held: (count: number) =>
      count === 1
        ? "1 position stannade i telefonen: där kunde ingen butik finnas."
        : `${count} positioner stannade i telefonen: där kunde ingen butik finnas.`,
    later: (time: string) => `Inget svar än så länge. Nästa försök är ${time}.`,
    again: "Försök igen nu",
  },
});

/** What this phone has not told yet, and why. */
export function OutboxState() {
  const say = useWords(words);
  const { sender } = useThisPhone();
  const { clock } = useMoments();
  const { waiting, held, standing } = useCell(sender.state);
  return (
    <div>
      <Text size="sm" fw={600} role="status">
        {waiting === 0 ? say.none : say.waiting(waiting)}
      </Text>
      {held > 0 && (
        <Text size="sm" c="dimmed">
          {say.held(held)}
        </Text>
      )}
      {standing.kind === "later" && waiting > 0 && (
        <Alert color="yellow" mt="xs">
          {say.later(clock(new Date(standing.at).toISOString()))}
        </Alert>
      )}
      {standing.kind === "stopped" && (
        <Group mt="xs">
          <Trouble error={standing.refusal} />
          <Button size="xs" variant="default" onClick={() => sender.resume()}>
            {say.again}
          </Button>
        </Group>
      )}
    </div>
  );
}
