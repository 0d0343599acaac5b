import { Button, Collapse, Divider, Group, Paper, SimpleGrid, Stack, Title } from "@mantine/core";
import { useState } from "react";
import { inBoth, useLanguage, useWords } from "../../../../shared/language.tsx";
import { type Change, type Draft, type DraftVariant, EMPTY_TEXT } from "../draft.ts";
import { useFindings } from "../editing.ts";
import { isWithin } from "../findings.ts";
import { TextField } from "../fields/field.tsx";
import { NumberField } from "../fields/number-field.tsx";
import { RulesField } from "../rules/rules-field.tsx";
import { AddLanguage } from "./add-language.tsx";
import { RewardFields } from "./reward.tsx";
import { WordingFields } from "./wording-fields.tsx";

const words = inBoth({
  en: {
    title: (id: string) => `Variant ${id}`,
    id: "Variant’s id",
    weight: "Weight",
    weightHint: "Its part of the draw, relative to the others.",
    audience: "Only for some",
    rules: (id: string) => `Rules of variant ${id} alone`,
    everybody: "For everybody whom the campaign is for.",
    picture: "Picture (https)",
    link: "Opens (web address, or one of your app)",
    remove: "Remove the variant",
    copy: "Copy",
    details: "Picture, link, weight and its own rules",
  },
  sv: {
    title: (id: string) => `Variant ${id}`,
    id: "Variantens id",
    weight: "Vikt",
    weightHint: "Dess del av lottningen, i förhållande till de andra.",
    audience: "Bara för några",
    rules: (id: string) => `Regler för variant ${id} ensam`,
    everybody: "För alla som kampanjen är till för.",
    picture: "Bild (https)",
    link: "Öppnar (webbadress, eller en i er app)",
    remove: "Ta bort varianten",
    copy: "Kopiera",
    details: "Bild, länk, vikt och egna regler",
  },
});

interface VariantCardProps {
  readonly draft: Draft;
  readonly index: number;
  readonly variant: DraftVariant;
  readonly onChange: Change<DraftVariant>;
  readonly onCopy: () => void;
  readonly onRemove: (() => void) | undefined;
}

export function VariantCard(props: VariantCardProps) {
  const { draft, index, variant, onChange, onCopy, onRemove } = props;
  const say = useWords(words);
  return (
    <Paper withBorder p="md" component="section" aria-label={say.title(variant.id)}>
      <Stack>
        <Group justify="space-between">
          <Title order={3} size="h5">
            {say.title(variant.id)}
          </Title>
          <Group gap="xs">
            <Button size="compact-sm" variant="default" onClick={onCopy}>
              {say.copy}
            </Button>
            {onRemove !== undefined && (
              <Button size="compact-sm" variant="default" onClick={onRemove}>
                {say.remove}
              </Button>
            )}
          </Group>
        </Group>
        <RewardFields
          at={`/variants/${index}/reward`}
          reward={variant.reward}
          onChange={(reward) => onChange({ reward })}
        />
        <Divider />
        <Wordings draft={draft} index={index} variant={variant} onChange={onChange} />
        <Divider />
        <Details index={index} variant={variant} onChange={onChange} />
      </Stack>
    </Paper>
  );
}

type PartProps = Pick<VariantCardProps, "index" | "variant" | "onChange">;

function Wordings({ draft, index, variant, onChange }: PartProps & { readonly draft: Draft }) {
  const { language } = useLanguage();
  const { texts } = variant;
  const locales = Object.keys(texts);
  return (
    <Stack gap="xl" data-pointer={`/variants/${index}/texts`}>
      {locales.map((locale) => (
        <WordingFields
          key={locale}
          draft={draft}
          index={index}
          variant={variant}
          locale={locale}
          onChange={(part) =>
            onChange({ texts: { ...texts, [locale]: { ...(texts[locale] ?? EMPTY_TEXT), ...part } } })
          }
          onRemove={
            locales.length < 2
              ? undefined
              : () => onChange({ texts: Object.fromEntries(Object.entries(texts).filter(([one]) => one !== locale)) })
          }
        />
      ))}
      <AddLanguage
        spoken={locales}
        language={language}
        onAdd={(locale) => onChange({ texts: { ...texts, [locale]: EMPTY_TEXT } })}
      />
    </Stack>
  );
}

const DETAILS = ["/id", "/weight", "/imageUrl", "/deepLink", "/audience"] as const;

/** What one variant in ten needs. Open where something of it is said, or wrong. */
function Details({ index, variant, onChange }: PartProps) {
  const say = useWords(words);
  const at = `/variants/${index}`;
  const { imageUrl, deepLink, audience, weight } = variant;
  const findings = useFindings(at, true);
  const isFound = findings.some(({ pointer }) => DETAILS.some((name) => isWithin(pointer, at + name)));
  const [chosen, open] = useState(imageUrl !== null || deepLink !== null || audience !== null || weight !== 1);
  const opened = chosen || isFound;
  return (
    <Stack gap="sm">
      <Group>
        <Button size="compact-sm" variant="subtle" aria-expanded={opened} onClick={() => open(!opened)}>
          {opened ? "▾" : "▸"} {say.details}
        </Button>
      </Group>
      <Collapse expanded={opened}>
        <Stack>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextField at={`${at}/id`} label={say.id} value={variant.id} onChange={(id) => onChange({ id })} />
            <NumberField
              at={`${at}/weight`}
              label={say.weight}
              hint={say.weightHint}
              digits="any"
              value={weight}
              onChange={(typed) => onChange({ weight: typed })}
            />
            <TextField
              at={`${at}/imageUrl`}
              label={say.picture}
              type="url"
              value={imageUrl}
              onChange={(url) => onChange({ imageUrl: url === "" ? null : url })}
            />
            <TextField
              at={`${at}/deepLink`}
              label={say.link}
              type="url"
              value={deepLink}
              onChange={(url) => onChange({ deepLink: url === "" ? null : url })}
            />
          </SimpleGrid>
          <Title order={4} size="h6">
            {say.audience}
          </Title>
          <RulesField
            at={`${at}/audience`}
            label={say.rules(variant.id)}
            none={say.everybody}
            value={audience}
            onChange={(rules) => onChange({ audience: rules })}
          />
        </Stack>
      </Collapse>
    </Stack>
  );
}
