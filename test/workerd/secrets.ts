import { createECDH, createHash } from "node:crypto";

/*
 * The secrets of every test, the same on each run and derived from their names: nothing that looks like a key is
 * kept in the repository, and nothing here may ever guard a deployment.
 */

const bytesOf = (label: string): Buffer => createHash("sha256").update(`beckon test ${label}`).digest();

/** A private ES256 key as JWK (RFC 7517). A SHA-256 digest is a valid P-256 scalar but for a chance of 2^-32. */
function privateJwk(kid: string): Record<string, string> {
  const ecdh = createECDH("prime256v1");
  ecdh.setPrivateKey(bytesOf(kid));
  const point = ecdh.getPublicKey();
  const coordinate = (from: number): string => point.subarray(from, from + 32).toString("base64url");
  return {
    kty: "EC",
    crv: "P-256",
    kid,
    alg: "ES256",
    use: "sig",
    x: coordinate(1),
    y: coordinate(33),
    d: ecdh.getPrivateKey("base64url"),
  };
}

const jwkSet = (...kids: readonly string[]): string => JSON.stringify({ keys: kids.map(privateJwk) });

/** Every secret that `wrangler.toml` requires. In each key set the first key signs and the second only verifies. */
export const TEST_SECRETS = {
  ADMIN_KEY: bytesOf("admin").toString("base64url"),
  PSEUDONYM_KEY: bytesOf("pseudonym").toString("base64url"),
  CODE_KEY: bytesOf("code").toString("base64url"),
  CREDENTIAL_KEYS: jwkSet("credential-2", "credential-1"),
  OFFER_KEYS: jwkSet("offer-2", "offer-1"),
} as const;
