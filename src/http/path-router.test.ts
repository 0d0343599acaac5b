import fc from "fast-check";
import { TrieRouter } from "hono/router/trie-router";
import { expect, test } from "vitest";
import { PathRouter } from "./path-router.ts";

const METHODS = ["GET", "POST", "ALL"] as const;
const PATTERNS = [
  "*",
  "/v1/*",
  "/v1/a",
  "/v1/:id",
  "/v1/a/b",
  "/v1/:id/b",
  "/v1/a/:id",
  "/v1/a/:id{[0-9]+}",
  "/v1/a/",
] as const;
const PATHS = [
  "/",
  "/v1",
  "/v1/a",
  "/v1/x",
  "/v1/a/b",
  "/v1/x/b",
  "/v1/a/7",
  "/v1/a/x",
  "/v1/a/",
  "/v1/:id",
  "/none",
] as const;

const routes = fc.array(fc.record({ method: fc.constantFrom(...METHODS), path: fc.constantFrom(...PATTERNS) }), {
  maxLength: 12,
});
const asked = fc.array(fc.record({ method: fc.constantFrom("GET", "POST"), path: fc.constantFrom(...PATHS) }), {
  minLength: 1,
  maxLength: 20,
});

test("leads wherever the trie leads, the first time and every other, whatever is added in between", () => {
  fc.assert(
    fc.property(routes, routes, asked, (first, then, questions) => {
      const [ours, trie] = [new PathRouter<number>(), new TrieRouter<number>()];
      for (const added of [first, then]) {
        added.forEach(({ method, path }, n) => {
          for (const router of [ours, trie]) router.add(method, path, n);
        });
        for (const { method, path } of [...questions, ...questions]) {
          expect(ours.match(method, path)).toEqual(trie.match(method, path));
        }
      }
    }),
    { numRuns: 300 },
  );
});
