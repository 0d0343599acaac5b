import { DPOP_CLOCK_SKEW_MS } from "../domain/bounds.ts";
import { ask, ServiceError } from "./answers.ts";
import { DeviceKey, type StoredKey } from "./device-key.ts";
import type { Host } from "./host.ts";
import { type Change, put } from "./key-value-store.ts";
import { admitted, type Session, synchronised } from "./session.ts";
import type { DeviceCredential } from "./wire.ts";

const KEY = "key";
const SESSION = "session";

/** A device's way to the service: its key, its credential, the clock that both go by, and where they are kept. */
export class Channel {
  readonly host: Host;
  #key: DeviceKey;
  #session: Session;

  private constructor(host: Host, key: DeviceKey, session: Session) {
    this.host = host;
    this.#key = key;
    this.#session = session;
  }

  /** What was kept, or undefined. */
  static async open(host: Host): Promise<Channel | undefined> {
    const entries = await host.store.entries();
    const [key, session] = [entries.get(KEY), entries.get(SESSION)];
    if (key === undefined || session === undefined) return undefined;
    return new Channel(host, new DeviceKey(key as StoredKey), session as Session);
  }

  static async start(host: Host, key: DeviceKey, session: Session, changes: readonly Change[]): Promise<Channel> {
    await host.store.write([...changes, put(KEY, key.stored()), put(SESSION, session)]);
    return new Channel(host, key, session);
  }

  get key(): DeviceKey {
    return this.#key;
  }

  get session(): Session {
    return this.#session;
  }

  /** The service's time, as well as this phone knows it (epoch ms). */
  now(): number {
    return this.host.clock() + this.#session.offset;
  }

  keep(session: Session): Promise<void> {
    this.#session = session;
    return this.host.store.write([put(SESSION, session)]);
  }

  /** Goes on with another key. */
  async replaceKey(key: DeviceKey, result: DeviceCredential, change: Change): Promise<void> {
    this.#session = admitted(this.#session, result, this.host.clock());
    this.#key = key;
    await this.host.store.write([put(KEY, key.stored()), put(SESSION, this.#session), change]);
  }

  /** A credential that is over is renewed, and what it was shown for is tried once more. */
  async renewing<T>(attempt: () => Promise<T>): Promise<T> {
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof ServiceError) || error.code !== "credential_expired") throw error;
    }
    const result = await this.prove<DeviceCredential>("POST", "/v1/devices/current/credential");
    await this.keep(admitted(this.#session, result, this.host.clock()));
    return attempt();
  }

  /** A request with a DPoP proof. One made by a clock that was wrong is made once more: the refusal set it right. */
  async prove<T>(method: string, path: string, body?: unknown): Promise<T> {
    const { offset } = this.#session;
    try {
      return await this.#proveOnce<T>(method, path, body);
    } catch (error) {
      const wasWrong = Math.abs(this.#session.offset - offset) >= DPOP_CLOCK_SKEW_MS / 2;
      if (!(error instanceof ServiceError) || error.code !== "unauthenticated" || !wasWrong) throw error;
    }
    return this.#proveOnce<T>(method, path, body);
  }

  async #proveOnce<T>(method: string, path: string, body: unknown): Promise<T> {
    const { credential, origin } = this.#session;
    const dpop = await this.#key.dpop({ credential, method, url: origin + path, now: this.now() });
    const type = body === undefined ? {} : { "content-type": "application/json" };
    const headers = { authorization: `DPoP ${credential}`, dpop, ...type };
    return this.ask(path, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  }

  /** Any request. Whatever is refused, the time that the refusal tells is learnt. */
  async ask<T>(path: string, init: RequestInit): Promise<T> {
    try {
      return await ask<T>(this.host.fetch, this.#session.origin + path, init);
    } catch (error) {
      if (error instanceof ServiceError) {
        this.#session = synchronised(this.#session, error.serverTime, this.host.clock());
      }
      throw error;
    }
  }
}
