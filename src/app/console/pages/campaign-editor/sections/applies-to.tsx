import { SimpleGrid } from "@mantine/core";
import { inBoth, useWords } from "../../../../shared/language.tsx";
import type { DraftReward } from "../draft.ts";
import { ChoiceField, ListField } from "../fields/choices.tsx";

const words = inBoth({
  en: {
    kind: "Taken from",
    kinds: {
      cartItems: "What was left in the cart",
      skus: "These articles",
      categories: "These categories",
      basket: "The whole basket",
    },
    match: "Another size or colour of it",
    matches: { product: "is as good", sku: "is not: the very same article" },
    target: "Of what fits",
    targets: { all: "all pieces", cheapest: "the cheapest piece", dearest: "the dearest piece" },
    skus: "Articles (SKU)",
    categories: "Categories",
    several: "Press Enter after each.",
  },
  sv: {
    kind: "Dras från",
    kinds: {
      cartItems: "Det som lämnades i korgen",
      skus: "De här artiklarna",
      categories: "De här kategorierna",
      basket: "Hela köpet",
    },
    match: "En annan storlek eller färg",
    matches: { product: "går lika bra", sku: "går inte: precis samma artikel" },
    target: "Av det som passar",
    targets: { all: "alla", cheapest: "den billigaste", dearest: "den dyraste" },
    skus: "Artiklar (SKU)",
    categories: "Kategorier",
    several: "Tryck Enter efter var och en.",
  },
});

type AppliesTo = Extract<DraftReward, { readonly appliesTo: unknown }>["appliesTo"];

const starts = ({ match, target }: AppliesTo) =>
  ({
    cartItems: { kind: "cartItems", match, target },
    skus: { kind: "skus", skus: [], match, target },
    categories: { kind: "categories", categories: [], match, target },
    basket: { kind: "basket", match, target },
  }) satisfies Readonly<Record<AppliesTo["kind"], AppliesTo>>;

interface AppliesToFieldsProps {
  readonly at: string;
  readonly value: AppliesTo;
  readonly onChange: (value: AppliesTo) => void;
}

/** Which of the basket's lines a reward is taken from. */
export function AppliesToFields({ at, value, onChange }: AppliesToFieldsProps) {
  const say = useWords(words);
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      <ChoiceField
        at={`${at}/kind`}
        label={say.kind}
        choices={say.kinds}
        value={value.kind}
        onChange={(kind) => onChange(starts(value)[kind])}
      />
      {value.kind === "skus" && (
        <ListField
          at={`${at}/skus`}
          label={say.skus}
          hint={say.several}
          value={value.skus}
          onChange={(skus) => onChange({ ...value, skus })}
        />
      )}
      {value.kind === "categories" && (
        <ListField
          at={`${at}/categories`}
          label={say.categories}
          hint={say.several}
          value={value.categories}
          onChange={(categories) => onChange({ ...value, categories })}
        />
      )}
      {value.kind === "cartItems" && (
        <ChoiceField
          at={`${at}/match`}
          label={say.match}
          choices={say.matches}
          value={value.match}
          onChange={(match) => onChange({ ...value, match })}
        />
      )}
      <ChoiceField
        at={`${at}/target`}
        label={say.target}
        choices={say.targets}
        value={value.target}
        onChange={(target) => onChange({ ...value, target })}
      />
    </SimpleGrid>
  );
}
