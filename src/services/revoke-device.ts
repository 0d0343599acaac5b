import { type Problem, problem } from "../domain/problems.ts";
import { err, type Result } from "../domain/result.ts";
import type { CallingDevice } from "./authenticate.ts";
import type { DeviceView } from "./device-ports.ts";
import type { Ports } from "./ports.ts";
import { subOfDevice } from "./read-device.ts";

/** Nothing is decided for the device from here on, whatever a credential or a snapshot still says. */
export async function revokeDevice(ports: Ports, deviceId: string): Promise<Result<DeviceView, Problem>> {
  const sub = subOfDevice(deviceId);
  return sub === undefined ? err(problem("not_found")) : ports.shopper(sub).revokeDevice(deviceId);
}

/** The device that calls revokes itself. */
export const leave = (ports: Ports, { sub, deviceId, jkt, jti }: CallingDevice): Promise<Result<DeviceView, Problem>> =>
  ports.shopper(sub).leave({ deviceId, jkt, jti });
