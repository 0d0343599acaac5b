import type { Disc, Region } from "../domain/geo/regions.ts";
import type { OfferView } from "../domain/offers/offer.ts";
import type { ConsentsInput, Purpose } from "../domain/privacy/consents.ts";
import type { ErasureReport } from "../domain/privacy/erasure.ts";
import type { Transition } from "../domain/visits/transitions.ts";

/** Where a phone was, as the platform's geolocation says it. Null and absent both mean unknown. */
export interface Coords {
  readonly latitude: number;
  readonly longitude: number;
  /** Metres. */
  readonly accuracy?: number | null;
  /** Metres per second. */
  readonly speed?: number | null;
  readonly heading?: number | null;
  readonly altitude?: number | null;
}

/** One position sample on the wire. `timestamp` is epoch milliseconds, `id` unique per device. */
export interface SentFix {
  readonly id: string;
  readonly seq?: number;
  readonly timestamp: number;
  readonly coords: Coords;
  readonly floorLevel?: number | null;
  readonly mocked?: boolean;
}

/** What the service answers to a ping. */
export interface PingResult {
  /** Epoch milliseconds. */
  readonly serverTime: number;
  readonly fixes: readonly {
    readonly id: string;
    readonly verdict: "accepted" | "duplicate" | "stale" | "rejected";
    readonly reason: string | null;
  }[];
  readonly visits: readonly (Pick<Transition, "storeId" | "event" | "confidence"> & { readonly at: string })[];
  readonly offers: readonly OfferView[];
  readonly decisionId: string | null;
  readonly state: string | null;
  readonly regions: readonly Region[];
  readonly refresh: Disc | null;
  /** Seconds, or null: sleep, a region will wake you. */
  readonly nextPingAfter: number | null;
}

/** What lets a phone in, as enrolment, renewal and a change of key answer it. */
export interface DeviceCredential {
  readonly deviceId: string;
  readonly credential: string;
  readonly audience: string;
  /** Epoch milliseconds. */
  readonly serverTime: number;
}

/** The newest word on one purpose, with its receipt. Nothing was ever said where `at` is null. */
export interface ConsentReceipt {
  readonly granted: boolean;
  /** Which wording it was said to, and the SHA-256 of it in hex. */
  readonly text: string | null;
  readonly textSha256: string | null;
  readonly at: string | null;
  readonly source: ConsentsInput["source"] | null;
  readonly deviceId: string | null;
}

/** What the service answers to `PUT /v1/consents`. */
export interface ConsentsResult {
  readonly consents: Readonly<Record<Purpose, ConsentReceipt>>;
  readonly pausedUntil: string | null;
}

/** A store and what of the cart it has, as `POST /v1/stores/near` answers it. */
export interface NearStore {
  readonly storeId: string;
  readonly name: string;
  readonly address: string | null;
  readonly metres: number;
  /** Null where the hours are not known. */
  readonly openNow: boolean | null;
  readonly closesAt: string | null;
  /** `inStock` is null where it is not known. */
  readonly cartItems: readonly { readonly sku: string; readonly name: string; readonly inStock: boolean | null }[];
}

/** How far an erasure has come. Nothing in it points at the person. */
export interface ErasureResult extends ErasureReport {
  readonly id: string;
  readonly state: "running" | "completed";
  readonly requestedAt: string;
  readonly completedAt: string | null;
  /** What proves it, and the public key that it verifies under. */
  readonly receipt: { readonly jws: string; readonly key: object } | null;
}
