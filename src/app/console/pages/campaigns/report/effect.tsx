import { Stack, Text } from "@mantine/core";
import { formatMoney } from "../../../../../domain/money/currency.ts";
import { inBoth, useLanguage, useWords } from "../../../../shared/language.tsx";
import type { Report } from "../queries.ts";
import { type Effect, effectInWords } from "./effect-words.ts";
import { Figure } from "./figure.tsx";
import { Interval } from "./interval.tsx";
import { countInWords, shareInCell, shareOf } from "./rows.ts";

const words = inBoth({
  en: {
    title: "What the offers add",
    about: "Purchases of shoppers who got an offer, against those of shoppers who were held out of it.",
    treated: "Got offers",
    heldOut: "Held out",
    head: ["Group", "Shoppers", "Bought something", "Share", "Paid"],
  },
  sv: {
    title: "Vad erbjudandena ger",
    about: "Köp av kunder som fick ett erbjudande, mot köp av kunder som hölls utanför.",
    treated: "Fick erbjudanden",
    heldOut: "Kontrollgrupp",
    head: ["Grupp", "Kunder", "Köpte något", "Andel", "Betalade"],
  },
});

/** What shoppers paid who got offers, against those who were held out, with how sure that is. */
export function EffectOf({ effect }: Pick<Report, "effect">) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { perShopper } = effect;
  const row = (name: "treated" | "heldOut") => {
    const { shoppers, buyers, revenue }: Effect["treated"] = effect[name];
    const paid = revenue.map((money) => formatMoney(money, language)).join(", ");
    const counts = [shoppers, buyers].map((count) => countInWords(count, language));
    return { key: name, cells: [say[name], ...counts, shareInCell(shareOf(buyers, shoppers), language), paid || "–"] };
  };
  const said = (
    <Stack gap={4}>
      {effectInWords(effect, language).map((sentence, n) => (
        <Text key={sentence} size="sm" fw={n === 0 ? 600 : 400}>
          {sentence}
        </Text>
      ))}
      <Text size="sm" c="dimmed">
        {say.about}
      </Text>
    </Stack>
  );
  return (
    <Figure
      title={say.title}
      said={said}
      chart={perShopper === null ? null : (names) => <Interval {...names} {...perShopper} />}
      head={say.head}
      rows={[row("treated"), row("heldOut")]}
    />
  );
}
