import {
  base64url,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  type JWK,
  SignJWT,
  CompactSign,
  type CryptoKey,
} from "jose";

/** The public key of a device as the wire has it. */
export interface PublicJwk {
  readonly kty: "EC";
  readonly crv: "P-256";
  readonly x: string;
  readonly y: string;
}

/** A device's key as a `KeyValueStore` keeps it. The private key stays a handle: nothing can read it out. */
export interface StoredKey {
  readonly privateKey: CryptoKey;
  readonly publicKey: PublicJwk;
  readonly id: string;
}

const encoder = new TextEncoder();
const sha256 = async (text: string): Promise<string> =>
  base64url.encode(new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(text))));

/** The key that is the device, and everything that it signs. The private key cannot be taken out of it. */
export class DeviceKey {
  readonly publicKey: PublicJwk;
  /** RFC 7638 thumbprint. */
  readonly id: string;
  readonly #privateKey: CryptoKey;

  constructor({ privateKey, publicKey, id }: StoredKey) {
    this.#privateKey = privateKey;
    this.publicKey = publicKey;
    this.id = id;
  }

  static async generate(): Promise<DeviceKey> {
    const { privateKey, publicKey } = await generateKeyPair("ES256", { extractable: false });
    const jwk = await exportJWK(publicKey);
    return new DeviceKey({ privateKey, publicKey: publicPart(jwk), id: await calculateJwkThumbprint(jwk) });
  }

  /** What to keep, for a `new DeviceKey` to be made of. */
  stored(): StoredKey {
    return { privateKey: this.#privateKey, publicKey: this.publicKey, id: this.id };
  }

  /** Proves that the key is held by whoever shows the token that lets it in. `now` is epoch milliseconds. */
  async enrolmentProof(token: string, now: number): Promise<string> {
    const claims = { enrolment: await sha256(token), iat: seconds(now) };
    return this.#sign("device-proof+jws", {}, claims);
  }

  /** A ping as it is sent: the signed payload. */
  ping(payload: Readonly<Record<string, unknown>>): Promise<string> {
    return this.#sign("ping+jws", { kid: this.id }, payload);
  }

  /** RFC 9449: that whoever shows the credential holds the key, for this one request. */
  async dpop(request: { credential: string; method: string; url: string; now: number }): Promise<string> {
    const { origin, pathname } = new URL(request.url);
    return new SignJWT({
      jti: crypto.randomUUID(),
      htm: request.method,
      htu: origin + pathname,
      iat: seconds(request.now),
      ath: await sha256(request.credential),
    })
      .setProtectedHeader({ alg: "ES256", typ: "dpop+jwt", jwk: { ...this.publicKey } })
      .sign(this.#privateKey);
  }

  #sign(typ: string, header: { kid?: string }, payload: object): Promise<string> {
    return new CompactSign(encoder.encode(JSON.stringify(payload)))
      .setProtectedHeader({ alg: "ES256", ...header, typ })
      .sign(this.#privateKey);
  }
}

const seconds = (now: number): number => Math.floor(now / 1000);

const publicPart = ({ x = "", y = "" }: JWK): PublicJwk => ({ kty: "EC", crv: "P-256", x, y });
