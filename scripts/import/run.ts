import { setTimeout as wait } from "node:timers/promises";
import { IMPORT_BODY_MAX_BYTES, IMPORT_ROWS_MAX } from "../../src/domain/bounds.ts";
import type { ImportReport } from "../../src/domain/stores/import-report.ts";
import { type Answer, send } from "../lib/api.ts";
import { type Part, partsOf } from "./parts.ts";
import { countsOf, EMPTY, inFile, merge, notesOf } from "./report.ts";
import { readSheet } from "./sheet.ts";

export interface ImportOptions {
  readonly url: string;
  /** An API key of a marketer or an admin. */
  readonly key: string;
  readonly dryRun: boolean;
  /** How many stores the publication may move, resize or remove; asked for where they are many. */
  readonly confirm: string | undefined;
  readonly print: (line: string) => void;
}

const ROOM = { rows: IMPORT_ROWS_MAX, bytes: IMPORT_BODY_MAX_BYTES };
const ATTEMPTS = 5;

/** Sends a file's text in parts, tells of each, and publishes once at the end. Throws where a part is not taken. */
export async function importFile(text: string, options: ImportOptions): Promise<ImportReport> {
  const sheet = readSheet(text);
  const parts = [...partsOf(sheet, ROOM)];
  const from = performance.now();
  let total = EMPTY;
  for (const [at, part] of parts.entries()) {
    const report = await importPart(part, sheet.contentType, options);
    total = merge(total, report);
    const lastRow = part.firstRow + part.rows - 1;
    const rate = Math.round((1_000 * lastRow) / (performance.now() - from));
    const rows = `rows ${part.firstRow}–${lastRow} of ${sheet.rows.length}`;
    options.print(`part ${at + 1} of ${parts.length}, ${rows}: ${countsOf(report)}; ${rate} rows/s`);
  }
  for (const line of notesOf("Refused", total.refused)) options.print(line);
  for (const line of notesOf("Warnings", total.warnings)) options.print(line);
  options.print(`${options.dryRun ? "Nothing was changed. It would be: " : ""}${countsOf(total)}, ${since(from)}`);
  if (!options.dryRun && total.created + total.updated > 0) await publish(options);
  return total;
}

const since = (from: number): string => `${((performance.now() - from) / 1_000).toFixed(1)} s`;

/** What became of a part. One row that no request could hold is refused; anything else that is not taken ends it all. */
async function importPart(part: Part, contentType: string, options: ImportOptions): Promise<ImportReport> {
  const path = `/v1/stores/import?${options.dryRun ? "dryRun=true" : "publish=false"}`;
  const answer = await post<ImportReport>(options, path, { "content-type": contentType }, part.body);
  if (answer.status === 200) return inFile(answer.body, part.firstRow);
  if (answer.status === 413 && part.rows === 1) {
    const note = { row: part.firstRow, code: "payload_too_large", message: "The row alone is larger than a request" };
    return { ...EMPTY, refused: [note] };
  }
  throw new Error(`Row ${part.firstRow} and those after it were not taken: ${why(answer)}`);
}

async function publish(options: ImportOptions): Promise<void> {
  const from = performance.now();
  const query = options.confirm === undefined ? "" : `?confirm=${options.confirm}`;
  const answer = await post<{ version: number }>(options, `/v1/stores/publish${query}`);
  if (answer.status !== 200) throw new Error(`The stores are there, but not live: ${why(answer)}`);
  options.print(`Live as version ${answer.body.version}, published in ${since(from)}`);
}

const why = ({ status, body }: Answer<unknown>): string => `${status} ${JSON.stringify(body)}`;

/** Repeats what the service asks to be repeated: a part that comes twice changes nothing the second time. */
async function post<T>(
  { url, key }: ImportOptions,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body: string | null = null,
): Promise<Answer<T>> {
  for (let attempt = 1; ; attempt += 1) {
    const init = { method: "POST", headers: { authorization: `Bearer ${key}`, ...headers }, body };
    const answer = await send<T>(url + path, init).catch((cause: unknown) => {
      throw new Error(`${url} does not answer: is it running?`, { cause });
    });
    const retryAfter = Number(answer.headers.get("retry-after") ?? 0);
    if (retryAfter === 0 || attempt === ATTEMPTS) return answer;
    await wait(1_000 * retryAfter);
  }
}
