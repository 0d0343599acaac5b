/**
 * `npm test [-- vitest arguments]`: runs the tests; the last line is `N passed, N failed` (and `, N skipped`).
 * `npm run test:slow` runs those that take minutes, and only those.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runTool } from "./lib/tools.ts";
import { type TestReport, verdictOf } from "./lib/verdict.ts";

const args = process.argv.slice(2);
const slow = args[0] === "--slow";
const selection = slow ? ["--project", "slow", ...args.slice(1)] : args;
const folder = mkdtempSync(join(tmpdir(), "beckon-test-"));
const file = join(folder, "report.json");

const { exitCode, output } = await runTool(
  "vitest",
  ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${file}`, ...selection],
  { show: true, env: slow ? { BECKON_SLOW: "1" } : {} },
);
const report = existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as TestReport) : undefined;
rmSync(folder, { recursive: true });

const { ok, line, reason } = verdictOf(report, exitCode);
if (reason !== undefined) console.log(`${output}${reason}`);
console.log(line);
process.exitCode = ok ? 0 : 1;
