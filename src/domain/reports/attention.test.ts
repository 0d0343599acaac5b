import { expect, test } from "vitest";
import { lowBudgets } from "./attention.ts";

const sum = (over: object) => ({
  per: "campaign" as const,
  period: "forever",
  from: null,
  currency: "SEK",
  limit: 1_000,
  reserved: 0,
  spent: 0,
  ...over,
});
const low = (...sums: ReturnType<typeof sum>[]) =>
  lowBudgets("autumn", sums).map(({ limit, basisPoints }) => `${basisPoints} of ${limit.amount} ${limit.currency}`);

test.each([
  ["with something left is fine", [sum({ spent: 899 })], []],
  ["is low by what is spent", [sum({ spent: 900 })], ["9000 of 1000 SEK"]],
  ["is low by what is reserved too", [sum({ spent: 450, reserved: 475 })], ["9250 of 1000 SEK"]],
  ["that was lowered below what is reserved is low", [sum({ reserved: 1_500 })], ["15000 of 1000 SEK"]],
  ["of a store is another matter", [sum({ per: "store", spent: 1_000 })], []],
  ["of nothing is no budget", [sum({ limit: 0, spent: 10 })], []],
  [
    "is judged by the newest stretch of its period",
    [sum({ period: "P1D", from: 1, spent: 1_000 }), sum({ period: "P1D", from: 2, spent: 10 })],
    [],
  ],
  [
    "is judged by period and currency, each for itself",
    [sum({ spent: 950 }), sum({ currency: "NOK", spent: 10 }), sum({ period: "P1D", from: 5, limit: 100, spent: 100 })],
    ["9500 of 1000 SEK", "10000 of 100 SEK"],
  ],
])("a budget %s", (_, sums, expected) => {
  expect(low(...sums)).toEqual(expected);
});
