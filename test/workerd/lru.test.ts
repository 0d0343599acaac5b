import { describe, expect, test } from "vitest";
import { Lru } from "../../src/platform/lru.ts";

const kept = (lru: Lru<string, number>, keys: string): string =>
  [...keys].filter((key) => lru.get(key) !== undefined).join("");

describe("what is remembered", () => {
  test("is the most recently used", () => {
    const lru = new Lru<string, number>(3);
    for (const key of "abc") lru.set(key, 0);
    lru.get("a");
    lru.set("d", 0);
    expect(kept(lru, "abcd")).toBe("acd");
  });

  test("weighs no more than the limit, but for a newest that weighs more alone", () => {
    const lru = new Lru<string, number>(10);
    lru.set("a", 0, 4);
    lru.set("b", 0, 4);
    lru.set("c", 0, 3);
    expect(kept(lru, "abc")).toBe("bc");
    lru.set("d", 0, 11);
    expect(kept(lru, "abcd")).toBe("d");
    lru.set("e", 0, 1);
    expect(kept(lru, "de")).toBe("e");
  });

  test("weighs what it was last set with", () => {
    const lru = new Lru<string, number>(10);
    lru.set("a", 1, 9);
    lru.set("a", 2, 2);
    lru.set("b", 0, 8);
    expect(kept(lru, "ab")).toBe("ab");
    expect(lru.get("a")).toBe(2);
  });
});
