import { expect, test } from "vitest";
import { filterIn } from "./filter.ts";

test.each([
  ["nothing", {}, {}],
  [
    "all of it",
    { actor: "person:sara", resource: "settings", day: "2026-11-22" },
    { actor: "person:sara", resource: "settings", day: "2026-11-22" },
  ],
  ["what is empty as nothing", { actor: "", resource: "", day: "" }, {}],
  ["what is none as nothing", { actor: 5, resource: ["x"], day: "yesterday" }, {}],
])("an address is read: %s", (_, search, filter) => {
  expect(filterIn(search)).toEqual(filter);
});
