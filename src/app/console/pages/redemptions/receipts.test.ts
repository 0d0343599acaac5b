import { expect, test } from "vitest";
import { receiptLines } from "./receipts.ts";

const sek = (amount: number) => ({ amount, currency: "SEK" });
const entry = (id: string, transactionId: string, amount: number) => ({
  id,
  kind: "redeemed" as const,
  redemptionId: "red_a_1",
  campaignId: "autumn",
  storeId: "sthlm-1",
  tillId: "3",
  transactionId,
  at: "2026-11-21T10:00:00.000Z",
  amount: sek(amount),
});

test("each receipt stands once, with both sides and whether they agree", () => {
  const journal = [entry("a", "R-1", 1_000), entry("b", "R-2", 1_000), entry("c", "R-2", 500), entry("d", "R-3", 700)];
  const list = [
    { transactionId: "R-1", amount: sek(1_000) },
    { transactionId: "R-2", amount: sek(1_000) },
    { transactionId: "R-4", amount: sek(50) },
  ];
  expect(receiptLines(journal, list)).toEqual([
    { transactionId: "R-1", expected: sek(1_000), counted: sek(1_000), agrees: true },
    { transactionId: "R-2", expected: sek(1_500), counted: sek(1_000), agrees: false },
    { transactionId: "R-3", expected: sek(700), counted: null, agrees: false },
    { transactionId: "R-4", expected: null, counted: sek(50), agrees: false },
  ]);
});

test("what was voided is nothing to count", () => {
  expect(receiptLines([entry("a", "R-1", 1_000), entry("b", "R-1", -1_000)], [])).toEqual([]);
});
