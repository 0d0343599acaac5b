import type { JWK } from "jose";
import type { Credentials, EnrolmentClaims, VerifiedCredential } from "../services/ports.ts";
import { importPublicKey } from "./key-sets.ts";
import { Lru } from "./lru.ts";
import { readToken, signToken, toSeconds } from "./service-tokens.ts";

/** Credentials that this isolate has verified, by their text: a phone shows the same one for a day. */
const verified = new Lru<string, VerifiedCredential>(10_000);

/** Signs and verifies what lets a phone in. Expiry is left to the caller, who has the clock. */
export function credentialsOf(env: { readonly CREDENTIAL_KEYS: string; readonly AUDIENCE: string }): Credentials {
  const audience = env.AUDIENCE;
  return {
    audience,

    issueCredential: ({ sub, deviceId, jkt, jwk, expiresAt }, now) =>
      signToken(env.CREDENTIAL_KEYS, "credential+jwt", {
        aud: audience,
        sub,
        device: deviceId,
        cnf: { jkt, jwk },
        iat: toSeconds(now),
        exp: toSeconds(expiresAt),
      }),

    async readCredential(token) {
      const known = verified.get(token);
      if (known !== undefined) return known;
      const payload = await readToken(env.CREDENTIAL_KEYS, "credential+jwt", token);
      if (payload === undefined || payload["aud"] !== audience) return undefined;
      const { sub, device, cnf, exp } = payload as {
        sub: string;
        device: string;
        cnf: { jkt: string; jwk: JWK };
        exp: number;
      };
      const publicKey = await importPublicKey(cnf.jwk);
      if (publicKey === undefined) return undefined;
      const claims = { sub, deviceId: device, jkt: cnf.jkt, jwk: cnf.jwk, expiresAt: exp * 1000 };
      verified.set(token, { claims, publicKey });
      return { claims, publicKey };
    },

    issueEnrolment: ({ sub, nonce, expiresAt }) =>
      signToken(env.CREDENTIAL_KEYS, "enrolment+jwt", { aud: audience, sub, jti: nonce, exp: toSeconds(expiresAt) }),

    async readEnrolment(token): Promise<EnrolmentClaims | undefined> {
      const payload = await readToken(env.CREDENTIAL_KEYS, "enrolment+jwt", token);
      if (payload === undefined || payload["aud"] !== audience) return undefined;
      const { sub, jti, exp } = payload as { sub: string; jti: string; exp: number };
      return { sub, nonce: jti, expiresAt: exp * 1000 };
    },
  };
}
