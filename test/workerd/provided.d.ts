import type { D1Migration } from "@cloudflare/vitest-plugin";

declare module "vitest" {
  /** What `vitest.config.ts` hands to the tests that run inside workerd. */
  interface ProvidedContext {
    migrations: D1Migration[];
    /** What simulations begin with. */
    seed: number;
  }
}
