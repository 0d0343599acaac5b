import { randomBytes } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { exportJWK, generateKeyPair } from "jose";

const SECRET_BYTES = 32;

const secret = (): string => randomBytes(SECRET_BYTES).toString("base64url");

/** A JWK Set with one private key for ES256. */
async function keySet(): Promise<string> {
  const { privateKey } = await generateKeyPair("ES256", { extractable: true });
  return JSON.stringify({ keys: [await exportJWK(privateKey)] });
}

/** Every secret that the service needs, random. */
export const freshSecrets = async (): Promise<Record<string, string>> => ({
  ADMIN_KEY: secret(),
  PSEUDONYM_KEY: secret(),
  CODE_KEY: secret(),
  CREDENTIAL_KEYS: await keySet(),
  OFFER_KEYS: await keySet(),
});

/** They name objects: another value, and nothing that is there is found again. */
const NAMING = new Set(["PSEUDONYM_KEY", "CODE_KEY"]);

/** The secrets that may be given to a deployment that has those of `deployed` already. */
export const spared = (
  values: Readonly<Record<string, string>>,
  deployed: readonly string[],
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).filter(([name]) => !(NAMING.has(name) && deployed.includes(name))));

/** Values stand between single quotes, in which nothing is special; none of ours has one. */
export const writeEnvFile = (file: string, values: Readonly<Record<string, string>>): Promise<void> =>
  writeFile(
    file,
    Object.entries(values)
      .map(([name, value]) => `${name}='${value}'\n`)
      .join(""),
    { mode: 0o600 },
  );

export async function readEnvFile(file: string): Promise<Record<string, string>> {
  const lines = (await readFile(file, "utf8")).split("\n");
  const pairs = lines.flatMap((line) => {
    const [, name, value] = /^([A-Z_]+)='(.*)'$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(pairs);
}
