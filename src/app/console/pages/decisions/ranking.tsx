import { Table } from "@mantine/core";
import { total } from "../../../../domain/campaigns/score.ts";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { Panel } from "../../../shared/panel.tsx";
import { useCampaignNames } from "../../names.ts";
import type { Decision } from "./queries.ts";

const words = inBoth({
  en: {
    title: "Ranking",
    about: "Score = context × value × lever. Each is 1 where nothing is known; the lever is the campaign's priority.",
    campaign: "Campaign",
    context: "Context",
    value: "Value",
    lever: "Lever",
    score: "Score",
  },
  sv: {
    title: "Rangordning",
    about:
      "Poäng = sammanhang × värde × hävstång. Var och en är 1 där inget är känt; hävstången är kampanjens prioritet.",
    campaign: "Kampanj",
    context: "Sammanhang",
    value: "Värde",
    lever: "Hävstång",
    score: "Poäng",
  },
});

/** Those that only another one stood in the way of, the best first. */
export function Ranking({ ranking }: { readonly ranking: Decision["ranking"] }) {
  const say = useWords(words);
  const { language } = useLanguage();
  const campaignOf = useCampaignNames();
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 3 });
  return (
    <Panel title={say.title} about={say.about}>
      <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table aria-label={say.title}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say.campaign}</Table.Th>
              <Table.Th ta="right">{say.context}</Table.Th>
              <Table.Th ta="right">× {say.value}</Table.Th>
              <Table.Th ta="right">× {say.lever}</Table.Th>
              <Table.Th ta="right">= {say.score}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {ranking.map(({ campaignId, ...score }) => (
              <Table.Tr key={campaignId}>
                <Table.Td>{campaignOf(campaignId)}</Table.Td>
                <Table.Td ta="right">{number.format(score.context)}</Table.Td>
                <Table.Td ta="right">{number.format(score.value)}</Table.Td>
                <Table.Td ta="right">{number.format(score.lever)}</Table.Td>
                <Table.Td ta="right" fw={600}>
                  {number.format(total(score))}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}
