import { describe, expect, test } from "vitest";
import { storesLike, tagsOf } from "./filter.ts";

const store = (id: string, name: string, tags: string[], address: string | null = null) => ({
  id,
  name,
  tags,
  address,
});
const STORES = [
  store("sthlm-1", "Drottninggatan", ["city", "flagship"], "Drottninggatan 46, Stockholm"),
  store("sthlm-3", "Götgatan", ["city"], "Götgatan 52, Stockholm"),
  store("ams-1", "Kalverstraat", ["city", "nl"]),
];

describe("stores like what is sought", () => {
  test.each([
    ["nothing", { text: "", tag: "" }, ["sthlm-1", "sthlm-3", "ams-1"]],
    ["a tag", { text: "", tag: "flagship" }, ["sthlm-1"]],
    ["a part of the name, without its dots", { text: "gotg", tag: "" }, ["sthlm-3"]],
    ["words in any order", { text: "stockholm 46", tag: "" }, ["sthlm-1"]],
    ["an id", { text: "ams-", tag: "" }, ["ams-1"]],
    ["both", { text: "stockholm", tag: "nl" }, []],
  ])("by %s", (_, sought, ids) => {
    expect(storesLike(STORES, sought).map(({ id }) => id)).toEqual(ids);
  });
});

test("tags come by how common they are", () => {
  expect(tagsOf(STORES)).toEqual([
    ["city", 3],
    ["flagship", 1],
    ["nl", 1],
  ]);
});
