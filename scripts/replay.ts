import { parseArgs } from "node:util";
import { localKey, localUrl } from "./lib/local-key.ts";
import { replayDecision } from "./replay/run.ts";

/** `npm run replay -- DECISION`: makes a decision again from what was kept of it, and names the members that differ. */
const USAGE = "npm run replay -- DECISION [--url URL] [--key KEY]";

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { url: { type: "string", default: localUrl() }, key: { type: "string" } },
  });
  const [id, ...more] = positionals;
  if (id === undefined || more.length > 0) throw new Error(USAGE);
  const url = values.url.replace(/\/$/, "");
  const key = values.key ?? (await localKey());
  if (!(await replayDecision(id, { url, key, print: (line) => console.info(line) }))) process.exitCode = 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
