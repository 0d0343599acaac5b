import "@mantine/dates/styles.css";
import "dayjs/locale/sv";
import "dayjs/locale/en-gb";
import { DatePickerInput } from "@mantine/dates";
import { inBoth, useLanguage, useWords } from "../shared/language.tsx";

const words = inBoth({
  en: { day: "Day", previous: "Previous month", next: "Next month", level: "Choose the month" },
  sv: { day: "Dag", previous: "Föregående månad", next: "Nästa månad", level: "Välj månad" },
});
/** Weeks begin on Monday in both. */
const LOCALES = { en: "en-gb", sv: "sv" } as const;

interface DayPickerProps {
  /** `2026-11-21`, or empty for none. */
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly latest: string;
  readonly label?: string;
  /** Whether it may be left open. */
  readonly clearable?: boolean;
}

/** A day of the calendar. Loaded with the pages that ask for one. */
export function DayPicker({ value, onChange, latest, label, clearable = false }: DayPickerProps) {
  const say = useWords(words);
  const { language } = useLanguage();
  return (
    <DatePickerInput
      label={label ?? say.day}
      w={{ base: "100%", xs: 220 }}
      value={value === "" ? null : value}
      onChange={(day) => onChange(day ?? "")}
      maxDate={latest}
      locale={LOCALES[language]}
      firstDayOfWeek={1}
      valueFormat="ddd D MMM YYYY"
      clearable={clearable}
      ariaLabels={{ previousMonth: say.previous, nextMonth: say.next, monthLevelControl: say.level }}
    />
  );
}
