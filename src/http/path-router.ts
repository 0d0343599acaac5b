import type { Result, Router } from "hono/router";
import { TrieRouter } from "hono/router/trie-router";

const HAS_PATTERN = /[:*{]/;

/**
 * Hono's trie, which is the only one of its routers that can tell all of the service's paths apart, but that it is
 * walked once for each path without parameters: what such a path leads to is the same every time.
 */
export class PathRouter<Handler> implements Router<Handler> {
  readonly name = "PathRouter";
  readonly #trie = new TrieRouter<Handler>();
  readonly #fixed = new Set<string>();
  readonly #found = new Map<string, Result<Handler>>();

  add(method: string, path: string, handler: Handler): void {
    if (!HAS_PATTERN.test(path)) this.#fixed.add(path);
    this.#trie.add(method, path, handler);
    this.#found.clear();
  }

  match(method: string, path: string): Result<Handler> {
    if (!this.#fixed.has(path)) return this.#trie.match(method, path);
    const key = `${method} ${path}`;
    const found = this.#found.get(key) ?? this.#trie.match(method, path);
    this.#found.set(key, found);
    return found;
  }
}
