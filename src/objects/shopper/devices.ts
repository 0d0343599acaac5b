import { DPOP_REPLAY_WINDOW_MS, REFUSAL_NOTED_EVERY_MS } from "../../domain/bounds.ts";
import { type Problem, problem } from "../../domain/problems.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type {
  DeviceCall,
  DeviceRefusal,
  DeviceState,
  DeviceView,
  Enrolled,
  EnrolInput,
  Platform,
  SpeakingDevice,
} from "../../services/device-ports.ts";
import type { Records } from "../records.ts";
import type { Identity } from "./identity.ts";

export const DEVICE_SCHEMA = `
  CREATE TABLE device (
    id TEXT PRIMARY KEY, thumbprint TEXT NOT NULL UNIQUE, previous TEXT, platform TEXT NOT NULL, locale TEXT,
    enrolled_at INTEGER NOT NULL, state TEXT NOT NULL, ended_at INTEGER, last_ping_at INTEGER,
    refused_at INTEGER, refusal TEXT
  ) WITHOUT ROWID;
  -- Keys that left for another shopper: an enrolment that had begun before its key left is refused.
  CREATE TABLE departed (thumbprint TEXT PRIMARY KEY, move INTEGER NOT NULL) WITHOUT ROWID;
  -- Proofs that wrote, for as long as their time could pass once more.
  CREATE TABLE proof (jkt TEXT, jti TEXT, at INTEGER NOT NULL, PRIMARY KEY (jkt, jti)) WITHOUT ROWID;
`;

interface DeviceRow {
  readonly id: string;
  readonly thumbprint: string;
  readonly previous: string | null;
  readonly platform: Platform;
  readonly locale: string | null;
  readonly enrolled_at: number;
  readonly state: DeviceState;
  readonly ended_at: number | null;
  readonly last_ping_at: number | null;
  readonly refused_at: number | null;
  readonly refusal: DeviceRefusal | null;
}

/** What a device was before it came along with another shopper. */
export type DeviceOrigin = Pick<DeviceRow, "thumbprint" | "platform" | "locale" | "enrolled_at" | "last_ping_at">;

export const UNAUTHENTICATED: Result<never, Problem> = err(problem("unauthenticated"));
export const KEY_TAKEN = problem("conflict", "The key is a device already");

/** The phones of one shopper. The key is the device; its id outlives every key it had. */
export class Devices {
  readonly #records: Records;
  readonly #identity: Identity;

  constructor(records: Records, identity: Identity) {
    this.#records = records;
    this.#identity = identity;
  }

  /** A device that offers may be decided for, or undefined: made up, of someone else, or not active any more. */
  active(id: string): DeviceRow | undefined {
    const device = this.#identity.merged === undefined ? this.#find("id", id) : undefined;
    return device?.state === "active" ? device : undefined;
  }

  /** The device that speaks, if it may. Why it may not is noted for whoever is asked why. */
  acting({ deviceId, jkt }: SpeakingDevice): DeviceRow | undefined {
    const device = this.active(deviceId);
    if (device?.thumbprint === jkt) return device;
    const state = this.#find("id", deviceId)?.state;
    if (state !== undefined) this.refused(deviceId, state === "active" ? "key_replaced" : `device_${state}`);
    return undefined;
  }

  /** The same for what writes: its proof serves once. Belongs into the transaction of the write. */
  admit(call: DeviceCall): Result<DeviceRow, Problem> {
    const device = this.spend(call) ? this.acting(call) : undefined;
    return device === undefined ? UNAUTHENTICATED : ok(device);
  }

  /** The same key enrolled again is the same device, taken back if it was revoked. */
  enrol({ thumbprint, move, platform, locale }: Omit<EnrolInput, "consents">): Result<Enrolled, Problem> {
    const left = this.#records.first<{ move: number }>("SELECT move FROM departed WHERE thumbprint = ?", thumbprint);
    if (left !== undefined && left.move >= move)
      return err(problem("conflict", "The device was enrolled for another shopper meanwhile"));
    const created = this.#find("thumbprint", thumbprint) === undefined;
    const enrolledAt = this.#records.now();
    const deviceId = this.take({ thumbprint, platform, locale, enrolled_at: enrolledAt, last_ping_at: null });
    return ok({ deviceId, created, test: this.#identity.test });
  }

  /** Makes a key an active device and gives its id, which is the one it had if it was here before. */
  take({ thumbprint, platform, locale, enrolled_at, last_ping_at }: DeviceOrigin): string {
    const known = this.#find("thumbprint", thumbprint);
    const id = known?.id ?? `dev_${this.#identity.sub}_${this.#records.next("devices")}`;
    const upsert = `INSERT INTO device VALUES (?, ?, NULL, ?, ?, ?, 'active', NULL, ?, NULL, NULL)
      ON CONFLICT (id) DO UPDATE SET platform = excluded.platform, locale = excluded.locale, state = 'active', ended_at = NULL`;
    this.#records.run(upsert, id, thumbprint, platform, locale, enrolled_at, last_ping_at);
    return id;
  }

  /** The device that may take this key: who asks again because the answer was lost speaks with the key of before. */
  rotatable(speaker: SpeakingDevice, thumbprint: string): DeviceRow | undefined {
    const device = this.active(speaker.deviceId);
    const isDone = device?.thumbprint === thumbprint && device.previous === speaker.jkt;
    return isDone ? device : this.acting(speaker);
  }

  rotate(speaker: SpeakingDevice, thumbprint: string): Result<null, Problem> {
    const device = this.rotatable(speaker, thumbprint);
    if (device === undefined) return UNAUTHENTICATED;
    if (device.thumbprint === thumbprint) return ok(null);
    if (this.#find("thumbprint", thumbprint) !== undefined) return err(KEY_TAKEN);
    const update = "UPDATE device SET thumbprint = ?, previous = ? WHERE id = ?";
    this.#records.run(update, thumbprint, speaker.jkt, device.id);
    return ok(null);
  }

  revoke(id: string): void {
    this.#end(id, "revoked");
  }

  revokeAll(): void {
    for (const { id } of this.all()) this.revoke(id);
  }

  /** Lets go of a key that is enrolled for someone else. Gives the device it was, if it was one. */
  depart(thumbprint: string, move: number): string | undefined {
    if (!this.#records.exist()) return undefined;
    const note = `INSERT INTO departed VALUES (?, ?)
      ON CONFLICT (thumbprint) DO UPDATE SET move = max(move, excluded.move)`;
    this.#records.run(note, thumbprint, move);
    const device = this.#find("thumbprint", thumbprint);
    if (device !== undefined) this.#end(device.id, "moved");
    return device?.id;
  }

  all(): DeviceRow[] {
    return this.#records.rows<DeviceRow>("SELECT * FROM device ORDER BY enrolled_at, id");
  }

  byKey(thumbprint: string): DeviceRow | undefined {
    const device = this.#find("thumbprint", thumbprint);
    return device && this.active(device.id);
  }

  sawPing(id: string): void {
    this.#records.run("UPDATE device SET last_ping_at = ? WHERE id = ?", this.#records.now(), id);
  }

  refused(id: string, cause: DeviceRefusal): void {
    const update = "UPDATE device SET refused_at = ?, refusal = ? WHERE id = ?";
    this.#records.run(update, this.#records.now(), cause, id);
  }

  /** Why the edge refused it, unless a refusal was noted just now. A device that is none any more has that for a cause. */
  refusedOutside(speaker: SpeakingDevice, cause: DeviceRefusal): void {
    const device = this.#find("id", speaker.deviceId);
    const isNoted = (device?.refused_at ?? -Infinity) > this.#records.now() - REFUSAL_NOTED_EVERY_MS;
    if (device !== undefined && !isNoted && this.acting(speaker) !== undefined) this.refused(device.id, cause);
  }

  view(id: string): DeviceView | undefined {
    const device = this.#find("id", id);
    if (device === undefined) return undefined;
    const {
      state,
      platform,
      locale,
      enrolled_at: enrolledAt,
      last_ping_at: lastPingAt,
      refused_at: at,
      refusal,
    } = device;
    const lastRefusal = at === null || refusal === null ? null : { at, code: refusal };
    return { deviceId: id, state, platform, locale, enrolledAt, lastPingAt, lastRefusal };
  }

  #find(by: "id" | "thumbprint", value: string): DeviceRow | undefined {
    if (!this.#records.exist()) return undefined;
    return this.#records.first<DeviceRow>(`SELECT * FROM device WHERE ${by} = ?`, value);
  }

  #end(id: string, state: DeviceState): void {
    const update = "UPDATE device SET state = ?, ended_at = ? WHERE id = ? AND state = 'active'";
    this.#records.run(update, state, this.#records.now(), id);
  }

  /** Uses a proof up; false where it was used before. */
  spend({ deviceId, jkt, jti }: DeviceCall): boolean {
    if (!this.#records.exist()) return false;
    const now = this.#records.now();
    this.#records.run("DELETE FROM proof WHERE at < ?", now - DPOP_REPLAY_WINDOW_MS);
    const insert = "INSERT OR IGNORE INTO proof VALUES (?, ?, ?) RETURNING jti";
    if (this.#records.first(insert, jkt, jti, now) !== undefined) return true;
    this.refused(deviceId, "proof_replayed");
    return false;
  }
}
