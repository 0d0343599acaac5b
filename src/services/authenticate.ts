import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { scopeOf, type StoreScope } from "../domain/stores/store-selector.ts";
import { KEY_PATTERN } from "./api-keys.ts";
import type { Caller, LiveKey, Role } from "./callers.ts";
import type { DeviceCall } from "./device-ports.ts";
import { noteRefusal } from "./note-refusal.ts";
import type { CredentialClaims, Ports } from "./ports.ts";

export interface CallingKey {
  readonly keyId: string;
  readonly caller: Caller;
}

/** Who an API key speaks for. A key that the snapshot does not know is asked of D1, so that a new one works at once. */
export async function authenticateKey(ports: Ports, key: string): Promise<Result<CallingKey, Problem>> {
  const hash = await ports.names.digest(key);
  if (hash === (await ports.names.digest(ports.adminKey))) return ok(FIRST_ADMIN);
  if (!KEY_PATTERN.test(key)) return err(problem("unauthenticated"));
  const live = (await ports.snapshots.config()).keys.get(hash) ?? (await freshKey(ports, hash));
  const isOver = live?.expiresAt != null && live.expiresAt <= ports.now();
  if (live === undefined || isOver) return err(problem("unauthenticated"));
  return ok({ keyId: live.id, caller: callerOf(live.id, live.role, live.scope) });
}

const callerOf = (keyId: string, role: Role, stores: StoreScope): Caller => ({
  actor: `key:${keyId}`,
  roles: [role],
  stores,
});

/** The key in the secrets of the deployment. */
const FIRST_ADMIN: CallingKey = { keyId: "key_admin", caller: callerOf("key_admin", "admin", { kind: "all" }) };

async function freshKey(ports: Ports, hash: string): Promise<LiveKey | undefined> {
  const key = await ports.keys.byHash(hash);
  if (key === undefined) return undefined;
  const stores = key.stores.kind === "tags" ? await ports.storeVersions.tagged(key.stores.tags) : [];
  return { ...key, scope: scopeOf(key.stores, stores) };
}

/** What a device shows on every route but `POST /v1/pings`: its credential, and a DPoP proof made for this request. */
export interface DpopRequest {
  readonly credential: string;
  readonly proof: string;
  readonly method: string;
  readonly url: string;
}

/** The device that calls. Whether it still is one is known to its shopper's object alone. */
export interface CallingDevice extends CredentialClaims, DeviceCall {}

/** @param graceMs for how long after its end a credential is still good for this */
export async function authenticateDevice(
  ports: Ports,
  { credential, proof, method, url }: DpopRequest,
  graceMs = 0,
): Promise<Result<CallingDevice, Problem>> {
  const now = ports.now();
  const verified = await ports.credentials.readCredential(credential);
  if (verified === undefined) return err(problem("unauthenticated"));
  const { claims } = verified;
  const dpop = await ports.proofs.readDpop(proof, { claims, credential, method, url, now });
  if (dpop === undefined) return err(problem("unauthenticated"));
  if (claims.expiresAt + graceMs > now) return ok({ ...claims, jti: dpop.jti });
  noteRefusal(ports, claims, "credential_expired");
  return err(problem("credential_expired"));
}
