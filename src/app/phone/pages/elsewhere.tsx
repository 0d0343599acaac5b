import { Button, Text } from "@mantine/core";
import { inBoth, useWords } from "../../shared/language.tsx";
import { Page } from "../../shared/page.tsx";
import { claim } from "../ownership.ts";

const words = inBoth({
  en: {
    title: "Open in another tab",
    about: "The phone is one, and one tab at a time runs it.",
    here: "Use it here",
  },
  sv: {
    title: "Öppen i en annan flik",
    about: "Telefonen är en, och en flik i taget kör den.",
    here: "Använd den här",
  },
});

/** Where another page runs the phone. */
export function Elsewhere() {
  const say = useWords(words);
  return (
    <Page title={say.title}>
      <Text>{say.about}</Text>
      <Button onClick={() => claim("steal")}>{say.here}</Button>
    </Page>
  );
}
