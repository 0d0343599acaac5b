import { afterAll } from "vitest";
import { witness } from "./witness.ts";

/** Runs before each file of tests that talks to the real service: no answer to any of them may break a promise. */
globalThis.fetch = witness.fetch;

afterAll(() => {
  if (witness.faults.length > 0) throw new Error(witness.faults.join("\n"));
});
