/** `npm run check`: everything about the source that can be known without running the service. */
import { availableParallelism } from "node:os";
import { runTool } from "./lib/tools.ts";

const STEPS: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ["lint", "oxlint", "--type-aware", "--deny-warnings"],
  ["dead code", "knip"],
  ["architecture", "vitest", "run", "--project", "arch", "test/architecture.test.ts"],
  ["bindings' types", "wrangler", "types", "--check"],
  ["types of the Worker", "tsc", "-p", "tsconfig.worker.json"],
  ["types of the domain", "tsc", "-p", "tsconfig.domain.json"],
  ["types of the programs", "tsc", "-p", "tsconfig.app.json"],
  ["types of its worker", "tsc", "-p", "tsconfig.phone-worker.json"],
  ["types in Node", "tsc", "-p", "tsconfig.node.json"],
  ["format", "oxfmt", "--check"],
];

const waiting = STEPS.values();
const failed: string[] = [];

async function work(): Promise<void> {
  for (const [name, command, ...args] of waiting) {
    const started = performance.now();
    const { exitCode, output } = await runTool(command, args);
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
