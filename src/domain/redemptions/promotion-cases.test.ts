import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { GUESSES_PER_TILL_MAX, RESERVATION_TTL_MS } from "../bounds.ts";
import { checkCampaign } from "../campaigns/check.ts";
import { factSource } from "../campaigns/facts.ts";
import { decide } from "../campaigns/pipeline.ts";
import { parseCampaign } from "../campaigns/campaign.ts";
import { aCampaign, aFactContext, anInput, CART, compiled, DRAFT, NOW, rules, STORE } from "../campaigns/testing.ts";
import { exponentOf, formatMoney } from "../money/currency.ts";
import { canonicalCode, makeCode } from "../offers/code.ts";
import type { Reward } from "../offers/reward.ts";
import { openState, parseOpeningHours } from "../stores/opening-hours.ts";
import { type Basket, basketTotal } from "./basket.ts";
import { commit } from "./commit.ts";
import { discountFor } from "./discount.ts";
import { judgeGuesser } from "./guesses.ts";
import { recall } from "./idempotency.ts";
import { redeem, type RedeemRequest } from "./redeem.ts";
import { newRecord, type OfferRecord } from "./redemption.ts";
import { freeze, giveBack, type ReturnLine } from "./returns.ts";
import {
  amountOff,
  basket,
  EXPIRES_AT,
  ISSUED_AT,
  item,
  offerDocument,
  percentOff,
  redeemRequest,
  WHOLE_BASKET,
} from "./testing.ts";
import { undoTransaction } from "./undo.ts";

/** The groups of the shared cases that are about offers and money. */
const GROUPS = ["money", "refund", "codes", "limits", "reserve", "pos", "concurrency", "idempotency", "time"];

/** What the contract does not cover, or says otherwise. */
const OUTSIDE: Readonly<Record<string, string>> = {
  M11: "one basket takes one offer until several offers in one redemption are built",
  M14: "events of foreign sources are not read yet; our own bodies carry integer minor units",
  C10: "no counter is kept by a conditional update: an object checks and writes in one transaction",
  C11: "no counter is kept in KV, by construction: the objects own them all",
  L06: "limits count offers issued, not uses: a void puts the offer back into the shopper's hand",
  R08: "the contract knows no reason of a return: a full one gives the shopper's count back",
  T01: "a schedule is instants, not dates in a zone",
  T02: "a schedule is instants, not dates in a zone",
  K09: "codes are of our own making, no GS1 coupons",
  P01: "offers that were redeemed without a line are not built yet",
  P06: "offers that were redeemed without a line are not built yet; online, a till's time is never asked",
};

/** What only the objects or the routes can show: tests in these files, named by the id. */
const IN_WORKERD: Readonly<Record<string, string>> = {
  R06: "campaign.test.ts",
  C01: "promotion-cases.test.ts",
  C02: "promotion-cases.test.ts",
  C07: "promotion-cases.test.ts",
  L03: "promotion-cases.test.ts",
  P07: "promotion-cases.test.ts",
};

const PLENTY = 1e12;
const off = (reward: Reward, bought: Basket) =>
  discountFor(reward, [item({ quantity: 99 })], bought, { amount: PLENTY, currency: bought.currency });

/** What is taken off, per line, and what is left to pay. */
function comesTo(reward: Reward, bought: Basket) {
  const answer = off(reward, bought);
  if (!answer.ok) throw new TypeError(answer.error.code);
  const { amount, lines } = answer.value;
  return { off: amount, lines: lines.map((share) => share.amount), payable: basketTotal(bought) - amount };
}

/** What is refunded of a line at 10 % off, `back` of `quantity` pieces. */
function refund(quantity: number, unitPrice: number, back: number) {
  const bought = basket("EUR", { quantity, unitPrice });
  const answer = off(percentOff(1_000), bought);
  if (!answer.ok) throw new TypeError(answer.error.code);
  const line: ReturnLine = { lineId: "1", quantity: back };
  const given = giveBack(freeze(bought, answer.value), [line]);
  return given.ok ? given.value.answer.refund : given.error;
}

const offer = () => newRecord(offerDocument());
const at = (record: OfferRecord, request: Partial<RedeemRequest>, now = ISSUED_AT) =>
  redeem(record, redeemRequest(request), now);
/** The record after what was asked went well. */
function after(record: OfferRecord, request: Partial<RedeemRequest>, now = ISSUED_AT): OfferRecord {
  const done = at(record, request, now);
  if (!done.ok) throw new TypeError(done.error.code);
  return done.value.record;
}
const OTHER_TILL = { tillId: "4", transactionId: "R-1043" };
const HELD = { capture: "later" } as const;
const LAPSED = ISSUED_AT + RESERVATION_TTL_MS + 1_000;
const idOf = (record: OfferRecord) => record.redemptions[0]?.id ?? "";
const commitHeld = (record: OfferRecord, now: number) =>
  commit(record, { redemptionId: idOf(record), basket: null, callerStores: null }, now);

const elevens = basket("GBP", { unitPrice: 11_00 }, { unitPrice: 11_00 }, { unitPrice: 11_00 });
const gbp = { amount: 50_00, currency: "GBP" };
const SOME_CODE = makeCode(Uint8Array.from({ length: 64 }, (_, n) => (n * 37) % 251));

const CASES: Readonly<Record<string, () => void>> = {
  M01: () =>
    expect(comesTo(percentOff(1_500), basket("EUR", { unitPrice: 18_90 }))).toMatchObject({
      off: 2_84,
      payable: 16_06,
    }),
  M02: () =>
    expect(comesTo(amountOff(22_00, "GBP", WHOLE_BASKET), elevens)).toEqual({
      off: 22_00,
      lines: [7_34, 7_33, 7_33],
      payable: 11_00,
    }),
  M04: () =>
    expect(comesTo(percentOff(200), basket("EUR", { quantity: 2, unitPrice: 9_99 }))).toEqual({
      off: 40,
      lines: [40],
      payable: 19_58,
    }),
  M05: () => expect(comesTo(amountOff(275, "JPY"), basket("JPY", { unitPrice: 4_000 })).off).toBe(275),
  M07: () =>
    expect(comesTo(percentOff(750), basket("KWD", { unitPrice: 12_345 }))).toMatchObject({ off: 926, payable: 11_419 }),
  M08: () => {
    expect(exponentOf("HUF")).toBe(2);
    expect(formatMoney({ amount: 1_890_00, currency: "HUF" }, "en")).toContain("1,890.00");
  },
  M10: () =>
    expect(comesTo(amountOff(50_00, "EUR"), basket("EUR", { unitPrice: 8_24 }))).toMatchObject({
      off: 8_24,
      payable: 0,
    }),
  M13: () => {
    const audience = rules({ field: "cart.total", operator: ">=", value: [gbp] });
    const cart = { kind: "present", cart: { ...CART, currency: "USD" } } as const;
    const store = { ...STORE, currency: "GBP" };
    expect(decide(anInput({ cart, store, campaigns: [compiled({ audience })] }))).toMatchObject({
      outcome: "silent",
      code: "currency_mismatch",
    });
  },
  R02: () => expect(refund(2, 50_00, 1)).toMatchObject({ amount: 45_00, discount: 5_00 }),
  R03: () => expect(refund(3, 100_00, 2)).toMatchObject({ amount: 180_00, discount: 20_00 }),
  R05: () => expect(refund(6, 50_00, 5)).toMatchObject({ amount: 225_00, discount: 25_00 }),
  R09: () => expect(refund(2, 50_00, 1)).toMatchObject({ discount: 5_00 }),
  L01: () => {
    const never = parseCampaign({ ...DRAFT, limits: [{ per: "campaign", count: 0, period: "forever" }] });
    expect(never).toMatchObject({ ok: false, error: { errors: [{ pointer: "/limits/0/count" }] } });
    expect(aCampaign({ budget: { amount: 0, currency: "SEK" } }).budgets).toMatchObject([{ limit: [{ amount: 0 }] }]);
  },
  L04: () => {
    const { problems } = checkCampaign(aCampaign({ budget: { amount: 100_00, currency: "SEK" } }));
    expect(problems).toMatchObject([{ pointer: "/variants/0/reward/cap" }]);
  },
  L07: () => {
    const limits = [{ per: "shopper", count: 1, period: "P7D" }];
    const shopper = { ...anInput().shopper, issued: [{ campaignId: "a", at: NOW - 1, here: true }] };
    const { considered } = decide(anInput({ shopper, campaigns: [compiled({ limits })] }));
    expect(considered).toMatchObject([{ campaignId: "a", reason: { code: "limit_reached" } }]);
  },
  H02: () => {
    const held = after(offer(), HELD);
    expect(at(held, OTHER_TILL, LAPSED - 2_000)).toMatchObject({ error: { code: "reserved_elsewhere" } });
    expect(at(held, OTHER_TILL, LAPSED)).toMatchObject({ value: { answer: { status: "committed" } } });
  },
  H03: () => {
    const held = after(offer(), HELD);
    expect(commitHeld(held, LAPSED)).toMatchObject({ value: { answer: { status: "committed", late: true } } });
    const taken = after(held, OTHER_TILL, LAPSED);
    expect(commitHeld(taken, LAPSED)).toMatchObject({ error: { code: "reservation_expired" } });
  },
  H05: () => {
    const held = after(offer(), HELD);
    expect(held).toMatchObject({ life: { state: "reserved" }, redemptions: [{ committed: null }] });
  },
  T04: () => {
    const store = { ...STORE, timeZone: "Europe/London" };
    const hourAt = (time: string) => factSource(aFactContext({ now: Date.parse(time), store }))("time.localHour");
    expect(["2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"].map(hourAt)).toEqual([1, 1]);
  },
  T05: () => {
    const hours = parseOpeningHours("Mo-Su 22:00-02:00");
    if (hours === undefined || hours === null) throw new TypeError("hours that are not read");
    expect(openState(hours, "Europe/London", Date.parse("2026-11-21T00:30:00Z")).open).toBe(true);
  },
  T07: () => {
    expect(at(offer(), {}, EXPIRES_AT)).toMatchObject({ error: { code: "expired" } });
    expect(at(offer(), {}, EXPIRES_AT - 1).ok).toBe(true);
  },
  K01: () => {
    const [shown, typed] = [SOME_CODE, ` ${SOME_CODE.slice(0, 2)}-${SOME_CODE.slice(2).toLowerCase()} `];
    expect([shown, typed].map(canonicalCode)).toEqual([SOME_CODE, SOME_CODE]);
  },
  K03: () => expect(SOME_CODE).toMatch(/^[^01ILO]+$/),
  K04: () => {
    const swapped = [...SOME_CODE]
      .slice(1)
      .map((symbol, n) =>
        symbol === SOME_CODE[n]
          ? null
          : `${SOME_CODE.slice(0, n)}${symbol}${SOME_CODE[n] ?? ""}${SOME_CODE.slice(n + 2)}`,
      );
    expect(swapped.flatMap((typed) => (typed === null ? [] : canonicalCode(typed)))).toEqual(
      swapped.filter((typed) => typed !== null).map(() => null),
    );
  },
  K06: () => {
    const calm = { guesses: 0, held: 0, blockedUntil: null };
    const guessed = (guesses: number) => judgeGuesser({ till: { ...calm, guesses }, key: calm }, NOW);
    expect(guessed(GUESSES_PER_TILL_MAX - 1).ok).toBe(true);
    expect(guessed(GUESSES_PER_TILL_MAX)).toMatchObject({ error: { code: "rate_limited" } });
    expect(GUESSES_PER_TILL_MAX).toBe(10);
  },
  K07: () => {
    expect(() => makeCode(new Uint8Array(4))).toThrow(/random/);
    expect(canonicalCode(SOME_CODE.slice(0, 4))).toBeNull();
  },
  C04: () => {
    const seen = { fingerprint: "a", at: NOW, answer: "first" };
    expect(recall(seen, "b", NOW)).toMatchObject({ error: { code: "idempotency_key_reused" } });
  },
  C05: () => {
    const running = { fingerprint: "a", at: NOW, answer: null };
    expect(recall(running, "a", NOW)).toMatchObject({ error: { code: "idempotency_in_flight" } });
  },
  C08: () => {
    const redeemed = after(offer(), {});
    expect(at(redeemed, {}, ISSUED_AT + 60_000)).toMatchObject({
      value: { record: redeemed, answer: { id: idOf(redeemed) } },
    });
  },
  P03: () => {
    const { storeId, tillId, transactionId, attempt } = redeemRequest();
    const voided = undoTransaction(offer(), { storeId, tillId, transactionId, attempt }, ISSUED_AT);
    expect(at(voided, {})).toMatchObject({ error: { code: "voided" } });
    expect(at(voided, OTHER_TILL).ok).toBe(true);
  },
  P04: () => {
    const redeemed = after(offer(), {});
    expect(at(redeemed, {})).toMatchObject({ value: { record: redeemed } });
  },
};

interface Case {
  readonly id: string;
  readonly group: string;
  readonly given: string;
  readonly expect: string;
}
const FILE = new URL("../../../../shared/vectors/promotion-cases.json", import.meta.url);
const IS_HERE = existsSync(FILE);
const shared = (IS_HERE ? (JSON.parse(readFileSync(FILE, "utf8")) as Case[]) : []).filter(({ group }) =>
  GROUPS.includes(group),
);
const nameOf = (id: string): string => {
  const known = shared.find((one) => one.id === id);
  return known === undefined ? id : `${id}: ${known.given} → ${known.expect}`;
};

describe("a shared case", () => {
  test.each(Object.entries(CASES).map(([id, holds]) => [nameOf(id), holds] as const))("%s", (_, holds) => {
    expect.hasAssertions();
    holds();
  });

  for (const [id, reason] of Object.entries(OUTSIDE)) {
    test.skipIf(id in OUTSIDE)(`${id} is outside: ${reason}`, () => {
      expect(CASES).toHaveProperty(id);
    });
  }

  test.each(Object.entries(IN_WORKERD))("%s is shown in the real runtime, by test/workerd/%s", (id, file) => {
    const source = readFileSync(new URL(`../../../test/workerd/${file}`, import.meta.url), "utf8");
    expect(source).toMatch(new RegExp(`test\\("${id}: `));
  });

  test.skipIf(!IS_HERE)("of these groups is answered once, and none is made up", () => {
    const answered = [CASES, OUTSIDE, IN_WORKERD].flatMap((table) => Object.keys(table));
    expect(answered.toSorted()).toEqual(shared.map(({ id }) => id).toSorted());
  });
});
