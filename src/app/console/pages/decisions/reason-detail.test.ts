import { expect, test } from "vitest";
import { detailText } from "./reason-detail.ts";

test.each([
  ["nothing", undefined, ""],
  ["nothing of it", {}, ""],
  [
    "a rule and what it met",
    { because: { field: "cart.total", operator: ">=", value: 50_000, actual: 100 }, text: "…" },
    "· cart.total >= 50000, here: 100",
  ],
  [
    "a rule without a value",
    { because: { field: "weather.rainSoon", operator: "=", value: true, unknown: true } },
    "· weather.rainSoon = true",
  ],
  [
    "members by their names",
    { per: "shopper", count: 1, period: "forever" },
    "· per: shopper, count: 1, period: forever",
  ],
  ["lists", { purposes: ["marketing", "profiling"] }, '· purposes: ["marketing","profiling"]'],
])("tells %s", (_, detail, expected) => {
  expect(detailText(detail, "here:")).toBe(expected);
});
