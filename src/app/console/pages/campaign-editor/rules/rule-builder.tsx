import { QueryBuilderMantine } from "@react-querybuilder/mantine";
import { useState } from "react";
import { QueryBuilder, type RuleGroupType, type RuleType, type Translations } from "react-querybuilder";
import { RULE_DEPTH_MAX } from "../../../../../domain/bounds.ts";
import type { RuleGroup } from "../../../../../domain/campaigns/rules.ts";
import { inBoth, useLanguage, useWords } from "../../../../shared/language.tsx";
import { useEditing } from "../editing.ts";
import { factsFor, listedFor } from "./fact.ts";
import { factLabel } from "./fact-words.ts";
import { FactSelector } from "./field-selector.tsx";
import { fitted } from "./operands.ts";
import type { RulesContext } from "./place.tsx";
import { asksNothing, groupOf, newId, queryOf } from "./query.ts";
import "./rules.css";
import { AddAction, CombinatorSelector, OperatorSelector, RemoveAction } from "./selectors.tsx";
import { ValueEditor } from "./value-editor.tsx";

/** `title` is what it is called where it is not seen. */
const words = inBoth<Partial<Translations>>({
  en: {
    addRule: { label: "Add a rule", title: "Add a rule" },
    addGroup: { label: "Add a group", title: "Add a group of rules" },
    notToggle: { label: "Not", title: "Turn this group around: it holds where its rules do not" },
    removeRule: { label: "Remove", title: "Remove" },
    removeGroup: { label: "Remove", title: "Remove the group" },
  },
  sv: {
    addRule: { label: "Lägg till en regel", title: "Lägg till en regel" },
    addGroup: { label: "Lägg till en grupp", title: "Lägg till en grupp regler" },
    notToggle: { label: "Inte", title: "Vänd på gruppen: den stämmer när dess regler inte gör det" },
    removeRule: { label: "Ta bort", title: "Ta bort" },
    removeGroup: { label: "Ta bort", title: "Ta bort gruppen" },
  },
});

const CONTROLS = {
  fieldSelector: FactSelector,
  operatorSelector: OperatorSelector,
  combinatorSelector: CombinatorSelector,
  valueEditor: ValueEditor,
  addRuleAction: AddAction,
  addGroupAction: AddAction,
  removeRuleAction: RemoveAction,
  removeGroupAction: RemoveAction,
};

interface RuleBuilderProps extends RulesContext {
  readonly label: string;
  readonly value: RuleGroup | null;
  readonly onChange: (value: RuleGroup | null) => void;
}

/** Rules as one builds them: groups of facts held against values. */
export function RuleBuilder({ label, value, onChange, pointer, perItem }: RuleBuilderProps) {
  const { language } = useLanguage();
  const translations = useWords(words);
  const { facts, currencies } = useEditing();
  const [held, hold] = useState(() => ({ value, query: queryOf(value) }));
  // Somebody else has put other rules here: those of a variant that moved up, or what was restored.
  if (held.value !== value) hold({ value, query: queryOf(value) });
  const offered = factsFor(facts, perItem);
  const change = (query: RuleGroupType): void => {
    const group = groupOf(query);
    const changed = asksNothing(group) ? null : group;
    hold({ value: changed, query });
    onChange(changed);
  };
  const fit = ({ field, operator, value: before }: RuleType): unknown => {
    const fact = listedFor(facts, field);
    return fact === undefined ? before : fitted(fact, operator, before, currencies[0] ?? "SEK");
  };
  return (
    <div className="rules" ref={(around) => around?.querySelector("[role=form]")?.setAttribute("aria-label", label)}>
      <QueryBuilderMantine>
        <QueryBuilder
          query={held.query}
          onQueryChange={change}
          enableMountQueryChange={false}
          fields={offered.map((fact) => ({ name: fact.name, label: factLabel(fact, language) }))}
          getOperators={(field) => (listedFor(facts, field)?.operators ?? []).map((name) => ({ name, label: name }))}
          getDefaultValue={fit}
          resetOnOperatorChange
          listsAsArrays
          showNotToggle
          maxLevels={RULE_DEPTH_MAX - 1}
          idGenerator={newId}
          context={{ pointer, perItem } satisfies RulesContext}
          translations={translations}
          controlElements={CONTROLS}
          controlClassnames={{ addRule: "ruleGroup-addRule" }}
          accessibleDescriptionGenerator={() => ""}
        />
      </QueryBuilderMantine>
    </div>
  );
}
