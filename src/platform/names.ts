import { base64url } from "jose";
import { identityText } from "../domain/shoppers/identity.ts";
import type { Names } from "../services/ports.ts";

const encoder = new TextEncoder();
const BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

/** RFC 4648 base32 without padding, in lower case so that it can stand in a path, a key and an id. */
function base32(bytes: Uint8Array): string {
  let text = "";
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += BASE32.charAt((buffer >>> bits) & 31);
    }
    buffer &= (1 << bits) - 1;
  }
  return bits > 0 ? text + BASE32.charAt((buffer << (5 - bits)) & 31) : text;
}

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

async function hmac(secret: string): Promise<(text: string) => Promise<Uint8Array>> {
  const key = await crypto.subtle.importKey("raw", encoder.encode(secret), { name: "HMAC", hash: "SHA-256" }, false, [
    "sign",
  ]);
  return async (text) => new Uint8Array(await crypto.subtle.sign("HMAC", key, encoder.encode(text)));
}

/**
 * The names of objects, by keyed hashes: a shopper id leads to `sub`, a code to an offer id, and neither back.
 * The two keys never rotate: they name what is already there.
 */
export function namesOf(env: { readonly PSEUDONYM_KEY: string; readonly CODE_KEY: string }): Names {
  const shopper = hmac(env.PSEUDONYM_KEY);
  const code = hmac(env.CODE_KEY);
  return {
    sub: async (shopperId) => base32(await (await shopper)(shopperId)),
    offerId: async (canonicalCode) =>
      `off_${base64url.encode(await (await code)(canonicalCode)).slice(0, OFFER_ID_CHARS)}`,
    identity: async (identity) => base32(await (await shopper)(identityText(identity))),
    // No shopper id and no canonical code holds a line feed, so a label that ends in one makes another family of names.
    erasedHash: async (shopperId) => base32(await (await shopper)(`erased\n${shopperId}`)),
    fingerprint: async (canonicalBody) => base64url.encode(await (await code)(`fingerprint\n${canonicalBody}`)),
    async digest(content) {
      const bytes = typeof content === "string" ? encoder.encode(content) : content.slice();
      return hex(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
    },
  };
}

/** 22 characters of base64url are 132 bits. */
const OFFER_ID_CHARS = 22;
