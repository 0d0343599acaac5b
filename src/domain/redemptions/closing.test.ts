import fc from "fast-check";
import { expect, test } from "vitest";
import { compare, type Counted } from "./closing.ts";
import { anyEntry, journalEntry } from "./testing.ts";

const receipt = (transactionId: string, amount: number, currency = "SEK"): Counted => ({
  transactionId,
  amount: { amount, currency },
});
const entry = (transactionId: string, amount: number, currency = "SEK") =>
  journalEntry({ id: `${transactionId} ${amount}`, transactionId, amount, currency });

const AGREED = { missingHere: [], missingThere: [], differs: [] };

test.each([
  ["nothing on either side", [], [], AGREED],
  ["the same", [entry("R-1", 500)], [receipt("R-1", 500)], AGREED],
  ["only the list has it", [], [receipt("R-1", 500)], { ...AGREED, missingHere: [receipt("R-1", 500)] }],
  ["only the journal has it", [entry("R-1", 500)], [], { ...AGREED, missingThere: [receipt("R-1", 500)] }],
  [
    "another amount",
    [entry("R-1", 500)],
    [receipt("R-1", 450)],
    {
      ...AGREED,
      differs: [
        { transactionId: "R-1", here: { amount: 500, currency: "SEK" }, there: { amount: 450, currency: "SEK" } },
      ],
    },
  ],
  [
    "another currency is another sum",
    [entry("R-1", 500)],
    [receipt("R-1", 500, "EUR")],
    { ...AGREED, missingHere: [receipt("R-1", 500, "EUR")], missingThere: [receipt("R-1", 500)] },
  ],
  ["several of one receipt are summed", [entry("R-1", 500), entry("R-1", -200)], [receipt("R-1", 300)], AGREED],
  ["the list's too", [entry("R-1", 500)], [receipt("R-1", 200), receipt("R-1", 300)], AGREED],
  ["one that was voided is as good as none", [entry("R-1", 500), entry("R-1", -500)], [], AGREED],
  ["also where the list names it", [], [receipt("R-1", 0)], AGREED],
])("%s", (_, entries, list, expected) => {
  expect(compare(entries, list)).toEqual(expected);
});

const sums = (list: readonly Counted[], currency: string): number =>
  list.filter(({ amount }) => amount.currency === currency).reduce((sum, { amount }) => sum + amount.amount, 0);

test("what differs explains all that the two sums differ by", () => {
  const counted = fc
    .tuple(fc.constantFrom("R-1", "R-2", "R-4"), fc.integer({ min: -1e9, max: 1e9 }), fc.constantFrom("SEK", "EUR"))
    .map(([id, amount, currency]) => receipt(id, amount, currency));
  fc.assert(
    fc.property(fc.array(anyEntry, { maxLength: 20 }), fc.array(counted, { maxLength: 20 }), (entries, list) => {
      const { missingHere, missingThere, differs } = compare(entries, list);
      for (const currency of ["SEK", "EUR"]) {
        const here = entries.filter((one) => one.currency === currency).reduce((sum, { amount }) => sum + amount, 0);
        const differing = differs.filter(({ here: mine }) => mine.currency === currency);
        const told = differing.reduce((sum, { here: mine, there }) => sum + mine.amount - there.amount, 0);
        expect(here - sums(list, currency)).toBe(sums(missingThere, currency) - sums(missingHere, currency) + told);
      }
    }),
  );
});
