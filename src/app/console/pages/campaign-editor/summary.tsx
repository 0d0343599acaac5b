import { Anchor, Badge, Group, List, NavLink, Paper, Stack, Text } from "@mantine/core";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { sentenceOf } from "./finding-sentences.ts";
import { type Finding, type Level, SECTION_NAMES, sectionOf } from "./findings.ts";
import { focusOn } from "./focus.ts";
import { sectionWords } from "./sections/section-words.ts";

const words = inBoth({
  en: {
    sections: "Parts of the campaign",
    found: "What was found",
    fine: "Nothing stands in the way of publishing.",
    counts: {
      problem: (n: number) => (n === 1 ? "1 problem" : `${n} problems`),
      missing: (n: number) => `${n} to fill in`,
      warning: (n: number) => (n === 1 ? "1 warning" : `${n} warnings`),
    },
    variant: (n: number) => `variant ${n}`,
  },
  sv: {
    sections: "Kampanjens delar",
    found: "Vad som hittades",
    fine: "Inget hindrar publicering.",
    counts: {
      problem: (n: number) => `${n} fel`,
      missing: (n: number) => `${n} att fylla i`,
      warning: (n: number) => (n === 1 ? "1 varning" : `${n} varningar`),
    },
    variant: (n: number) => `variant ${n}`,
  },
});

const LOOKS = {
  problem: { color: "red.9", variant: "filled" },
  missing: { color: "gray", variant: "default" },
  warning: { color: "gray", variant: "default" },
} as const satisfies Readonly<Record<Level, object>>;
const LEVELS = Object.keys(LOOKS) as Level[];

/** How much was found, by how bad it is; each leads to the first of its kind. */
export function Counts({ findings }: { readonly findings: readonly Finding[] }) {
  const say = useWords(words);
  const go = (level: Level): void => {
    const first = findings.find((one) => one.level === level);
    if (first !== undefined) focusOn(first.pointer);
  };
  if (findings.length === 0) return <Text size="sm">{say.fine}</Text>;
  return (
    <Group gap={6}>
      {LEVELS.map((level) => {
        const count = findings.filter((one) => one.level === level).length;
        return count === 0 ? null : (
          <Badge key={level} component="button" type="button" onClick={() => go(level)} {...LOOKS[level]} tt="none">
            {level === "warning" && "⚠ "}
            {say.counts[level](count)}
          </Badge>
        );
      })}
    </Group>
  );
}

/** `/variants/1/…` is of variant 2. */
const variantIn = (pointer: string): number | null => {
  const index = /^\/variants\/(\d+)/.exec(pointer)?.[1];
  return index === undefined ? null : Number(index) + 1;
};

const LIST_HEIGHT = { maxHeight: 190, overflowY: "auto" } as const;

/** Everything that was found, each leading to its field. */
export function Summary({ findings }: { readonly findings: readonly Finding[] }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const sections = useWords(sectionWords);
  if (findings.length === 0) return null;
  const placeOf = (pointer: string): string => {
    const variant = variantIn(pointer);
    const { title } = sections[sectionOf(pointer)];
    return variant === null ? title : `${title}, ${say.variant(variant)}`;
  };
  return (
    <Paper withBorder p="sm" component="section" aria-label={say.found}>
      <List size="sm" spacing={2} style={LIST_HEIGHT}>
        {findings.map((one) => (
          <List.Item key={one.pointer + one.message}>
            <Anchor component="button" type="button" size="sm" ta="start" onClick={() => focusOn(one.pointer)}>
              {one.level === "warning" && "⚠ "}
              {placeOf(one.pointer)}: {sentenceOf(one, language)}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </Paper>
  );
}

const STICKY = { position: "sticky", top: 150 } as const;

/** The parts of the form beside it, where there is room; each says whether something was found in it. */
export function SectionList({ findings }: { readonly findings: readonly Finding[] }) {
  const say = useWords(words);
  const sections = useWords(sectionWords);
  return (
    <Stack component="nav" aria-label={say.sections} gap={2} w={190} visibleFrom="lg" style={STICKY}>
      {([...SECTION_NAMES, "try"] as const).map((name) => {
        const found = findings.filter(({ pointer, level }) => level !== "warning" && sectionOf(pointer) === name);
        return (
          <NavLink
            key={name}
            href={`#${name}`}
            label={sections[name].title}
            py={6}
            rightSection={
              found.length > 0 && (
                <Badge size="sm" circle {...LOOKS[found[0]?.level ?? "missing"]}>
                  {found.length}
                </Badge>
              )
            }
          />
        );
      })}
    </Stack>
  );
}
