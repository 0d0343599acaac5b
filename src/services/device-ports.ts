/** What the services need to know of devices and of whose they are: a part of `ports.ts`. */
import type { Cart } from "../domain/carts/cart.ts";
import type { Consents } from "../domain/privacy/consents.ts";
import type { Problem } from "../domain/problems.ts";
import type { Result } from "../domain/result.ts";

/** A device that speaks, and the key it speaks with, which must be the one that the device has now. */
export interface SpeakingDevice {
  readonly deviceId: string;
  /** RFC 7638 thumbprint of the key that its credential is bound to. */
  readonly jkt: string;
}
/** A device that writes: the id of its proof serves once. */
export interface DeviceCall extends SpeakingDevice {
  readonly jti: string;
}

export type Platform = "ios" | "android" | "web";
export interface EnrolInput {
  readonly thumbprint: string;
  /** The change of hands that gave the key to this shopper. */
  readonly move: number;
  readonly platform: Platform;
  readonly locale: string | null;
  readonly consents: Consents;
}
export interface Enrolled {
  readonly deviceId: string;
  /** False where this shopper had a device with this key before. */
  readonly created: boolean;
  readonly test: boolean;
}
/** Whose a device is now. */
export interface DeviceHome {
  readonly sub: string;
  readonly deviceId: string;
  /** Whether this shopper is a test. */
  readonly test: boolean;
}

/** `moved`: its key was enrolled for another shopper. */
export type DeviceState = "active" | "revoked" | "moved";
/** Why a device was refused, as `support` sees it and the phone does not; `docs/errors.md` tells each. */
export const DEVICE_REFUSALS = [
  "no_consent",
  "paused",
  "proof_replayed",
  "key_replaced",
  "device_revoked",
  "device_moved",
  "credential_expired",
  "other_audience",
  "ping_too_old",
  "ping_in_future",
] as const;
export type DeviceRefusal = (typeof DEVICE_REFUSALS)[number];

/** A device as `support` sees it. Times are epoch milliseconds. */
export interface DeviceView {
  readonly deviceId: string;
  readonly state: DeviceState;
  readonly platform: Platform;
  readonly locale: string | null;
  readonly enrolledAt: number;
  /** Of pings that reached the shopper's object, which those far from every store do not. */
  readonly lastPingAt: number | null;
  /** The last refusal that could be told to be this device's, with its true cause. */
  readonly lastRefusal: { readonly at: number; readonly code: DeviceRefusal } | null;
}

/** The shopper to whom something goes. `shopperId` is null where their object is known to exist. */
export interface Heir {
  readonly sub: string;
  readonly shopperId: string | null;
}

export type StoredRow = Readonly<Record<string, string | number | null>>;
/** All that goes from one shopper to another when they turn out to be one person. */
export interface Belongings {
  /** Names the merge: a shopper is merged once in a life. */
  readonly from: string;
  /** Tells the lives apart of one who waits under an identity, goes along, and may wait again. */
  readonly life: number;
  readonly heir: Heir;
  /** Whether nobody knew who this was. */
  readonly anonymous: boolean;
  readonly test: boolean;
  /** Rows of the tables that move, by table. */
  readonly rows: Readonly<Record<string, readonly StoredRow[]>>;
  readonly cart: Cart | null;
  readonly pausedUntil: number | null;
  readonly tooOftenUntil: number | null;
}

/** The part of a shopper's object that is about devices and whose they are. */
export interface ShopperDevicesPort {
  /** Uses up an enrolment token. Nothing else happens yet. */
  redeemEnrolment(nonce: string): Promise<Result<{ anonymous: boolean }, Problem>>;
  /** Makes a key a device. Refused where the key has left for someone else since `move`. */
  enrol(input: EnrolInput): Promise<Result<Enrolled, Problem>>;
  /**
   * Lets go of a key that was enrolled for `heir`: its device acts no more, and nothing that had begun before may bring
   * it back. An anonymous shopper who turns out to be a known one goes along as a whole.
   */
  yieldKey(thumbprint: string, move: number, heir: Heir & { readonly anonymous: boolean }): Promise<void>;
  /** Whether the device may have a new credential, and whose it is now. */
  renew(call: DeviceCall): Promise<Result<DeviceHome, Problem>>;
  /** The device of a key that came along in a merge. */
  homeOf(thumbprint: string): Promise<DeviceHome | undefined>;
  rotateKey(call: DeviceCall, thumbprint: string): Promise<Result<DeviceHome, Problem>>;
  /** The device revokes itself. */
  leave(call: DeviceCall): Promise<Result<DeviceView, Problem>>;
  revokeDevice(deviceId: string): Promise<Result<DeviceView, Problem>>;
  readDevice(deviceId: string): Promise<Result<DeviceView, Problem>>;
  /** Notes why the edge refused what this device has signed, once in `REFUSAL_NOTED_EVERY_MS`. */
  noteRefusal(speaker: SpeakingDevice, cause: DeviceRefusal): Promise<void>;
  /** Gives all that this shopper has to `heir` and ends. */
  mergeInto(heir: Heir): Promise<Result<null, Problem>>;
  /** Takes what another shopper had, once. */
  adopt(belongings: Belongings): Promise<Result<null, Problem>>;
}

export interface KeyOwner {
  readonly sub: string;
  /** Grows with every enrolment. */
  readonly move: number;
}
/** Whose device each key is. */
export interface DeviceRepository {
  owner(thumbprint: string): Promise<KeyOwner | undefined>;
  /** Gives the key to `sub`, unless it has changed hands since it was `seen`. */
  assign(thumbprint: string, sub: string, seen: KeyOwner | undefined): Promise<KeyOwner | undefined>;
  /** Gives every key of one shopper to another. */
  inherit(from: string, to: string): Promise<void>;
  /** Forgets a key that is no device any more. */
  forget(thumbprint: string, sub: string): Promise<void>;
  /** Forgets every key of a shopper; gives how many there were. */
  forgetAll(sub: string): Promise<number>;
}
