import { expect, test } from "vitest";
import { covers, sameKey, type BusinessKey } from "./business-key.ts";

const key = (over: Partial<BusinessKey> = {}): BusinessKey => ({
  storeId: "s",
  tillId: "1",
  transactionId: "R-1",
  attempt: 2,
  ...over,
});

test.each<[string, Partial<BusinessKey>, boolean, boolean]>([
  ["the same", {}, true, true],
  ["an earlier attempt", { attempt: 1 }, false, true],
  ["a later attempt", { attempt: 3 }, false, false],
  ["another store", { storeId: "t" }, false, false],
  ["another till", { tillId: "2" }, false, false],
  ["another transaction", { transactionId: "R-2" }, false, false],
])("%s", (_, over, same, covered) => {
  expect(sameKey(key(), key(over))).toBe(same);
  expect(covers(key(), key(over))).toBe(covered);
});
