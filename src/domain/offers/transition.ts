import { LATE_COMMIT_MS, RESERVATION_TTL_MS } from "../bounds.ts";
import { problem, type Problem, type ProblemCode } from "../problems.ts";
import { err, ok, type Result } from "../result.ts";
import { covers, sameKey, type BusinessKey } from "./business-key.ts";
import { BORN, settle, type EventKind, type Life, type LifeState, type OfferEvent, type Validity } from "./life.ts";
import { wireTime } from "./wire-time.ts";

type LifeIn<S extends LifeState> = Extract<Life, { state: S }>;
interface Moment<E extends OfferEvent> {
  readonly event: E;
  readonly now: number;
  readonly issuedAt: number;
}
type Cell<L extends Life, E extends OfferEvent> = (life: L, moment: Moment<E>) => Result<Life, Problem>;
type Row<S extends LifeState> = { readonly [K in EventKind]: Cell<LifeIn<S>, Extract<OfferEvent, { kind: K }>> };
type ByTill = Extract<OfferEvent, { by: BusinessKey }>;

const stay = (life: Life) => ok(life);
const refuse = (code: ProblemCode) => () => err(problem(code));

/** The refusal that says who was first. */
const taken = (code: "already_redeemed" | "reserved_elsewhere", { storeId, tillId }: BusinessKey, at: number) =>
  err(problem(code, undefined, { members: { by: { storeId, tillId, at: wireTime(at) } } }));

const redeemed = (by: BusinessKey, at: number, late = false) => ok<Life>({ state: "redeemed", by, at, late });

/** A first use by a till, which is refused before the offer's time. Its end was settled before the table is asked. */
const whenStarted =
  <L extends Life>(use: Cell<L, ByTill>): Cell<L, ByTill> =>
  (life, moment) =>
    moment.now < moment.issuedAt ? err(problem("not_started")) : use(life, moment);

const hold: Cell<LifeIn<"issued">, ByTill> = ({ lapsed }, { event: { by }, now }) =>
  ok({
    state: "reserved",
    hold: { by, at: now, until: now + RESERVATION_TTL_MS },
    lapsed: lapsed.filter((old) => !sameKey(old.by, by)),
  });

/** The customer has paid, so a lapsed reservation is honoured as long as nobody else took the offer. */
const commitLate: Cell<LifeIn<"issued" | "expired">, ByTill> = ({ lapsed }, { event: { by }, now }) => {
  const held = lapsed.some((old) => sameKey(old.by, by) && now < old.until + LATE_COMMIT_MS);
  return held ? redeemed(by, now, true) : err(problem("reservation_expired"));
};

const ifHolder =
  (use: Cell<LifeIn<"reserved">, ByTill>): Cell<LifeIn<"reserved">, ByTill> =>
  (life, moment) =>
    sameKey(life.hold.by, moment.event.by)
      ? use(life, moment)
      : taken("reserved_elsewhere", life.hold.by, life.hold.at);

const ifRedeemer =
  (otherwise: Cell<LifeIn<"redeemed" | "returned">, ByTill>): Cell<LifeIn<"redeemed" | "returned">, ByTill> =>
  (life, moment) =>
    sameKey(life.by, moment.event.by) ? ok(life) : otherwise(life, moment);

const alreadyRedeemed = ifRedeemer(({ by, at }) => taken("already_redeemed", by, at));
const tooLate = ifRedeemer(refuse("reservation_expired"));

/** Every state and every event. A void is never refused: what it finds nothing of, it leaves as it is. */
const TABLE: { readonly [S in LifeState]: Row<S> } = {
  issued: {
    reserve: whenStarted(hold),
    redeem: whenStarted((_, { event, now }) => redeemed(event.by, now)),
    commit: commitLate,
    void: ({ lapsed }, { event }) => ok({ state: "issued", lapsed: lapsed.filter((old) => !covers(event.by, old.by)) }),
    return: refuse("not_reversible"),
    revoke: (_, { event, now }) => ok({ state: "revoked", reason: event.reason, at: now }),
    expire: stay,
  },
  reserved: {
    reserve: ifHolder(stay),
    redeem: ifHolder((_, { event, now }) => redeemed(event.by, now)),
    commit: (life, { event, now }) =>
      sameKey(life.hold.by, event.by) ? redeemed(event.by, now) : err(problem("reservation_expired")),
    void: (life, { event }) => {
      const lapsed = life.lapsed.filter((old) => !covers(event.by, old.by));
      return ok(covers(event.by, life.hold.by) ? { state: "issued", lapsed } : { ...life, lapsed });
    },
    return: refuse("not_reversible"),
    revoke: ({ hold: { by, at } }) => taken("reserved_elsewhere", by, at),
    expire: stay,
  },
  redeemed: {
    reserve: alreadyRedeemed,
    redeem: alreadyRedeemed,
    commit: tooLate,
    void: (life, { event }) => ok(covers(event.by, life.by) ? BORN : life),
    return: (life, { event, now }) =>
      ok(event.all ? { state: "returned", by: life.by, at: life.at, returnedAt: now } : life),
    revoke: refuse("not_reversible"),
    expire: stay,
  },
  returned: {
    reserve: alreadyRedeemed,
    redeem: alreadyRedeemed,
    commit: tooLate,
    void: stay,
    return: refuse("not_reversible"),
    revoke: refuse("not_reversible"),
    expire: stay,
  },
  expired: {
    reserve: refuse("expired"),
    redeem: refuse("expired"),
    commit: commitLate,
    void: ({ lapsed }, { event }) =>
      ok({ state: "expired", lapsed: lapsed.filter((old) => !covers(event.by, old.by)) }),
    return: refuse("not_reversible"),
    revoke: stay,
    expire: stay,
  },
  revoked: {
    reserve: refuse("revoked"),
    redeem: refuse("revoked"),
    commit: refuse("revoked"),
    void: stay,
    return: refuse("not_reversible"),
    revoke: stay,
    expire: stay,
  },
};

/** What a transition is judged by: when the offer is valid, and where it is in its life. */
export interface Living {
  readonly document: Validity;
  readonly life: Life;
}

/**
 * What becomes of an offer when `event` happens at `now` (epoch milliseconds), or why it cannot.
 * The very same life where nothing changed. Refusals: `not_started`, `expired`, `revoked`, `already_redeemed`,
 * `reserved_elsewhere`, `reservation_expired`, `not_reversible`.
 */
export function transition({ document, life }: Living, event: OfferEvent, now: number): Result<Life, Problem> {
  const current = settle(life, document, now);
  // The cell fits the state and the event that chose it, which the type of a union cannot say.
  const cell = TABLE[current.state][event.kind] as Cell<Life, OfferEvent>;
  const next = cell(current, { event, now, issuedAt: document.issuedAt });
  return next.ok ? ok(settle(next.value, document, now)) : next;
}
