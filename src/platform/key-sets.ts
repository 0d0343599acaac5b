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
  for (const key of keys) {
    const publicKey = await importPublicKey(publicPart(key));
    if (publicKey === undefined) throw new Error("a key set holds P-256 keys only");
    const kid = await calculateJwkThumbprint(key);
    const publicJwk = { ...(await exportJWK(publicKey)), kid, alg: "ES256", use: "sig" };
    verifying.set(kid, { kid, publicKey, publicJwk });
  }
  const privateKey = await importJWK(first, "ES256");
  if (privateKey instanceof Uint8Array) throw new Error("a key set holds P-256 keys only");
  return { signing: { kid: await calculateJwkThumbprint(first), privateKey }, verifying };
}

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
