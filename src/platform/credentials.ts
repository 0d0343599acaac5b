import { z } from "zod";
import type { Credentials, EnrolmentClaims, VerifiedCredential } from "../services/ports.ts";
import { importPublicKey } from "./key-sets.ts";
import { Lru } from "./lru.ts";
import { readToken, signToken, toSeconds } from "./service-tokens.ts";

/** `exp` in seconds, as JOSE has it. */
const credentialShape = z.object({
  aud: z.string(),
  sub: z.string(),
  device: z.string(),
  cnf: z.object({ jkt: z.string(), jwk: z.record(z.string(), z.unknown()) }),
  /** Of a test shopper alone. */
  test: z.literal(true).optional(),
  exp: z.int(),
});
const enrolmentShape = z.object({ aud: z.string(), sub: z.string(), jti: z.string(), exp: z.int() });

/** Credentials that this isolate has verified, by their text: a phone shows the same one for a day. */
const verified = new Lru<string, VerifiedCredential>(10_000);

/** Signs and verifies what lets a phone in. Expiry is left to the caller, who has the clock. */
export function credentialsOf(env: { readonly CREDENTIAL_KEYS: string; readonly AUDIENCE: string }): Credentials {
  const audience = env.AUDIENCE;
  return {
    audience,

    issueCredential: ({ sub, deviceId, jkt, jwk, test, expiresAt }, now) =>
      signToken(env.CREDENTIAL_KEYS, "credential+jwt", {
        aud: audience,
        sub,
        device: deviceId,
        cnf: { jkt, jwk },
        ...(test ? { test } : {}),
        iat: toSeconds(now),
        exp: toSeconds(expiresAt),
      }),

    async readCredential(token) {
      const known = verified.get(token);
      if (known !== undefined) return known;
      const read = await readToken(env.CREDENTIAL_KEYS, "credential+jwt", token, credentialShape);
      if (read === undefined || read.aud !== audience) return undefined;
      const { sub, device, cnf, exp, test = false } = read;
      const publicKey = await importPublicKey(cnf.jwk);
      if (publicKey === undefined) return undefined;
      const claims = { sub, deviceId: device, jkt: cnf.jkt, jwk: cnf.jwk, test, expiresAt: exp * 1000 };
      verified.set(token, { claims, publicKey });
      return { claims, publicKey };
    },

    issueEnrolment: ({ sub, nonce, expiresAt }) =>
      signToken(env.CREDENTIAL_KEYS, "enrolment+jwt", { aud: audience, sub, jti: nonce, exp: toSeconds(expiresAt) }),

    async readEnrolment(token): Promise<EnrolmentClaims | undefined> {
      const read = await readToken(env.CREDENTIAL_KEYS, "enrolment+jwt", token, enrolmentShape);
      if (read === undefined || read.aud !== audience) return undefined;
      const { sub, jti, exp } = read;
      return { sub, nonce: jti, expiresAt: exp * 1000 };
    },
  };
}
