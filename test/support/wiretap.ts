import { vi } from "vitest";

/** API keys, and tokens and proofs in the compact form of a JWS. */
const SECRETS = /\bbk_[\w-]+|\bey[\w-]+\.[\w-]+\.[\w-]+/g;

/** Every key, token and proof that goes over the wire from now on, either way, until globals are unstubbed. */
export function wiretap(): ReadonlySet<string> {
  const { fetch: real } = globalThis;
  const secrets = new Set<string>();
  const note = (text: string): void => {
    for (const [secret] of text.matchAll(SECRETS)) secrets.add(secret);
  };
  vi.stubGlobal("fetch", async (...[to, init]: Parameters<typeof fetch>) => {
    for (const [, value] of new Headers(init?.headers)) note(value);
    if (typeof init?.body === "string") note(init.body);
    const response = await real(to, init);
    note(await response.clone().text());
    return response;
  });
  return secrets;
}
