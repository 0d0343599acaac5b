import { Stack, Text, Title } from "@mantine/core";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { useMoments } from "../../../shared/moments.ts";
import { Loaded } from "../../../shared/page.tsx";
import { dayAfter } from "../../days.ts";
import { type DayReport, useDayReport } from "./queries.ts";
import { Tiles } from "./tiles.tsx";

const WEEK = 7;

const words = inBoth({
  en: {
    yesterday: "Yesterday",
    soFar: "Since midnight",
    against: (day: string) => `Against ${day}, the same weekday before.`,
    zone: (zone: string) => `By the clock of ${zone}.`,
  },
  sv: {
    yesterday: "I går",
    soFar: "Sedan midnatt",
    against: (day: string) => `Jämfört med ${day}, samma veckodag innan.`,
    zone: (zone: string) => `Efter klockan i ${zone}.`,
  },
});

interface DayNumbersProps {
  readonly storeId: string;
  readonly today: string;
  readonly timeZone: string;
  readonly day: string;
}

/** A day's numbers beside those of the same weekday before; where the day is yesterday, today's so far as well. */
export function DayNumbers({ storeId, today, timeZone, day }: DayNumbersProps) {
  const say = useWords(words);
  const { day: written } = useMoments();
  const isYesterday = day === dayAfter(today, -1);
  const before = dayAfter(day, -WEEK);
  const title = isYesterday ? `${say.yesterday}, ${written(day)}` : written(day);
  return (
    <>
      {day === today ? (
        <OneDay title={`${say.soFar}, ${written(today)}`} about={say.zone(timeZone)} storeId={storeId} day={today} />
      ) : (
        <OneDay
          title={title}
          about={`${say.against(written(before))} ${say.zone(timeZone)}`}
          storeId={storeId}
          day={day}
          before={before}
        />
      )}
      {isYesterday && <OneDay title={say.soFar} storeId={storeId} day={today} />}
    </>
  );
}

interface OneDayProps {
  readonly title: string;
  readonly about?: string;
  readonly storeId: string;
  readonly day: string;
  readonly before?: string;
}

function OneDay({ title, about, storeId, day, before }: OneDayProps) {
  const query = useDayReport(day, storeId);
  return (
    <Stack gap="sm" component="section" aria-label={title}>
      <Stack gap={2}>
        <Title order={2} size="h4">
          {title}
        </Title>
        {about !== undefined && (
          <Text size="sm" c="dimmed">
            {about}
          </Text>
        )}
      </Stack>
      <Loaded query={query}>
        {(report) =>
          before === undefined ? (
            <Tiles report={report} />
          ) : (
            <Compared report={report} storeId={storeId} before={before} />
          )
        }
      </Loaded>
    </Stack>
  );
}

interface ComparedProps {
  readonly report: DayReport;
  readonly storeId: string;
  readonly before: string;
}

function Compared({ report, storeId, before }: ComparedProps) {
  const query = useDayReport(before, storeId);
  return (
    <Loaded query={query}>{(earlier) => <Tiles report={report} earlier={{ report: earlier, day: before }} />}</Loaded>
  );
}
