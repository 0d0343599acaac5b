import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LATE_COMMIT_MS, RESERVATION_TTL_MS } from "../bounds.ts";
import type { ProblemCode } from "../problems.ts";
import { EXPIRES_AT, ISSUED_AT } from "../redemptions/testing.ts";
import type { BusinessKey } from "./business-key.ts";
import { BORN, settle, type EventKind, type Hold, type Life, type LifeState, type OfferEvent } from "./life.ts";
import { transition } from "./transition.ts";

const document = { issuedAt: ISSUED_AT, expiresAt: EXPIRES_AT };
const NOW = ISSUED_AT + 60_000;
const till = (tillId: string, attempt = 1): BusinessKey => ({
  storeId: "sthlm-1",
  tillId,
  transactionId: "R-1",
  attempt,
});
const MINE = till("mine");
const OTHER = till("other");
const holdOf = (by: BusinessKey, at = NOW - 1): Hold => ({ by, at, until: at + RESERVATION_TTL_MS });

/** Each state as the till called "mine" left it. */
const STATES: { readonly [S in LifeState]: Life } = {
  issued: BORN,
  reserved: { state: "reserved", hold: holdOf(MINE), lapsed: [] },
  redeemed: { state: "redeemed", by: MINE, at: NOW - 1, late: false },
  returned: { state: "returned", by: MINE, at: NOW - 2, returnedAt: NOW - 1 },
  expired: { state: "expired", lapsed: [] },
  revoked: { state: "revoked", reason: "fraud", at: NOW - 1 },
};
const eventOf = (kind: EventKind, by: BusinessKey): OfferEvent => {
  if (kind === "return") return { kind, all: true };
  if (kind === "revoke") return { kind, reason: "fraud" };
  return kind === "expire" ? { kind } : { kind, by };
};

/** What follows when the same till speaks, and when another does: a state, or a refusal. */
type Answer = LifeState | ProblemCode;
type Pair = readonly [mine: Answer, other: Answer];
const both = (answer: Answer): Pair => [answer, answer];

const EXPECTED: { readonly [S in LifeState]: { readonly [K in EventKind]: Pair } } = {
  issued: {
    reserve: both("reserved"),
    redeem: both("redeemed"),
    commit: both("reservation_expired"),
    void: both("issued"),
    return: both("not_reversible"),
    revoke: both("revoked"),
    expire: both("issued"),
  },
  reserved: {
    reserve: ["reserved", "reserved_elsewhere"],
    redeem: ["redeemed", "reserved_elsewhere"],
    commit: ["redeemed", "reservation_expired"],
    void: ["issued", "reserved"],
    return: both("not_reversible"),
    revoke: both("reserved_elsewhere"),
    expire: both("reserved"),
  },
  redeemed: {
    reserve: ["redeemed", "already_redeemed"],
    redeem: ["redeemed", "already_redeemed"],
    commit: ["redeemed", "reservation_expired"],
    void: ["issued", "redeemed"],
    return: both("returned"),
    revoke: both("not_reversible"),
    expire: both("redeemed"),
  },
  returned: {
    reserve: ["returned", "already_redeemed"],
    redeem: ["returned", "already_redeemed"],
    commit: ["returned", "reservation_expired"],
    void: both("returned"),
    return: both("not_reversible"),
    revoke: both("not_reversible"),
    expire: both("returned"),
  },
  expired: {
    reserve: both("expired"),
    redeem: both("expired"),
    commit: both("reservation_expired"),
    void: both("expired"),
    return: both("not_reversible"),
    revoke: both("expired"),
    expire: both("expired"),
  },
  revoked: {
    reserve: both("revoked"),
    redeem: both("revoked"),
    commit: both("revoked"),
    void: both("revoked"),
    return: both("not_reversible"),
    revoke: both("revoked"),
    expire: both("revoked"),
  },
};
/** Where a word is both a state and a refusal, which of them is meant. */
const REFUSED_AS_STATE = new Set([
  "expired reserve",
  "expired redeem",
  "revoked reserve",
  "revoked redeem",
  "revoked commit",
]);

const rows = Object.entries(EXPECTED).flatMap(([state, cells]) =>
  Object.entries(cells).map(([kind, pair]) => [state as LifeState, kind as EventKind, pair] as const),
);

test("every state meets every event", () => {
  expect(rows).toHaveLength(6 * 7);
});

describe.each([
  ["the same till", MINE, 0],
  ["another till", OTHER, 1],
] as const)("by %s", (_, by, side) => {
  test.each(rows)("%s, %s", (state, kind, pair) => {
    const answer = transition({ document, life: STATES[state] }, eventOf(kind, by), NOW);
    const expected = pair[side];
    const refused = !(expected in STATES) || REFUSED_AS_STATE.has(`${state} ${kind}`);
    expect(answer.ok ? answer.value.state : answer.error.code).toBe(expected);
    expect(answer.ok).toBe(!refused);
  });
});

/** Runs events in a row; gives the life at the end, or the first refusal. */
function play(...steps: readonly (readonly [at: number, event: OfferEvent])[]) {
  let life = BORN;
  for (const [at, event] of steps) {
    const next = transition({ document, life }, event, at);
    if (!next.ok) return next.error.code;
    life = next.value;
  }
  return life;
}
const LAPSED = NOW + RESERVATION_TTL_MS;

describe("time", () => {
  test.each([
    ["before its start", ISSUED_AT - 1, "not_started"],
    ["at its start", ISSUED_AT, "redeemed"],
    ["just before its end", EXPIRES_AT - 1, "redeemed"],
    ["T07: at exactly its end", EXPIRES_AT, "expired"],
  ])("redeemed %s", (_, at, expected) => {
    const answer = transition({ document, life: BORN }, { kind: "redeem", by: MINE }, at);
    expect(answer.ok ? answer.value.state : answer.error.code).toBe(expected);
  });

  test("an alarm that comes early changes nothing, a late one writes down what was true already", () => {
    expect(settle(BORN, document, EXPIRES_AT - 1)).toBe(BORN);
    expect(play([EXPIRES_AT, { kind: "expire" }])).toEqual({ state: "expired", lapsed: [] });
  });

  test("a reservation holds past the offer's end, and lapses into expiry", () => {
    const at = EXPIRES_AT - 1;
    expect(play([at, { kind: "reserve", by: MINE }], [EXPIRES_AT, { kind: "commit", by: MINE }])).toMatchObject({
      state: "redeemed",
      late: false,
    });
    expect(play([at, { kind: "reserve", by: MINE }], [at + RESERVATION_TTL_MS, { kind: "expire" }])).toMatchObject({
      state: "expired",
    });
  });
});

describe("reservations", () => {
  const reserved = [NOW, { kind: "reserve", by: MINE }] as const;
  const commit = { kind: "commit", by: MINE } as const;

  test("H02: a till that crashed blocks the offer for the reservation's time only", () => {
    expect(play(reserved, [LAPSED - 1, { kind: "reserve", by: OTHER }])).toBe("reserved_elsewhere");
    expect(play(reserved, [LAPSED, { kind: "reserve", by: OTHER }])).toMatchObject({ hold: { by: OTHER } });
  });

  test.each([
    ["H03: a second after it lapsed", LAPSED + 1_000, ["redeemed", true]],
    ["long after the offer's end", LAPSED + LATE_COMMIT_MS - 1, ["redeemed", true]],
    ["in time", LAPSED - 1, ["redeemed", false]],
    ["a day after it lapsed", LAPSED + LATE_COMMIT_MS, "reservation_expired"],
  ])("a commit %s", (_, at, expected) => {
    const answer = play(reserved, [at, commit]);
    expect(typeof answer === "string" ? answer : [answer.state, "late" in answer && answer.late]).toEqual(expected);
  });

  test("H03: a late commit is refused once somebody else took the offer", () => {
    expect(play(reserved, [LAPSED, { kind: "reserve", by: OTHER }], [LAPSED, commit])).toBe("reservation_expired");
    expect(play(reserved, [LAPSED, { kind: "redeem", by: OTHER }], [LAPSED, commit])).toBe("reservation_expired");
  });

  test("a late commit is honoured when the other's reservation lapsed as well", () => {
    const other = [LAPSED, { kind: "reserve", by: OTHER }] as const;
    expect(play(reserved, other, [LAPSED + RESERVATION_TTL_MS, commit])).toMatchObject({ by: MINE, late: true });
  });

  test.each([
    ["while it holds", NOW + 1],
    ["after it lapsed", LAPSED],
  ])("what was voided %s cannot be committed late", (_, at) => {
    expect(play(reserved, [at, { kind: "void", by: MINE }], [LAPSED + 1, commit])).toBe("reservation_expired");
  });

  test("what lapsed more than a day before the next did is forgotten", () => {
    const hold = holdOf(OTHER, NOW + LATE_COMMIT_MS);
    const life: Life = { state: "reserved", hold, lapsed: [holdOf(MINE, NOW), holdOf(till("third"), NOW + 1)] };
    expect(settle(life, { ...document, expiresAt: hold.until + 1 }, hold.until)).toEqual({
      state: "issued",
      lapsed: [holdOf(till("third"), NOW + 1), hold],
    });
  });

  test("a till that reserves again after its lapse holds anew", () => {
    expect(play(reserved, [LAPSED, { kind: "reserve", by: MINE }])).toEqual({
      state: "reserved",
      hold: holdOf(MINE, LAPSED),
      lapsed: [],
    });
  });
});

describe("voids and returns", () => {
  const redeemed = [NOW, { kind: "redeem", by: MINE }] as const;

  test("a void covers the attempts up to its own", () => {
    expect(play(redeemed, [NOW, { kind: "void", by: till("mine", 2) }])).toEqual(BORN);
    expect(play([NOW, { kind: "redeem", by: till("mine", 2) }], [NOW, { kind: "void", by: MINE }])).toMatchObject({
      state: "redeemed",
    });
  });

  test("a void after the offer's end leaves it expired", () => {
    expect(play(redeemed, [EXPIRES_AT, { kind: "void", by: MINE }])).toEqual({ state: "expired", lapsed: [] });
  });

  test("R09: a partial return leaves the redemption as it is", () => {
    expect(play(redeemed, [NOW + 1, { kind: "return", all: false }])).toMatchObject({ state: "redeemed" });
  });

  test("a refusal names the winner, also after a full return", () => {
    const life = play(redeemed, [NOW + 5, { kind: "return", all: true }]);
    if (typeof life === "string") throw new Error(life);
    const answer = transition({ document, life }, { kind: "redeem", by: OTHER }, NOW + 9);
    expect(answer).toMatchObject({
      error: { members: { by: { storeId: "sthlm-1", tillId: "mine", at: "2026-11-21T22:27:40.000Z" } } },
    });
  });
});

describe("whatever happens, in whatever order", () => {
  const kinds: readonly EventKind[] = ["reserve", "redeem", "commit", "void", "return", "revoke", "expire"];
  const tills = fc.constantFrom(MINE, OTHER, till("mine", 2));
  const steps = fc
    .array(fc.tuple(fc.nat(RESERVATION_TTL_MS), fc.constantFrom(...kinds), tills), { maxLength: 40 })
    .map((raw) => {
      let at = ISSUED_AT;
      return raw.map(([wait, kind, by]) => [(at += wait), eventOf(kind, by)] as const);
    });

  /** Every step of a history that was not refused. */
  function stepsOf(history: readonly (readonly [at: number, event: OfferEvent])[]) {
    let life = BORN;
    return history.flatMap(([at, event]) => {
      const before = life;
      const next = transition({ document, life }, event, at);
      if (!next.ok) return [];
      life = next.value;
      return [{ at, event, before, after: life }];
    });
  }

  test("once redeemed it is nobody else's until it is voided, and what is over stays over", () => {
    fc.assert(
      fc.property(steps, (history) =>
        stepsOf(history).every(({ event, before, after }) => {
          if (before.state === "revoked" || before.state === "returned") return after === before;
          if (before.state !== "redeemed" || event.kind === "void") return true;
          return "by" in after && after.by === before.by;
        }),
      ),
      { numRuns: 500 },
    );
  });

  test("the same event again, at once, changes nothing more; only what came back wholly cannot come back again", () => {
    fc.assert(
      fc.property(steps, (history) => {
        const repeatable = stepsOf(history).filter(({ event }) => event.kind !== "return");
        const repeated = repeatable.map(({ at, event, after }) => transition({ document, life: after }, event, at));
        expect(repeated).toEqual(repeatable.map(({ after }) => ({ ok: true, value: after })));
      }),
    );
  });
});
