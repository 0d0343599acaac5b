import type { LinesReport } from "../../../src/domain/import-lines.ts";
import { admin, type Answer, done, send } from "./api.ts";

/** Imports rows, each an object or the text of a line, as the retailer's backend does. */
export async function importLines(path: string, rows: readonly (object | string)[]): Promise<Answer<LinesReport>> {
  const { key } = done(await admin<{ key: string }>("POST", "/v1/api-keys", { role: "backend", name: "import" }));
  const body = rows.map((row) => (typeof row === "string" ? row : JSON.stringify(row))).join("\n");
  const headers = { authorization: `Bearer ${key}`, "content-type": "application/x-ndjson" };
  return send<LinesReport>(path, { method: "POST", headers, body });
}
