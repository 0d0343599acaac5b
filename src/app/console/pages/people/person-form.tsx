import { Button, Checkbox, Group, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import type { StoreSelector } from "../../../../domain/stores/store-selector.ts";
import { faultAt } from "../../../shared/field-errors.ts";
import { Dialog } from "../../../shared/dialog.tsx";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { refusalOf } from "../../../shared/refused.ts";
import { Trouble } from "../../../shared/trouble.tsx";
import { useDone } from "../../../shared/notices.tsx";
import { roleWords } from "../../role-words.ts";
import { StoresInput } from "../../store-selector.tsx";
import { personIdOf } from "./person-id.ts";
import { type Person, usePutPerson } from "./queries.ts";

const words = inBoth({
  en: {
    invite: "Invite somebody",
    change: "Change what they may do",
    email: "E-mail address",
    emailHint: "The one that they sign in with.",
    roles: "May work as",
    save: "Save",
    send: "Let them in",
    cancel: "Cancel",
    invited: (email: string) => `${email} may sign in now.`,
    changed: (email: string) => `What ${email} may do was changed.`,
  },
  sv: {
    invite: "Bjud in någon",
    change: "Ändra vad de får göra",
    email: "E-postadress",
    emailHint: "Den som de loggar in med.",
    roles: "Får arbeta som",
    save: "Spara",
    send: "Släpp in dem",
    cancel: "Avbryt",
    invited: (email: string) => `${email} får logga in nu.`,
    changed: (email: string) => `Det som ${email} får göra är ändrat.`,
  },
});

const ROLES = ["marketer", "approver", "analyst", "support", "admin"] as const;
type PersonRole = Person["roles"][number];
const ALL: StoreSelector = { kind: "all" };

interface PersonFormProps {
  /** Null: somebody new. */
  readonly person: Person | null;
  readonly onClose: () => void;
}

/** Who somebody is and what they may do. */
export function PersonForm({ person, onClose }: PersonFormProps) {
  const say = useWords(words);
  const [email, setEmail] = useState(person?.email ?? "");
  const [roles, setRoles] = useState<PersonRole[]>(person?.roles ?? []);
  const [stores, setStores] = useState(person?.stores ?? ALL);
  const { submit, put } = useSaved(person, { email, roles, stores }, onClose);
  const { errors } = put.error === null ? { errors: [] } : refusalOf(put.error);
  return (
    <Dialog opened onClose={onClose} title={person === null ? say.invite : say.change}>
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            type="email"
            label={say.email}
            description={say.emailHint}
            value={email}
            error={faultAt(errors, "/email")}
            data-autofocus
            onChange={({ currentTarget }) => setEmail(currentTarget.value)}
            required
          />
          <RolesInput roles={roles} onChange={setRoles} />
          <StoresInput value={stores} onChange={setStores} />
          {put.error !== null && <Trouble error={put.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {say.cancel}
            </Button>
            <Button type="submit" disabled={roles.length === 0} loading={put.isPending}>
              {person === null ? say.send : say.save}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

const SALT_CHARS = 6;

/** Saves, says so, and for who was there before offers to have it back. */
function useSaved(person: Person | null, input: Omit<Person, "id">, onClose: () => void) {
  const say = useWords(words);
  const put = usePutPerson();
  const done = useDone();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const id = person?.id ?? personIdOf(input.email, crypto.randomUUID().slice(0, SALT_CHARS));
    put.mutate(
      { id, ...input },
      {
        onSuccess({ email }) {
          if (person === null) done(say.invited(email));
          else done(say.changed(email), () => put.mutate(person));
          onClose();
        },
      },
    );
  };
  return { submit, put };
}

interface RolesInputProps {
  readonly roles: readonly PersonRole[];
  readonly onChange: (roles: PersonRole[]) => void;
}

function RolesInput({ roles, onChange }: RolesInputProps) {
  const say = useWords(words);
  const names = useWords(roleWords);
  return (
    <Checkbox.Group
      label={say.roles}
      value={[...roles]}
      onChange={(chosen) => onChange(ROLES.filter((role) => chosen.includes(role)))}
      withAsterisk
    >
      <Stack gap={8} pt={4}>
        {ROLES.map((role) => (
          <Checkbox key={role} value={role} label={names[role].name} description={names[role].about} />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
