import type { CartInput } from "../../domain/campaigns/abandoned-cart.ts";
import type { Chosen } from "../../domain/campaigns/decision.ts";
import type { Cart } from "../../domain/carts/cart.ts";
import { wireTime } from "../../domain/offers/wire-time.ts";
import type {
  ChosenHeld,
  ConsentHeld,
  DecisionHeld,
  DeviceHeld,
  FixHeld,
  PurchaseHeld,
  SingleView,
  VisitHeld,
} from "../../domain/privacy/single-view.ts";
import { type Problem, problem } from "../../domain/problems.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type { Observation } from "../../domain/visits/observation.ts";
import type { Records } from "../records.ts";
import type { Parts } from "./parts.ts";

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
    cart,
    purchases: purchases(records),
    decisions: decisions(parts),
    offers: wallet.issued("all"),
    limits: wallet.counted().map(({ campaignId, at }) => ({ campaignId, at: wireTime(at) })),
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

function consents({ consents: log }: Parts): Pick<SingleView, "consents" | "pausedUntil"> {
  const { consents: receipts, pausedUntil } = log.view();
  const held = Object.entries(receipts).map(([purpose, { granted, at, source, device }]): [string, ConsentHeld] => [
    purpose,
    { granted, at: timeOrNull(at), source, deviceId: device },
  ]);
  return { consents: Object.fromEntries(held), pausedUntil: timeOrNull(pausedUntil) };
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

const purchases = (records: Records): PurchaseHeld[] =>
  records
    .rows<{ id: string; at: number; lines: string }>("SELECT id, at, lines FROM purchase ORDER BY at")
    .map(({ id, at, lines }) => ({ id, at: wireTime(at), lines: JSON.parse(lines) as PurchaseHeld["lines"] }));

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
    trigger: { event, dwellSeconds: body.lasted, confidence: body.confidence },
    state,
    code: body.code,
    offerId: offer,
    chosen: body.chosen && chosen(body.chosen),
    considered: body.considered,
  }));
