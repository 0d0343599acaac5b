import { Group, NativeSelect, SimpleGrid, Switch } from "@mantine/core";
import { useState } from "react";
import { inBoth, useWords } from "../../../../shared/language.tsx";
import type { Change, Draft } from "../draft.ts";
import { useEditing } from "../editing.ts";
import { ChoiceField } from "../fields/choices.tsx";
import { DurationField } from "../fields/duration-field.tsx";
import { useField } from "../fields/field.tsx";
import { NumberField } from "../fields/number-field.tsx";
import { TimeField } from "../fields/time-field.tsx";
import { zonesOf } from "../zones.ts";
import { Section, type SectionProps } from "./section.tsx";

const words = inBoth({
  en: {
    event: "What happens",
    events: { entered: "A shopper comes in", dwelled: "A shopper has stayed for a while", exited: "A shopper leaves" },
    stay: "Stays for at least",
    seconds: "seconds",
    assume: "Assume the stay where the phone sleeps",
    assumeHint: "For phones that cannot tell twice that they are inside. The offer then comes by push, a little later.",
    starts: "Starts",
    ends: "Ends",
    ownTime: (zone: string) => `By the clock in ${zone}. Empty: no bound.`,
    zone: "Clock of",
    ttl: "An offer is good for",
    ttlHint: "And never longer than the campaign.",
    closing: "Nothing is said later than this before closing",
    minutes: "minutes",
    again: "A new visit counts as new after",
  },
  sv: {
    event: "Vad som händer",
    events: { entered: "En kund kommer in", dwelled: "En kund har stannat en stund", exited: "En kund går ut" },
    stay: "Stannar minst",
    seconds: "sekunder",
    assume: "Anta att de stannat där telefonen sover",
    assumeHint:
      "För telefoner som inte kan säga två gånger att de är inne. Erbjudandet kommer då som notis, lite senare.",
    starts: "Börjar",
    ends: "Slutar",
    ownTime: (zone: string) => `Efter klockan i ${zone}. Tomt: ingen gräns.`,
    zone: "Klockan i",
    ttl: "Ett erbjudande gäller i",
    ttlHint: "Och aldrig längre än kampanjen.",
    closing: "Inget sägs senare än så före stängning",
    minutes: "minuter",
    again: "Ett nytt besök räknas som nytt efter",
  },
});

export function When({ draft, change }: SectionProps) {
  const say = useWords(words);
  const { trigger } = draft;
  const changeTrigger: Change<Draft["trigger"]> = (part) => change({ trigger: { ...trigger, ...part } });
  return (
    <Section name="when">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <ChoiceField
          at="/trigger/event"
          label={say.event}
          choices={say.events}
          value={trigger.event}
          onChange={(event) => changeTrigger({ event, assumeDwell: event === "dwelled" && trigger.assumeDwell })}
        />
        {trigger.event === "dwelled" && (
          <NumberField
            at="/trigger/dwellSeconds"
            label={say.stay}
            unit={say.seconds}
            value={trigger.dwellSeconds}
            onChange={(dwellSeconds) => changeTrigger({ dwellSeconds })}
          />
        )}
      </SimpleGrid>
      {(trigger.event === "dwelled" || trigger.assumeDwell) && (
        <AssumeDwell value={trigger.assumeDwell} onChange={(assumeDwell) => changeTrigger({ assumeDwell })} />
      )}
      <Schedule draft={draft} change={change} />
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <DurationField
          at="/offerTtl"
          label={say.ttl}
          hint={say.ttlHint}
          value={draft.offerTtl}
          onChange={(offerTtl) => change({ offerTtl })}
        />
        <NumberField
          at="/trigger/minutesBeforeClosing"
          label={say.closing}
          unit={say.minutes}
          value={trigger.minutesBeforeClosing}
          onChange={(minutesBeforeClosing) => changeTrigger({ minutesBeforeClosing })}
        />
        <DurationField
          at="/trigger/retriggerAfter"
          label={say.again}
          value={trigger.retriggerAfter}
          onChange={(retriggerAfter) => changeTrigger({ retriggerAfter })}
        />
      </SimpleGrid>
    </Section>
  );
}

interface AssumeDwellProps {
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}

function AssumeDwell({ value, onChange }: AssumeDwellProps) {
  const say = useWords(words);
  const { inputWrapperOrder: _order, ...field } = useField("/trigger/assumeDwell", { hint: say.assumeHint });
  return (
    <Switch
      {...field}
      label={say.assume}
      checked={value}
      onChange={({ currentTarget }) => onChange(currentTarget.checked)}
    />
  );
}

/** Both ends by the clock of the stores that it is for; where they lie in several zones, by the one that is chosen. */
function Schedule({ draft: { schedule, stores }, change }: SectionProps) {
  const say = useWords(words);
  const zones = zonesOf(useEditing().stores, stores);
  const [chosen, choose] = useState<string | null>(null);
  const zone = zones.find((one) => one === chosen) ?? zones[0];
  const hint = say.ownTime(zone.replaceAll("_", " "));
  return (
    <Group align="flex-start">
      <TimeField
        at="/schedule/startsAt"
        label={say.starts}
        hint={hint}
        timeZone={zone}
        value={schedule.startsAt}
        onChange={(startsAt) => change({ schedule: { ...schedule, startsAt } })}
      />
      <TimeField
        at="/schedule/endsAt"
        label={say.ends}
        hint={hint}
        timeZone={zone}
        value={schedule.endsAt}
        onChange={(endsAt) => change({ schedule: { ...schedule, endsAt } })}
      />
      {zones.length > 1 && (
        <NativeSelect
          label={say.zone}
          data={zones.map((value) => ({ value, label: value.replaceAll("_", " ") }))}
          value={zone}
          onChange={({ currentTarget }) => choose(currentTarget.value)}
        />
      )}
    </Group>
  );
}
