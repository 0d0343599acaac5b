import { expect, test } from "vitest";
import type { Campaign } from "../../../../domain/campaigns/campaign.ts";
import { GIVEN_ID } from "../../../../domain/given-id.ts";
import { copyOf } from "./copy.ts";

const campaign = (id: string) => ({ id, name: "Autumn", priority: 50 }) as Campaign;

test.each([
  ["autumn", ["autumn"], "autumn-2"],
  ["autumn", ["autumn", "autumn-2"], "autumn-3"],
  ["autumn-2", ["autumn", "autumn-2", "autumn-3"], "autumn-4"],
])("a copy of %s beside %j is %s", (id, taken, copy) => {
  expect(copyOf(campaign(id), taken, "Copy")).toEqual({ ...campaign(copy), name: "Copy" });
});

test("an id that is as long as they may be makes room for the number", () => {
  const { id } = copyOf(campaign("a".repeat(64)), [], "Copy");
  expect(id).toMatch(GIVEN_ID);
  expect(id).toMatch(/^a+-2$/);
});
