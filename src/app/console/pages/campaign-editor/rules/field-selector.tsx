import { Group, Select, Text, TextInput } from "@mantine/core";
import type { FieldSelectorProps } from "react-querybuilder";
import { inBoth, type Language, useLanguage, useWords } from "../../../../shared/language.tsx";
import { useEditing } from "../editing.ts";
import { useField } from "../fields/field.tsx";
import { factsFor, isFamily, type ListedFact, listedFor, memberOf, prefixOf, topicOf } from "./fact.ts";
import { factLabel, topicWords } from "./fact-words.ts";
import { placeOf, type RulesContext, useRuleName } from "./place.tsx";

const words = inBoth({
  en: { fact: "Fact", person: "about the person", category: "Category", nothing: "No such fact", unknown: "unknown" },
  sv: {
    fact: "Uppgift",
    person: "om personen",
    category: "Kategori",
    nothing: "Ingen sådan uppgift",
    unknown: "okänd",
  },
});

/** In groups by what they speak of. */
function offeredBy(facts: readonly ListedFact[], language: Language) {
  const topics = [...new Set(facts.map(({ name }) => topicOf(name)))];
  return topics.map((topic) => ({
    group: topicWords[language][topic] ?? topic,
    items: facts
      .filter(({ name }) => topicOf(name) === topic)
      .map((fact) => ({ value: fact.name, label: factLabel(fact, language) })),
  }));
}

/** Which fact a rule asks for. One of a family has a part of its name typed beside it. */
export function FactSelector(props: FieldSelectorProps) {
  const { value = "", className, disabled = false } = props;
  const { perItem } = props.context as RulesContext;
  const say = useWords(words);
  const { language } = useLanguage();
  const rule = useRuleName(props);
  const facts = factsFor(useEditing().facts, perItem);
  const fact = listedFor(facts, value);
  const field = useField(`${placeOf(props)}/field`);
  const lost = fact === undefined ? [{ value, label: `${value} (${say.unknown})` }] : [];
  const choose = (name: string | null): void => {
    const chosen = facts.find((one) => one.name === name);
    if (chosen !== undefined) props.handleOnChange(isFamily(chosen) ? prefixOf(chosen) : chosen.name);
  };
  return (
    <Group gap={6} className={className} align="flex-start">
      <Select
        {...field}
        flex="2 1 180px"
        searchable
        openOnFocus={false}
        comboboxProps={{ withinPortal: false }}
        selectFirstOptionOnChange
        allowDeselect={false}
        disabled={disabled}
        aria-label={`${say.fact}, ${rule}`}
        nothingFoundMessage={say.nothing}
        data={[...offeredBy(facts, language), ...lost]}
        value={fact?.name ?? value}
        onChange={choose}
        renderOption={({ option }) => <FactOption fact={listedFor(facts, option.value)} label={option.label} />}
        {...(fact?.personal === true && { description: say.person })}
      />
      {fact !== undefined && isFamily(fact) && (
        <TextInput
          flex="1 1 100px"
          aria-label={`${say.category}, ${rule}`}
          placeholder={say.category}
          disabled={disabled}
          value={memberOf(fact, value)}
          onChange={({ currentTarget }) => props.handleOnChange(prefixOf(fact) + currentTarget.value)}
        />
      )}
    </Group>
  );
}

function FactOption({ fact, label }: { readonly fact: ListedFact | undefined; readonly label: string }) {
  const say = useWords(words);
  return (
    <div>
      <Text size="sm">{label}</Text>
      {fact?.personal === true && (
        <Text size="xs" c="dimmed">
          {say.person}
        </Text>
      )}
    </div>
  );
}
