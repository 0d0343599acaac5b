import { Paper, Stack, Text, Title } from "@mantine/core";
import { formatMoney } from "../../domain/money/currency.ts";
import { inBoth, useLanguage, useWords } from "../shared/language.tsx";
import { problemWords } from "../shared/problem-words.ts";
import { refusalOf } from "../shared/refused.ts";

const words = inBoth({
  en: {
    yes: "Yes",
    redeemed: "Redeemed",
    no: "No",
    off: (money: string) => `${money} off`,
    line: "Line",
    by: "Used at",
  },
  sv: { yes: "Ja", redeemed: "Inlöst", no: "Nej", off: (money: string) => `${money} av`, line: "Rad", by: "Använt i" },
});

export interface Quote {
  readonly label: string;
  readonly discount: {
    readonly currency: string;
    readonly amount: number;
    readonly lines: readonly { readonly lineId: string; readonly amount: number }[];
  };
}

interface YesProps {
  readonly redeemed: boolean;
  readonly quote: Quote;
}

/** It is good: what comes off, line by line. */
export function Yes({ redeemed, quote: { label, discount } }: YesProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const money = (amount: number): string => formatMoney({ amount, currency: discount.currency }, language);
  return (
    <Paper bg="spruce.7" c="white" p="xl" role="status">
      <Stack gap="xs" align="center">
        <Title order={2} size={48}>
          {redeemed ? say.redeemed : say.yes}
        </Title>
        <Text size="xl" fw={700}>
          {say.off(money(discount.amount))}
        </Text>
        <Text>{label}</Text>
        {discount.lines.map(({ lineId, amount }) => (
          <Text key={lineId}>
            {say.line} {lineId}: {money(amount)}
          </Text>
        ))}
      </Stack>
    </Paper>
  );
}

interface Elsewhere {
  readonly storeId: string;
  readonly tillId: string;
  readonly at: string;
}

/** It is not good, and why. */
export function No({ error }: { readonly error: unknown }) {
  const say = useWords(words);
  const reasons = useWords(problemWords);
  const { language } = useLanguage();
  const { code, members } = refusalOf(error);
  const by = members["by"] as Elsewhere | undefined;
  return (
    <Paper bg="red.9" c="white" p="xl" role="alert">
      <Stack gap="xs" align="center">
        <Title order={2} size={48}>
          {say.no}
        </Title>
        <Text size="xl" fw={700} ta="center">
          {reasons[code]}
        </Text>
        {by !== undefined && (
          <Text>
            {say.by} {by.storeId}, {by.tillId},{" "}
            {new Intl.DateTimeFormat(language, { dateStyle: "short", timeStyle: "short" }).format(new Date(by.at))}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
