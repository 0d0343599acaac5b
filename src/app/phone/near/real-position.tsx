import { Alert, Button, Stack, Text } from "@mantine/core";
import { inBoth, useWords } from "../../shared/language.tsx";
import { useThisPhone } from "../this-phone.ts";
import { useCell } from "../tracking/cell.ts";

const words = inBoth({
  en: {
    about: "This phone compares where it is with the stores nearby, and tells only what may matter.",
    start: "Use where I am",
    stop: "Stop",
    watching: "This phone is watching where it is, as long as this page is open.",
    denied: "The browser does not let this page know where you are. Allow it beside the address, then start again.",
    unavailable: "This device cannot tell where it is right now.",
  },
  sv: {
    about: "Telefonen jämför var den är med butikerna i närheten, och säger bara det som kan ha betydelse.",
    start: "Använd var jag är",
    stop: "Sluta",
    watching: "Telefonen håller reda på var den är så länge sidan är öppen.",
    denied: "Webbläsaren låter inte sidan veta var du är. Tillåt det intill adressen och börja igen.",
    unavailable: "Enheten kan inte säga var den är just nu.",
  },
});

/** Where the browser says that one is. */
export function RealPosition({ allowed }: { readonly allowed: boolean }) {
  const say = useWords(words);
  const { tracker } = useThisPhone();
  const { motion } = useCell(tracker.state);
  if (motion.kind === "watching") {
    return (
      <Stack gap="sm">
        <Text size="sm">{say.watching}</Text>
        <Button color="red.8" onClick={() => tracker.stop()}>
          {say.stop}
        </Button>
      </Stack>
    );
  }
  return (
    <Stack gap="sm">
      <Text size="sm">{say.about}</Text>
      {motion.kind === "failed" && <Alert color="yellow">{say[motion.why]}</Alert>}
      <Button onClick={() => tracker.watch()} disabled={!allowed}>
        {say.start}
      </Button>
    </Stack>
  );
}
