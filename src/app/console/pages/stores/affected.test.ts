import { expect, test } from "vitest";
import type { Refusal } from "../../../shared/refused.ts";
import { affectedBy } from "./affected.ts";

const refusal = (code: Refusal["code"], members: object): Refusal => ({
  code,
  detail: null,
  errors: [],
  requestId: null,
  retryAfterMs: null,
  members: { ...members },
});
const numbers = { affected: 12, removed: 2, redrawn: 10, live: 40 };

test("a large change is told by its numbers", () => {
  expect(affectedBy(refusal("conflict", numbers))).toEqual(numbers);
});
test.each([
  ["another conflict", refusal("conflict", {})],
  ["another refusal", refusal("forbidden", numbers)],
])("%s asks for nothing", (_, refused) => {
  expect(affectedBy(refused)).toBeUndefined();
});
