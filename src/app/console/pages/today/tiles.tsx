import { Box, Card, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { formatMoney } from "../../../../domain/money/currency.ts";
import { inBoth, useLanguage, useWords } from "../../../shared/language.tsx";
import { ChangeLine } from "./change-line.tsx";
import { COUNTED, type Counted, countsOf, moneyPairs } from "./figures.ts";
import type { DayReport } from "./queries.ts";

const FEW = "< 20";

const words = inBoth({
  en: {
    visited: "Visits",
    decisions: "Decisions",
    offered: "Offers",
    redemptions: "Redemptions",
    given: "Money given",
    few: "Fewer than 20 shoppers",
    nothing: "Nothing",
    ofShoppers: "shoppers who came in",
    ofDecisions: "times something was weighed",
    ofOffers: "shoppers who got one",
    ofTills: "at the tills",
  },
  sv: {
    visited: "Besök",
    decisions: "Beslut",
    offered: "Erbjudanden",
    redemptions: "Inlösta",
    given: "Givna pengar",
    few: "Färre än 20 kunder",
    nothing: "Inget",
    ofShoppers: "kunder som kom in",
    ofDecisions: "gånger något vägdes",
    ofOffers: "kunder som fick ett",
    ofTills: "i kassorna",
  },
});

const UNITS = {
  visited: "ofShoppers",
  decisions: "ofDecisions",
  offered: "ofOffers",
  redemptions: "ofTills",
} as const satisfies Record<Counted, keyof (typeof words)["en"]>;

/** As many beside each other as there is room for. */
const TILES = { display: "grid", gridTemplateColumns: "repeat(auto-fit, minmax(158px, 1fr))", gap: 12 } as const;

interface TilesProps {
  readonly report: DayReport;
  readonly earlier?: { readonly report: DayReport; readonly day: string };
}

/** The numbers of a day, and where there is another one how they moved since. */
export function Tiles({ report, earlier }: TilesProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  const counts = countsOf(report);
  const countsBefore = earlier && countsOf(earlier.report);
  const number = new Intl.NumberFormat(language);
  const write = (value: number): string => number.format(value);
  const pairs = moneyPairs(report.tills.given, earlier?.report.tills.given ?? []);
  return (
    <Box style={TILES}>
      {COUNTED.map((name) => (
        <Tile key={name} label={say[name]} unit={say[UNITS[name]]}>
          <Figure value={counts[name]} write={write} few={say.few} />
          {earlier && (
            <ChangeLine now={counts[name]} before={countsBefore?.[name] ?? null} day={earlier.day} write={write} />
          )}
        </Tile>
      ))}
      <Tile label={say.given} unit={say.ofTills}>
        {pairs.length === 0 && <Figure value={0} write={() => say.nothing} few={say.few} />}
        {pairs.map(({ now, before }) => {
          // In a narrow tile a sum may part from its currency, but is itself kept whole.
          const price = (amount: number): string => formatMoney({ ...now, amount }, language).replaceAll("\u{a0}", " ");
          return (
            <div key={now.currency}>
              <Figure value={now.amount} write={price} few={say.few} />
              {earlier && <ChangeLine now={now.amount} before={before.amount} day={earlier.day} write={price} />}
            </div>
          );
        })}
      </Tile>
    </Box>
  );
}

interface TileProps {
  readonly label: string;
  readonly unit: string;
  readonly children: ReactNode;
}

function Tile({ label, unit, children }: TileProps) {
  return (
    <Card withBorder padding="sm" role="group" aria-label={label}>
      <Text size="sm" fw={600}>
        {label}
      </Text>
      <Text size="xs" c="dimmed" mb={6}>
        {unit}
      </Text>
      <Stack gap={6} mt="auto">
        {children}
      </Stack>
    </Card>
  );
}

interface FigureProps {
  readonly value: number | null;
  readonly write: (value: number) => string;
  readonly few: string;
}

function Figure({ value, write, few }: FigureProps) {
  return (
    <Text fz={24} lh={1.2} fw={700} style={{ fontVariantNumeric: "tabular-nums", overflowWrap: "break-word" }}>
      {value === null ? <abbr title={few}>{FEW}</abbr> : write(value)}
    </Text>
  );
}
