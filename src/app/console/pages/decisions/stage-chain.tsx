import { Badge, Box, Group, List, Stack, Text } from "@mantine/core";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { Nothing, Panel } from "../../../shared/panel.tsx";
import { reasonWords, stageWords, wordsFor } from "../../../shared/reason-words.ts";
import { useCampaignNames } from "../../names.ts";
import type { Decision } from "./queries.ts";
import { detailText } from "./reason-detail.ts";
import { type StageStep, stageSteps } from "./stages.ts";

const words = inBoth({
  en: {
    chain: "Stage by stage",
    chainAbout: "Every campaign goes through these in this order, and stays out at the first that says no.",
    ended: (count: number) => `${count} ended`,
    left: (count: number) => `${count} left`,
    groups: "Campaigns by what ended them",
    here: "here:",
    none: "No campaign was in question.",
  },
  sv: {
    chain: "Steg för steg",
    chainAbout: "Varje kampanj går igenom dem i den här ordningen, och stannar vid det första som säger nej.",
    ended: (count: number) => `${count} slutade`,
    left: (count: number) => `${count} kvar`,
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
  return (
    <Panel title={say.chain} about={say.chainAbout}>
      <Box component="ol" style={CHAIN} aria-label={say.chain}>
        {stageSteps(considered).map((step) => (
          <StageBox key={step.stage} step={step} />
        ))}
      </Box>
    </Panel>
  );
}

function StageBox({ step: { stage, ended, left, reasons: ends } }: { readonly step: StageStep }) {
  const say = useWords(words);
  const stages = useWords(stageWords);
  const reasons = useWords(reasonWords);
  return (
    <Box component="li" style={ended === 0 ? LINK : STOPPED}>
      <Text size="sm" fw={ended === 0 ? 400 : 600}>
        {stages[stage]}
      </Text>
      <Text size="xs" c="dimmed">
        {ended > 0 && `${say.ended(ended)}, `}
        {say.left(left)}
      </Text>
      {ends.map(({ code }) => (
        <Text key={code} size="xs">
          {wordsFor(reasons, code)}
        </Text>
      ))}
    </Box>
  );
}

const CHAIN = {
  display: "grid",
  gridTemplateColumns: "repeat(auto-fill, minmax(150px, 1fr))",
  gap: 8,
  listStyle: "none",
  margin: 0,
  padding: 0,
} as const;
const LINK = {
  border: "1px solid var(--mantine-color-default-border)",
  borderRadius: "var(--mantine-radius-sm)",
  padding: "6px 10px",
} as const;
const STOPPED = { ...LINK, borderColor: "var(--mantine-color-orange-filled)", borderLeftWidth: 4 } as const;

/** The campaigns themselves, by the reason that ended them, with what of it is known. */
export function Grouped({ considered }: ConsideredProps) {
  const say = useWords(words);
  const stages = useWords(stageWords);
  const reasons = useWords(reasonWords);
  const campaignOf = useCampaignNames();
  const groups = stageSteps(considered).flatMap(({ stage, reasons: ends }) => ends.map((end) => ({ stage, ...end })));
  if (groups.length === 0 && considered.length > 0) return null;
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
