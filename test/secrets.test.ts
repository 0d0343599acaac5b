import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { freshSecrets, readEnvFile, spared, writeEnvFile } from "../scripts/lib/secrets.ts";

test("fresh secrets survive the file, which nobody else may read", async () => {
  const folder = mkdtempSync(join(tmpdir(), "beckon-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "secrets.env");
  const secrets = await freshSecrets();
  await writeEnvFile(file, secrets);
  expect(await readEnvFile(file)).toEqual(secrets);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

const VALUES = { ADMIN_KEY: "a", PSEUDONYM_KEY: "p", CODE_KEY: "c", OFFER_KEYS: "o" };
const { PSEUDONYM_KEY: _p, CODE_KEY: _c, ...REPLACEABLE } = VALUES;
const { CODE_KEY: _, ...WITHOUT_CODE_KEY } = VALUES;

test.each([
  ["a deployment without secrets takes all", [], VALUES],
  ["one with all of them keeps those that name objects", Object.keys(VALUES), REPLACEABLE],
  ["one that lacks a naming key takes that one", ["ADMIN_KEY", "CODE_KEY"], WITHOUT_CODE_KEY],
])("%s", (_name, deployed, given) => {
  expect(spared(VALUES, deployed)).toEqual(given);
});
