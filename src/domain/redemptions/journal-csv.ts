import { wireTime } from "../offers/wire-time.ts";
import type { JournalEntry } from "./journal.ts";

/** The columns in their order, which is for ever: a new one goes to the end. Amounts are minor units. */
const COLUMNS: readonly (readonly [name: string, of: (entry: JournalEntry) => string | number])[] = [
  ["id", ({ id }) => id],
  ["kind", ({ kind }) => kind],
  ["redemptionId", ({ redemptionId }) => redemptionId],
  ["campaignId", ({ campaignId }) => campaignId],
  ["storeId", ({ storeId }) => storeId],
  ["tillId", ({ tillId }) => tillId],
  ["transactionId", ({ transactionId }) => transactionId],
  ["at", ({ at }) => wireTime(at)],
  ["amount", ({ amount }) => amount],
  ["currency", ({ currency }) => currency],
];

/** What a spreadsheet would take for a formula. A number of ours is none, whatever its sign. */
const FORMULA = /^[=+\-@\t\r]/;

/** One field (RFC 4180). A text that a spreadsheet would compute is shown by it instead, behind an apostrophe. */
function field(value: string | number): string {
  if (typeof value === "number") return String(value);
  const shown = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(shown) ? `"${shown.replaceAll('"', '""')}"` : shown;
}

const record = (fields: readonly (string | number)[]): string => `${fields.map(field).join(",")}\r\n`;

export const CSV_HEADER = record(COLUMNS.map(([name]) => name));

/** Entries as records of a CSV text under `CSV_HEADER`. */
export const csvOf = (entries: readonly JournalEntry[]): string =>
  entries.map((entry) => record(COLUMNS.map(([, of]) => of(entry)))).join("");
