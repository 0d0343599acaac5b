import { type Problem, problem } from "../domain/problems.ts";
import { err, type Result } from "../domain/result.ts";
import type { DeviceView } from "./device-ports.ts";
import type { Ports } from "./ports.ts";

/** `dev_<sub>_<n>`: an id carries the name of the object that knows the device. Undefined for what cannot be one. */
export const subOfDevice = (deviceId: string): string | undefined => /^dev_([a-z2-7]{52})_\d{1,9}$/.exec(deviceId)?.[1];

/**
 * A device as support sees it. Its last refusal is one of what the device itself has signed: a ping with a bad
 * signature could be anybody's, and is nobody's here.
 */
export async function readDevice(ports: Ports, deviceId: string): Promise<Result<DeviceView, Problem>> {
  const sub = subOfDevice(deviceId);
  return sub === undefined ? err(problem("not_found")) : ports.shopper(sub).readDevice(deviceId);
}
