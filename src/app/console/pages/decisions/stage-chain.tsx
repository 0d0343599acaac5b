import { Badge, Group, List, Stack, Table, Text } from "@mantine/core";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { Nothing, Panel } from "../../../shared/panel.tsx";
import { reasonWords, stageWords, wordsFor } from "../../../shared/reason-words.ts";
import { useCampaignNames } from "../../names.ts";
import type { Decision } from "./queries.ts";
import { detailText } from "./reason-detail.ts";
import { stageSteps } from "./stages.ts";

const words = inBoth({
  en: {
    chain: "Stage by stage",
    chainAbout: "Every campaign goes through these in this order, and stays out at the first that says no.",
    stage: "Stage",
    ended: "Ended here",
    left: "Left",
    why: "Why",
    groups: "Campaigns by what ended them",
    here: "here:",
    none: "No campaign was in question.",
  },
  sv: {
    chain: "Steg för steg",
    chainAbout: "Varje kampanj går igenom dem i den här ordningen, och stannar vid det första som säger nej.",
    stage: "Steg",
    ended: "Slutade här",
    left: "Kvar",
    why: "Varför",
    groups: "Kampanjer efter vad som stoppade dem",
    here: "här:",
    none: "Ingen kampanj kom i fråga.",
  },
});

interface ConsideredProps {
  readonly considered: Decision["considered"];
}

/** The chain of stages: how many campaigns each ended, and why. */
export function StageChain({ considered }: ConsideredProps) {
  const say = useWords(words);
  const stages = useWords(stageWords);
  const reasons = useWords(reasonWords);
  return (
    <Panel title={say.chain} about={say.chainAbout}>
      <Table.ScrollContainer minWidth={480} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
        <Table verticalSpacing={6} aria-label={say.chain}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{say.stage}</Table.Th>
              <Table.Th ta="right">{say.ended}</Table.Th>
              <Table.Th ta="right">{say.left}</Table.Th>
              <Table.Th>{say.why}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {stageSteps(considered).map(({ stage, ended, left, reasons: ends }) => (
              <Table.Tr key={stage} {...(ended === 0 ? { c: "dimmed" } : {})}>
                <Table.Td fw={ended === 0 ? 400 : 600}>{stages[stage]}</Table.Td>
                <Table.Td ta="right">{ended === 0 ? "–" : ended}</Table.Td>
                <Table.Td ta="right">{left}</Table.Td>
                <Table.Td>
                  {ends.map(({ code, campaigns }) => `${wordsFor(reasons, code)} (${campaigns.length})`).join("; ")}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Panel>
  );
}

/** The campaigns themselves, by the reason that ended them, with what of it is known. */
export function Grouped({ considered }: ConsideredProps) {
  const say = useWords(words);
  const stages = useWords(stageWords);
  const reasons = useWords(reasonWords);
  const campaignOf = useCampaignNames();
  const groups = stageSteps(considered).flatMap(({ stage, reasons: ends }) => ends.map((end) => ({ stage, ...end })));
  return (
    <Panel title={say.groups}>
      {considered.length === 0 && <Nothing>{say.none}</Nothing>}
      <Stack gap="md">
        {groups.map(({ stage, code, campaigns }) => (
          <Stack key={`${stage} ${code}`} gap={4}>
            <Group gap="xs">
              <Text fw={600} size="sm">
                {wordsFor(reasons, code)}
              </Text>
              <Badge variant="light" color="gray" size="sm">
                {stages[stage]}
              </Badge>
            </Group>
            <List size="sm">
              {campaigns.map(({ campaignId, version, reason }) => (
                <List.Item key={campaignId}>
                  {campaignOf(campaignId)}{" "}
                  <Text span size="xs" c="dimmed">
                    v{version} {detailText(reason?.detail, say.here)}
                  </Text>
                </List.Item>
              ))}
            </List>
          </Stack>
        ))}
      </Stack>
    </Panel>
  );
}
