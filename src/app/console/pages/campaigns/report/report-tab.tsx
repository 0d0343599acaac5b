import { Group, NativeSelect, SimpleGrid, Stack, Text } from "@mantine/core";
import { REPORT_CELL_MIN } from "../../../../../domain/bounds.ts";
import { inBoth, useWords } from "../../../../shared/language.tsx";
import { Loaded } from "../../../../shared/page.tsx";
import { useInAddress } from "../in-address.ts";
import { type Report, useReport } from "../queries.ts";
import { Budget } from "./budget.tsx";
import { EffectOf } from "./effect.tsx";
import { Funnel } from "./funnel.tsx";
import { Stopped } from "./stopped.tsx";
import { Wordings } from "./wordings.tsx";

const words = inBoth({
  en: {
    period: "Period",
    last: (days: string) => `The last ${days} days`,
    few: `Each shopper counts once. Numbers of fewer than ${REPORT_CELL_MIN} shoppers are hidden, so that no report tells of one of them; nor is none told from a few.`,
  },
  sv: {
    period: "Period",
    last: (days: string) => `De senaste ${days} dagarna`,
    few: `Varje kund räknas en gång. Antal under ${REPORT_CELL_MIN} kunder döljs, så att ingen rapport berättar om en enda; inte heller skiljs ingen från några få.`,
  },
});

const DAYS = ["30", "7", "90", "365"] as const;
const SHORTEST_FIRST = DAYS.toSorted((a, b) => Number(a) - Number(b));

/** What became of a campaign's offers, and what they add. */
export function ReportTab({ id }: { readonly id: string }) {
  const say = useWords(words);
  const [days, choose] = useInAddress("days", DAYS);
  const query = useReport(id, Number(days));
  return (
    <Stack gap="md">
      <Group align="flex-end" gap="lg">
        <NativeSelect
          label={say.period}
          value={days}
          data={SHORTEST_FIRST.map((value) => ({ value, label: say.last(value) }))}
          onChange={({ currentTarget }) => choose(DAYS.find((one) => one === currentTarget.value) ?? "30")}
        />
        <Text size="sm" c="dimmed" maw={560} flex="1 1 280px">
          {say.few}
        </Text>
      </Group>
      <Loaded query={query}>{(report) => <Figures report={report} />}</Loaded>
    </Stack>
  );
}

function Figures({ report }: { readonly report: Report }) {
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
      <Stack>
        <Funnel funnel={report.funnel} />
        <Stopped stopped={report.stopped} funnel={report.funnel} />
      </Stack>
      <Stack>
        <EffectOf effect={report.effect} />
        <Wordings variants={report.variants} />
        <Budget budget={report.budget} />
      </Stack>
    </SimpleGrid>
  );
}
