import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { importFile } from "./import/run.ts";
import { localKey, localUrl } from "./lib/local-key.ts";

/** `npm run import -- FILE`: imports stores from GeoJSON, NDJSON or CSV of any length, in parts, and publishes once. */
const USAGE = "npm run import -- FILE [--url URL] [--key KEY] [--dry-run] [--confirm NUMBER]";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    url: { type: "string", default: localUrl() },
    key: { type: "string" },
    "dry-run": { type: "boolean", default: false },
    confirm: { type: "string" },
  },
});

try {
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Error(USAGE);
  await importFile(new TextDecoder("utf-8", { fatal: true }).decode(await readFile(file)), {
    url: values.url.replace(/\/$/, ""),
    key: values.key ?? (await localKey()),
    dryRun: values["dry-run"],
    confirm: values.confirm,
    print: (line) => console.info(line),
  });
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
