import { Button, Stack, Text } from "@mantine/core";
import { useState } from "react";
import { TRAIT_BARRED_MS } from "../../../domain/bounds.ts";
import { formatMoney } from "../../../domain/money/currency.ts";
import type { SingleView } from "../../../domain/privacy/single-view.ts";
import { Confirm } from "../../shared/confirm.tsx";
import { inBoth, type Language, useLanguage, useWords } from "../../shared/language.tsx";
import { useMoments } from "../../shared/moments.ts";
import { wordsFor } from "../../shared/reason-words.ts";
import { useRemoveTrait } from "../queries.ts";
import { sayMs } from "../say.ts";
import { Fact, Facts } from "./fact.tsx";

const barred = (language: Language): string => sayMs(TRAIT_BARRED_MS, language);

const words = inBoth({
  en: {
    none: "Nothing was made of what you did.",
    segments: { loyal: "Somebody who comes often", new: "Somebody new", slipping: "Somebody who comes less often" },
    group: "A group that you are in",
    affinity: (category: string) => `You turn to ${category}`,
    potential: (category: string) => `What you may still spend on ${category}`,
    remove: "Remove",
    removeWhat: (what: string) => `Remove “${what}”?`,
    about: `It is gone, and is not made again for ${barred("en")}.`,
    removed: (time: string) => `Removed, and not made again before ${time}`,
  },
  sv: {
    none: "Inget har gjorts av det du gör.",
    segments: { loyal: "Någon som kommer ofta", new: "Någon som är ny", slipping: "Någon som kommer mer sällan" },
    group: "En grupp som du är i",
    affinity: (category: string) => `Du dras till ${category}`,
    potential: (category: string) => `Vad du kan tänkas handla för ännu: ${category}`,
    remove: "Ta bort",
    removeWhat: (what: string) => `Ta bort ”${what}”?`,
    about: `Det är borta, och görs inte igen på ${barred("sv")}.`,
    removed: (time: string) => `Borttaget, och görs inte igen före ${time}`,
  },
});

interface Trait {
  /** As the API names it. */
  readonly name: string;
  readonly label: string;
  readonly value: string;
}

/** What was made of what somebody did, each with the way to have it removed. */
export function Traits({ me }: { readonly me: SingleView }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { date } = useMoments();
  const { segments, affinity, potential, removed } = me.person.traits;
  const share = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  const traits: readonly Trait[] = [
    ...segments.map((name) => ({ name, label: wordsFor(say.segments, name), value: say.group })),
    ...Object.entries(affinity).map(([category, part]) => ({
      name: `affinity.${category}`,
      label: say.affinity(category),
      value: share.format(part),
    })),
    ...Object.entries(potential).map(([category, money]) => ({
      name: `potential.${category}`,
      label: say.potential(category),
      value: formatMoney(money, language),
    })),
  ];
  return (
    <Facts none={say.none} count={traits.length + removed.length}>
      {traits.map((trait) => (
        <OneTrait key={trait.name} trait={trait} />
      ))}
      {removed.map(({ name, until }) => (
        <Fact key={name} label={name} about={say.removed(date(until))}>
          {null}
        </Fact>
      ))}
    </Facts>
  );
}

function OneTrait({ trait: { name, label, value } }: { readonly trait: Trait }) {
  const say = useWords(words);
  const [isAsked, setAsked] = useState(false);
  const remove = useRemoveTrait();
  return (
    <Stack gap={0}>
      <Fact
        label={label}
        about={value}
        action={
          <Button
            size="compact-xs"
            variant="default"
            onClick={() => setAsked(true)}
            aria-label={`${say.remove}: ${label}`}
          >
            {say.remove}
          </Button>
        }
      >
        {null}
      </Fact>
      <Confirm
        opened={isAsked}
        title={say.removeWhat(label)}
        about={say.about}
        verb={say.remove}
        act={remove}
        onConfirm={() => remove.mutate(name)}
        onClose={() => setAsked(false)}
      >
        <Text size="sm" c="dimmed" ff="monospace">
          {name}
        </Text>
      </Confirm>
    </Stack>
  );
}
