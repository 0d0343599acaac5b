import { createECDH, createHash } from "node:crypto";
import { TEST_SECRETS } from "../../test/workerd/secrets.ts";

/** A P-256 key for fixtures. */
export interface WireKey {
  readonly privateKey: Uint8Array;
  readonly publicKey: PublicJwk;
  /** RFC 7638. */
  readonly thumbprint: string;
}

interface PublicJwk {
  readonly kty: "EC";
  readonly crv: "P-256";
  readonly x: string;
  readonly y: string;
}

const sha256 = (text: string): Buffer => createHash("sha256").update(text).digest();

/** The key whose private number is the SHA-256 of `seed`: any language can make it, and no key lies in a file. */
export const keyFromSeed = (seed: string): WireKey => keyOf(sha256(seed));

/** The first key of a test deployment's key set: the one that signs. */
export function signingKeyOf(secret: "CREDENTIAL_KEYS" | "OFFER_KEYS"): WireKey {
  const { keys } = JSON.parse(TEST_SECRETS[secret]) as { keys: readonly { d: string }[] };
  const [first] = keys;
  if (first === undefined) throw new Error(`${secret} is empty`);
  return keyOf(Buffer.from(first.d, "base64url"));
}

/** Every public key of a set, as `/.well-known/jwks.json` has them. */
export function publicKeysOf(secret: "CREDENTIAL_KEYS" | "OFFER_KEYS"): object[] {
  const { keys } = JSON.parse(TEST_SECRETS[secret]) as { keys: readonly { d: string }[] };
  return keys.map(({ d }) => {
    const { publicKey, thumbprint } = keyOf(Buffer.from(d, "base64url"));
    return { ...publicKey, kid: thumbprint, alg: "ES256", use: "sig" };
  });
}

function keyOf(privateKey: Uint8Array): WireKey {
  const ecdh = createECDH("prime256v1");
  ecdh.setPrivateKey(privateKey);
  const point = ecdh.getPublicKey();
  const coordinate = (from: number): string => point.subarray(from, from + 32).toString("base64url");
  const [x, y] = [coordinate(1), coordinate(33)];
  // The members that RFC 7638 hashes, in its order.
  const thumbprint = sha256(JSON.stringify({ crv: "P-256", kty: "EC", x, y })).toString("base64url");
  return { privateKey, publicKey: { kty: "EC", crv: "P-256", x, y }, thumbprint };
}
