import { expect, test } from "vitest";
import { newDraft } from "./draft.ts";
import { keptIn } from "./kept.ts";

const from = newDraft("en");
const kept = { draft: { ...from, name: "Autumn" }, from, at: 1_795_269_600_000 };

test("what was kept comes back", () => {
  expect(keptIn(JSON.stringify(kept))).toEqual(kept);
});

test.each([
  ["nothing", null],
  ["no JSON", "{"],
  ["another thing", "7"],
  ["half of it", JSON.stringify({ draft: kept.draft, at: 1 })],
  ["no time", JSON.stringify({ ...kept, at: "now" })],
  ["the document of another time", JSON.stringify({ ...kept, draft: { id: "a", name: "A" } })],
])("%s is nothing kept", (_, text) => {
  expect(keptIn(text)).toBeNull();
});
