import { CART_TTL_S } from "../domain/bounds.ts";
import type { CartStore } from "../services/ports.ts";

const keyOf = (sub: string): string => `cart:${sub}`;

/** Sealed carts in KV; they expire by themselves. */
export const cartsIn = (kv: KVNamespace): CartStore => ({
  async get(sub) {
    const value = await kv.get(keyOf(sub), "arrayBuffer");
    return value === null ? undefined : new Uint8Array(value);
  },
  put: (sub, sealed) => kv.put(keyOf(sub), sealed, { expirationTtl: CART_TTL_S }),
  delete: (sub) => kv.delete(keyOf(sub)),
});
