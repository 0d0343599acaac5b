import { Text } from "@mantine/core";
import { inBoth, useLanguage, useWords } from "../../../../shared/language.tsx";
import { useFindings } from "../editing.ts";
import { sentenceOf } from "../finding-sentences.ts";
import { pointerAt } from "./query.ts";

/** What is handed to every part of a rule builder. */
export interface RulesContext {
  /** Where in the document its rules stand. */
  readonly pointer: string;
  readonly perItem: boolean;
}

interface Placed {
  readonly path: number[];
  readonly context?: unknown;
}

/** Where in the document a rule or a group stands. */
export const placeOf = ({ path, context }: Placed): string => pointerAt((context as RulesContext).pointer, path);

const words = inBoth({
  en: { rule: (numbers: string) => `rule ${numbers}` },
  sv: { rule: (numbers: string) => `regel ${numbers}` },
});

/** How a rule is told from the others by who cannot see where it stands: `rule 2.1`. */
export function useRuleName({ path }: Placed): string {
  return useWords(words).rule(path.map((index) => index + 1).join("."));
}

/** What was found of a rule or a group as such; its parts have their own. */
export function Verdict({ pointer }: { readonly pointer: string }) {
  const { language } = useLanguage();
  const found = useFindings(pointer, false);
  return found.map((one) => (
    <Text key={one.message} size="xs" c={one.level === "problem" ? "var(--mantine-color-error)" : "inherit"}>
      {one.level === "warning" && "⚠ "}
      {sentenceOf(one, language)}
    </Text>
  ));
}
