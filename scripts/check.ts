/** `npm run check`: everything about the source that can be known without running the service. */
import { availableParallelism } from "node:os";
import { runTool } from "./lib/tools.ts";

/** Two steps run at a time; more checkers in one of them would each work out the same types anew, in as much memory again. */
const types = (name: string, config: string) => [name, "tsc", "-p", config, "--checkers", "1"] as const;

/** The types' checkers, and the linter's, are written in Go: collecting garbage earlier takes a little longer and a third less memory. */
const GOGC = "40";

const STEPS: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ["lint", "oxlint", "--type-aware", "--deny-warnings"],
  types("types of the programs", "tsconfig.app.json"),
  ["dead code", "knip"],
  ["architecture", "vitest", "run", "--project", "arch", "test/architecture.test.ts"],
  ["bindings' types", "wrangler", "types", "--check"],
  types("types of the Worker", "tsconfig.worker.json"),
  types("types of the domain", "tsconfig.domain.json"),
  types("types of its worker", "tsconfig.phone-worker.json"),
  types("types in Node", "tsconfig.node.json"),
  ["format", "oxfmt", "--check"],
];

const waiting = STEPS.values();
const failed: string[] = [];

async function work(): Promise<void> {
  for (const [name, command, ...args] of waiting) {
    const started = performance.now();
    const { exitCode, output } = await runTool(command, args, { env: { GOGC } });
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    console.log(`${exitCode === 0 ? "✓" : "✗"} ${name.padEnd(20)} ${seconds.padStart(5)} s`);
    if (exitCode === 0) continue;
    failed.push(name);
    console.log(output);
  }
}

// The longest steps come first in the table, so two workers end at about the same time.
await Promise.all(Array.from({ length: Math.min(2, availableParallelism()) }, work));

console.log(failed.length === 0 ? "all checks passed" : `failed: ${failed.join(", ")}`);
process.exitCode = failed.length === 0 ? 0 : 1;
