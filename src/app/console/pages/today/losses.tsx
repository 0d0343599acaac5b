import { Anchor, Box, SimpleGrid, Skeleton, Stack, Table, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { useMoments } from "../../../shared/moments.ts";
import { Loaded } from "../../../shared/page.tsx";
import { Nothing, Panel } from "../../../shared/panel.tsx";
import { reasonWords, wordsFor } from "../../../shared/reason-words.ts";
import { may, useSession } from "../../session.ts";
import { lossesOf } from "./figures.ts";
import { type DayReport, useDayReport } from "./queries.ts";

const words = inBoth({
  en: {
    title: "From visits to redemptions, and where shoppers were lost",
    about: (day: string) =>
      `${day}. Everybody is counted once in a bar; who came in twice may have been stopped for two reasons. Numbers under 20 shoppers are not shown.`,
    openCart: "Had a cart",
    visited: "Came in",
    offered: "Got an offer",
    viewed: "Looked at it",
    redeemed: "Redeemed it",
    why: "Why there was no offer",
    shoppers: "Shoppers",
    share: "Share of visits",
    few: "fewer than 20",
    none: "Nobody was stopped that day.",
    stage: "Stage",
  },
  sv: {
    title: "Från besök till inlösen, och var kunder föll bort",
    about: (day: string) =>
      `${day}. Var och en räknas en gång i en stapel; den som kom två gånger kan ha stoppats av två skäl. Tal under 20 kunder visas inte.`,
    openCart: "Hade en varukorg",
    visited: "Kom in",
    offered: "Fick ett erbjudande",
    viewed: "Tittade på det",
    redeemed: "Löste in det",
    why: "Varför det inte blev något erbjudande",
    shoppers: "Kunder",
    share: "Andel av besöken",
    few: "färre än 20",
    none: "Ingen stoppades den dagen.",
    stage: "Steg",
  },
});

const Chart = lazy(async () => ({ default: (await import("./losses-chart.tsx")).LossesChart }));
const CHART_HEIGHT_PX = 320;

interface LossesProps {
  readonly storeId: string;
  readonly day: string;
}

/** Where shoppers were lost between the door and the till. */
export function Losses({ storeId, day }: LossesProps) {
  const say = useWords(words);
  const { day: written } = useMoments();
  const query = useDayReport(day, storeId);
  return (
    <Panel title={say.title} about={say.about(written(day))}>
      <Loaded query={query}>
        {(report) => (
          <Stack gap="lg">
            <Bars report={report} />
            <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="xl" style={{ alignItems: "start" }}>
              <Stages report={report} />
              <Reasons report={report} storeId={storeId} day={day} />
            </SimpleGrid>
          </Stack>
        )}
      </Loaded>
    </Panel>
  );
}

/** The tables beneath say the same in words. */
function Bars({ report }: { readonly report: DayReport }) {
  const say = useWords(words);
  const reasons = useWords(reasonWords);
  const [before, after] = [report.funnel.slice(0, 2), report.funnel.slice(2)];
  const bars = [
    ...before.map((one) => ({ label: say[one.stage], shoppers: one.shoppers, lost: false })),
    ...lossesOf(report).map((one) => ({ label: wordsFor(reasons, one.code), shoppers: one.shoppers, lost: true })),
    ...after.map((one) => ({ label: say[one.stage], shoppers: one.shoppers, lost: false })),
  ].flatMap(({ shoppers, ...bar }) => (shoppers === null ? [] : [{ ...bar, shoppers }]));
  if (bars.length === 0) return null;
  return (
    <Box aria-hidden>
      <Suspense fallback={<Skeleton height={CHART_HEIGHT_PX} />}>
        <Chart bars={bars} />
      </Suspense>
    </Box>
  );
}

function Stages({ report: { funnel } }: { readonly report: DayReport }) {
  const say = useWords(words);
  const { language } = useLanguage();
  return (
    <Table verticalSpacing="xs" aria-label={say.stage}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say.stage}</Table.Th>
          <Table.Th ta="right">{say.shoppers}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {funnel.map(({ stage, shoppers }) => (
          <Table.Tr key={stage}>
            <Table.Td>{say[stage]}</Table.Td>
            <Table.Td ta="right">{shoppers === null ? say.few : shoppers.toLocaleString(language)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

interface ReasonsProps {
  readonly report: DayReport;
  readonly storeId: string;
  readonly day: string;
}

function Reasons({ report, storeId, day }: ReasonsProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const losses = lossesOf(report);
  const percent = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 });
  if (losses.length === 0) return <Nothing>{say.none}</Nothing>;
  return (
    <Table verticalSpacing="xs" aria-label={say.why}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{say.why}</Table.Th>
          <Table.Th ta="right">{say.shoppers}</Table.Th>
          <Table.Th ta="right">{say.share}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {losses.map(({ stage, code, shoppers, share }) => (
          <Table.Tr key={`${stage} ${code}`}>
            <Table.Td>
              <ReasonLink code={code} storeId={storeId} day={day} />
            </Table.Td>
            <Table.Td ta="right">{shoppers === null ? say.few : shoppers.toLocaleString(language)}</Table.Td>
            <Table.Td ta="right">{share === null ? "–" : percent.format(share)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}

interface ReasonLinkProps {
  readonly code: string;
  readonly storeId: string;
  readonly day: string;
}

/** Leads to the decisions that ended so, for whom they are open to. */
function ReasonLink({ code, storeId, day }: ReasonLinkProps) {
  const reasons = useWords(reasonWords);
  const { roles } = useSession();
  const text = wordsFor(reasons, code);
  if (!may(roles, ["support", "analyst"])) return <Text size="sm">{text}</Text>;
  const search = { day, code, ...(storeId === "" ? {} : { store: storeId }) };
  return (
    <Anchor component={Link} size="sm" to="/decisions" search={search as never}>
      {text}
    </Anchor>
  );
}
