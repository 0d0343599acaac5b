/**
 * The subset of OpenStreetMap's opening_hours syntax that Beckon understands, case and blanks apart:
 *
 *     hours := "24/7" | rule (";" rule)*            a later rule replaces earlier ones on the days it names
 *     rule  := group ("," group)*                   a later group adds to what stands there
 *     group := [months [":"]] [days [":"]] (spans | "off" | "closed")
 *     days  := list of Mo…Su, ranges (`Sa-Mo` wraps) and PH        months := list of Jan…Dec and ranges
 *     spans := list of HH:MM-HH:MM; an end before its start, or beyond 24:00, lies on the next day
 *
 * Anything else is unknown and never guessed at. https://wiki.openstreetmap.org/wiki/Key:opening_hours/specification
 */

/** Minutes from local midnight of the day it belongs to, half-open; `to` may reach to the end of the next day, 2,880. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface OpeningRule {
  /** 1 January … 12 December. */
  readonly months: readonly number[];
  /** ISO: 1 Monday … 7 Sunday. */
  readonly weekdays: readonly number[];
  /** Whether the rule names public holidays, whatever weekday they fall on. */
  readonly holidays: boolean;
  /** Adds its spans to those of earlier rules instead of replacing them. */
  readonly adds: boolean;
  /** None: closed on these days. */
  readonly spans: readonly Span[];
}

/** Later rules win over earlier ones. */
export interface OpeningHours {
  readonly rules: readonly OpeningRule[];
}

const DAYS = ["mo", "tu", "we", "th", "fr", "sa", "su"];
const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

const listOf = (item: string): string => `(?:${item})(?:,(?:${item}))*`;
const rangeOf = (names: readonly string[]): string => `(?:${names.join("|")})(?:-(?:${names.join("|")}))?`;
const GROUP = new RegExp(
  `^(?:(?<months>${listOf(rangeOf(MONTHS))})[: ]?)?(?:(?<days>${listOf(`ph|${rangeOf(DAYS)}`)})[: ]?)?` +
    `(?:(?<spans>${listOf(String.raw`\d{1,2}:\d{2}-\d{1,2}:\d{2}`)})|off|closed)$`,
);
/** The comma that ends a group: a letter after it can only begin the days or months of the next. */
const NEXT_GROUP = /(?<=\d|off|closed),(?=[a-z])/;

const normalise = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replaceAll(/[‐‑‒–—−]/g, "-")
    .replaceAll(/\s*([-,;:])\s*/g, "$1")
    .replaceAll(/\s+/g, " ")
    .replace(/;$/, "")
    .replace(/^24\/7(?=;|$)/, "00:00-24:00");

/** `["dec", "may-aug"]` to numbers from 1; ranges wrap around the end. */
const expand = (list: readonly string[], names: readonly string[]): number[] =>
  list.flatMap((item) => {
    const [first = "", last = first] = item.split("-");
    const from = names.indexOf(first);
    const length = ((names.indexOf(last) - from + names.length) % names.length) + 1;
    return Array.from({ length }, (_, step) => ((from + step) % names.length) + 1);
  });

const minutesOf = (clock: string): number => {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return minutes < 60 ? hours * 60 + minutes : Number.NaN;
};

/** A span of no length is refused: some write it for "all day", some for "never". */
const parseSpan = (text: string): Span | null => {
  const [from = Number.NaN, end = Number.NaN] = text.split("-").map(minutesOf);
  const to = end < from ? end + 1_440 : end;
  return from < 1_440 && from < to && to <= 2_880 ? { from, to } : null;
};

interface Group extends OpeningRule {
  readonly namesDays: boolean;
}

/** `later`: not the first of its rule. Closed days replace what stands there even so. */
const parseGroup = (text: string, later: boolean): Group | null => {
  const found = GROUP.exec(text)?.groups;
  if (found === undefined) return null;
  const { months = "jan-dec", days = "mo-su", spans: times } = found;
  const spans = (times?.split(",") ?? []).map(parseSpan);
  if (!spans.every((span) => span !== null)) return null;
  const weekdays = days.split(",").filter((day) => day !== "ph");
  return {
    months: expand(months.split(","), MONTHS),
    weekdays: expand(weekdays, DAYS),
    holidays: days.includes("ph"),
    adds: later && spans.length > 0,
    spans,
    namesDays: Boolean(found["days"] ?? found["months"]),
  };
};

/**
 * A group without days comes first. Several of them in a row are one day with a break (`09:00-12:30; 14:30-19:00`), so
 * each begins after the one before; after a group that does name days nobody can tell which days it is about.
 */
const settle = (group: Group, before: Group | undefined): OpeningRule | null => {
  const { namesDays, ...rule } = group;
  if (namesDays || before === undefined) return rule;
  const [ended, begins] = [before.spans.at(-1)?.to ?? Infinity, rule.spans[0]?.from ?? 0];
  return !before.namesDays && ended <= begins ? { ...rule, adds: true } : null;
};

/** What `text` says, or null where it says something outside the subset: then it is unknown whether the store is open. */
export const parseOpeningHours = (text: string): OpeningHours | null => {
  const groups = normalise(text)
    .split(";")
    .flatMap((rule) => rule.split(NEXT_GROUP).map((group, index) => parseGroup(group, index > 0)));
  if (!groups.every((group) => group !== null)) return null;
  const rules = groups.map((group, index) => settle(group, groups[index - 1]));
  return rules.every((rule) => rule !== null) ? { rules } : null;
};
