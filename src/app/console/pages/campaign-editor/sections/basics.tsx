import { inBoth, useWords } from "../../../../shared/language.tsx";
import { renamed } from "../draft.ts";
import { TextField } from "../fields/field.tsx";
import { Section, type SectionProps } from "./section.tsx";

const words = inBoth({
  en: {
    name: "Name",
    id: "Id",
    idHint: "In addresses, reports and the API. It stays as it is once the campaign is saved.",
  },
  sv: {
    name: "Namn",
    id: "Id",
    idHint: "I adresser, rapporter och API:et. Det ändras inte när kampanjen väl är sparad.",
  },
});

export function Basics({ draft, change, isNew }: SectionProps & { readonly isNew: boolean }) {
  const say = useWords(words);
  return (
    <Section name="basics">
      <TextField
        at="/name"
        label={say.name}
        value={draft.name}
        onChange={(name) => change(isNew ? renamed(draft, name) : { name })}
      />
      {isNew && (
        <TextField
          at="/id"
          label={say.id}
          hint={say.idHint}
          maw={360}
          spellCheck={false}
          value={draft.id}
          onChange={(id) => change({ id })}
        />
      )}
    </Section>
  );
}
