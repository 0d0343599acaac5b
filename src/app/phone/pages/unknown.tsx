import { Button, Text } from "@mantine/core";
import { inBoth, useWords } from "../../shared/language.tsx";
import { Page } from "../../shared/page.tsx";
import { Trouble } from "../../shared/trouble.tsx";
import { useStartOver } from "../this-phone.ts";

const words = inBoth({
  en: {
    title: "This phone is not known any more",
    about:
      "It was signed off, or what was known of you was erased. What this phone still holds is of no use to a till.",
    over: "Start over",
  },
  sv: {
    title: "Telefonen är inte längre känd",
    about:
      "Den har avanmälts, eller så har det som var känt om dig raderats. Det telefonen har kvar gäller inte i en kassa.",
    over: "Börja om",
  },
});

/** Where the service will not have this phone any more. */
export function Unknown() {
  const say = useWords(words);
  const startOver = useStartOver();
  return (
    <Page title={say.title}>
      <Text>{say.about}</Text>
      {startOver.error !== null && <Trouble error={startOver.error} />}
      <Button loading={startOver.isPending} onClick={() => startOver.mutate(undefined)}>
        {say.over}
      </Button>
    </Page>
  );
}
