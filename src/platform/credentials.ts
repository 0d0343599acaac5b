import { type CryptoKey, type JWK, SignJWT } from "jose";
import type { CredentialClaims, Credentials, EnrolmentClaims, OfferTokenClaims } from "../services/ports.ts";
import { hasHeader, isSignedBy, parseCompactJws, readJson } from "./jws.ts";
import { importPublicKey, type KeySet, readKeySet } from "./key-sets.ts";
import { Lru } from "./lru.ts";

/** The kinds of token the service signs. `typ` keeps one from being taken for another (RFC 8725, section 3.11). */
const TYP = { credential: "credential+jwt", enrolment: "enrolment+jwt", offer: "offer+jwt" } as const;

type Verified = { readonly claims: CredentialClaims; readonly publicKey: CryptoKey };

/** Credentials that this isolate has verified, by their text: a phone shows the same one for a day. */
const verified = new Lru<string, Verified>(10_000);
const keySets = new Map<string, Promise<KeySet>>();

function keySetOf(secret: string): Promise<KeySet> {
  let keys = keySets.get(secret);
  if (keys === undefined) keySets.set(secret, (keys = readKeySet(secret)));
  return keys;
}

const seconds = (ms: number): number => Math.floor(ms / 1000);

async function sign(secret: string, typ: string, claims: Record<string, unknown>): Promise<string> {
  const { signing } = await keySetOf(secret);
  return new SignJWT(claims).setProtectedHeader({ alg: "ES256", kid: signing.kid, typ }).sign(signing.privateKey);
}

async function verify(secret: string, typ: string, token: string): Promise<Record<string, unknown> | undefined> {
  const jws = parseCompactJws(token);
  const kid = jws?.header["kid"];
  if (jws === undefined || typeof kid !== "string" || !hasHeader(jws, { alg: "ES256", kid, typ })) return undefined;
  const key = (await keySetOf(secret)).verifying.get(kid);
  if (key === undefined || !(await isSignedBy(jws, key.publicKey))) return undefined;
  return readJson(jws.payload) as Record<string, unknown> | undefined;
}

/** Signs and verifies what the service itself issues. Expiry is left to the caller, who has the clock. */
export function credentialsOf(env: {
  readonly CREDENTIAL_KEYS: string;
  readonly OFFER_KEYS: string;
  readonly AUDIENCE: string;
}): Credentials {
  const audience = env.AUDIENCE;
  return {
    audience,

    issueCredential: ({ sub, deviceId, jkt, jwk, expiresAt }, now) =>
      sign(env.CREDENTIAL_KEYS, TYP.credential, {
        aud: audience,
        sub,
        device: deviceId,
        cnf: { jkt, jwk },
        iat: seconds(now),
        exp: seconds(expiresAt),
      }),

    async readCredential(token) {
      const known = verified.get(token);
      if (known !== undefined) return known;
      const payload = await verify(env.CREDENTIAL_KEYS, TYP.credential, token);
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
      sign(env.CREDENTIAL_KEYS, TYP.enrolment, { aud: audience, sub, jti: nonce, exp: seconds(expiresAt) }),

    async readEnrolment(token): Promise<EnrolmentClaims | undefined> {
      const payload = await verify(env.CREDENTIAL_KEYS, TYP.enrolment, token);
      if (payload === undefined || payload["aud"] !== audience) return undefined;
      const { sub, jti, exp } = payload as { sub: string; jti: string; exp: number };
      return { sub, nonce: jti, expiresAt: exp * 1000 };
    },

    issueOfferToken: ({ offerId, storeIds, issuedAt, expiresAt }) =>
      sign(env.OFFER_KEYS, TYP.offer, {
        iss: audience,
        jti: offerId,
        stores: storeIds,
        iat: seconds(issuedAt),
        exp: Math.ceil(expiresAt / 1000),
      }),

    async readOfferToken(token): Promise<OfferTokenClaims | undefined> {
      const payload = await verify(env.OFFER_KEYS, TYP.offer, token);
      if (payload === undefined || payload["iss"] !== audience) return undefined;
      const { jti, stores, iat, exp } = payload as { jti: string; stores: string[]; iat: number; exp: number };
      return { offerId: jti, storeIds: stores, issuedAt: iat * 1000, expiresAt: exp * 1000 };
    },

    async offerKeys() {
      const { verifying } = await keySetOf(env.OFFER_KEYS);
      return [...verifying.values()].map((key) => key.publicJwk as Record<string, unknown>);
    },
  };
}
