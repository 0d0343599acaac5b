import { describe, expect, test } from "vitest";
import type { Redemption } from "../wire.ts";
import type { Refusal } from "../../shared/refused.ts";
import { type Event, isFixed, newSale, quoteIn, type Sale, saleAfter, type Stage } from "./sale.ts";

const SHOE = { sku: "VITMOSSA-43", productId: "VITMOSSA", gtin: null, name: "Shoe", quantity: 1, unitPrice: 149_900 };
const SOCK = { ...SHOE, sku: "SOCK", productId: null };
const RECEIPT = { transactionId: "R-1", attempt: 1 };
const REDEMPTION: Redemption = {
  id: "red_1",
  status: "committed",
  offerId: "off_1",
  label: "10 kr off",
  reasonCode: "back",
  test: false,
  discount: { currency: "SEK", amount: 1_000, lines: [{ lineId: "1", amount: 1_000 }] },
};
const REFUSAL: Refusal = {
  code: "already_redeemed",
  detail: null,
  errors: [],
  requestId: null,
  retryAfterMs: null,
  members: {},
};
const ADDED: Event = { kind: "lineAdded", line: SHOE };
const SHOWN: Event = { kind: "presented", presented: { code: "ABCDEFGHJKM" } };
const after = (...events: readonly Event[]): Sale => events.reduce(saleAfter, newSale(RECEIPT));
const ids = ({ lines }: Sale): string[] => lines.map(({ id }) => id);

const STAGES = {
  open: { kind: "open" },
  asking: { kind: "asking", ask: "redeem", silences: 0 },
  quoted: { kind: "quoted", quote: REDEMPTION },
  practised: { kind: "practised", quote: REDEMPTION },
  reserved: { kind: "reserved", redemption: REDEMPTION },
  redeemed: { kind: "redeemed", redemption: REDEMPTION },
  voided: { kind: "voided" },
  refused: { kind: "refused", ask: "check", refusal: REFUSAL },
} as const satisfies { readonly [Kind in Stage["kind"]]: Extract<Stage, { readonly kind: Kind }> };

const at = (kind: Stage["kind"]): Sale => {
  const began = after(ADDED, SHOWN);
  const stage = STAGES[kind];
  return stage.kind === "asking"
    ? saleAfter(began, { kind: "asked", ask: stage.ask })
    : saleAfter(began, { kind: "answered", of: "R-1", stage });
};

describe("a basket that is changed", () => {
  test.each<[Stage["kind"], Stage["kind"], number]>([
    ["open", "open", 2],
    ["asking", "asking", 1],
    ["quoted", "open", 2],
    ["practised", "open", 2],
    ["reserved", "reserved", 2],
    ["redeemed", "redeemed", 1],
    ["voided", "open", 2],
    ["refused", "open", 2],
  ])("while %s leads to %s with %d lines", (kind, then, count) => {
    const sale = saleAfter(at(kind), { kind: "lineAdded", line: SOCK });
    expect([sale.stage.kind, sale.lines.length]).toEqual([then, count]);
  });

  test("gets back what was taken out, where it stood", () => {
    const two = after(ADDED, { kind: "lineAdded", line: SOCK });
    const one = saleAfter(two, { kind: "lineRemoved", id: "1" });
    expect(ids(one)).toEqual(["2"]);
    expect(saleAfter(one, { kind: "removalUndone" })).toEqual(two);
  });

  test("does not, once somebody was asked about it without", () => {
    const asked = after(ADDED, { kind: "lineRemoved", id: "1" }, ADDED, { kind: "asked", ask: "check" });
    expect(asked.removed).toBeNull();
  });

  test("takes out nothing that is not there", () => {
    const sale = after(ADDED);
    expect(saleAfter(sale, { kind: "lineRemoved", id: "9" })).toBe(sale);
  });

  test("takes another quantity", () => {
    expect(after(ADDED, { kind: "quantitySet", id: "1", quantity: 3 }).lines).toMatchObject([{ quantity: 3 }]);
  });
});

describe("a code that is shown", () => {
  test("takes the place of the one before, unless somebody is asked or it is done", () => {
    const other: Event = { kind: "presented", presented: { token: "a.b.c" } };
    for (const kind of Object.keys(STAGES) as Stage["kind"][]) {
      const sale = saleAfter(at(kind), other);
      expect(sale.presented, kind).toEqual(isFixed(at(kind)) ? { code: "ABCDEFGHJKM" } : { token: "a.b.c" });
    }
  });
});

describe("a receipt", () => {
  test("that was voided goes on under its next attempt", () => {
    expect(at("voided").receipt).toEqual({ transactionId: "R-1", attempt: 2 });
    expect(at("refused").receipt).toEqual(RECEIPT);
  });

  test("is another one for the next customer, with nothing of the last", () => {
    const receipt = { transactionId: "R-2", attempt: 1 };
    expect(saleAfter(at("redeemed"), { kind: "began", receipt })).toEqual(newSale(receipt));
  });

  test("is taken up where its answer was lost with the page", () => {
    const stage = STAGES.reserved;
    const sale = after({ kind: "resumed", receipt: RECEIPT, stage });
    expect([sale.receipt, sale.stage, sale.presented]).toEqual([RECEIPT, stage, null]);
  });
});

describe("an answer", () => {
  test("that does not come is counted while somebody waits for it", () => {
    const unheard: Event = { kind: "unheard", of: "R-1", silences: 3 };
    expect(saleAfter(at("asking"), unheard).stage).toEqual({ ...STAGES.asking, silences: 3 });
    expect(saleAfter(at("redeemed"), unheard)).toEqual(at("redeemed"));
  });

  test("to a receipt whose customer has gone changes nothing of the next one", () => {
    const next = saleAfter(at("asking"), { kind: "began", receipt: { transactionId: "R-2", attempt: 1 } });
    expect(saleAfter(next, { kind: "answered", of: "R-1", stage: STAGES.voided })).toBe(next);
    expect(saleAfter(next, { kind: "unheard", of: "R-1", silences: 1 })).toBe(next);
  });
});

test("what comes off is known from the first yes on", () => {
  const known = (Object.keys(STAGES) as Stage["kind"][]).filter((kind) => quoteIn(at(kind)) !== null);
  expect(known).toEqual(["quoted", "practised", "reserved", "redeemed"]);
});
