import { expect, test } from "vitest";
import { zonesOf } from "./zones.ts";

const store = (id: string, timeZone: string | null, ...tags: string[]) => ({ id, timeZone, tags });
const STORES = [
  store("ldn", "Europe/London", "abroad"),
  store("sthlm", "Europe/Stockholm"),
  store("gbg", "Europe/Stockholm"),
  store("hki", "Europe/Helsinki", "abroad"),
  store("lost", null, "lost"),
];

test.each([
  ["all stores, most first", { kind: "all" }, ["Europe/Stockholm", "Europe/London", "Europe/Helsinki"]],
  ["those of a tag", { kind: "tags", tags: ["abroad"] }, ["Europe/London", "Europe/Helsinki"]],
  ["one", { kind: "ids", ids: ["gbg"] }, ["Europe/Stockholm"]],
  ["none chosen: that of all", { kind: "ids", ids: [] }, ["Europe/Stockholm", "Europe/London", "Europe/Helsinki"]],
  [
    "of an unknown zone: that of all",
    { kind: "tags", tags: ["lost"] },
    ["Europe/Stockholm", "Europe/London", "Europe/Helsinki"],
  ],
] as const)("zones of %s", (_, selector, zones) => {
  expect(zonesOf(STORES, selector)).toEqual(zones);
});

test("without a store it is UTC", () => {
  expect(zonesOf([], { kind: "all" })).toEqual(["UTC"]);
});
