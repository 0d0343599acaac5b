import { Group, Progress, Stack, Text } from "@mantine/core";
import { formatMoney } from "../../../../domain/money/currency.ts";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import type { Report } from "./queries.ts";
import { percentInWords } from "./words/measures.ts";

const words = inBoth({
  en: {
    used: (used: string, limit: string) => `${used} of ${limit} used`,
    spent: (share: string) => `${share} spent`,
    held: (share: string) => `${share} held for offers in hand`,
  },
  sv: {
    used: (used: string, limit: string) => `${used} av ${limit} använt`,
    spent: (share: string) => `${share} förbrukat`,
    held: (share: string) => `${share} reserverat för erbjudanden`,
  },
});

type Budget = NonNullable<Report["budget"]>;

/** What of a budget is used in one currency, minor units. */
export interface Used {
  readonly currency: string;
  readonly limit: number;
  readonly spent: number;
  readonly held: number;
}

/** A budget by its currencies, the one that is used most first. */
export function usedOf({ limit, reserved, spent }: Budget): Used[] {
  const amount = (list: Budget["limit"], currency: string): number =>
    list.find((one) => one.currency === currency)?.amount ?? 0;
  return limit
    .map(({ currency, amount: most }) => ({
      currency,
      limit: most,
      spent: amount(spent, currency),
      held: amount(reserved, currency),
    }))
    .toSorted((a, b) => shareOf(b) - shareOf(a));
}
const shareOf = ({ limit, spent, held }: Used): number => (limit === 0 ? 1 : (spent + held) / limit);

/** How much of a budget is spent, and held for offers that are in somebody's hand. */
export function BudgetBar({ used }: { readonly used: Used }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const { currency, limit, spent, held } = used;
  const share = (amount: number): number => (limit === 0 ? 1 : Math.min(1, amount / limit));
  const money = (amount: number): string => formatMoney({ amount, currency }, language);
  return (
    <Stack gap={4}>
      <Progress.Root size="sm" role="presentation">
        <Progress.Section value={100 * share(spent)} color="spruce" aria-hidden />
        <Progress.Section value={100 * share(held)} color="spruce.3" aria-hidden />
      </Progress.Root>
      <Group justify="space-between" gap="xs">
        <Text size="xs">{say.used(money(spent + held), money(limit))}</Text>
        <Text size="xs" c="dimmed">
          {[say.spent(percentInWords(share(spent), language)), say.held(percentInWords(share(held), language))].join(
            ", ",
          )}
        </Text>
      </Group>
    </Stack>
  );
}
