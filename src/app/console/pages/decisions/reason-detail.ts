type Detail = Readonly<Record<string, unknown>>;

const isDetail = (value: unknown): value is Detail =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const written = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/**
 * What is known of a reason, as one line: a rule as it reads, with what it met (`here: …`), else each member with its
 * name. Empty where nothing is known.
 */
export function detailText(detail: Detail | undefined, here: string): string {
  if (detail === undefined) return "";
  const { because, text: _inEnglish, ...others } = detail;
  const parts = [...(isDetail(because) ? [ruleText(because, here)] : []), ...memberTexts(others)];
  return parts.length === 0 ? "" : `· ${parts.join(", ")}`;
}

function ruleText({ field, operator, value, actual }: Detail, here: string): string {
  const rule = [field, operator, value].filter((part) => part !== undefined && part !== null).map(written);
  return `${rule.join(" ")}${actual === undefined ? "" : `, ${here} ${written(actual)}`}`;
}

const memberTexts = (members: Detail): string[] =>
  Object.entries(members).map(([name, value]) => `${name}: ${written(value)}`);
