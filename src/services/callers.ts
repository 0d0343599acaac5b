import { z } from "zod";
import { givenIdSchema } from "../domain/stores/store.ts";

/** What an API key may be for. Roles are exact, but for `admin`, which includes those of people. */
export const ROLES = ["backend", "till", "marketer", "approver", "analyst", "support", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** Which stores a key is bound to. */
export const storeSelectorSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("all") }),
  z.strictObject({ kind: z.literal("ids"), ids: z.array(givenIdSchema).min(1).max(5_000) }),
]);
export type StoreSelector = z.infer<typeof storeSelectorSchema>;

/** An API key as it is kept: never the secret, only its SHA-256. `expiresAt` is epoch milliseconds. */
export interface ApiKeyRecord {
  readonly id: string;
  readonly hash: string;
  readonly role: Role;
  readonly name: string;
  readonly stores: StoreSelector;
  readonly expiresAt: number | null;
}

/** Who is calling, known. */
export type Caller =
  | { readonly kind: "key"; readonly keyId: string; readonly role: Role; readonly stores: StoreSelector }
  | { readonly kind: "device"; readonly sub: string; readonly deviceId: string };

const ADMIN_MAY_AS = new Set<Role>(["marketer", "approver", "analyst", "support", "admin"]);

/** Whether `role` may do what is open to `allowed`. `read` routes of backends and tills are open to `admin` too. */
export const mayAct = (role: Role, allowed: readonly Role[], isRead: boolean): boolean =>
  allowed.includes(role) || (role === "admin" && (isRead || allowed.some((one) => ADMIN_MAY_AS.has(one))));

/** Whether a key may speak for this store. */
export const speaksFor = (stores: StoreSelector, storeId: string): boolean =>
  stores.kind === "all" || stores.ids.includes(storeId);
