import { join, resolve } from "node:path";
import { readEnvFile } from "./secrets.ts";

/** The admin key of the local service. One in the environment wins, as it does for the service. */
export async function localKey(): Promise<string> {
  const file = join(resolve(process.env["BECKON_DATA"] ?? ".beckon"), "secrets.env");
  const key = process.env["ADMIN_KEY"] ?? (await readEnvFile(file))["ADMIN_KEY"];
  if (key === undefined) throw new Error(`There is no ADMIN_KEY in ${file}`);
  return key;
}

/** Where the local service answers. */
export const localUrl = (): string => `http://localhost:${process.env["PORT"] ?? 8787}`;
