import { randomInt } from "node:crypto";
import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";
import { TEST_SECRETS } from "./test/workerd/secrets.ts";

// wrangler warns of every secret that it does not find by itself; the bindings below bring them.
process.env["WRANGLER_LOG"] ??= "error";

/** Minutes of work, so only on demand: `npm run test:slow`. */
const slow = {
  test: {
    name: "slow",
    include: ["test/slow/**/*.test.ts"],
    setupFiles: ["./test/support/witnessed.ts"],
    testTimeout: 600_000,
    hookTimeout: 120_000,
  },
};

export default defineConfig({
  test: {
    projects: [
      { test: { name: "domain", include: ["src/**/*.test.ts"], testTimeout: 60_000 } },
      { test: { name: "arch", include: ["test/*.test.ts"], testTimeout: 60_000 } },
      {
        plugins: [
          cloudflareTest({
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: { bindings: { ...TEST_SECRETS, WEATHER_URL: "https://weather.test/v1/forecast" } },
          }),
        ],
        test: {
          name: "workerd",
          // A machine that does other things as well is slow, not wrong.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          include: ["test/workerd/**/*.test.ts", "test/simulation/**/*.test.ts"],
          setupFiles: ["./test/workerd/setup.ts"],
          provide: {
            migrations: await readD1Migrations("migrations"),
            seed: Number(process.env["SEED"] ?? randomInt(2 ** 31)),
          },
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          setupFiles: ["./test/support/witnessed.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Each file starts whole services; two at once would fight for ports and cores.
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "browser",
          include: ["test/browser/**/*.test.ts"],
          setupFiles: ["./test/support/witnessed.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      ...(process.env["BECKON_SLOW"] === "1" ? [slow] : []),
    ],
  },
});
