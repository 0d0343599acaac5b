import { exponentOf } from "../../../../domain/money/currency.ts";
import type { Counted } from "../../../../domain/redemptions/closing.ts";

/** A list as somebody counted it: the lines that can be read, and the numbers of those that cannot, from 1 on. */
export interface CountedList {
  readonly entries: readonly Counted[];
  readonly unread: readonly number[];
}

/** A receipt, and after a tab, a semicolon or a comma what came off it; a comma is also how Swedes write decimals. */
const LINE = /^\s*"?([^\t;,"]+?)"?\s*[\t;,]\s*"?([-−]?[\d\s\u{a0}]+(?:[.,]\d+)?)"?\s*$/u;
const HEADER = /[a-zåäö]/i;

/** Minor units; null for more decimals than the currency has. */
function minorUnits(text: string, currency: string): number | null {
  const digits = exponentOf(currency);
  const [whole = "", decimals = ""] = text
    .replaceAll(/[\s\u{a0}]/gu, "")
    .replace("−", "-")
    .split(/[.,]/);
  if (decimals.length > digits) return null;
  const amount = Number(`${whole}${decimals.padEnd(digits, "0")}`);
  return Number.isSafeInteger(amount) ? amount : null;
}

/** What is pasted or read from a file, one receipt in each line: `R-1042; 149,90`. A first line of names is passed over. */
export function countedList(text: string, currency: string): CountedList {
  const entries: Counted[] = [];
  const unread: number[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const [, transactionId, written = ""] = LINE.exec(line) ?? [];
    const amount = transactionId === undefined ? null : minorUnits(written, currency);
    if (transactionId !== undefined && amount !== null) entries.push({ transactionId, amount: { amount, currency } });
    else if (index > 0 || !HEADER.test(line)) unread.push(index + 1);
  }
  return { entries, unread };
}
