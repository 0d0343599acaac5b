import { Accordion, Button, Group, NumberInput, Select, Stack, Text } from "@mantine/core";
import { useMemo, useState } from "react";
import { ADULT_AGE_MAX } from "../../../../domain/bounds.ts";
import type { Settings } from "../../../../domain/settings.ts";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { countries, countryName } from "./countries-list.ts";
import { DaysInput } from "./days-input.tsx";
import { NARROW, QuietHoursInput } from "./fields.tsx";
import type { SectionProps } from "./section.ts";
import { settingWords } from "./setting-words.ts";
import { TextsInput } from "./texts-by-language.tsx";

const words = inBoth({
  en: {
    add: "Add the country",
    which: "Country to add",
    remove: "Remove this country",
    instead: "Instead of what holds everywhere. Empty: as everywhere.",
    hours: "Instead of those that hold everywhere.",
  },
  sv: {
    add: "Lägg till landet",
    which: "Land att lägga till",
    remove: "Ta bort landet",
    instead: "I stället för det som gäller överallt. Tomt: som överallt.",
    hours: "I stället för dem som gäller överallt.",
  },
});

type Country = Settings["countries"][string];
const AS_EVERYWHERE: Country = { quietHours: null, adultAge: null, disclosures: {}, publicHolidays: [] };

/** What holds in one country alone. */
export function Countries({ draft, onChange, fault }: SectionProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const put = (code: string, country: Country): void =>
    onChange({ countries: { ...draft.countries, [code]: country } });
  const remove = (code: string): void =>
    onChange({ countries: Object.fromEntries(Object.entries(draft.countries).filter(([one]) => one !== code)) });
  return (
    <Stack>
      <Accordion variant="separated" multiple>
        {Object.entries(draft.countries).map(([code, country]) => (
          <Accordion.Item key={code} value={code}>
            <Accordion.Control>
              {countryName(code, language)}
              <Text span size="xs" c="dimmed">{` ${code}`}</Text>
            </Accordion.Control>
            <Accordion.Panel>
              <OneCountry
                country={country}
                fault={(member) => fault(`/countries/${code}${member}`)}
                onChange={(changed) => put(code, changed)}
              />
              <Group pt="md">
                <Button size="xs" variant="outline" color="red" onClick={() => remove(code)}>
                  {say.remove}
                </Button>
              </Group>
            </Accordion.Panel>
          </Accordion.Item>
        ))}
      </Accordion>
      <AddCountry known={draft.countries} onAdd={(code) => put(code, AS_EVERYWHERE)} />
    </Stack>
  );
}

interface AddCountryProps {
  readonly known: Settings["countries"];
  readonly onAdd: (code: string) => void;
}

function AddCountry({ known, onAdd }: AddCountryProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const all = useMemo(() => countries(language), [language]);
  const [chosen, choose] = useState<string | null>(null);
  const add = (): void => {
    if (chosen !== null) onAdd(chosen);
    choose(null);
  };
  return (
    <Group align="flex-end" gap="xs">
      <Select
        label={say.which}
        value={chosen}
        data={all.filter(({ value }) => !Object.hasOwn(known, value))}
        onChange={choose}
        searchable
      />
      <Button variant="default" disabled={chosen === null} onClick={add}>
        {say.add}
      </Button>
    </Group>
  );
}

interface OneCountryProps {
  readonly country: Country;
  readonly fault: SectionProps["fault"];
  readonly onChange: (country: Country) => void;
}

function OneCountry({ country, fault, onChange }: OneCountryProps) {
  const say = useWords(words);
  const names = useWords(settingWords);
  return (
    <Stack>
      <QuietHoursInput
        label={names.quietHours.label}
        about={say.hours}
        value={country.quietHours}
        fault={fault("/quietHours")}
        onChange={(quietHours) => onChange({ ...country, quietHours })}
      />
      <NumberInput
        label={names.adultAge.label}
        description={say.instead}
        value={country.adultAge ?? ""}
        min={1}
        max={ADULT_AGE_MAX}
        styles={NARROW}
        error={fault("/adultAge")}
        onChange={(typed) => onChange({ ...country, adultAge: typed === "" ? null : Number(typed) })}
      />
      <DaysInput
        {...names.publicHolidays}
        value={country.publicHolidays}
        fault={fault("/publicHolidays")}
        onChange={(publicHolidays) => onChange({ ...country, publicHolidays })}
      />
      <div>
        <Text size="sm" fw={600}>
          {names.disclosures.label}
        </Text>
        <Text size="xs" c="dimmed" mb="xs">
          {names.disclosures.about}
        </Text>
        <TextsInput
          label={names.disclosures.label}
          texts={country.disclosures}
          fault={fault("/disclosures")}
          onChange={(disclosures) => onChange({ ...country, disclosures })}
        />
      </div>
    </Stack>
  );
}
