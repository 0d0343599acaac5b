import { DeviceKey } from "../../../src/sdk/device-key.ts";
import type { PingResult, SentFix } from "../../../src/sdk/wire.ts";
import { type Answer, type Client, done, ORIGIN, send } from "./api.ts";

export interface Enrolled {
  readonly deviceId: string;
  readonly keyId: string;
  readonly credential: string;
  readonly audience: string;
}

const CONSENTS = { preciseLocation: true, marketing: true, profiling: false };

/** A token for this shopper's next phone. */
export async function enrolmentToken(backend: Client, shopperId: string): Promise<string> {
  const opened = await backend<{ enrolmentToken: string }>("POST", "/v1/enrolments", { shopperId });
  return done(opened).enrolmentToken;
}

/** Asks for `key` to become a device; whatever the service answers comes back. */
export async function enrol(token: string, key: DeviceKey, over: object = {}): Promise<Answer<Enrolled>> {
  const proof = await key.enrolmentProof(token, Date.now());
  const how = { enrolmentToken: token, publicKey: key.publicKey, proof, platform: "ios", locale: "en" };
  const body = JSON.stringify({ ...how, consents: CONSENTS, ...over });
  return send("/v1/devices", { method: "POST", headers: { "content-type": "application/json" }, body });
}

/** An enrolled phone that shows every answer as it came, refusals too. */
export class TestPhone {
  readonly deviceId: string;
  readonly key: DeviceKey;
  readonly credential: string;
  readonly #audience: string;

  private constructor(key: DeviceKey, { deviceId, credential, audience }: Enrolled) {
    this.key = key;
    this.deviceId = deviceId;
    this.credential = credential;
    this.#audience = audience;
  }

  static async of(backend: Client, shopperId: string, consents: object = CONSENTS): Promise<TestPhone> {
    const key = await DeviceKey.generate();
    return new TestPhone(key, done(await enrol(await enrolmentToken(backend, shopperId), key, { consents })));
  }

  /** The same key, let in with what the service answered. */
  static from(key: DeviceKey, enrolled: Enrolled): TestPhone {
    return new TestPhone(key, enrolled);
  }

  /** A signed ping; `envelope` replaces or adds members of its payload. */
  sign(fixes: readonly unknown[], envelope: object = {}): Promise<string> {
    return this.key.ping({ aud: this.#audience, iat: Math.floor(Date.now() / 1000), fixes, ...envelope });
  }

  send(ping: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer<PingResult>> {
    const own = { authorization: `Device ${this.credential}`, "content-type": "application/jose" };
    return send("/v1/pings", { method: "POST", headers: { ...own, ...headers }, body: ping });
  }

  /** Sends a ping that must be accepted. */
  async ping(fixes: readonly SentFix[], envelope: object = {}): Promise<PingResult> {
    return done(await this.send(await this.sign(fixes, envelope)));
  }

  /** Any other route that is open to devices; `headers` replace what the phone would send. */
  async call<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<T>> {
    const dpop = await this.key.dpop({ credential: this.credential, method, url: ORIGIN + path, now: Date.now() });
    const type = body === undefined ? {} : { "content-type": "application/json" };
    const content = body === undefined ? {} : { body: JSON.stringify(body) };
    const own = { authorization: `DPoP ${this.credential}`, dpop, ...type };
    return send(path, { method, headers: { ...own, ...headers }, ...content });
  }
}
