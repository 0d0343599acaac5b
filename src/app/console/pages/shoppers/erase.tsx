import { Button, List, Stack, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { Confirm } from "../../../shared/confirm.tsx";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { useErase } from "./queries.ts";

const words = inBoth({
  en: {
    open: "Erase",
    title: "Erase this shopper",
    about: "Everything that is held about them goes, for good. Nobody can undo it.",
    goes: [
      "Profile, consents, devices, visits, cart, purchases and decisions",
      "Offers that were not used: they are worth nothing from now on",
      "Their apps are signed out, and nothing is decided or sent any more",
    ],
    stays:
      "What stays points at nobody: money records of used offers, and a keyed hash that keeps imports from bringing them back.",
    typed: (id: string) => `To confirm, type their shopper id: ${id}`,
    verb: "Erase for good",
  },
  sv: {
    open: "Radera",
    title: "Radera kunden",
    about: "Allt som finns om dem försvinner, för gott. Ingen kan ångra det.",
    goes: [
      "Profil, samtycken, enheter, besök, varukorg, köp och beslut",
      "Erbjudanden som inte är använda: de är inte värda något längre",
      "Deras appar loggas ut, och inget beslutas eller skickas mer",
    ],
    stays:
      "Det som stannar pekar inte på någon: bokföringen av använda erbjudanden, och ett nycklat fingeravtryck som hindrar att en import för dem tillbaka.",
    typed: (id: string) => `Bekräfta genom att skriva kundens id: ${id}`,
    verb: "Radera för gott",
  },
});

/** Erasure, behind a confirmation that has to be typed: a slip of the hand erases nobody. */
export function Erase({ shopperId }: { readonly shopperId: string }) {
  const say = useWords(words);
  const [opened, { open, close }] = useDisclosure(false);
  const [typed, type] = useState("");
  const erase = useErase(shopperId);
  const navigate = useNavigate();
  const confirm = (): void => {
    if (typed !== shopperId) return;
    erase.mutate(undefined, {
      onSuccess: ({ erasureId }) => void navigate({ to: "/shoppers/erasures/$id", params: { id: erasureId } }),
    });
  };
  return (
    <>
      <Button variant="outline" color="red" onClick={open}>
        {say.open}
      </Button>
      <Confirm
        opened={opened}
        title={say.title}
        about={say.about}
        verb={say.verb}
        act={erase}
        disabled={typed !== shopperId}
        onConfirm={confirm}
        onClose={close}
      >
        <Stack gap="xs">
          <List size="sm">
            {say.goes.map((line) => (
              <List.Item key={line}>{line}</List.Item>
            ))}
          </List>
          <Text size="sm">{say.stays}</Text>
          <TextInput
            label={say.typed(shopperId)}
            value={typed}
            autoComplete="off"
            spellCheck={false}
            onChange={({ currentTarget }) => type(currentTarget.value)}
          />
        </Stack>
      </Confirm>
    </>
  );
}
