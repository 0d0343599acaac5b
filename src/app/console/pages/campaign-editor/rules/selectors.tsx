import { Box, CloseButton, NativeSelect } from "@mantine/core";
import { MantineActionElement } from "@react-querybuilder/mantine";
import type { ActionProps, CombinatorSelectorProps, OperatorSelectorProps } from "react-querybuilder";
import { inBoth, useLanguage, useWords } from "../../../../shared/language.tsx";
import { useEditing } from "../editing.ts";
import { useField } from "../fields/field.tsx";
import { listedFor } from "./fact.ts";
import { dateOperatorWords, operatorsOf, operatorWords } from "./operator-words.ts";
import { placeOf, useRuleName, Verdict } from "./place.tsx";

const words = inBoth({
  en: { and: "All of these hold", or: "Any of these holds", how: "How the rules are joined", operator: "Comparison" },
  sv: { and: "Alla dessa stämmer", or: "Någon av dessa stämmer", how: "Hur reglerna hör ihop", operator: "Jämförelse" },
});

/** Whether all the rules of a group have to hold, or one of them. */
export function CombinatorSelector(props: CombinatorSelectorProps) {
  const { value = "and", className, disabled = false, path } = props;
  const say = useWords(words);
  const rule = useRuleName(props);
  return (
    <Box className={className}>
      <NativeSelect
        size="sm"
        aria-label={path.length === 0 ? say.how : `${say.how}, ${rule}`}
        disabled={disabled}
        data={(["and", "or"] as const).map((name) => ({ value: name, label: say[name] }))}
        value={value}
        onChange={({ currentTarget }) => props.handleOnChange(currentTarget.value)}
      />
      {path.length > 0 && <Verdict pointer={placeOf(props)} />}
    </Box>
  );
}

/** How the fact is held against the value. */
export function OperatorSelector(props: OperatorSelectorProps) {
  const { value = "", className, disabled = false, field } = props;
  const say = useWords(words);
  const { language } = useLanguage();
  const rule = useRuleName(props);
  const fact = listedFor(useEditing().facts, field);
  const spoken: Readonly<Record<string, string>> = {
    ...operatorWords[language],
    ...(fact?.type === "date" && dateOperatorWords[language]),
  };
  return (
    <NativeSelect
      {...useField(`${placeOf(props)}/operator`)}
      className={className}
      aria-label={`${say.operator}, ${rule}`}
      disabled={disabled}
      data={operatorsOf(fact, value).map((name) => ({ value: name, label: spoken[name] ?? name }))}
      value={value}
      onChange={({ currentTarget }) => props.handleOnChange(currentTarget.value)}
    />
  );
}

export const AddAction = (props: ActionProps) => (
  <MantineActionElement {...props} size="compact-sm" variant="default" />
);

/** Takes a rule or a group away. Who did it by the keyboard goes on in the group that it stood in. */
export function RemoveAction(props: ActionProps) {
  const { className, title, disabled = false } = props;
  const rule = useRuleName(props);
  return (
    <CloseButton
      className={className}
      disabled={disabled}
      aria-label={`${title ?? ""}, ${rule}`}
      onClick={(event) => {
        const own = event.currentTarget.closest(".rule") ?? event.currentTarget.closest(".ruleGroup");
        const around = own?.parentElement?.closest(".ruleGroup");
        props.handleOnClick(event);
        around?.querySelector<HTMLElement>(".ruleGroup-addRule")?.focus();
      }}
    />
  );
}
