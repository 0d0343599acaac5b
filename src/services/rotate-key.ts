import { z } from "zod";
import { invalid, type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import type { CallingDevice } from "./authenticate.ts";
import { type DeviceCredential, issueCredential } from "./device-credential.ts";
import { proofSchema, publicKeySchema } from "./enrol-device.ts";
import type { Ports } from "./ports.ts";

/** The body of `POST /v1/devices/current/key`. */
export const keyInputSchema = z.strictObject({ publicKey: publicKeySchema, proof: proofSchema });

/**
 * Gives a device another key. Both keys sign: the old one the DPoP proof of the request, the new one a device proof
 * over the credential that the old one shows (`enrolment` is base64url(SHA-256(credential))). The old key is refused
 * from then on; the device, its visits and the fixes it sent stay what they are.
 */
export async function rotateKey(
  ports: Ports,
  { sub, deviceId, jkt, jti }: CallingDevice,
  credential: string,
  { publicKey, proof }: z.infer<typeof keyInputSchema>,
): Promise<Result<DeviceCredential, Problem>> {
  const thumbprint = await ports.proofs.thumbprint(publicKey);
  if (thumbprint === undefined) return err(invalid("/publicKey", "must be a point on P-256"));
  if (thumbprint === jkt) return err(invalid("/publicKey", "must be another key than the device has"));
  const isHeld = await ports.proofs.isDeviceProof(proof, { jwk: publicKey, token: credential, now: ports.now() });
  if (!isHeld) return err(problem("unauthenticated"));
  const home = await ports.shopper(sub).rotateKey({ deviceId, jkt, jti }, thumbprint);
  return home.ok ? ok(await issueCredential(ports, { ...home.value, jkt: thumbprint, jwk: publicKey })) : home;
}
