import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { scopeOf } from "../domain/stores/store-selector.ts";
import type { Caller } from "./callers.ts";
import type { Ports } from "./ports.ts";

/** Who is signed in: a caller like any key, and what a page shows of them. `expiresAt` is epoch milliseconds. */
export interface SignedIn {
  readonly sessionId: string;
  readonly email: string;
  readonly expiresAt: number;
}
export interface CallingPerson {
  readonly caller: Caller;
  readonly signedIn: SignedIn;
}

/** Whom a session's cookie speaks for. Roles and stores are those of now, and a session that was ended is none. */
export async function authenticateSession(ports: Ports, token: string): Promise<Result<CallingPerson, Problem>> {
  const sessionId = await ports.sessionTokens.read(token);
  const found = sessionId === undefined ? undefined : await ports.sessions.person(sessionId);
  if (sessionId === undefined || found === undefined) return err(problem("unauthenticated"));
  const { person, expiresAt } = found;
  const tagged = person.stores.kind === "tags" ? await ports.storeVersions.tagged(person.stores.tags) : [];
  return ok({
    caller: { actor: `person:${person.id}`, roles: person.roles, stores: scopeOf(person.stores, tagged) },
    signedIn: { sessionId, email: person.email, expiresAt },
  });
}
