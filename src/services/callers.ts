import type { StoreScope, StoreSelector } from "../domain/stores/store-selector.ts";

/** What an API key may be for. Roles are exact, but for `admin`, which includes those of people. */
export const ROLES = ["backend", "till", "marketer", "approver", "analyst", "support", "admin"] as const;
export type Role = (typeof ROLES)[number];

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

/** Who calls with an API key, known. */
export interface Caller {
  readonly keyId: string;
  readonly role: Role;
  readonly stores: StoreScope;
}

const ADMIN_MAY_AS = new Set<Role>(["marketer", "approver", "analyst", "support", "admin"]);

/** Whether `role` may do what is open to `allowed`. `read` routes of backends and tills are open to `admin` too. */
const mayAct = (role: Role, allowed: readonly Role[], isRead: boolean): boolean =>
  allowed.includes(role) || (role === "admin" && (isRead || allowed.some((one) => ADMIN_MAY_AS.has(one))));

/** Every role that may do what is open to `allowed`. */
export const rolesFor = (allowed: readonly Role[], isRead: boolean): Role[] =>
  ROLES.filter((role) => mayAct(role, allowed, isRead));
