import { Table } from "@mantine/core";
import { formatMoney } from "../../../../domain/money/currency.ts";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { useCampaignNames } from "../../names.ts";
import type { DayBook } from "./queries.ts";

const words = inBoth({
  en: {
    till: "Till",
    campaign: "Campaign",
    redeemed: "Redeemed",
    voided: "Voided",
    returned: "Returned",
    given: "Given",
  },
  sv: {
    till: "Kassa",
    campaign: "Kampanj",
    redeemed: "Inlöst",
    voided: "Makulerat",
    returned: "Återlämnat",
    given: "Givet",
  },
});

interface TotalsProps {
  readonly totals: DayBook["totals"];
  readonly label: string;
}

/** What each till gave for each campaign. */
export function Totals({ totals, label }: TotalsProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const campaignOf = useCampaignNames();
  return (
    <Table.ScrollContainer minWidth={560} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{say.till}</Table.Th>
            <Table.Th>{say.campaign}</Table.Th>
            <Table.Th ta="right">{say.given}</Table.Th>
            <Table.Th ta="right">{say.redeemed}</Table.Th>
            <Table.Th ta="right">{say.voided}</Table.Th>
            <Table.Th ta="right">{say.returned}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {totals.map(({ tillId, campaignId, amount, redeemed, voided, returned }) => (
            <Table.Tr key={`${tillId} ${campaignId} ${amount.currency}`}>
              <Table.Td>{tillId}</Table.Td>
              <Table.Td>{campaignOf(campaignId)}</Table.Td>
              <Table.Td ta="right" fw={600}>
                {formatMoney(amount, language)}
              </Table.Td>
              <Table.Td ta="right">{redeemed.count}</Table.Td>
              <Table.Td ta="right">{voided.count}</Table.Td>
              <Table.Td ta="right">{returned.count}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
