/**
 * `npm run secrets -- FILE` writes fresh secrets for a deployment into FILE, which must not exist yet: back it up.
 * `npm run secrets -- FILE --upload` gives the Worker in production those of FILE. The two that name objects are left
 * out where it has them already, unless `--force` is said as well.
 */
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { freshSecrets, readEnvFile, spared, writeEnvFile } from "./lib/secrets.ts";
import { runTool } from "./lib/tools.ts";

const WHERE = ["--env", "production"] as const;

/** Names of the secrets that the deployed Worker has; none where there is no such Worker yet. */
async function deployed(): Promise<string[]> {
  const { exitCode, output } = await runTool("wrangler", ["secret", "list", "--format", "json", ...WHERE]);
  if (exitCode !== 0) {
    if (/^.*Worker "[^"]+".* not found/m.test(output)) return [];
    throw new Error(`wrangler cannot say which secrets there are:\n${output}`);
  }
  const list = JSON.parse(output.slice(output.indexOf("["))) as readonly { readonly name: string }[];
  return list.map(({ name }) => name);
}

async function upload(file: string, force: boolean): Promise<boolean> {
  const values = await readEnvFile(file);
  const kept = force ? values : spared(values, await deployed());
  const left = Object.keys(values).filter((name) => !(name in kept));
  if (left.length > 0) console.log(`left as they are, for they name what is there: ${left.join(", ")}`);
  const folder = await mkdtemp(join(tmpdir(), "beckon-secrets-"));
  try {
    const part = join(folder, "secrets.env");
    await writeEnvFile(part, kept);
    return (await runTool("wrangler", ["secret", "bulk", part, ...WHERE], { show: true })).exitCode === 0;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function write(file: string): Promise<boolean> {
  if (existsSync(file)) {
    console.error(`${file} exists already; nothing was written`);
    return false;
  }
  await writeEnvFile(file, await freshSecrets());
  console.log(`${file} holds fresh secrets. Back it up, never commit it; then: npm run secrets -- ${file} --upload`);
  return true;
}

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { upload: { type: "boolean", default: false }, force: { type: "boolean", default: false } },
});
const [file] = positionals;
if (file === undefined) {
  console.error("usage: npm run secrets -- FILE [--upload [--force]]");
  process.exitCode = 2;
} else {
  const done = values.upload ? await upload(file, values.force) : await write(file);
  process.exitCode = done ? 0 : 1;
}
