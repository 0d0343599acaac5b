import { Button, Group, NativeSelect, Stack, TextInput } from "@mantine/core";
import { type FormEvent, useState } from "react";
import { KEY_NAME_MAX_CHARS } from "../../../../domain/bounds.ts";
import type { StoreSelector } from "../../../../domain/stores/store-selector.ts";
import { Dialog } from "../../../shared/dialog.tsx";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { Trouble } from "../../../shared/trouble.tsx";
import { roleWords } from "../../role-words.ts";
import type { Role } from "../../session.ts";
import { StoresInput } from "../../store-selector.tsx";
import { useMakeKey } from "./queries.ts";

const words = inBoth({
  en: {
    title: "Make an API key",
    name: "Name",
    nameHint: "Which system will use it, such as “Web shop” or “Tills in Oslo”. No person’s name.",
    role: "Role",
    expires: "Ends on",
    expiresHint: "Leave it empty for a key that does not end by itself.",
    make: "Make the key",
    cancel: "Cancel",
  },
  sv: {
    title: "Gör en API-nyckel",
    name: "Namn",
    nameHint: "Vilket system som ska använda den, till exempel ”Webbutiken” eller ”Kassor i Oslo”. Ingen persons namn.",
    role: "Roll",
    expires: "Upphör",
    expiresHint: "Lämna tomt för en nyckel som inte upphör av sig själv.",
    make: "Gör nyckeln",
    cancel: "Avbryt",
  },
});

/** Those of machines first: what a key is made for most. */
const ROLES = [
  "backend",
  "till",
  "marketer",
  "approver",
  "analyst",
  "support",
  "admin",
] as const satisfies readonly Role[];

interface Draft {
  readonly name: string;
  readonly role: Role;
  readonly stores: StoreSelector;
  /** The last day on which it is good, or empty. */
  readonly lastDay: string;
}
const NEW: Draft = { name: "", role: "backend", stores: { kind: "all" }, lastDay: "" };

/** Through the whole of its last day, by this device's calendar. */
const inputOf = ({ lastDay, ...key }: Draft) => ({
  ...key,
  expiresAt: lastDay === "" ? null : new Date(`${lastDay}T23:59:59`).toISOString(),
});

interface MakeKeyProps {
  /** Given what is shown once. */
  readonly onMade: (secret: string) => void;
  readonly onClose: () => void;
}

export function MakeKey({ onMade, onClose }: MakeKeyProps) {
  const say = useWords(words);
  const [draft, setDraft] = useState(NEW);
  const make = useMakeKey();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    make.mutate(inputOf(draft), {
      onSuccess({ key }) {
        onMade(key);
        onClose();
      },
    });
  };
  return (
    <Dialog opened onClose={onClose} title={say.title}>
      <form onSubmit={submit}>
        <Stack>
          <Fields draft={draft} onChange={setDraft} />
          {make.error !== null && <Trouble error={make.error} />}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {say.cancel}
            </Button>
            <Button type="submit" loading={make.isPending}>
              {say.make}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}

interface FieldsProps {
  readonly draft: Draft;
  readonly onChange: (draft: Draft) => void;
}

function Fields({ draft, onChange }: FieldsProps) {
  const say = useWords(words);
  const roles = useWords(roleWords);
  return (
    <>
      <TextInput
        label={say.name}
        description={say.nameHint}
        value={draft.name}
        maxLength={KEY_NAME_MAX_CHARS}
        data-autofocus
        onChange={({ currentTarget }) => onChange({ ...draft, name: currentTarget.value })}
        required
      />
      <NativeSelect
        label={say.role}
        description={roles[draft.role].about}
        value={draft.role}
        data={ROLES.map((value) => ({ value, label: roles[value].name }))}
        onChange={({ currentTarget }) =>
          onChange({ ...draft, role: ROLES.find((one) => one === currentTarget.value) ?? draft.role })
        }
      />
      <StoresInput value={draft.stores} onChange={(stores) => onChange({ ...draft, stores })} />
      <TextInput
        type="date"
        label={say.expires}
        description={say.expiresHint}
        value={draft.lastDay}
        onChange={({ currentTarget }) => onChange({ ...draft, lastDay: currentTarget.value })}
      />
    </>
  );
}
