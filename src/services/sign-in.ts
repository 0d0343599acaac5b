import { SESSION_TTL_MS, SIGN_IN_LINK_TTL_MS } from "../domain/bounds.ts";
import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import type { Arrival, Person, Session } from "./people-ports.ts";
import type { Ports } from "./ports.ts";

const ID_BYTES = 18;
const LINK_BYTES = 32;

/** A session that has just begun, and the cookie that shows it. */
export interface Begun {
  readonly session: Session;
  readonly token: string;
}
type Signed = Promise<Result<Begun, Problem>>;

async function begin({ random, now, sessions, sessionTokens }: Ports, person: Person): Promise<Begun> {
  const session = { id: random.text(ID_BYTES), personId: person.id, expiresAt: now() + SESSION_TTL_MS };
  await sessions.open(session);
  return { session, token: await sessionTokens.issue(session) };
}

/** Who has this address, whoever vouches for it; nobody is let in only because they have one. */
async function beginFor(ports: Ports, email: string | undefined): Signed {
  if (email === undefined) return err(problem("unauthenticated"));
  const person = await ports.people.byEmail(email.toLowerCase());
  return person === undefined ? err(problem("forbidden")) : ok(await begin(ports, person));
}

/** Signs in whom Cloudflare Access has let through. */
export const signInByAccess = async (ports: Ports, assertion: string): Signed =>
  beginFor(ports, await ports.identity.access?.email(assertion));

/** Signs in who comes back from the OpenID Connect provider. */
export const signInByOidc = async (ports: Ports, arrival: Arrival): Signed =>
  beginFor(ports, await ports.identity.oidc?.email(arrival));

/** Signs in who has the link, once. */
export async function signInByLink(ports: Ports, link: string): Signed {
  const personId = await ports.sessions.useLink(await ports.names.digest(link));
  const person = personId === undefined ? undefined : await ports.people.get(personId);
  return person === undefined ? err(problem("unauthenticated")) : ok(await begin(ports, person));
}

/** What a link carries, and until when (epoch ms) it serves. */
export interface MadeLink {
  readonly link: string;
  readonly expiresAt: number;
}

/** Makes a link that signs this person in once. There are none in production, where an identity provider vouches. */
export async function makeSignInLink(ports: Ports, personId: string): Promise<Result<MadeLink, Problem>> {
  if (ports.isProduction || (await ports.people.get(personId)) === undefined) return err(problem("not_found"));
  const made = { link: ports.random.text(LINK_BYTES), expiresAt: ports.now() + SIGN_IN_LINK_TTL_MS };
  await ports.sessions.keepLink(await ports.names.digest(made.link), personId, made.expiresAt);
  return ok(made);
}
