import {
  CIRCLE_RADIUS_MAX_M,
  EXIT_MARGIN_SHARE,
  FIX_ACCURACY_TRUSTED_MAX_M,
  NEAR_REACH_M,
  PING_AGAIN_AFTER_S,
  PINGS_PERIOD_S,
} from "../domain/bounds.ts";
import { cellOf, shardOfCell } from "../domain/geo/cells.ts";
import { judgeStore } from "../domain/geo/judge.ts";
import { type Disc, type Region, regionsAround } from "../domain/geo/regions.ts";
import type { OfferView } from "../domain/offers/offer.ts";
import { type Fix, type FixReading, readFix } from "../domain/pings/fix.ts";
import { isOpenState, isTimely, openState, type Ping, readPing } from "../domain/pings/ping.ts";
import { type Crossings, crossingsOf } from "../domain/pings/watch.ts";
import { type Problem, problem } from "../domain/problems.ts";
import { err, ok, type Result } from "../domain/result.ts";
import type { StoreRecord } from "../domain/stores/store.ts";
import { type Observation, toObservation } from "../domain/visits/observation.ts";
import type { Transition } from "../domain/visits/transitions.ts";
import type { DeviceRefusal } from "./device-ports.ts";
import { noteRefusal } from "./note-refusal.ts";
import type { CredentialClaims, ObserveAnswer, Ports } from "./ports.ts";
import type { Fences } from "./snapshot-ports.ts";
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

export interface PingRequest {
  readonly credential: string;
  readonly body: string;
}

const TOO_MANY = problem("rate_limited", undefined, { retryAfterSeconds: PINGS_PERIOD_S });
const REJECTED = problem("ping_rejected");

/**
 * Takes a phone's ping. The cheap checks come first, then the signatures, then the JSON; only a ping that touches a
 * fence, tells of leaving one, or comes while something is open, reaches the shopper's object. Nearly every ping is
 * answered here alone.
 */
export async function receivePing(ports: Ports, request: PingRequest): Promise<Result<PingAnswer, Problem>> {
  const authenticated = await authenticatePing(ports, request);
  if (!authenticated.ok) return authenticated;
  const { claims, ping } = authenticated.value;
  const now = ports.now();
  const readings = ping.fixes.map((fix) => readFix(fix, now, claims.test));
  const fixes = readings.flatMap((reading) => (reading.ok ? [reading.fix] : []));
  const placed = fixes.map((fix) => ({ ...fix, cell: cellOf(fix) }));
  const fences = await ports.snapshots.fences();
  const { kept, touches } = await sortOut(fences, placed);
  const regions = await regionsFor(fences, placed, ping.regionLimit);
  const crossings = crossingsOf(ping.watch, now);
  const matters = isOpenState(ping.state, now) || crossings.exits.length > 0 || touches;
  if (!matters || kept.length + crossings.exits.length === 0) return ok({ ...answerOf(readings), ...regions });
  const observed = await observe(ports, claims, firstOfEachId(kept), crossings);
  return observed.ok ? ok({ ...answerOf(readings, observed.value), ...regions }) : observed;
}

async function authenticatePing(
  ports: Ports,
  { credential, body }: PingRequest,
): Promise<Result<{ claims: CredentialClaims; ping: Ping }, Problem>> {
  const verified = await ports.credentials.readCredential(credential);
  if (verified === undefined) return err(REJECTED);
  const signed = await ports.proofs.readPing(body, verified);
  if (signed === undefined) return err(REJECTED);
  const { claims } = verified;
  // Only what the phone itself has signed counts: nobody can use up what is another's.
  if (!(await ports.rates.pings.admits(claims.jkt))) return err(TOO_MANY);
  const ping = readPing(signed.payload);
  if (!ping.ok) return ping;
  const refused = refusalOf(ports, claims, ping.value);
  if (refused === null) return ok({ claims, ping: ping.value });
  noteRefusal(ports, claims, refused.cause);
  return err(refused.told);
}

/** What a phone is told whose signatures hold and who is refused all the same, and why it is. */
interface Refused {
  readonly told: Problem;
  readonly cause: DeviceRefusal;
}

function refusalOf(
  { credentials, now: clock }: Ports,
  { expiresAt }: CredentialClaims,
  { audience, issuedAt }: Ping,
): Refused | null {
  const now = clock();
  if (audience !== credentials.audience) return { told: REJECTED, cause: "other_audience" };
  if (!isTimely(issuedAt, now))
    return { told: REJECTED, cause: issuedAt * 1000 > now ? "ping_in_future" : "ping_too_old" };
  return expiresAt > now ? null : { told: problem("credential_expired"), cause: "credential_expired" };
}

/** A fix and the fine cell it lies in, which names its shard: to ask H3 for it is most of the work, and is done once. */
interface Placed extends Fix {
  readonly cell: string;
}

/** The fixes that anybody further inside may hear of, and whether any of them lies in a fence. */
interface Sorted {
  readonly kept: readonly Placed[];
  readonly touches: boolean;
}

/** One look-up in memory for each fix. One in an exclusion zone is forgotten here, before anything is made of it. */
async function sortOut(fences: Fences, fixes: readonly Placed[]): Promise<Sorted> {
  const kept: Placed[] = [];
  let touches = false;
  for (const fix of fixes) {
    const shard = await fences.shard(shardOfCell(fix.cell));
    const holding = shard?.holding(fix, fix.cell) ?? [];
    if (holding.some((ordinal) => shard?.isExclusion(ordinal))) continue;
    kept.push(fix);
    touches ||= holding.length > 0;
  }
  return { kept, touches };
}

/** No fence further away than this can keep a fix of trusted accuracy from being a clear departure. */
const JUDGED_REACH_M = FIX_ACCURACY_TRUSTED_MAX_M + CIRCLE_RADIUS_MAX_M * EXIT_MARGIN_SHARE;

async function observe(
  ports: Ports,
  { sub, deviceId, jkt }: CredentialClaims,
  fixes: readonly Fix[],
  { entered, exits }: Crossings,
): Promise<Result<ObserveAnswer, Problem>> {
  const arrival = { now: ports.now(), entered };
  const observations: Observation[] = [];
  const stores = new Map<string, StoreRecord>();
  for (const fix of fixes) {
    const around = await storesAround(ports, fix, JUDGED_REACH_M);
    const readings = around.map(({ store }) => ({ storeId: store.id, ...judgeStore(store, fix) }));
    const observation = toObservation(fix, readings, arrival);
    observations.push(observation);
    for (const { store } of around)
      if (observation.stores.some(({ storeId }) => storeId === store.id)) stores.set(store.id, store);
  }
  const newest = newestOf(fixes);
  const nearest = newest === undefined ? [] : await storesAround(ports, newest, NEAR_REACH_M);
  const nearStoreIds = nearest.map(({ store }) => store.id);
  // The nearest first, by which stores that hold the shopper at the same time are ranked.
  const rank = new Map(nearStoreIds.map((id, place) => [id, place]));
  const ranked = [...stores.values()].toSorted((a, b) => (rank.get(a.id) ?? Infinity) - (rank.get(b.id) ?? Infinity));
  return ports.shopper(sub).observe({ speaker: { deviceId, jkt }, observations, exits, stores: ranked, nearStoreIds });
}

async function regionsFor(fences: Fences, fixes: readonly Placed[], limit: number): Promise<Regions> {
  const position = newestOf(fixes);
  if (position === undefined) return { regions: [], refresh: null };
  const shardId = shardOfCell(position.cell);
  const shard = await fences.shard(shardId);
  return regionsAround({ shard: shard ?? null, shardId, manifest: fences.manifest, position, limit });
}

/** An id names one fix: of two in the same ping the first counts. */
const firstOfEachId = (fixes: readonly Fix[]): Fix[] => [
  ...new Map(fixes.toReversed().map((fix) => [fix.id, fix])).values(),
];

const newestOf = <F extends Fix>(fixes: readonly F[]): F | undefined =>
  fixes.reduce<F | undefined>((newest, fix) => (newest && newest.at >= fix.at ? newest : fix), undefined);

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
