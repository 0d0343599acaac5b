import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { inject } from "vitest";

// One line for each request would bury what a failing test says.
console.info = () => undefined;

// Runs before each test file, whose storage is its own: every file starts from the migrated, empty database.
await applyD1Migrations(env.DB, inject("migrations"));
