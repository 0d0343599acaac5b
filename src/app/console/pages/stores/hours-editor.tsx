import { Button, Group, Stack, Switch, Table, Text, TextInput } from "@mantine/core";
import type { Span } from "../../../../domain/stores/opening-hours-syntax.ts";
import { inBoth, useWords } from "../../../shared/language.tsx";
import { useDayNames, useHoursInWords } from "./hours-words.ts";
import { clockOf, EMPTY_WEEK, endClock, hoursOf, spanOf, type Week, weekOf, withDay, withPause } from "./week.ts";

const words = inBoth({
  en: {
    hours: "Opening hours",
    text: "As text",
    about: "A part of OpenStreetMap's opening_hours, such as Mo-Fr 10:00-19:00; Sa 10:00-17:00; PH off",
    unknown: "Kept as it is, but not understood: whether the store is open counts as unknown.",
    noTable: "These hours differ from month to month, or are not understood: they can be changed as text.",
    opens: (day: string) => `${day}, opens`,
    closes: (day: string) => `${day}, closes`,
    isOpen: (day: string) => `${day}, open`,
    pause: "Add a break",
    noPause: "Without the break",
    copy: "Like Monday, to Friday",
    closed: "Closed",
  },
  sv: {
    hours: "Öppettider",
    text: "Som text",
    about: "En del av OpenStreetMaps opening_hours, så som Mo-Fr 10:00-19:00; Sa 10:00-17:00; PH off",
    unknown: "Sparas som det är, men förstås inte: om butiken är öppen räknas som okänt.",
    noTable: "Tiderna skiljer sig mellan månader, eller förstås inte: de kan ändras som text.",
    opens: (day: string) => `${day}, öppnar`,
    closes: (day: string) => `${day}, stänger`,
    isOpen: (day: string) => `${day}, öppet`,
    pause: "Lägg till en paus",
    noPause: "Utan pausen",
    copy: "Som måndag, till fredag",
    closed: "Stängt",
  },
});

const USUAL: Span = { from: 600, to: 1_080 };
const FRIDAY = 4;

interface HoursEditorProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly fault: string | undefined;
}

/** Opening hours as a table of the week, as text, and told back in words. */
export function HoursEditor({ value, onChange, fault }: HoursEditorProps) {
  const say = useWords(words);
  const tell = useHoursInWords();
  const week = value.trim() === "" ? EMPTY_WEEK : weekOf(value);
  return (
    <Stack gap="sm" role="group" aria-label={say.hours}>
      {week === null ? (
        <Text size="sm" c="dimmed">
          {say.noTable}
        </Text>
      ) : (
        <WeekTable week={week} onChange={(next) => onChange(hoursOf(next))} />
      )}
      <TextInput
        label={say.text}
        description={say.about}
        value={value}
        onChange={({ currentTarget }) => onChange(currentTarget.value)}
        error={fault ?? (week === null && say.unknown)}
        maxLength={500}
        spellCheck={false}
      />
      {week !== null && value !== "" && (
        <Text size="sm" c="dimmed">
          {tell(value)}
        </Text>
      )}
    </Stack>
  );
}

interface WeekTableProps {
  readonly week: Week;
  readonly onChange: (week: Week) => void;
}

function WeekTable({ week, onChange }: WeekTableProps) {
  const say = useWords(words);
  const names = useDayNames("long");
  const monday = week.days[0] ?? [];
  const copy = (): void => onChange({ ...week, days: week.days.map((spans, day) => (day <= FRIDAY ? monday : spans)) });
  return (
    <Stack gap={4} align="flex-start">
      <Table withRowBorders={false} verticalSpacing={3} horizontalSpacing={4} layout="auto">
        <Table.Tbody>
          {week.days.map((spans, day) => (
            <DayRow
              key={names[day]}
              name={names[day] ?? ""}
              spans={spans}
              onChange={(next) => onChange(withDay(week, day, next))}
            />
          ))}
        </Table.Tbody>
      </Table>
      <Button size="compact-xs" variant="subtle" disabled={monday.length === 0} onClick={copy}>
        {say.copy}
      </Button>
    </Stack>
  );
}

interface DayRowProps {
  readonly name: string;
  readonly spans: readonly Span[];
  readonly onChange: (spans: readonly Span[]) => void;
}

function DayRow({ name, spans, onChange }: DayRowProps) {
  const say = useWords(words);
  return (
    <Table.Tr>
      <Table.Td w={1} style={{ whiteSpace: "nowrap", verticalAlign: "top" }}>
        <Switch
          size="sm"
          mt={4}
          label={name.charAt(0).toUpperCase() + name.slice(1)}
          aria-label={say.isOpen(name)}
          checked={spans.length > 0}
          onChange={({ currentTarget }) => onChange(currentTarget.checked ? [USUAL] : [])}
        />
      </Table.Td>
      <Table.Td>
        <Stack gap={4}>
          {spans.map((span, index) => (
            <SpanFields key={index} name={name} span={span} onChange={(next) => onChange(spans.with(index, next))} />
          ))}
        </Stack>
        {spans.length === 0 && (
          <Text size="sm" c="dimmed" pt={3}>
            {say.closed}
          </Text>
        )}
      </Table.Td>
      <Table.Td w={1} style={{ verticalAlign: "top" }}>
        {spans.length === 1 && (
          <Button
            size="compact-xs"
            variant="subtle"
            mt={4}
            aria-label={`${say.pause}, ${name}`}
            onClick={() => onChange(spans.flatMap(withPause))}
          >
            +
          </Button>
        )}
        {spans.length > 1 && (
          <Button
            size="compact-xs"
            variant="subtle"
            mt={4}
            aria-label={`${say.noPause}, ${name}`}
            onClick={() => onChange(spans.slice(0, -1))}
          >
            −
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

interface SpanFieldsProps {
  readonly name: string;
  readonly span: Span;
  readonly onChange: (span: Span) => void;
}

function SpanFields({ name, span, onChange }: SpanFieldsProps) {
  const say = useWords(words);
  const take = (from: string, to: string): void => {
    const next = spanOf(from, to);
    if (next !== null) onChange(next);
  };
  const [from, to] = [clockOf(span.from), endClock(span)];
  return (
    <Group gap={6} wrap="nowrap">
      <TextInput
        type="time"
        size="xs"
        aria-label={say.opens(name)}
        value={from}
        onChange={({ currentTarget }) => take(currentTarget.value, to)}
      />
      <Text size="sm">–</Text>
      <TextInput
        type="time"
        size="xs"
        aria-label={say.closes(name)}
        value={to}
        onChange={({ currentTarget }) => take(from, currentTarget.value)}
      />
    </Group>
  );
}
