import { type Problem, problem } from "../../domain/problems.ts";
import { err, ok, type Result } from "../../domain/result.ts";
import type { DeviceCall, DeviceHome, DeviceView, Enrolled, EnrolInput, Heir } from "../../services/device-ports.ts";
import type { Ports } from "../../services/ports.ts";
import type { Records } from "../records.ts";
import { KEY_TAKEN, UNAUTHENTICATED } from "./devices.ts";
import type { Merge } from "./merge.ts";
import type { Parts } from "./parts.ts";

const NOT_FOUND: Result<never, Problem> = err(problem("not_found"));

/** What happens to a device from its enrolment on, as far as it needs more than this shopper's tables. */
export class DeviceLife {
  readonly #records: Records;
  readonly #parts: Parts;
  readonly #merge: Merge;
  readonly #ports: Pick<Ports, "shopper" | "devices">;

  constructor(records: Records, parts: Parts, merge: Merge, ports: Pick<Ports, "shopper" | "devices">) {
    this.#records = records;
    this.#parts = parts;
    this.#merge = merge;
    this.#ports = ports;
  }

  enrol({ consents, ...device }: EnrolInput): Result<Enrolled, Problem> {
    if (this.#parts.identity.gone) return UNAUTHENTICATED;
    return this.#records.transaction(() => {
      const enrolled = this.#parts.devices.enrol(device);
      if (!enrolled.ok) return enrolled;
      const source = device.platform === "web" ? "web" : "app";
      const at = this.#records.now();
      this.#parts.consents.record({ granted: consents, texts: {}, at, source, device: enrolled.value.deviceId });
      return enrolled;
    });
  }

  async yieldKey(thumbprint: string, move: number, heir: Heir & { readonly anonymous: boolean }): Promise<void> {
    const elsewhere = await this.#merge.whereTo();
    if (elsewhere === heir.sub) return;
    if (elsewhere !== undefined) return this.#ports.shopper(elsewhere).yieldKey(thumbprint, move, heir);
    const { devices, identity, visits } = this.#parts;
    const isLogIn = devices.byKey(thumbprint) !== undefined && identity.anonymous && !heir.anonymous;
    if (isLogIn && (await this.#merge.into({ sub: heir.sub, shopperId: heir.shopperId })).ok) return;
    this.#records.transaction(() => {
      const device = devices.depart(thumbprint, move);
      // The open visit leaves with the device.
      if (device !== undefined) visits.forget(device);
    });
  }

  async renew(call: DeviceCall): Promise<Result<DeviceHome, Problem>> {
    const elsewhere = await this.#merge.whereTo();
    const { devices, identity } = this.#parts;
    if (elsewhere === undefined) {
      const admitted = this.#records.transaction(() => devices.admit(call));
      return admitted.ok ? ok({ sub: identity.sub, deviceId: call.deviceId, test: identity.test }) : admitted;
    }
    if (!this.#records.transaction(() => devices.spend(call))) return UNAUTHENTICATED;
    const home = await this.#ports.shopper(elsewhere).homeOf(call.jkt);
    return home === undefined ? UNAUTHENTICATED : ok(home);
  }

  async homeOf(thumbprint: string): Promise<DeviceHome | undefined> {
    const elsewhere = await this.#merge.whereTo();
    if (elsewhere !== undefined) return this.#ports.shopper(elsewhere).homeOf(thumbprint);
    const { devices, identity } = this.#parts;
    const device = devices.byKey(thumbprint);
    return device && { sub: identity.sub, deviceId: device.id, test: identity.test };
  }

  /** The new key is claimed first and the old one let go last: a crash in between leaves an entry that leads nowhere. */
  async rotateKey(call: DeviceCall, thumbprint: string): Promise<Result<DeviceHome, Problem>> {
    const { devices, identity } = this.#parts;
    const mayRotate = this.#records.transaction(() => devices.spend(call) && devices.rotatable(call, thumbprint));
    if (!mayRotate) return UNAUTHENTICATED;
    const { sub } = identity;
    const owner = await this.#ports.devices.owner(thumbprint);
    const claimed = owner ?? (await this.#ports.devices.assign(thumbprint, sub, undefined));
    if (claimed?.sub !== sub) return err(KEY_TAKEN);
    const rotated = this.#records.transaction(() => devices.rotate(call, thumbprint));
    if (!rotated.ok) return rotated;
    await this.#ports.devices.forget(call.jkt, sub);
    return ok({ sub, deviceId: call.deviceId, test: identity.test });
  }

  leave(call: DeviceCall): Result<DeviceView, Problem> {
    return this.#records.transaction(() => {
      const admitted = this.#parts.devices.admit(call);
      return admitted.ok ? this.revoke(call.deviceId) : admitted;
    });
  }

  revoke(deviceId: string): Result<DeviceView, Problem> {
    if (this.#parts.devices.view(deviceId) === undefined) return NOT_FOUND;
    this.#parts.devices.revoke(deviceId);
    return this.read(deviceId);
  }

  read(deviceId: string): Result<DeviceView, Problem> {
    const view = this.#parts.devices.view(deviceId);
    return view === undefined ? NOT_FOUND : ok(view);
  }
}
