import { expect, test } from "vitest";
import { compare } from "../../../domain/redemptions/closing.ts";
import type { JournalEntry } from "../../../domain/redemptions/journal.ts";
import { differencesOf } from "./differences.ts";

const written = (transactionId: string, amount: number): JournalEntry => ({
  id: transactionId,
  kind: "redeemed",
  redemptionId: `red_${transactionId}`,
  campaignId: "back",
  storeId: "sthlm-1",
  tillId: "1",
  transactionId,
  at: 0,
  amount,
  currency: "SEK",
});
const sek = (amount: number) => ({ amount, currency: "SEK" });

test("what differs is told once for each receipt, from both sides", () => {
  const here = [written("R-1", 1_000), written("R-2", 500), written("R-4", 700)];
  const there = [
    { transactionId: "R-2", amount: sek(400) },
    { transactionId: "R-3", amount: sek(100) },
    { transactionId: "R-4", amount: sek(700) },
  ];
  expect(differencesOf(compare(here, there))).toEqual([
    { transactionId: "R-1", currency: "SEK", counted: null, expected: 1_000 },
    { transactionId: "R-2", currency: "SEK", counted: 400, expected: 500 },
    { transactionId: "R-3", currency: "SEK", counted: 100, expected: null },
  ]);
});
