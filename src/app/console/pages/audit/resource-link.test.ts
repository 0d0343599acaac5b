import { expect, test } from "vitest";
import { nameIn, pageOf } from "./resource-link.ts";

test.each([
  ["campaigns/autumn-cart", "autumn-cart", "/campaigns"],
  ["settings", undefined, "/settings/versions"],
  ["api-keys/key_abc", "key_abc", "/api-keys"],
  [`shoppers/${"a".repeat(52)}`, "aaaaaaaa…", undefined],
  ["constructor/x", "x", undefined],
  ["", undefined, undefined],
])("of %s: the name %s, the page %s", (resource, name, page) => {
  expect(nameIn(resource)).toBe(name);
  expect(pageOf(resource)).toBe(page);
});
