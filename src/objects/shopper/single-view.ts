import type { CartInput } from "../../domain/campaigns/abandoned-cart.ts";
import type { Chosen } from "../../domain/campaigns/decision.ts";
import type { Cart } from "../../domain/carts/cart.ts";
import { wireTime } from "../../domain/offers/wire-time.ts";
import type {
  ChosenHeld,
  CalmHeld,
  ConsentHeld,
  DecisionHeld,
  DeviceHeld,
  FixHeld,
  SingleView,
  VisitHeld,
} from "../../domain/privacy/single-view.ts";
import type { PurchaseHeld } from "../../domain/privacy/person-held.ts";
import { type Problem, problem } from "../../domain/problems.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type { Observation } from "../../domain/visits/observation.ts";
import type { Records } from "../records.ts";
import type { Parts } from "./parts.ts";
import { personHeld, purchasesHeld } from "./person-view.ts";

const timeOrNull = (at: number | null): string | null => (at === null ? null : wireTime(at));

/** Everything that a shopper's object holds, and the cart that lies elsewhere. A test reads every table and misses none. */
export async function readSingleView(records: Records, parts: Parts): Promise<Result<SingleView, Problem>> {
  const { identity } = parts;
  const cart = identity.gone ? NO_CART : await parts.cart.read();
  // They may have been erased while the cart was fetched.
  if (identity.gone) return err(problem("not_found"));
  if (cart.kind === "unknown") return err(problem("unavailable", "The cart has not settled", { retryAfterSeconds: 1 }));
  return ok(singleView(records, parts, cart.kind === "present" ? cart.cart : null));
}

const NO_CART: CartInput = { kind: "none" };

function singleView(records: Records, parts: Parts, cart: Cart | null): SingleView {
  const { identity, wallet } = parts;
  const { shopperId, anonymous } = identity;
  return {
    shopperId,
    anonymous,
    devices: devices(parts),
    enrolments: enrolments(records),
    ...consents(parts),
    visits: visits(records),
    fixes: fixes(records),
    regionExits: regionExits(records),
    cart,
    purchases: purchasesHeld(parts),
    decisions: decisions(parts),
    offers: wallet.issued("all"),
    limits: wallet.counted().map(({ campaignId, at }) => ({ campaignId, at: wireTime(at) })),
    test: identity.test,
    calm: calm(records, parts),
    person: personHeld(parts, records.now()),
  };
}

const devices = ({ devices: all }: Parts): DeviceHeld[] =>
  all.all().map(({ id, thumbprint, previous, platform, locale, state, ...at }) => ({
    deviceId: id,
    keyId: thumbprint,
    previousKeyId: previous,
    platform,
    locale,
    state,
    enrolledAt: wireTime(at.enrolled_at),
    endedAt: timeOrNull(at.ended_at),
    lastPingAt: timeOrNull(at.last_ping_at),
    lastRefusal:
      at.refused_at === null || at.refusal === null ? null : { at: wireTime(at.refused_at), code: at.refusal },
  }));

const enrolments = (records: Records): SingleView["enrolments"] =>
  records
    .rows<{ expires_at: number; used: number }>("SELECT expires_at, used FROM enrolment ORDER BY expires_at")
    .map(({ expires_at, used }) => ({ expiresAt: wireTime(expires_at), used: used === 1 }));

function consents({ consents: log }: Parts): Pick<SingleView, "consents" | "consentChanges" | "pausedUntil"> {
  const { consents: receipts, pausedUntil } = log.view();
  const held = Object.entries(receipts).map(([purpose, { at, device, ...receipt }]): [string, ConsentHeld] => [
    purpose,
    { ...receipt, at: timeOrNull(at), deviceId: device },
  ]);
  const consentChanges = log
    .history()
    .map(({ at, device, ...change }) => ({ ...change, at: wireTime(at), deviceId: device }));
  return { consents: Object.fromEntries(held), consentChanges, pausedUntil: timeOrNull(pausedUntil) };
}

interface Stay {
  readonly device: string;
  readonly store: string;
  readonly from_at: number;
  readonly to_at: number;
  readonly dwelled: number;
  readonly exited: number;
}
const visits = (records: Records): VisitHeld[] =>
  records
    .rows<Stay>("SELECT * FROM stay ORDER BY from_at")
    .map(({ device, store, from_at, to_at, dwelled, exited }) => ({
      storeId: store,
      deviceId: device,
      from: wireTime(from_at),
      to: wireTime(to_at),
      dwelled: dwelled === 1,
      exited: exited === 1,
    }));

const fixes = (records: Records): FixHeld[] =>
  records.rows<{ device: string; body: string }>("SELECT device, body FROM fix ORDER BY at").map(({ device, body }) => {
    const { fixId, at, ...seen } = JSON.parse(body) as Observation;
    return { id: fixId, deviceId: device, at: wireTime(at), ...seen };
  });

const regionExits = (records: Records): SingleView["regionExits"] =>
  records
    .rows<{ device: string; store: string; at: number }>("SELECT device, store, at FROM region_exit ORDER BY at")
    .map(({ device, store, at }) => ({ storeId: store, deviceId: device, at: wireTime(at) }));

const chosen = ({ offerTtlMs: _ttl, expiresAt, ...more }: Chosen): ChosenHeld => ({
  ...more,
  expiresAt: wireTime(expiresAt),
});

const decisions = ({ decisions: { rows }, identity }: Parts): DecisionHeld[] =>
  rows.all().map(({ number, device, store, event, at, state, offer, body }) => ({
    id: `dec_${identity.sub}_${number}`,
    deviceId: device,
    storeId: store,
    at: wireTime(at),
    trigger: { event, dwellSeconds: body.lasted, confidence: body.confidence, assumed: body.assumed },
    state,
    code: body.code,
    offerId: offer,
    chosen: body.chosen && chosen(body.chosen),
    considered: body.considered,
    inputs: body.record && { ...body.record.moment, ...body.record.gathered },
  }));

const calm = (records: Records, { contacts, feedback }: Parts): CalmHeld => ({
  contacts: contacts
    .all()
    .map(({ at, arrivesAt, ...one }) => ({ ...one, at: wireTime(at), arrivesAt: timeOrNull(arrivesAt) })),
  feedback: feedback
    .all()
    .map(({ offer, at, device, kind }) => ({ offerId: offer, kind, at: wireTime(at), deviceId: device })),
  muted: feedback.muted().map(({ until, ...one }) => ({ ...one, until: wireTime(until) })),
  notMine: records
    .rows<{ device: string; at: number }>("SELECT device, at FROM not_mine ORDER BY at")
    .map(({ device, at }) => ({ deviceId: device, at: wireTime(at) })),
  takenOut: records
    .rows<{ id: string; at: number; lines: string }>("SELECT id, at, lines FROM taken_out ORDER BY at")
    .map(({ id, at, lines }) => ({ offerId: id, at: wireTime(at), lines: JSON.parse(lines) as PurchaseHeld["lines"] })),
  tooOftenUntil: timeOrNull(feedback.tooOftenUntil),
});
