import { inBoth, useWords } from "../../../../shared/language.tsx";
import { RulesField } from "../rules/rules-field.tsx";
import { Section, type SectionProps } from "./section.tsx";
import { sectionWords } from "./section-words.ts";

const words = inBoth({
  en: { everybody: "No rule: everybody is meant.", everything: "No rule: it is about every item of the cart." },
  sv: { everybody: "Ingen regel: alla menas.", everything: "Ingen regel: den handlar om alla varor i korgen." },
});

export function Who({ draft, change }: SectionProps) {
  const { title } = useWords(sectionWords).who;
  return (
    <Section name="who">
      <RulesField
        at="/audience"
        label={title}
        none={useWords(words).everybody}
        value={draft.audience}
        onChange={(audience) => change({ audience })}
      />
    </Section>
  );
}

export function Items({ draft, change }: SectionProps) {
  const { title } = useWords(sectionWords).items;
  return (
    <Section name="items">
      <RulesField
        at="/items"
        label={title}
        none={useWords(words).everything}
        perItem
        value={draft.items}
        onChange={(items) => change({ items })}
      />
    </Section>
  );
}
