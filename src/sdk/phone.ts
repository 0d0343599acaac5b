import type { WatchEvent } from "../domain/pings/ping.ts";
import { Channel } from "./channel.ts";
import { DeviceKey, type StoredKey } from "./device-key.ts";
import { enrolKey, type Enrolment } from "./enrol.ts";
import { type Host, hostOf } from "./host.ts";
import { put, remove } from "./key-value-store.ts";
import { answered, enrolled, type Watch } from "./session.ts";
import type { DeviceCredential, PingResult, SentFix } from "./wire.ts";

const NEXT_KEY = "nextKey";

/** What a ping may carry beside its fixes. */
export interface PingExtras {
  /** What the platform's own region monitoring reported. */
  readonly watch?: readonly WatchEvent[];
  /** How many regions the platform can monitor. */
  readonly regionLimit?: number;
}

/** An enrolled phone: signs what it sends, keeps the clock of the service, echoes its `state`, renews its credential. */
export class Phone {
  readonly #channel: Channel;

  private constructor(channel: Channel) {
    this.#channel = channel;
  }

  /** Makes `key` a device of the shopper whom the token was made for, and keeps it in the store. */
  static async enrol(key: DeviceKey, how: Enrolment, given: Partial<Host> = {}): Promise<Phone> {
    const host = hostOf(given);
    const session = enrolled(how.origin, await enrolKey(host, key, how), host.clock());
    const before = await Channel.open(host);
    // What waits here to be sent was someone else's, if the device was.
    const isSame = before?.session.deviceId === session.deviceId;
    const others = isSame ? [] : [...(await host.store.entries()).keys()].map(remove);
    return new Phone(await Channel.start(host, key, session, others));
  }

  /** The phone that was enrolled before, or undefined. */
  static async open(given: Partial<Host>): Promise<Phone | undefined> {
    const channel = await Channel.open(hostOf(given));
    return channel && new Phone(channel);
  }

  get deviceId(): string {
    return this.#channel.session.deviceId;
  }

  get keyId(): string {
    return this.#channel.key.id;
  }

  /** What to monitor until the next answer. */
  get watch(): Watch {
    return this.#channel.session.watch;
  }

  get host(): Host {
    return this.#channel.host;
  }

  /** The service's time, as well as this phone knows it (epoch ms). */
  now(): number {
    return this.#channel.now();
  }

  /** The service's time of what the phone's clock stamped (both epoch ms). */
  serviceTime(phoneTime: number): number {
    return phoneTime + this.#channel.session.offset;
  }

  /** A ping, signed and ready to be sent, once or again. */
  sign(fixes: readonly SentFix[], extras: PingExtras = {}): Promise<string> {
    const { audience, watch } = this.#channel.session;
    const iat = Math.floor(this.now() / 1000);
    const state = watch.state === null ? {} : { state: watch.state };
    return this.#channel.key.ping({ aud: audience, iat, ...state, fixes, ...extras });
  }

  /** Sends a signed ping. Throws `ServiceError` for a refusal, `Unanswered` for silence: then send the same again. */
  async send(ping: string): Promise<PingResult> {
    const channel = this.#channel;
    const result = await channel.renewing(() => {
      const headers = { authorization: `Device ${channel.session.credential}`, "content-type": "application/jose" };
      return channel.ask<PingResult>("/v1/pings", { method: "POST", headers, body: ping });
    });
    await channel.keep(answered(channel.session, result, channel.host.clock()));
    return result;
  }

  async ping(fixes: readonly SentFix[], extras?: PingExtras): Promise<PingResult> {
    return this.send(await this.sign(fixes, extras));
  }

  /** Any other route that is open to devices. Throws as `send` does. */
  call<T>(method: string, path: string, body?: unknown): Promise<T> {
    return this.#channel.renewing(() => this.#channel.prove<T>(method, path, body));
  }

  /**
   * Gives the device a new key. It is kept before it is sent: if the answer is lost, the next call asks for the same
   * one, which has to be within a day, while the credential of the old one lasts.
   */
  async rotateKey(): Promise<void> {
    const channel = this.#channel;
    const kept = (await this.host.store.entries()).get(NEXT_KEY);
    const next = kept === undefined ? await DeviceKey.generate() : new DeviceKey(kept as StoredKey);
    await this.host.store.write([put(NEXT_KEY, next.stored())]);
    const result = await channel.renewing(async () => {
      const proof = await next.enrolmentProof(channel.session.credential, this.now());
      return channel.prove<DeviceCredential>("POST", "/v1/devices/current/key", { publicKey: next.publicKey, proof });
    });
    await channel.replaceKey(next, result, remove(NEXT_KEY));
  }

  /** Wipes the store: key, session and queue are gone, and with them the device. */
  async forget(): Promise<void> {
    const entries = await this.host.store.entries();
    await this.host.store.write([...entries.keys()].map(remove));
  }
}
