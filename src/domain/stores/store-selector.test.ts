import { describe, expect, test } from "vitest";
import { holdsSelection, holdsStore, scopeOf, selects, type StoreSelector } from "./store-selector.ts";

const STORES = [
  { id: "sthlm-1", tags: ["flagship", "SE"] },
  { id: "sthlm-2", tags: ["SE"] },
  { id: "oslo-1", tags: ["NO"] },
];
const ids = (...chosen: string[]): StoreSelector => ({ kind: "ids", ids: chosen });
const tags = (...chosen: string[]): StoreSelector => ({ kind: "tags", tags: chosen });
const ALL: StoreSelector = { kind: "all" };

describe("a selector", () => {
  test.each<[string, StoreSelector, string[]]>([
    ["all", ALL, ["sthlm-1", "sthlm-2", "oslo-1"]],
    ["ids", ids("oslo-1", "gone"), ["oslo-1"]],
    ["no ids", ids(), []],
    ["a tag", tags("SE"), ["sthlm-1", "sthlm-2"]],
    ["either of two tags", tags("flagship", "NO"), ["sthlm-1", "oslo-1"]],
    ["a tag that nobody carries", tags("FI"), []],
    ["no tags", tags(), []],
  ])("by %s", (_, selector, chosen) => {
    expect(STORES.filter((store) => selects(selector, store)).map(({ id }) => id)).toEqual(chosen);
    const scope = scopeOf(selector, STORES);
    expect(STORES.filter(({ id }) => holdsStore(scope, id)).map(({ id }) => id)).toEqual(chosen);
  });

  test.each<[string, StoreSelector, StoreSelector, boolean]>([
    ["everything holds everything", ALL, tags("SE"), true],
    ["some hold some of them", ids("a", "b"), ids("b"), true],
    ["some do not hold others", ids("a", "b"), ids("b", "c"), false],
    ["some do not hold everything", ids("a"), ALL, false],
    ["some do not hold a tag, which others may come to carry", tags("SE"), tags("SE"), false],
  ])("%s", (_, holder, asked, holds) => expect(holdsSelection(scopeOf(holder, STORES), asked)).toBe(holds));
});
