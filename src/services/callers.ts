import type { StoreScope, StoreSelector } from "../domain/stores/store-selector.ts";

/** What an API key may be for. Roles are exact, but for `admin`, which includes those of people. */
export const ROLES = ["backend", "till", "marketer", "approver", "analyst", "support", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** What a person may be: whatever is not for machines. */
export const PERSON_ROLES = ["marketer", "approver", "analyst", "support", "admin"] as const satisfies readonly Role[];
export type PersonRole = (typeof PERSON_ROLES)[number];

/** An API key as it is kept: never the secret, only its SHA-256. `expiresAt` is epoch milliseconds. */
export interface ApiKeyRecord {
  readonly id: string;
  readonly hash: string;
  readonly role: Role;
  readonly name: string;
  readonly stores: StoreSelector;
  readonly expiresAt: number | null;
}

/** An API key as it is published: its tags have been looked up. */
export interface LiveKey extends ApiKeyRecord {
  readonly scope: StoreScope;
}

/** Who answers for what is done: an API key, or a person who is signed in. */
export type Actor = `key:${string}` | `person:${string}`;

/** Who calls with an API key or as a person, known. A key has one role, a person may have several. */
export interface Caller {
  readonly actor: Actor;
  readonly roles: readonly Role[];
  readonly stores: StoreScope;
}

const ADMIN_MAY_AS = new Set<Role>(PERSON_ROLES);

/** Whether `role` may do what is open to `allowed`. `read` routes of backends and tills are open to `admin` too. */
const mayAct = (role: Role, allowed: readonly Role[], isRead: boolean): boolean =>
  allowed.includes(role) || (role === "admin" && (isRead || allowed.some((one) => ADMIN_MAY_AS.has(one))));

/** Every role that may do what is open to `allowed`. */
export const rolesFor = (allowed: readonly Role[], isRead: boolean): Role[] =>
  ROLES.filter((role) => mayAct(role, allowed, isRead));
