import type { Problem } from "../domain/problems.ts";
import { ok, type Result } from "../domain/result.ts";
import type { CallingDevice } from "./authenticate.ts";
import { type DeviceCredential, issueCredential } from "./device-credential.ts";
import type { Ports } from "./ports.ts";

/** A new credential for a device that still is one. One whose shopper turned out to be another gets that shopper's. */
export async function renewCredential(
  ports: Ports,
  { sub, deviceId, jkt, jwk, jti }: CallingDevice,
): Promise<Result<DeviceCredential, Problem>> {
  const home = await ports.shopper(sub).renew({ deviceId, jkt, jti });
  return home.ok ? ok(await issueCredential(ports, { ...home.value, jkt, jwk })) : home;
}
