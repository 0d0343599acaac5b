import { Table, Text } from "@mantine/core";
import { formatMoney } from "../../../domain/money/currency.ts";
import type { Money } from "../../../domain/money/money.ts";
import { inBoth, useLanguage, useWords } from "../../shared/language.tsx";
import { givenIn, type Total } from "./sums.ts";

/** A day as the service tells it. Times are RFC 3339. */
export interface StoreDay {
  readonly storeId: string;
  readonly businessDate: string;
  readonly timeZone: string;
  readonly completeUntil: string;
  readonly closedAt: string | null;
  readonly totals: readonly Total[];
  readonly afterClosing: readonly Total[];
}

const words = inBoth({
  en: {
    till: "Till",
    thisTill: (id: string) => `${id} (this one)`,
    campaign: "Campaign",
    redeemed: "Redeemed",
    voided: "Voided",
    returned: "Returned",
    given: "Given",
    all: "The store",
    here: "This till",
    totals: "Totals by till and campaign",
  },
  sv: {
    till: "Kassa",
    thisTill: (id: string) => `${id} (den här)`,
    campaign: "Kampanj",
    redeemed: "Inlösta",
    voided: "Makulerade",
    returned: "Återlämnade",
    given: "Givet",
    all: "Butiken",
    here: "Den här kassan",
    totals: "Summor per kassa och kampanj",
  },
});

interface TotalsProps {
  readonly totals: readonly Total[];
  readonly thisTill: string;
}

const KINDS = ["redeemed", "voided", "returned"] as const;

/** What each till gave for each campaign, what this one did, and the store. */
export function Totals({ totals, thisTill }: TotalsProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const money = (amount: Money): string => formatMoney(amount, language);
  const sums = [
    { label: say.here, given: givenIn(totals.filter(({ tillId }) => tillId === thisTill)) },
    { label: say.all, given: givenIn(totals) },
  ];
  return (
    <Table aria-label={say.totals} verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say.till}</Table.Th>
          <Table.Th>{say.campaign}</Table.Th>
          {KINDS.map((kind) => (
            <Table.Th key={kind} ta="right" visibleFrom="sm">
              {say[kind]}
            </Table.Th>
          ))}
          <Table.Th ta="right">{say.given}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {totals.map((total) => (
          <Table.Tr key={`${total.tillId} ${total.campaignId} ${total.amount.currency}`}>
            <Table.Td>{total.tillId === thisTill ? say.thisTill(thisTill) : total.tillId}</Table.Td>
            <Table.Td>
              {total.campaignId}
              <Text size="xs" c="dimmed" hiddenFrom="sm">
                {KINDS.map((kind) => `${say[kind]}: ${total[kind].count}`).join(" · ")}
              </Text>
            </Table.Td>
            {KINDS.map((kind) => (
              <Table.Td key={kind} ta="right" visibleFrom="sm">
                {total[kind].count}
                <Text size="xs" c="dimmed">
                  {money(total[kind].amount)}
                </Text>
              </Table.Td>
            ))}
            <Table.Td ta="right" fw={600}>
              {money(total.amount)}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
      <Table.Tfoot>
        {sums.flatMap(({ label, given }) =>
          given.map((amount) => (
            <Table.Tr key={`${label} ${amount.currency}`}>
              <Table.Th colSpan={2}>{label}</Table.Th>
              <Table.Td colSpan={KINDS.length} visibleFrom="sm" />
              <Table.Th ta="right">{money(amount)}</Table.Th>
            </Table.Tr>
          )),
        )}
      </Table.Tfoot>
    </Table>
  );
}
