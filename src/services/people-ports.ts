/** What the services need to know of people and of how they sign in: a part of `ports.ts`. */
import type { StoreSelector } from "../domain/stores/store-selector.ts";
import type { PersonRole } from "./callers.ts";

/** Somebody who may sign in. `email`, in lower case, is who they are to an identity provider. */
export interface Person {
  readonly id: string;
  readonly email: string;
  readonly roles: readonly PersonRole[];
  readonly stores: StoreSelector;
}

export interface PersonRepository {
  page(after: string, limit: number): Promise<Person[]>;
  get(id: string): Promise<Person | undefined>;
  byEmail(email: string): Promise<Person | undefined>;
  /** False where the address is another one's. */
  put(person: Person): Promise<boolean>;
  /** Ends their sessions and links as well. */
  delete(id: string): Promise<boolean>;
}

/** All times are epoch milliseconds. */
export interface Session {
  readonly id: string;
  readonly personId: string;
  readonly expiresAt: number;
}
export interface SessionRepository {
  open(session: Session): Promise<void>;
  /** Whose the session is, as they are now; undefined where it is over or was ended. */
  person(id: string): Promise<{ readonly person: Person; readonly expiresAt: number } | undefined>;
  end(id: string): Promise<void>;
  keepLink(hash: string, personId: string, expiresAt: number): Promise<void>;
  /** Uses the link up. Gives whom it signs in; undefined where it was used before, is over or never was. */
  useLink(hash: string): Promise<string | undefined>;
}

/** What the cookie of somebody who is signed in holds: signed, so that nobody is asked about what was made up. */
export interface SessionTokens {
  issue(session: Session): Promise<string>;
  /** The id of a session whose time is not over. */
  read(token: string): Promise<string | undefined>;
}

/** Sends somebody to the identity provider, and what their browser keeps until they come back. */
export interface Departure {
  readonly location: string;
  readonly state: string;
}
export interface Arrival {
  readonly code: string;
  readonly state: string;
  /** What the browser kept; empty where it kept nothing. */
  readonly kept: string;
  readonly redirectUri: string;
}

/** Who vouches for addresses. What does not verify is undefined. */
export interface Identity {
  /** Null where Cloudflare Access does not stand before this deployment. */
  readonly access: { email(assertion: string): Promise<string | undefined> } | null;
  /** Null where no OpenID Connect provider is named. */
  readonly oidc: {
    depart(redirectUri: string): Promise<Departure>;
    email(arrival: Arrival): Promise<string | undefined>;
  } | null;
}
