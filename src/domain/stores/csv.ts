import { invalid, type Problem } from "../problems.ts";
import { err, ok, type Result } from "../result.ts";

/** Spreadsheets write semicolons where the comma is a decimal sign, and tabs when copied. */
const DELIMITERS = [",", ";", "\t"];

const delimiterOf = (text: string): string => {
  const header = text.split(/\r|\n/, 1)[0] ?? "";
  const counts = DELIMITERS.map((delimiter) => header.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ",";
};

/** One field, quoted (a doubled quote is a quote) or plain, and what ends it: delimiter, line end, or end of text. */
const fieldPattern = (delimiter: string): RegExp =>
  new RegExp(
    String.raw`(?:"([^"]*(?:""[^"]*)*)"|((?:[^"${delimiter}\r\n][^${delimiter}\r\n]*)?))(${delimiter}|\r\n|\r|\n|$)`,
    "y",
  );

/**
 * The records of a CSV text (RFC 4180), blank lines left out. Separated by commas, semicolons or tabs, whichever the first line has most of.
 * @returns `invalid_request` naming the line on which a quoted field does not end as it should: nobody can say where the next record begins.
 */
export const readCsv = (text: string): Result<string[][], Problem> => {
  const body = text.replace(/^\uFEFF/, "");
  const delimiter = delimiterOf(body);
  const field = fieldPattern(delimiter);
  const records: string[][] = [];
  let record: string[] = [];
  while (field.lastIndex < body.length || record.length > 0) {
    const start = field.lastIndex;
    const found = field.exec(body);
    if (found === null) {
      return err(
        invalid("", `The quoted field on line ${body.slice(0, start).split(/\r\n|\r|\n/).length} does not end`),
      );
    }
    record.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? "");
    if (found[3] === delimiter) continue;
    if (record.length > 1 || record[0] !== "") records.push(record);
    record = [];
  }
  return ok(records);
};
