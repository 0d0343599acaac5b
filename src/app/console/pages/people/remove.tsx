import { Button } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { Confirm } from "../../../shared/confirm.tsx";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { useDone } from "../../../shared/notices.tsx";
import { type Person, useRemovePerson } from "./queries.ts";

const words = inBoth({
  en: {
    remove: "Remove",
    title: "Remove this person",
    about: (email: string) =>
      `${email} is signed out everywhere at once and cannot sign in any more. What they have done stays in the audit.`,
    done: (email: string) => `${email} may sign in no more.`,
  },
  sv: {
    remove: "Ta bort",
    title: "Ta bort personen",
    about: (email: string) =>
      `${email} loggas genast ut överallt och kan inte logga in mer. Det personen har gjort står kvar i loggen.`,
    done: (email: string) => `${email} kan inte logga in längre.`,
  },
});

export function Remove({ person: { id, email } }: { readonly person: Person }) {
  const say = useWords(words);
  const [opened, { open, close }] = useDisclosure(false);
  const remove = useRemovePerson(id);
  const done = useDone();
  const confirm = (): void =>
    remove.mutate(undefined, {
      onSuccess() {
        done(say.done(email));
        close();
      },
    });
  return (
    <>
      <Button size="xs" variant="outline" color="red" aria-label={`${say.remove} ${email}`} onClick={open}>
        {say.remove}
      </Button>
      <Confirm
        opened={opened}
        title={say.title}
        about={say.about(email)}
        verb={say.remove}
        act={remove}
        onConfirm={confirm}
        onClose={close}
      />
    </>
  );
}
