import { SimpleGrid } from "@mantine/core";
import { inBoth, useWords } from "../../../../shared/language.tsx";
import { DurationField } from "../fields/duration-field.tsx";
import { TextField } from "../fields/field.tsx";
import { NumberField, PercentField } from "../fields/number-field.tsx";
import { Section, type SectionProps } from "./section.tsx";

const words = inBoth({
  en: {
    holdout: "Held out",
    holdoutHint: "Of the shoppers it is for, chosen once and kept.",
    window: "What is bought counts as its effect within",
    priority: "Priority",
    priorityHint: "The highest wins where several may speak.",
    group: "Exclusion group",
    groupHint: "Of the campaigns of one group a shopper has one offer in hand at a time.",
    code: "Reason code in the till",
    codeHint: "What tills book the discount under.",
  },
  sv: {
    holdout: "I kontrollgruppen",
    holdoutHint: "Av kunderna som den är till för, valda en gång och kvar där.",
    window: "Det som köps räknas som dess effekt inom",
    priority: "Prioritet",
    priorityHint: "Den högsta vinner där flera får tala.",
    group: "Uteslutande grupp",
    groupHint: "Av kampanjerna i en grupp har en kund ett erbjudande i taget.",
    code: "Orsakskod i kassan",
    codeHint: "Det som kassorna bokför rabatten under.",
  },
});

export function Measure({ draft, change }: SectionProps) {
  const say = useWords(words);
  return (
    <Section name="measure">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <PercentField
          at="/holdoutBasisPoints"
          label={say.holdout}
          hint={say.holdoutHint}
          value={draft.holdoutBasisPoints}
          onChange={(holdoutBasisPoints) => change({ holdoutBasisPoints })}
        />
        <DurationField
          at="/attributionWindow"
          label={say.window}
          value={draft.attributionWindow}
          onChange={(attributionWindow) => change({ attributionWindow })}
        />
      </SimpleGrid>
    </Section>
  );
}

export function More({ draft, change }: SectionProps) {
  const say = useWords(words);
  return (
    <Section name="more">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NumberField
          at="/priority"
          label={say.priority}
          hint={say.priorityHint}
          value={draft.priority}
          onChange={(priority) => change({ priority })}
        />
        <TextField
          at="/exclusionGroup"
          label={say.group}
          hint={say.groupHint}
          value={draft.exclusionGroup}
          onChange={(group) => change({ exclusionGroup: group === "" ? null : group })}
        />
        <TextField
          at="/posReasonCode"
          label={say.code}
          hint={say.codeHint}
          value={draft.posReasonCode}
          onChange={(posReasonCode) => change({ posReasonCode })}
        />
      </SimpleGrid>
    </Section>
  );
}
