import { Button, Group, TextInput } from "@mantine/core";
import { useState } from "react";
import { Confirm } from "../../shared/confirm.tsx";
import { inBoth, useWords } from "../../shared/language.tsx";
import { Panel } from "../../shared/panel.tsx";
import { useErasure, useSignOff } from "../this-phone.ts";

const words = inBoth({
  en: {
    title: "Leave",
    signOff: "Sign this phone off",
    signOffAbout: "This phone forgets you, and no offer reaches it. The shop still knows you.",
    erase: "Erase me",
    eraseAbout:
      "Everything the shop's offers know of you is erased, and your offers with it. What a till has taken stays in the books without your name. This cannot be undone.",
    word: "ERASE",
    type: (word: string) => `Type ${word} to go on`,
  },
  sv: {
    title: "Lämna",
    signOff: "Avanmäl den här telefonen",
    signOffAbout: "Telefonen glömmer dig, och inget erbjudande når den. Butiken känner dig fortfarande.",
    erase: "Radera mig",
    eraseAbout:
      "Allt som butikens erbjudanden vet om dig raderas, och dina erbjudanden med det. Det som en kassa har tagit står kvar i bokföringen utan ditt namn. Det går inte att ångra.",
    word: "RADERA",
    type: (word: string) => `Skriv ${word} för att gå vidare`,
  },
});

/** The ways out: this phone alone, or everything. */
export function Leave({ onErased }: { readonly onErased: (erasureId: string) => void }) {
  const say = useWords(words);
  const [asked, setAsked] = useState<"signOff" | "erase" | null>(null);
  const [typed, setTyped] = useState("");
  const signOff = useSignOff();
  const erasure = useErasure();
  const close = (): void => setAsked(null);
  return (
    <Panel title={say.title}>
      <Group>
        <Button variant="default" onClick={() => setAsked("signOff")}>
          {say.signOff}
        </Button>
        <Button variant="default" onClick={() => setAsked("erase")}>
          {say.erase}
        </Button>
      </Group>
      <Confirm
        opened={asked === "signOff"}
        title={say.signOff}
        about={say.signOffAbout}
        verb={say.signOff}
        act={signOff}
        onConfirm={() => signOff.mutate(undefined)}
        onClose={close}
      />
      <Confirm
        opened={asked === "erase"}
        title={say.erase}
        about={say.eraseAbout}
        verb={say.erase}
        act={erasure}
        disabled={typed.trim() !== say.word}
        onConfirm={() => erasure.mutate(undefined, { onSuccess: onErased })}
        onClose={close}
      >
        <TextInput
          label={say.type(say.word)}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          autoComplete="off"
          autoCapitalize="characters"
        />
      </Confirm>
    </Panel>
  );
}
