import { client } from "./api.ts";
import type { Service } from "./service.ts";

/** Who works on this machine. */
const LOCAL = { id: "local", email: "you@localhost.example", roles: ["admin"] } as const;

/** An address that signs somebody in at the console, once, within a quarter of an hour. */
export async function signInAddress(
  { url, adminKey }: Pick<Service, "url" | "adminKey">,
  { id, ...person }: { readonly id: string; readonly email: string; readonly roles: readonly string[] } = LOCAL,
): Promise<string> {
  const admin = client(url, adminKey);
  const put = await admin("PUT", `/v1/people/${id}`, { body: person });
  const made = await admin<{ link: string }>("POST", "/v1/sign-in-links", { body: { personId: id } });
  if (put.status >= 300 || made.status >= 300) throw new Error(`no link to sign in: ${put.status}, ${made.status}`);
  // In the fragment, which no server is told and no log keeps.
  return `${url}/console/#link=${made.body.link}`;
}
