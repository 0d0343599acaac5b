import {
  CIRCLE_RADIUS_MAX_M,
  EXIT_MARGIN_SHARE,
  FIX_ACCURACY_TRUSTED_MAX_M,
  NEAR_REACH_M,
  PING_AGAIN_AFTER_S,
  PINGS_PERIOD_S,
} from "../domain/bounds.ts";
import { shardOf } from "../domain/geo/cells.ts";
import { judgeFix } from "../domain/geo/judge.ts";
import { type Disc, type Region, regionsAround } from "../domain/geo/regions.ts";
import type { OfferView } from "../domain/offers/offer.ts";
import { type Fix, type FixReading, readFix } from "../domain/pings/fix.ts";
import { isOpenState, isTimely, openState, type Ping, readPing } from "../domain/pings/ping.ts";
import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import type { StoreRecord } from "../domain/stores/store.ts";
import { type Observation, toObservation } from "../domain/visits/observation.ts";
import type { Transition } from "../domain/visits/transitions.ts";
import type { CredentialClaims, ObserveAnswer, Ports } from "./ports.ts";
import { storesAround } from "./surroundings.ts";

export interface FixVerdict {
  readonly id: string;
  readonly verdict: "accepted" | "duplicate" | "stale" | "rejected";
  readonly reason: string | null;
}
/** What the phone is to watch by itself. */
interface Regions {
  readonly regions: readonly Region[];
  /** Null where no fix could be used. */
  readonly refresh: Disc | null;
}
export interface PingAnswer extends Regions {
  readonly fixes: readonly FixVerdict[];
  readonly visits: readonly Transition[];
  readonly offers: readonly OfferView[];
  readonly decisionId: string | null;
  readonly state: string | null;
  readonly nextPingAfter: number | null;
}

const TOO_MANY = problem("rate_limited", undefined, { retryAfterSeconds: PINGS_PERIOD_S });
const REJECTED: Result<never, Problem> = err(problem("ping_rejected"));

/**
 * Takes a phone's ping. The cheap checks come first, then the signatures, then the JSON; only a ping that touches a
 * fence, or comes while something is open, reaches the shopper's object. Nearly every ping is answered here alone.
 */
export async function receivePing(
  ports: Ports,
  request: { readonly credential: string; readonly body: string },
): Promise<Result<PingAnswer, Problem>> {
  const authenticated = await authenticatePing(ports, request);
  if (!authenticated.ok) return authenticated;
  const { claims, ping } = authenticated.value;
  const now = ports.now();
  const readings = ping.fixes.map((fix) => readFix(fix, now));
  const fixes = readings.flatMap((reading) => (reading.ok ? [reading.fix] : []));
  const regions = await regionsFor(ports, fixes, ping.regionLimit);
  if (fixes.length === 0 || !(isOpenState(ping.state, now) || (await touchesFence(ports, fixes)))) {
    return ok({ ...answerOf(readings), ...regions });
  }
  const observed = await observe(ports, claims, firstOfEachId(fixes));
  return observed.ok ? ok({ ...answerOf(readings, observed.value), ...regions }) : observed;
}

async function authenticatePing(
  ports: Ports,
  { credential, body }: { readonly credential: string; readonly body: string },
): Promise<Result<{ claims: CredentialClaims; ping: Ping }, Problem>> {
  const verified = await ports.credentials.readCredential(credential);
  if (verified === undefined) return REJECTED;
  const signed = await ports.proofs.readPing(body, verified);
  if (signed === undefined) return REJECTED;
  // Only what the phone itself has signed counts: nobody can use up what is another's.
  if (!(await ports.rates.pings.admits(verified.claims.jkt))) return err(TOO_MANY);
  const now = ports.now();
  const ping = readPing(signed.payload);
  if (!ping.ok) return ping;
  const { audience, issuedAt } = ping.value;
  if (audience !== ports.credentials.audience || !isTimely(issuedAt, now)) return REJECTED;
  if (verified.claims.expiresAt <= now) return err(problem("credential_expired"));
  return ok({ claims: verified.claims, ping: ping.value });
}

/** Whether any fix lies in a fence: one look-up in memory each. */
async function touchesFence({ snapshots }: Ports, fixes: readonly Fix[]): Promise<boolean> {
  for (const fix of fixes) {
    const shard = await snapshots.shardAt(fix);
    if (shard !== undefined && shard.holding(fix).length > 0) return true;
  }
  return false;
}

/** No fence further away than this can keep a fix of trusted accuracy from being a clear departure. */
const JUDGED_REACH_M = FIX_ACCURACY_TRUSTED_MAX_M + CIRCLE_RADIUS_MAX_M * EXIT_MARGIN_SHARE;

async function observe(
  ports: Ports,
  { sub, deviceId, jkt }: CredentialClaims,
  fixes: readonly Fix[],
): Promise<Result<ObserveAnswer, Problem>> {
  const observations: Observation[] = [];
  const stores = new Map<string, StoreRecord>();
  for (const fix of fixes) {
    const around = await storesAround(ports, fix, JUDGED_REACH_M);
    const readings = around.map(({ store }) => ({ storeId: store.id, ...judgeFix(store.fence, fix) }));
    const observation = toObservation(fix, readings);
    observations.push(observation);
    for (const { store } of around)
      if (observation.stores.some(({ storeId }) => storeId === store.id)) stores.set(store.id, store);
  }
  const nearest = await storesAround(ports, newestOf(fixes), NEAR_REACH_M);
  const nearStoreIds = nearest.map(({ store }) => store.id);
  // The nearest first, by which stores that hold the shopper at the same time are ranked.
  const rank = new Map(nearStoreIds.map((id, place) => [id, place]));
  const ranked = [...stores.values()].toSorted((a, b) => (rank.get(a.id) ?? Infinity) - (rank.get(b.id) ?? Infinity));
  return ports.shopper(sub).observe({ speaker: { deviceId, jkt }, observations, stores: ranked, nearStoreIds });
}

async function regionsFor({ snapshots }: Ports, fixes: readonly Fix[], limit: number): Promise<Regions> {
  if (fixes.length === 0) return { regions: [], refresh: null };
  const position = newestOf(fixes);
  const shardId = shardOf(position);
  const [shard, manifest] = await Promise.all([snapshots.shard(shardId), snapshots.manifest()]);
  return regionsAround({ shard: shard ?? null, shardId, manifest, position, limit });
}

/** An id names one fix: of two in the same ping the first counts. */
const firstOfEachId = (fixes: readonly Fix[]): Fix[] => [
  ...new Map(fixes.toReversed().map((fix) => [fix.id, fix])).values(),
];

const newestOf = (fixes: readonly Fix[]): Fix => fixes.reduce((newest, fix) => (fix.at > newest.at ? fix : newest));

const NOTHING: ObserveAnswer = {
  duplicates: [],
  refused: null,
  visits: [],
  offers: [],
  decisionId: null,
  openUntil: null,
  awake: false,
};

function answerOf(readings: readonly FixReading[], observed = NOTHING): Omit<PingAnswer, keyof Regions> {
  const { duplicates, refused, visits, offers, decisionId, openUntil, awake } = observed;
  const seen = new Set(duplicates);
  const fixes = readings.map((reading): FixVerdict => {
    if (!reading.ok) return { id: reading.id, verdict: reading.verdict, reason: reading.reason };
    const { id } = reading.fix;
    if (refused !== null) return { id, verdict: "rejected", reason: refused };
    const verdict = seen.has(id) ? "duplicate" : "accepted";
    seen.add(id);
    return { id, verdict, reason: null };
  });
  const state = openUntil === null ? null : openState(openUntil);
  return { fixes, visits, offers, decisionId, state, nextPingAfter: awake ? PING_AGAIN_AFTER_S : null };
}
