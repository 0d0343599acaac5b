import { Stack } from "@mantine/core";
import { formatMoney } from "../../../../../domain/money/currency.ts";
import { inBoth, useLanguage, useWords } from "../../../../shared/language.tsx";
import { BudgetBar, usedOf } from "../budget-bar.tsx";
import type { Report } from "../queries.ts";
import { Figure } from "./figure.tsx";

const words = inBoth({
  en: {
    title: "Budget",
    said: "What its whole life may cost, as of now. What is held for an offer in somebody's hand is free again when that offer is over.",
    none: "It has no budget for its whole life, so nothing stops what it costs.",
    head: ["Currency", "Limit", "Spent", "Held", "Left"],
  },
  sv: {
    title: "Budget",
    said: "Vad den får kosta sammanlagt, som det är nu. Det som är reserverat för ett utgivet erbjudande blir fritt när erbjudandet är över.",
    none: "Den har ingen budget för hela sin tid, så inget hindrar vad den kostar.",
    head: ["Valuta", "Gräns", "Förbrukat", "Reserverat", "Kvar"],
  },
});

/** What is spent of its budget, and held for offers in hand: each currency for itself. */
export function Budget({ budget }: Pick<Report, "budget">) {
  const say = useWords(words);
  const { language } = useLanguage();
  const used = budget === null ? [] : usedOf(budget);
  return (
    <Figure
      title={say.title}
      said={budget === null ? say.none : say.said}
      chart={null}
      head={say.head}
      rows={used.map(({ currency, limit, spent, held }) => ({
        key: currency,
        cells: [
          currency,
          ...[limit, spent, held, limit - spent - held].map((amount) => formatMoney({ amount, currency }, language)),
        ],
      }))}
    >
      <Stack gap="md">
        {used.map((one) => (
          <BudgetBar key={one.currency} used={one} />
        ))}
      </Stack>
    </Figure>
  );
}
