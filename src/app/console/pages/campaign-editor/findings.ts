import type { FieldError } from "../../../../domain/problems.ts";

/** `missing`: not typed yet, which is no mistake until somebody publishes. */
export type Level = "problem" | "missing" | "warning";
export interface Finding extends FieldError {
  readonly level: Level;
}

/** What `POST /v1/campaigns/check` answers. */
interface Checked {
  readonly problems: readonly FieldError[];
  readonly warnings: readonly FieldError[];
}

/** Said of what has the wrong form, not of what it means. */
const OF_FORM =
  /^(?:Too small|Invalid|must be a text, a number|must be a duration|must be an ISO|must be a date)|takes a list$/;

const steps = (pointer: string): string[] =>
  pointer
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));

const valueAt = (document: unknown, pointer: string): unknown =>
  steps(pointer).reduce<unknown>(
    (value, step) =>
      typeof value === "object" && value !== null && Object.hasOwn(value, step)
        ? (value as Readonly<Record<string, unknown>>)[step]
        : undefined,
    document,
  );

/** Nothing typed, or nothing in a part of it: an amount without a number, a duration without a count. */
function isBlank(value: unknown): boolean {
  if (value === null || value === undefined || value === "") return true;
  if (typeof value === "string") return /^PT?[A-Z]?$/.test(value);
  if (typeof value !== "object") return false;
  const parts: readonly unknown[] = Object.values(value);
  return parts.length === 0 || parts.some(isBlank);
}

/** Everything found in a draft, what keeps it from being published first. */
export function findingsIn(document: unknown, { problems, warnings }: Checked): Finding[] {
  const levelOf = ({ pointer, message }: FieldError): Level =>
    OF_FORM.test(message) && isBlank(valueAt(document, pointer)) ? "missing" : "problem";
  const found = problems.map((one) => ({ ...one, level: levelOf(one) }));
  const levels: readonly Level[] = ["problem", "missing", "warning"];
  const all: readonly Finding[] = [...found, ...warnings.map((one) => ({ ...one, level: "warning" as const }))];
  return levels.flatMap((level) => all.filter((one) => one.level === level));
}

/** Whether something stands at a place, or within what stands there. */
export const isWithin = (pointer: string, place: string): boolean =>
  pointer === place || pointer.startsWith(`${place}/`);

/** The parts of the form, each with what of the document it shows; the first that fits has it. */
export const SECTIONS = {
  basics: ["/name", "/id"],
  when: ["/trigger", "/schedule", "/offerTtl"],
  where: ["/stores", "/channels"],
  who: ["/audience"],
  items: ["/items"],
  said: ["/variants", "/fallbackLocale"],
  limits: ["/limits", "/budgets"],
  measure: ["/holdoutBasisPoints", "/attributionWindow"],
  more: [""],
} as const satisfies Record<string, readonly string[]>;
export type SectionName = keyof typeof SECTIONS;
export const SECTION_NAMES = Object.keys(SECTIONS) as SectionName[];

export const sectionOf = (pointer: string): SectionName =>
  SECTION_NAMES.find((name) => SECTIONS[name].some((place) => isWithin(pointer, place))) ?? "more";

/** Of the places that the form shows the one to go to: the very place, what begins in it, or what it stands in. */
export function placeFor(pointer: string, shown: readonly string[]): string | undefined {
  if (shown.includes(pointer)) return pointer;
  const inside = shown.find((place) => isWithin(place, pointer));
  if (inside !== undefined) return inside;
  return shown.filter((place) => isWithin(pointer, place)).toSorted((a, b) => b.length - a.length)[0];
}
