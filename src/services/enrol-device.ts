import { z } from "zod";
import { ENROLMENT_TTL_MS, KEY_MOVE_ATTEMPTS } from "../domain/bounds.ts";
import { consentsAtEnrolmentSchema } from "../domain/privacy/consents.ts";
import { invalid, type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import { namesNobodyTwice, NAME_ONE, shopperMembers } from "../domain/shoppers/identity.ts";
import { type DeviceCredential, issueCredential } from "./device-credential.ts";
import type { Named } from "./named.ts";
import type { Ports } from "./ports.ts";
import { resolveShopper } from "./resolve-shopper.ts";

const localeSchema = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/);

/** The body of `POST /v1/enrolments`. */
export const enrolmentInputSchema = z
  .strictObject({
    ...shopperMembers,
    locale: localeSchema.nullish(),
    timeZone: z.null().optional(),
    /** Whether a test shopper comes into being, to whom everything happens and nothing counts. */
    test: z.boolean().nullish(),
    /** Whether one who was erased comes back. */
    again: z.boolean().default(false),
  })
  .refine(namesNobodyTwice, NAME_ONE);

export const publicKeySchema = z.strictObject({
  kty: z.literal("EC"),
  crv: z.literal("P-256"),
  x: z.string(),
  y: z.string(),
});
export const proofSchema = z.string().min(1).max(4_096);

/** The body of `POST /v1/devices`. */
export const deviceInputSchema = z.strictObject({
  enrolmentToken: z.string().min(1).max(4_096),
  publicKey: publicKeySchema,
  proof: proofSchema,
  platform: z.enum(["ios", "android", "web"]),
  locale: localeSchema.nullish(),
  consents: consentsAtEnrolmentSchema,
  attestation: z.null().optional(),
});
export type DeviceInput = z.infer<typeof deviceInputSchema>;

const NONCE_BYTES = 16;
const ANONYMOUS_BYTES = 16;

export interface OpenedEnrolment {
  readonly enrolmentToken: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
  readonly shopperId: string;
}

/** Opens an enrolment: a token that serves once, within five minutes, for this shopper or for an anonymous one. */
export async function openEnrolment(
  ports: Ports,
  { again, test, ...ref }: z.infer<typeof enrolmentInputSchema>,
): Promise<Result<OpenedEnrolment, Problem>> {
  const known = await resolveShopper(ports, ref);
  const named = known ?? (await somebodyNew(ports));
  const { sub } = named;
  const nonce = ports.random.text(NONCE_BYTES);
  const expiresAt = ports.now() + ENROLMENT_TTL_MS;
  const opening = { ...named, test: test ?? false, anonymous: known === undefined, again, nonce, expiresAt };
  const opened = await ports.shopper(sub).openEnrolment(opening);
  if (!opened.ok) return opened;
  const shopperId = opened.value;
  if (again) await ports.erasures.forget(await ports.names.erasedHash(shopperId));
  const enrolmentToken = await ports.credentials.issueEnrolment({ sub, nonce, expiresAt });
  return ok({ enrolmentToken, expiresAt, shopperId });
}

async function somebodyNew({ names, random }: Ports): Promise<Named> {
  const shopperId = `anon-${random.text(ANONYMOUS_BYTES)}`;
  return { shopperId, sub: await names.sub(shopperId) };
}

export interface EnrolledDevice extends DeviceCredential {
  readonly created: boolean;
}

/** Makes a phone's key a device of the shopper that the token was made for, whoever's it was before. */
export async function enrolDevice(ports: Ports, input: DeviceInput): Promise<Result<EnrolledDevice, Problem>> {
  const { enrolmentToken: token, publicKey: jwk, proof, platform, locale = null, consents } = input;
  const now = ports.now();
  const thumbprint = await ports.proofs.thumbprint(jwk);
  if (thumbprint === undefined) return err(invalid("/publicKey", "must be a point on P-256"));
  const enrolment = await ports.credentials.readEnrolment(token);
  if (enrolment === undefined || enrolment.expiresAt <= now) return err(problem("unauthenticated"));
  if (!(await ports.proofs.isDeviceProof(proof, { jwk, token, now }))) return err(problem("unauthenticated"));
  const { sub, nonce } = enrolment;
  // Used up before anything else happens: whoever shows it again moves no key.
  const redeemed = await ports.shopper(sub).redeemEnrolment(nonce);
  if (!redeemed.ok) return redeemed;
  const move = await bringKey(ports, thumbprint, { sub, anonymous: redeemed.value.anonymous });
  if (move === undefined) return err(problem("conflict", "The device is being enrolled elsewhere"));
  const enrolled = await ports.shopper(sub).enrol({ thumbprint, move, platform, locale, consents });
  if (!enrolled.ok) {
    // Whoever the key was brought to is erased, or it has gone elsewhere, in which case the entry is not theirs.
    await ports.devices.forget(thumbprint, sub);
    return enrolled;
  }
  const { deviceId, created, test } = enrolled.value;
  return ok({ created, ...(await issueCredential(ports, { sub, deviceId, jkt: thumbprint, jwk, test })) });
}

/**
 * Makes the key this shopper's: whoever has it lets go first, then the row moves. After a crash anywhere in between
 * it is nobody's device, and a new enrolment goes on from there. Gives the number of the move, by which of two
 * enrolments at once the later one is told.
 */
async function bringKey(
  ports: Ports,
  thumbprint: string,
  { sub, anonymous }: { readonly sub: string; readonly anonymous: boolean },
): Promise<number | undefined> {
  for (let attempt = 0; attempt < KEY_MOVE_ATTEMPTS; attempt += 1) {
    const owner = await ports.devices.owner(thumbprint);
    if (owner !== undefined && owner.sub !== sub)
      await ports.shopper(owner.sub).yieldKey(thumbprint, owner.move, { sub, shopperId: null, anonymous });
    const assigned = await ports.devices.assign(thumbprint, sub, owner);
    if (assigned !== undefined) return assigned.move;
  }
  return undefined;
}
