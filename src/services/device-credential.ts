import { CREDENTIAL_TTL_MS } from "../domain/bounds.ts";
import type { Jwk, Ports } from "./ports.ts";

/** What a phone is given to be let in with. Times are epoch milliseconds. */
export interface DeviceCredential {
  readonly deviceId: string;
  /** RFC 7638 thumbprint of its key. */
  readonly keyId: string;
  readonly credential: string;
  readonly credentialExpiresAt: number;
}

/** A new credential for a device and its key, good for a day. */
export async function issueCredential(
  ports: Ports,
  { sub, deviceId, jkt, jwk, test }: { sub: string; deviceId: string; jkt: string; jwk: Jwk; test: boolean },
): Promise<DeviceCredential> {
  const now = ports.now();
  const expiresAt = now + CREDENTIAL_TTL_MS;
  const credential = await ports.credentials.issueCredential({ sub, deviceId, jkt, jwk, test, expiresAt }, now);
  return { deviceId, keyId: jkt, credential, credentialExpiresAt: expiresAt };
}
