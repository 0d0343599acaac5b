import { spawn } from "node:child_process";
import { delimiter, resolve } from "node:path";

/** This repository's own tools come first, also when a script is not started by npm. */
const PATH = [resolve("node_modules/.bin"), process.env["PATH"]].join(delimiter);

export interface Finished {
  readonly exitCode: number;
  /** What the tool wrote, empty when it wrote to this process's own output. */
  readonly output: string;
}

/** Runs an installed tool to its end; a tool that cannot start or is killed counts as exit code 1. */
export function runTool(
  command: string,
  args: readonly string[],
  { show = false, env = {} }: { readonly show?: boolean; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Finished> {
  const { promise, resolve: finish } = Promise.withResolvers<Finished>();
  const chunks: string[] = [];
  const child = spawn(command, args, {
    env: { ...process.env, ...env, PATH },
    stdio: show ? "inherit" : ["ignore", "pipe", "pipe"],
  });
  child.stdout?.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => chunks.push(chunk));
  child.once("error", (error) => finish({ exitCode: 1, output: `${command}: ${error.message}\n` }));
  child.once("close", (code) => finish({ exitCode: code ?? 1, output: chunks.join("") }));
  return promise;
}
