import { Button, Group, Stack } from "@mantine/core";
import { VARIANTS_MAX } from "../../../../../domain/bounds.ts";
import { inBoth, useLanguage, useWords } from "../../../../shared/language.tsx";
import { freeVariantId, localesOf, newVariant, replaced, without } from "../draft.ts";
import { ChoiceField } from "../fields/choices.tsx";
import { FieldGroup } from "../fields/field.tsx";
import { localeName } from "../locales.ts";
import { Section, type SectionProps } from "./section.tsx";
import { VariantCard } from "./variant-card.tsx";

const words = inBoth({
  en: {
    fallback: "For who speaks none of the languages",
    add: "Add a variant",
  },
  sv: {
    fallback: "För den som inte talar något av språken",
    add: "Lägg till en variant",
  },
});

export function Said({ draft, change }: SectionProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { variants, fallbackLocale } = draft;
  const locales = localesOf(draft);
  const id = freeVariantId(variants);
  return (
    <Section name="said">
      {locales.length > 1 && (
        <ChoiceField
          at="/fallbackLocale"
          label={say.fallback}
          maw={360}
          choices={Object.fromEntries(locales.map((locale) => [locale, localeName(locale, language)]))}
          value={fallbackLocale}
          onChange={(locale) => change({ fallbackLocale: locale })}
        />
      )}
      <FieldGroup at="/variants" deep={false}>
        <Stack>
          {variants.map((variant, index) => (
            <VariantCard
              key={index}
              draft={draft}
              index={index}
              variant={variant}
              onChange={(part) => change({ variants: replaced(variants, index, { ...variant, ...part }) })}
              onCopy={() => change({ variants: [...variants, { ...variant, id }] })}
              onRemove={variants.length < 2 ? undefined : () => change({ variants: without(variants, index) })}
            />
          ))}
        </Stack>
      </FieldGroup>
      {variants.length < VARIANTS_MAX && (
        <Group>
          <Button variant="default" onClick={() => change({ variants: [...variants, newVariant(id, locales)] })}>
            {say.add}
          </Button>
        </Group>
      )}
    </Section>
  );
}
