import { DEVICE_PROOF_CLOCK_SKEW_MS } from "../domain/bounds.ts";
import type { Purpose } from "../domain/privacy/consents.ts";
import { ask, ServiceError } from "./answers.ts";
import type { DeviceKey } from "./device-key.ts";
import type { Host } from "./host.ts";
import type { DeviceCredential } from "./wire.ts";

/** What the shopper said to each purpose; what is left out was not asked. */
export type ConsentAnswers = { readonly [purpose in Purpose]?: boolean };

export interface Enrolment {
  /** Such as `https://beckon.retailer.example`, without a path. */
  readonly origin: string;
  /** As the retailer's own server got it; it serves once, within five minutes. */
  readonly enrolmentToken: string;
  readonly platform: "ios" | "android" | "web";
  readonly locale: string;
  readonly consents: ConsentAnswers;
}

type Asking = Pick<Host, "clock" | "fetch">;

/** Asks for `key` to become a device. A clock that is wrong shows in the refusal, and the proof is made once more. */
export async function enrolKey(host: Asking, key: DeviceKey, how: Enrolment): Promise<DeviceCredential> {
  const now = host.clock();
  try {
    return await enrolAt(host, key, how, now);
  } catch (error) {
    const serverTime = error instanceof ServiceError ? error.serverTime : undefined;
    if (serverTime === undefined || Math.abs(serverTime - now) < DEVICE_PROOF_CLOCK_SKEW_MS / 2) throw error;
    return enrolAt(host, key, how, serverTime);
  }
}

async function enrolAt({ fetch }: Asking, key: DeviceKey, { origin, ...how }: Enrolment, now: number) {
  const proof = await key.enrolmentProof(how.enrolmentToken, now);
  const body = JSON.stringify({ ...how, publicKey: key.publicKey, proof });
  const headers = { "content-type": "application/json" };
  return ask<DeviceCredential>(fetch, `${origin}/v1/devices`, { method: "POST", headers, body });
}
