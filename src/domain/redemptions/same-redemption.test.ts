import { describe, expect, test } from "vitest";
import { LATE_COMMIT_MS, RESERVATION_TTL_MS } from "../bounds.ts";
import { type Step, Story } from "./story/testing.ts";
import { EXPIRES_AT, ISSUED_AT } from "./testing.ts";

/* The same store, till, transaction, offer and attempt are the same redemption, whatever was lost in between. */

const LAPSE: Step = ["wait", RESERVATION_TTL_MS];
const END: Step = ["wait", EXPIRES_AT - ISSUED_AT];
const DAY: Step = ["wait", LATE_COMMIT_MS];
const OTHER = { tillId: "4" };
const SECOND = { attempt: 2 };
const BACK: Step = ["return", 1, [{ lineId: "1", quantity: 1 }]];

/** What came before; what the till then asks for; the number of the redemption it is told of and its status, or a code. */
const CASES: readonly (readonly [what: string, before: readonly Step[], asked: Step, expected: string])[] = [
  ["a redemption", [], ["redeem"], "1 committed"],
  ["asked for again", [["redeem"]], ["redeem"], "1 committed"],
  ["after the offer's end", [["redeem"], END], ["redeem"], "1 committed"],
  ["years later", [["redeem"], ["wait", 3 * 366 * 86_400_000]], ["redeem"], "1 committed"],
  ["that was returned", [["redeem"], BACK], ["redeem"], "1 returned"],
  ["that was voided", [["redeem"], ["void"]], ["redeem"], "voided"],
  ["of the next attempt after a void", [["redeem"], ["void"]], ["redeem", SECOND], "2 committed"],
  ["of the next attempt without a void", [["redeem"]], ["redeem", SECOND], "already_redeemed"],
  ["of another till after a void", [["redeem"], ["void"]], ["redeem", OTHER], "2 committed"],
  ["as a reservation", [["redeem"]], ["reserve"], "1 committed"],

  ["a reservation", [], ["reserve"], "1 reserved"],
  ["a reservation asked for again", [["reserve"], ["wait", 60_000]], ["reserve"], "1 reserved"],
  ["a reservation after its commit", [["reserve"], ["commit", 1]], ["reserve"], "1 committed"],
  ["a reservation after its lapse", [["reserve"], LAPSE], ["reserve"], "1 reserved"],
  ["a reservation after its void", [["reserve"], ["void"]], ["reserve"], "voided"],
  [
    "a reservation that another holds by now",
    [["reserve"], LAPSE, ["reserve", OTHER]],
    ["reserve"],
    "reserved_elsewhere",
  ],
  [
    "a reservation that another redeemed by now",
    [["reserve"], LAPSE, ["redeem", OTHER]],
    ["reserve"],
    "already_redeemed",
  ],
  ["redeemed at once after all", [["reserve"]], ["redeem"], "1 committed"],
  ["redeemed at once after its lapse", [["reserve"], LAPSE], ["redeem"], "1 committed"],
  ["redeemed at once after its end", [["reserve"], END], ["redeem"], "expired"],

  ["a commit", [["reserve"]], ["commit", 1], "1 committed"],
  ["a commit asked for again", [["reserve"], ["commit", 1], END], ["commit", 1], "1 committed"],
  ["a commit of what was redeemed at once", [["redeem"]], ["commit", 1], "1 committed"],
  ["a commit after the lapse", [["reserve"], LAPSE], ["commit", 1], "1 committed late"],
  ["a commit after the offer's end", [["reserve"], END], ["commit", 1], "1 committed late"],
  ["a late commit asked for again", [["reserve"], LAPSE, ["commit", 1], DAY], ["commit", 1], "1 committed late"],
  ["a commit a day after the lapse", [["reserve"], LAPSE, DAY], ["commit", 1], "reservation_expired"],
  ["a commit when another holds it", [["reserve"], LAPSE, ["reserve", OTHER]], ["commit", 1], "reservation_expired"],
  ["a commit when another redeemed it", [["reserve"], LAPSE, ["redeem", OTHER]], ["commit", 1], "reservation_expired"],
  ["a commit after its void", [["reserve"], ["void"]], ["commit", 1], "voided"],
  ["a commit after its return", [["reserve"], ["commit", 1], BACK], ["commit", 1], "1 returned"],
  ["a commit of what is none", [["reserve"]], ["commit", 2], "not_found"],

  ["after a void that came first", [["void"]], ["redeem"], "voided"],
  ["reserved after a void that came first", [["void"]], ["reserve"], "voided"],
  ["of the attempt after a void that came first", [["void"]], ["redeem", SECOND], "1 committed"],
  ["of the attempt before a void that came first", [["void", SECOND]], ["redeem"], "voided"],
  ["after the void of another till", [["void", OTHER]], ["redeem"], "1 committed"],
  ["after the void of another store", [["void", { storeId: "oslo-1" }]], ["redeem"], "1 committed"],
  [
    "after the void of another transaction",
    [["redeem"], ["void", { transactionId: "R-9" }]],
    ["redeem"],
    "1 committed",
  ],
  ["after a second void", [["redeem"], ["void"], ["redeem", SECOND], ["void", SECOND]], ["redeem", SECOND], "voided"],
];

const told = (answer: unknown): string => {
  if (typeof answer === "string") return answer;
  const { id, status, late } = answer as { id: string; status: string; late?: true };
  return [id.split("_").at(-1), status, ...(late ? ["late"] : [])].join(" ");
};

describe("the same transaction and attempt", () => {
  test.each(CASES)("%s", (_, before, asked, expected) => {
    const story = new Story();
    story.play(...before);
    expect(told(story.play(asked))).toBe(expected);
  });

  test.each(CASES.filter(([, , [kind], expected]) => kind !== "wait" && expected.includes(" ")))(
    "twice at once changes nothing more: %s",
    (_, before, asked) => {
      const story = new Story();
      story.play(...before);
      const first = story.play(asked);
      const { record } = story;
      expect(story.play(asked)).toEqual(first);
      expect(story.record).toBe(record);
    },
  );

  test("a renewed reservation is promised what the basket is worth by then", () => {
    const story = new Story();
    story.play(["reserve"], LAPSE);
    const basket = { currency: "SEK", lines: [] };
    expect(story.play(["reserve", { basket }])).toBe("basket_not_eligible");
    expect(story.play(["reserve"])).toMatchObject({ status: "reserved", discount: { amount: 10_00 } });
  });
});
