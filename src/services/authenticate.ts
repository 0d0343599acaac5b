import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import type { Caller } from "./callers.ts";
import type { CredentialClaims, Ports } from "./ports.ts";

/** Who an API key speaks for. A key that the snapshot does not know is asked of D1, so that a new one works at once. */
export async function authenticateKey(ports: Ports, key: string): Promise<Result<Caller, Problem>> {
  const hash = await ports.names.digest(key);
  if (hash === (await ports.names.digest(ports.adminKey))) {
    return ok({ kind: "key", keyId: "key_admin", role: "admin", stores: { kind: "all" } });
  }
  const record = (await ports.snapshots.config()).keys.get(hash) ?? (await ports.keys.byHash(hash));
  const isOver = record?.expiresAt != null && record.expiresAt <= ports.now();
  if (record === undefined || isOver) return err(problem("unauthenticated"));
  return ok({ kind: "key", keyId: record.id, role: record.role, stores: record.stores });
}

/** What a device shows on every route but `POST /v1/pings`: its credential, and a DPoP proof made for this request. */
export interface DpopRequest {
  readonly credential: string;
  readonly proof: string;
  readonly method: string;
  readonly url: string;
}

export async function authenticateDevice(
  ports: Ports,
  { credential, proof, method, url }: DpopRequest,
): Promise<Result<CredentialClaims, Problem>> {
  const now = ports.now();
  const verified = await ports.credentials.readCredential(credential);
  if (verified === undefined) return err(problem("unauthenticated"));
  const { claims } = verified;
  const dpop = await ports.proofs.readDpop(proof, { claims, credential, method, url, now });
  if (dpop === undefined) return err(problem("unauthenticated"));
  return claims.expiresAt > now ? ok(claims) : err(problem("credential_expired"));
}
