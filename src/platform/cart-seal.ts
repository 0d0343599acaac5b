import type { CartSeal } from "../services/ports.ts";

const MAGIC = 0xbc;
const HEADER_BYTES = 9;
const IV_BYTES = 12;

/** The header is authenticated, not secret: a value under another version does not open. */
function headerOf(version: number): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(HEADER_BYTES);
  header[0] = MAGIC;
  new DataView(header.buffer).setFloat64(1, version);
  return header;
}

const importKey = (key: Uint8Array<ArrayBuffer>, usage: "encrypt" | "decrypt"): Promise<CryptoKey> =>
  crypto.subtle.importKey("raw", key, "AES-GCM", false, [usage]);

/**
 * Carts lie in KV as `magic ‖ version ‖ iv ‖ AES-256-GCM(JSON)`. The key stays in the shopper's object, so
 * erasing the object makes every copy in every cache unreadable.
 */
export const cartSeal: CartSeal = {
  async seal(key, version, cart) {
    const header = headerOf(version);
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const plain = new TextEncoder().encode(JSON.stringify(cart));
    const secret = await crypto.subtle.encrypt(
      { name: "AES-GCM", iv, additionalData: header },
      await importKey(key, "encrypt"),
      plain,
    );
    const sealed = new Uint8Array(HEADER_BYTES + IV_BYTES + secret.byteLength);
    sealed.set(header);
    sealed.set(iv, HEADER_BYTES);
    sealed.set(new Uint8Array(secret), HEADER_BYTES + IV_BYTES);
    return sealed;
  },

  async open(key, version, sealed) {
    const header = headerOf(version);
    if (sealed.byteLength < HEADER_BYTES + IV_BYTES || header.some((byte, i) => sealed[i] !== byte)) return undefined;
    try {
      const iv = sealed.slice(HEADER_BYTES, HEADER_BYTES + IV_BYTES);
      const secret = sealed.slice(HEADER_BYTES + IV_BYTES);
      const plain = await crypto.subtle.decrypt(
        { name: "AES-GCM", iv, additionalData: header },
        await importKey(key, "decrypt"),
        secret,
      );
      return JSON.parse(new TextDecoder().decode(plain)) as Awaited<ReturnType<CartSeal["open"]>>;
    } catch {
      return undefined;
    }
  },
};
