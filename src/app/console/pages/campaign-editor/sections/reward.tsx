import { SimpleGrid, Stack } from "@mantine/core";
import { inBoth, useWords } from "../../../../shared/language.tsx";
import { APPLIES_TO_CART, type DraftReward } from "../draft.ts";
import { useEditing } from "../editing.ts";
import { ChoiceField } from "../fields/choices.tsx";
import { TextField } from "../fields/field.tsx";
import { MoneyField } from "../fields/money-field.tsx";
import { NumberField, PercentField } from "../fields/number-field.tsx";
import { AppliesToFields } from "./applies-to.tsx";

const words = inBoth({
  en: {
    kind: "Reward",
    kinds: {
      percentOff: "Per cent off",
      amountOff: "An amount off",
      fixedPrice: "A fixed price per piece",
      freeItem: "A free article",
      points: "Points in your programme",
    },
    percent: "Comes off",
    amount: "Comes off, once",
    price: "One piece costs",
    cap: "At most",
    capHint: "The most it ever takes off, per currency. A budget needs it.",
    sku: "Article (SKU)",
    value: "Worth up to",
    points: "Points",
    onDiscounted: "What the till has reduced already",
    discounted: { after: "is reduced once more", refuse: "is left alone" },
  },
  sv: {
    kind: "Förmån",
    kinds: {
      percentOff: "Procent rabatt",
      amountOff: "Ett belopp i rabatt",
      fixedPrice: "Ett fast pris per styck",
      freeItem: "En gratis artikel",
      points: "Poäng i ert program",
    },
    percent: "Dras av",
    amount: "Dras av, en gång",
    price: "En kostar",
    cap: "Högst",
    capHint: "Det mesta den drar av, per valuta. En budget kräver det.",
    sku: "Artikel (SKU)",
    value: "Värd upp till",
    points: "Poäng",
    onDiscounted: "Det som kassan redan satt ned",
    discounted: { after: "sätts ned en gång till", refuse: "lämnas som det är" },
  },
});

type Kind = DraftReward["kind"];

/** A reward of another kind begins with what the one before it said as well. */
export function rewardOf(kind: Kind, before: DraftReward, currency: string): DraftReward {
  const { appliesTo = APPLIES_TO_CART } = "appliesTo" in before ? before : {};
  const { onDiscounted = "after" } = "onDiscounted" in before ? before : {};
  const nothingYet = [{ amount: null, currency }];
  const starts: Readonly<Record<Kind, DraftReward>> = {
    percentOff: { kind: "percentOff", basisPoints: 1_000, cap: null, appliesTo, onDiscounted },
    amountOff: { kind: "amountOff", amount: nothingYet, appliesTo, onDiscounted },
    fixedPrice: { kind: "fixedPrice", price: nothingYet, cap: null, appliesTo, onDiscounted },
    freeItem: { kind: "freeItem", item: { sku: "", value: nothingYet }, onDiscounted },
    points: { kind: "points", points: 100 },
  };
  return starts[kind];
}

interface RewardFieldsProps {
  readonly at: string;
  readonly reward: DraftReward;
  readonly onChange: (reward: DraftReward) => void;
}

export function RewardFields({ at, reward, onChange }: RewardFieldsProps) {
  const say = useWords(words);
  const { currencies } = useEditing();
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <ChoiceField
          at={`${at}/kind`}
          label={say.kind}
          choices={say.kinds}
          value={reward.kind}
          onChange={(kind) => onChange(rewardOf(kind, reward, currencies[0] ?? "SEK"))}
        />
        <Worth at={at} reward={reward} onChange={onChange} />
        {"cap" in reward && (
          <MoneyField
            at={`${at}/cap`}
            label={say.cap}
            hint={say.capHint}
            optional
            value={reward.cap}
            onChange={(cap) => onChange({ ...reward, cap: cap.length === 0 ? null : cap })}
          />
        )}
      </SimpleGrid>
      {"appliesTo" in reward && (
        <AppliesToFields
          at={`${at}/appliesTo`}
          value={reward.appliesTo}
          onChange={(appliesTo) => onChange({ ...reward, appliesTo })}
        />
      )}
      {"onDiscounted" in reward && (
        <ChoiceField
          at={`${at}/onDiscounted`}
          label={say.onDiscounted}
          choices={say.discounted}
          value={reward.onDiscounted}
          onChange={(onDiscounted) => onChange({ ...reward, onDiscounted })}
        />
      )}
    </Stack>
  );
}

/** What it is worth, as its kind says it. */
function Worth({ at, reward, onChange }: RewardFieldsProps) {
  const say = useWords(words);
  switch (reward.kind) {
    case "percentOff":
      return (
        <PercentField
          at={`${at}/basisPoints`}
          label={say.percent}
          value={reward.basisPoints}
          onChange={(basisPoints) => onChange({ ...reward, basisPoints })}
        />
      );
    case "amountOff":
      return (
        <MoneyField
          at={`${at}/amount`}
          label={say.amount}
          value={reward.amount}
          onChange={(amount) => onChange({ ...reward, amount })}
        />
      );
    case "fixedPrice":
      return (
        <MoneyField
          at={`${at}/price`}
          label={say.price}
          value={reward.price}
          onChange={(price) => onChange({ ...reward, price })}
        />
      );
    case "freeItem":
      return (
        <Stack gap="sm">
          <TextField
            at={`${at}/item/sku`}
            label={say.sku}
            value={reward.item.sku}
            onChange={(sku) => onChange({ ...reward, item: { ...reward.item, sku } })}
          />
          <MoneyField
            at={`${at}/item/value`}
            label={say.value}
            value={reward.item.value}
            onChange={(value) => onChange({ ...reward, item: { ...reward.item, value } })}
          />
        </Stack>
      );
    case "points":
      return (
        <NumberField
          at={`${at}/points`}
          label={say.points}
          value={reward.points}
          onChange={(points) => onChange({ ...reward, points })}
        />
      );
  }
}
