import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { useMoments } from "../../../shared/moments.ts";
import { changeOf } from "./figures.ts";

const words = inBoth({
  en: {
    same: (day: string) => `As on ${day}`,
    more: (by: string, share: string) => `${by} more${share}`,
    less: (by: string, share: string) => `${by} less${share}`,
    few: (day: string) => `Too few to compare with ${day}`,
    was: (before: string, day: string) => `${before} on ${day}`,
  },
  sv: {
    same: (day: string) => `Som ${day}`,
    more: (by: string, share: string) => `${by} mer${share}`,
    less: (by: string, share: string) => `${by} mindre${share}`,
    few: (day: string) => `För få att jämföra med ${day}`,
    was: (before: string, day: string) => `${before} ${day}`,
  },
});

const SIGNS = { more: "▲", less: "▼" } as const;

interface ChangeLineProps {
  readonly now: number | null;
  readonly before: number | null;
  readonly day: string;
  readonly write: (value: number) => string;
}

/** How a number moved, in words and in numbers: more is not always better, so no colour says so. */
export function ChangeLine({ now, before, day, write }: ChangeLineProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const then = useMoments().weekday(day);
  if (now === null || before === null) return <Line>{say.few(then)}</Line>;
  const change = changeOf(now, before);
  if (change.kind === "same") return <Line>{say.same(then)}</Line>;
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  const share = change.share === null ? "" : ` (${change.kind === "more" ? "+" : "−"}${percent.format(change.share)})`;
  return (
    <>
      <Line strong>
        <span aria-hidden>{SIGNS[change.kind]} </span>
        {say[change.kind](write(change.by), share)}
      </Line>
      <Line>{say.was(write(before), then)}</Line>
    </>
  );
}

interface LineProps {
  readonly strong?: boolean;
  readonly children: ReactNode;
}

const Line = ({ strong = false, children }: LineProps) => (
  <Text size="xs" fw={strong ? 600 : 400} {...(strong ? {} : { c: "dimmed" })}>
    {children}
  </Text>
);
