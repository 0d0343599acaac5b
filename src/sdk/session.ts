import type { Disc, Region } from "../domain/geo/regions.ts";
import type { DeviceCredential, PingResult } from "./wire.ts";

/** What the phone is to watch by itself, as the last answers said. */
export interface Watch {
  /** The hint that a visit or an offer is open, for the next ping to echo. */
  readonly state: string | null;
  readonly regions: readonly Region[];
  /** Inside it no store can be reached that is not among `regions`. Null until the first answer. */
  readonly refresh: Disc | null;
  /** When the next ping is worth staying awake for (epoch ms, the service's clock), or null: sleep. */
  readonly nextPingAt: number | null;
}

/** What an enrolled phone knows of the service. Plain data: it is kept as it is. */
export interface Session {
  readonly origin: string;
  readonly deviceId: string;
  readonly audience: string;
  readonly credential: string;
  /** How far the service's clock is ahead of the phone's, in milliseconds. */
  readonly offset: number;
  readonly watch: Watch;
}

const NOTHING_KNOWN: Watch = { state: null, regions: [], refresh: null, nextPingAt: null };

/** @param phoneTime epoch milliseconds by the phone's clock, here and below */
export const enrolled = (origin: string, result: DeviceCredential, phoneTime: number): Session =>
  admitted({ origin, watch: NOTHING_KNOWN }, result, phoneTime);

/** The session with a new credential; of a shopper who turned out to be another one it names another device. */
export const admitted = (
  { origin, watch }: Pick<Session, "origin" | "watch">,
  { deviceId, audience, credential, serverTime }: DeviceCredential,
  phoneTime: number,
): Session => ({ origin, watch, deviceId, audience, credential, offset: serverTime - phoneTime });

/** The session after the service told its time. */
export const synchronised = (session: Session, serverTime: number | undefined, phoneTime: number): Session =>
  serverTime === undefined ? session : { ...session, offset: serverTime - phoneTime };

/** The session after a ping was answered. An answer to no usable fix knows no place: what was known before stays. */
export function answered(session: Session, result: PingResult, phoneTime: number): Session {
  const { state, serverTime, nextPingAfter, regions, refresh } = result;
  const around = refresh === null ? session.watch : { regions, refresh };
  const nextPingAt = nextPingAfter === null ? null : serverTime + nextPingAfter * 1000;
  return {
    ...synchronised(session, serverTime, phoneTime),
    watch: { state, regions: around.regions, refresh: around.refresh, nextPingAt },
  };
}
