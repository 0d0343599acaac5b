import { calculateJwkThumbprint, type CryptoKey, exportJWK, importJWK, type JWK } from "jose";

/** A key of the service, its id being its RFC 7638 thumbprint. */
export interface ServiceKey {
  readonly kid: string;
  readonly publicKey: CryptoKey;
  readonly publicJwk: JWK;
}

/** The keys of one kind of token: the first one signs, all of them verify, so that a key can be rotated. */
export interface KeySet {
  readonly signing: { readonly kid: string; readonly privateKey: CryptoKey };
  readonly verifying: ReadonlyMap<string, ServiceKey>;
}

/** Reads a secret that holds a JWK Set of private P-256 keys. Throws: a deployment without keys must not start. */
export async function readKeySet(secret: string): Promise<KeySet> {
  const { keys } = JSON.parse(secret) as { keys: JWK[] };
  const [first] = keys;
  if (first === undefined) throw new Error("a key set needs at least one key");
  const verifying = new Map<string, ServiceKey>();
  for (const jwk of keys) {
    const key = await readServiceKey(jwk);
    verifying.set(key.kid, key);
  }
  const privateKey = await importJWK(first, "ES256");
  if (privateKey instanceof Uint8Array || privateKey.type !== "private") {
    throw new Error("the first key of a set signs and must be private");
  }
  return { signing: { kid: await calculateJwkThumbprint(first), privateKey }, verifying };
}

async function readServiceKey(jwk: JWK): Promise<ServiceKey> {
  const publicKey = isForEs256(jwk) ? await importPublicKey(publicPart(jwk)) : undefined;
  if (publicKey === undefined) throw new Error("a key set holds keys for ES256 only");
  const kid = await calculateJwkThumbprint(jwk);
  return { kid, publicKey, publicJwk: { ...(await exportJWK(publicKey)), kid, alg: "ES256", use: "sig" } };
}

/** Whether the key may sign with ES256, as far as it says what it is for: WebCrypto does not ask all of it. */
const isForEs256 = ({ alg = "ES256", use = "sig", key_ops = ["sign"] }: JWK): boolean =>
  alg === "ES256" && use === "sig" && key_ops.includes("sign");

const publicPart = ({ kty, crv, x, y }: JWK): JWK => ({ kty, crv, x, y }) as JWK;

/** 32 bytes in base64url, the one spelling that leaves the two unused bits at zero. */
const COORDINATE = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/;

/**
 * A P-256 public key as a phone gives it: exactly `kty`, `crv`, `x`, `y`. A private or symmetric key, another
 * curve, a further member or a point off the curve is undefined.
 */
export async function importPublicKey(jwk: unknown): Promise<CryptoKey | undefined> {
  if (typeof jwk !== "object" || jwk === null) return undefined;
  const { kty, crv, x, y, ...rest } = jwk as Record<string, unknown>;
  if (kty !== "EC" || crv !== "P-256" || Object.keys(rest).length > 0) return undefined;
  if (typeof x !== "string" || typeof y !== "string" || !COORDINATE.test(x) || !COORDINATE.test(y)) return undefined;
  try {
    const key = await importJWK({ kty, crv, x, y, ext: true }, "ES256");
    return key instanceof Uint8Array ? undefined : key;
  } catch {
    return undefined;
  }
}
