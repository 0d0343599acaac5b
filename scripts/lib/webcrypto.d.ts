import type { webcrypto } from "node:crypto";

/** Node has these globals of the Web Crypto API, but @types/node keeps their types inside `node:crypto`. */
declare global {
  interface CryptoKey extends webcrypto.CryptoKey {}
  interface CryptoKeyPair extends webcrypto.CryptoKeyPair {}
  interface JsonWebKey extends webcrypto.JsonWebKey {}
}
