import { z } from "zod";
import { CREDENTIAL_TTL_MS, ENROLMENT_TTL_MS } from "../domain/bounds.ts";
import { retailerIdSchema } from "../domain/carts/cart.ts";
import { consentsAtEnrolmentSchema } from "../domain/privacy/consents.ts";
import { invalid, type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import type { Jwk, Ports } from "./ports.ts";

const localeSchema = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);

/** The body of `POST /v1/enrolments`. */
export const enrolmentInputSchema = z.strictObject({
  shopperId: retailerIdSchema.nullish(),
  locale: localeSchema.nullish(),
  timeZone: z.null().optional(),
  test: z.literal(false).nullish(),
});

/** The body of `POST /v1/devices`. */
export const deviceInputSchema = z.strictObject({
  enrolmentToken: z.string().min(1).max(4_096),
  publicKey: z.strictObject({ kty: z.literal("EC"), crv: z.literal("P-256"), x: z.string(), y: z.string() }),
  proof: z.string().min(1).max(4_096),
  platform: z.enum(["ios", "android", "web"]),
  locale: localeSchema.nullish(),
  consents: consentsAtEnrolmentSchema,
  attestation: z.null().optional(),
});
export type DeviceInput = z.infer<typeof deviceInputSchema>;

const NONCE_BYTES = 16;
const ANONYMOUS_BYTES = 16;

/** Opens an enrolment: a token that serves once, within five minutes, for this shopper or for an anonymous one. */
export async function openEnrolment(
  ports: Ports,
  { shopperId: given }: z.infer<typeof enrolmentInputSchema>,
): Promise<{ enrolmentToken: string; expiresAt: number; shopperId: string }> {
  const shopperId = given ?? `anon-${ports.random.text(ANONYMOUS_BYTES)}`;
  const sub = await ports.names.sub(shopperId);
  const nonce = ports.random.text(NONCE_BYTES);
  const expiresAt = ports.now() + ENROLMENT_TTL_MS;
  await ports.shopper(sub).openEnrolment({ shopperId, sub, nonce, expiresAt });
  return { enrolmentToken: await ports.credentials.issueEnrolment({ sub, nonce, expiresAt }), expiresAt, shopperId };
}

export interface EnrolledDevice {
  readonly deviceId: string;
  readonly keyId: string;
  readonly credential: string;
  readonly credentialExpiresAt: number;
  readonly created: boolean;
}

/** Makes a phone's key a device of the shopper that the token was made for. */
export async function enrolDevice(ports: Ports, input: DeviceInput): Promise<Result<EnrolledDevice, Problem>> {
  const { enrolmentToken, publicKey, proof, platform, locale = null, consents } = input;
  const now = ports.now();
  const thumbprint = await ports.proofs.thumbprint(publicKey);
  if (thumbprint === undefined) return err(invalid("/publicKey", "must be a point on P-256"));
  const enrolment = await ports.credentials.readEnrolment(enrolmentToken);
  if (enrolment === undefined || enrolment.expiresAt <= now) return err(problem("unauthenticated"));
  if (!(await ports.proofs.isEnrolmentProof(proof, { jwk: publicKey, enrolmentToken, now }))) {
    return err(problem("unauthenticated"));
  }
  const { sub, nonce } = enrolment;
  const enrolled = await ports.shopper(sub).enrol({ nonce, thumbprint, platform, locale, consents });
  if (!enrolled.ok) return enrolled;
  const { deviceId, created } = enrolled.value;
  await ports.devices.assign(thumbprint, sub, deviceId);
  const issued = await issueCredential(ports, { sub, deviceId, jkt: thumbprint, jwk: publicKey });
  return ok({ deviceId, keyId: thumbprint, created, ...issued });
}

async function issueCredential(
  ports: Ports,
  claims: { sub: string; deviceId: string; jkt: string; jwk: Jwk },
): Promise<{ credential: string; credentialExpiresAt: number }> {
  const now = ports.now();
  const expiresAt = now + CREDENTIAL_TTL_MS;
  const credential = await ports.credentials.issueCredential({ ...claims, expiresAt }, now);
  return { credential, credentialExpiresAt: expiresAt };
}
