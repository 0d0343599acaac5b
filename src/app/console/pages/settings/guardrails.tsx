import { Stack, TagsInput } from "@mantine/core";
import type { Settings } from "../../../../domain/settings.ts";
import { useWords } from "../../../shared/language.tsx";
import { PercentInput } from "./fields.tsx";
import { ladderOf, stepsOf } from "./ladder.ts";
import type { SectionProps } from "./section.ts";
import { type SettingName, settingWords } from "./setting-words.ts";

type Guardrails = Settings["guardrails"];
const ONE_BASIS_POINTS = 10_000;

/** What no campaign and no score can pass. */
export function GuardrailsSection({ draft: { guardrails }, onChange, fault }: SectionProps) {
  const names = useWords(settingWords);
  const put = (patch: Partial<Guardrails>): void => onChange({ guardrails: { ...guardrails, ...patch } });
  const { ladder, maxSpreadBasisPoints, relevanceThreshold, neverDiscount, discreetCategories } = guardrails;
  const lists: readonly (readonly [SettingName, string, string[], (list: string[]) => Partial<Guardrails>])[] = [
    ["ladder", "/ladder", stepsOf(ladder), (steps) => ({ ladder: ladderOf(steps) })],
    [
      "neverCategories",
      "/neverDiscount/categories",
      neverDiscount.categories,
      (categories) => ({ neverDiscount: { ...neverDiscount, categories } }),
    ],
    ["neverSkus", "/neverDiscount/skus", neverDiscount.skus, (skus) => ({ neverDiscount: { ...neverDiscount, skus } })],
    ["discreet", "/discreetCategories", discreetCategories, (list) => ({ discreetCategories: list })],
  ];
  return (
    <Stack>
      {lists.map(([name, pointer, value, patchOf]) => (
        <TagsInput
          key={name}
          label={names[name].label}
          description={names[name].about}
          value={value}
          error={fault(`/guardrails${pointer}`)}
          onChange={(list) => put(patchOf(list))}
        />
      ))}
      <PercentInput
        {...names.maxSpread}
        value={maxSpreadBasisPoints}
        empty={null}
        fault={fault("/guardrails/maxSpreadBasisPoints")}
        onChange={(share) => put({ maxSpreadBasisPoints: share })}
      />
      <PercentInput
        {...names.relevance}
        value={Math.round(relevanceThreshold * ONE_BASIS_POINTS)}
        empty={0}
        fault={fault("/guardrails/relevanceThreshold")}
        onChange={(share) => put({ relevanceThreshold: (share ?? 0) / ONE_BASIS_POINTS })}
      />
    </Stack>
  );
}
