import { env } from "cloudflare:workers";
import { vi } from "vitest";
import { intercept } from "./intercept.ts";

const KV_METHODS = ["get", "getWithMetadata", "put", "delete", "list"] as const;
const D1_METHODS = ["prepare", "batch", "exec"] as const;
const OBJECTS = {
  SHOPPER: "Shopper",
  OFFER: "Offer",
  CAMPAIGN: "Campaign",
  STORE: "Store",
  PUBLISHER: "Publisher",
} as const;

/**
 * Counts every use of a binding from now on, in the Worker and in the objects, until mocks are restored:
 * `{ "CARTS.get": 1, "Offer.create": 1 }`. `SNAPSHOTS` is apart: an isolate reads a document of it once.
 */
export function countCalls(): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  const note = (name: string): void => {
    counts[name] = (counts[name] ?? 0) + 1;
  };
  const watch = <T extends object>(binding: T, name: string, methods: readonly (keyof T & string)[]): void => {
    for (const method of methods) {
      const original = (binding[method] as (...args: unknown[]) => unknown).bind(binding);
      const noted = (...args: unknown[]): unknown => {
        note(`${name}.${method}`);
        return original(...args);
      };
      vi.spyOn(binding as Record<string, (...args: unknown[]) => unknown>, method).mockImplementation(noted);
    }
  };
  watch(env.CARTS, "CARTS", KV_METHODS);
  watch(env.DB, "DB", D1_METHODS);
  for (const [binding, name] of Object.entries(OBJECTS)) {
    intercept(env[binding as keyof typeof OBJECTS], (method, proceed) => {
      note(`${name}.${method}`);
      return proceed();
    });
  }
  return counts;
}
