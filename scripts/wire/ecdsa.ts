import { createECDH, createHash, createHmac } from "node:crypto";

/** The order of P-256's base point (SEC 2, section 2.4.2). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
const BYTES = 32;

const toNumber = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString("hex")}`);
const toBytes = (number: bigint): Buffer => Buffer.from(number.toString(16).padStart(2 * BYTES, "0"), "hex");

const sha256 = (message: Uint8Array): Buffer => createHash("sha256").update(message).digest();
const hmac = (key: Uint8Array, ...parts: readonly Uint8Array[]): Buffer =>
  createHmac("sha256", key).update(Buffer.concat(parts)).digest();

/** The inverse modulo the order, which is prime: by Fermat, `number` to the power of the order less two. */
function inverse(number: bigint): bigint {
  let result = 1n;
  let power = number;
  for (let exponent = ORDER - 2n; exponent > 0n; exponent >>= 1n) {
    if (exponent & 1n) result = (result * power) % ORDER;
    power = (power * power) % ORDER;
  }
  return result;
}

/** The first nonce of RFC 6979, section 3.2, with SHA-256. That it is unfit happens once in 2^32. */
function nonceFor(privateKey: Uint8Array, digest: Uint8Array): Buffer {
  const seed = Buffer.concat([privateKey, toBytes(toNumber(digest) % ORDER)]);
  let v: Buffer = Buffer.alloc(BYTES, 1);
  let k: Buffer = Buffer.alloc(BYTES, 0);
  for (const round of [0, 1]) {
    k = hmac(k, v, Buffer.of(round), seed);
    v = hmac(k, v);
  }
  return hmac(k, v);
}

/**
 * An ES256 signature that is the same on every run, where every library draws a random nonce: `r` and `s` of FIPS
 * 186-5, section 6.4.1, 32 bytes each, the nonce by RFC 6979. For test keys only: its time depends on the key.
 */
export function signDeterministically(message: Uint8Array, privateKey: Uint8Array): Buffer {
  const digest = sha256(message);
  const nonce = nonceFor(privateKey, digest);
  const ecdh = createECDH("prime256v1");
  ecdh.setPrivateKey(nonce);
  const r = toNumber(ecdh.getPublicKey().subarray(1, 1 + BYTES)) % ORDER;
  const s = (inverse(toNumber(nonce)) * (toNumber(digest) + r * toNumber(privateKey))) % ORDER;
  return Buffer.concat([toBytes(r), toBytes(s)]);
}
