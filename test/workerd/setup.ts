import { applyD1Migrations } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { inject } from "vitest";

// Runs before each test file, whose storage is its own: every file starts from the migrated, empty database.
await applyD1Migrations(env.DB, inject("migrations"));
