import { ServiceError } from "../../src/sdk/answers.ts";
import { DeviceKey } from "../../src/sdk/device-key.ts";
import type { Phone } from "../../src/sdk/phone.ts";
import type { SentFix } from "../../src/sdk/wire.ts";
import type { Contract } from "./contract.ts";

/** What somebody types, sends or shows where it does not belong. */
export interface Planted {
  /** Names nobody. */
  readonly shopperId: string;
  readonly [member: string]: unknown;
}

/**
 * Sends to every operation of the document what it must refuse, full of what must not be told: without any right to
 * call it and with one, in its path, its query and its headers, as members that nobody knows, and in bodies that are cut
 * short or none.
 * @param keys an API key for each role
 */
export async function beRefused(
  origin: string,
  contract: Contract,
  planted: Planted,
  keys: ReadonlyMap<string, string>,
): Promise<void> {
  const id = encodeURIComponent(planted.shopperId);
  const body = JSON.stringify(planted);
  for (const { method, path, operation } of contract.operations) {
    const url = `${origin}${path.replaceAll(/\{\w+\}/g, id)}?cursor=${id}`;
    const content = method === "GET" || method === "DELETE" ? [undefined] : [body, body.slice(0, -1), `"${id}`];
    const [role = ""] = operation.security.flatMap((one) => one["apiKey"] ?? []);
    const shown = [`Bearer ${id}`, `DPoP ${id}`, `Device ${id}`, `Bearer ${keys.get(role) ?? id}`];
    for (const authorization of shown) for (const sent of content) await send(url, method, authorization, sent, id);
  }
}

async function send(url: string, method: string, authorization: string, body: string | undefined, secret: string) {
  const type = body === undefined ? {} : { "content-type": "application/json" };
  const headers = { authorization, dpop: secret, "idempotency-key": secret, ...type };
  await fetch(url, { method, headers, redirect: "manual", ...(body === undefined ? {} : { body }) });
}

/** What a phone sends in vain: unsigned, tampered with, signed by another, for another service, or of another shape. */
export async function pingInVain(phone: Phone, key: DeviceKey, fixes: readonly SentFix[]): Promise<void> {
  const payload = { aud: "elsewhere", iat: Math.floor(phone.now() / 1_000), fixes };
  const [head = "", body = ""] = (await key.ping(payload)).split(".");
  const stranger = await DeviceKey.generate();
  const pings = [
    JSON.stringify(payload),
    `${head}.${body}.${"A".repeat(86)}`,
    await stranger.ping(payload),
    await key.ping(payload),
    await key.ping({ ...payload, position: fixes[0] }),
  ];
  for (const ping of pings)
    await phone.send(ping).then(
      () => Promise.reject(new Error("was let in")),
      (error: unknown) => (error instanceof ServiceError ? undefined : Promise.reject(error)),
    );
}
