import type { WatchEvent } from "../domain/pings/ping.ts";
import type { ServiceError } from "./answers.ts";
import type { KeyValueStore } from "./key-value-store.ts";
import { type Flight, nextBatch, type Outbox, type OutboxEvent, restoreOutbox, step } from "./outbox.ts";
import type { Phone } from "./phone.ts";
import { remedyFor } from "./retry.ts";
import type { Coords, PingResult } from "./wire.ts";

/** A position as the platform gives it, such as a browser's `GeolocationPosition`. */
export interface Sample {
  /** Epoch milliseconds by the phone's clock. */
  readonly timestamp: number;
  readonly coords: Coords;
  readonly floorLevel?: number | null;
  /** Whether the platform says that it was made up. */
  readonly mocked?: boolean;
}

/** Where the sending stands when `flush` ends. */
export type Standing =
  | { readonly kind: "empty" }
  /** Flush again at `at` (epoch ms by the phone's clock) or later. */
  | { readonly kind: "later"; readonly at: number }
  /** The service will not have this phone's pings: tell the shopper, or enrol again. `resume` tries once more. */
  | { readonly kind: "stopped"; readonly refusal: ServiceError };

export interface Flushed {
  /** What the service answered, oldest first. */
  readonly answers: readonly PingResult[];
  readonly standing: Standing;
}

/**
 * Brings what a phone records to the service, in order and exactly as often as it takes: a fix is kept from the moment
 * `record` resolves until the service has answered for it, or it is a day old.
 */
export class Courier {
  readonly #phone: Phone;
  readonly #store: KeyValueStore;
  readonly #regionLimit: number | undefined;
  #outbox: Outbox;
  /** The end of the last write: each event waits for it, since it starts from what is written. */
  #settled: Promise<unknown> = Promise.resolve();
  #flushing: Promise<Flushed> | null = null;
  #refusal: ServiceError | null = null;

  private constructor(phone: Phone, outbox: Outbox, regionLimit: number | undefined) {
    this.#phone = phone;
    this.#store = phone.host.store;
    this.#outbox = outbox;
    this.#regionLimit = regionLimit;
  }

  /** Goes on where the program ended. @param regionLimit how many regions the platform can monitor */
  static async open(phone: Phone, { regionLimit }: { readonly regionLimit?: number } = {}): Promise<Courier> {
    return new Courier(phone, restoreOutbox(await phone.host.store.entries(), phone.now()), regionLimit);
  }

  /** How many fixes wait to be sent. */
  get waiting(): number {
    return this.#outbox.waiting.length;
  }

  /** Takes a sample, and the region crossing that brought it about; it survives a crash once this resolves. */
  async record(sample: Sample, crossing: Omit<WatchEvent, "at"> | null = null): Promise<void> {
    const { timestamp, coords, floorLevel = null, mocked = false } = sample;
    const { latitude, longitude, accuracy = null, speed = null, heading = null, altitude = null } = coords;
    const at = Math.floor(this.#phone.serviceTime(timestamp));
    // Member by member: platforms add their own, and a fix with a member that is not known is refused.
    const known = { latitude, longitude, accuracy, speed, heading, altitude };
    const fix = { id: crypto.randomUUID(), timestamp: at, coords: known, floorLevel, mocked };
    await this.#happen({ kind: "append", fix, crossing: crossing && { ...crossing, at } });
  }

  /** Sends what waits until nothing is left or the service cannot take more now. One flush runs at a time. */
  flush(): Promise<Flushed> {
    this.#flushing ??= this.#flush().finally(() => {
      this.#flushing = null;
    });
    return this.#flushing;
  }

  /** Goes on after `stopped`, when its cause may have gone: the phone was enrolled again, or the app updated. */
  resume(): void {
    this.#refusal = null;
  }

  async #flush(): Promise<Flushed> {
    const answers: PingResult[] = [];
    for (;;) {
      if (this.#refusal !== null) return { answers, standing: { kind: "stopped", refusal: this.#refusal } };
      const flight = await this.#takeOff();
      if (flight === null) return { answers, standing: { kind: "empty" } };
      const wait = flight.notBefore - this.#phone.now();
      if (wait > 0) return { answers, standing: { kind: "later", at: this.#phone.host.clock() + wait } };
      const answer = await this.#attempt(flight);
      if (answer !== null) answers.push(answer);
    }
  }

  /** The flight that is under way, or a new one with the oldest that waits, or null where nothing does. */
  async #takeOff(): Promise<Flight | null> {
    await this.#happen({ kind: "passed", now: this.#phone.now() });
    const { keyId } = this.#phone;
    if (this.#outbox.flight?.keyId === keyId) return this.#outbox.flight;
    const batch = nextBatch(this.#outbox);
    const last = batch.at(-1);
    if (last === undefined) return null;
    const issuedAt = Math.floor(this.#phone.now() / 1000);
    const ping = await this.#sign(
      batch.map(({ fix }) => fix),
      batch.flatMap(({ crossing }) => crossing ?? []),
    );
    // Written before it is sent: whatever happens then, the same text is sent again.
    await this.#happen({ kind: "takeOff", ping, keyId, issuedAt, last: last.fix.seq });
    return this.#outbox.flight;
  }

  #sign(fixes: Parameters<Phone["sign"]>[0], watch: readonly WatchEvent[]): Promise<string> {
    const limit = this.#regionLimit === undefined ? {} : { regionLimit: this.#regionLimit };
    return this.#phone.sign(fixes, { ...(watch.length === 0 ? {} : { watch }), ...limit });
  }

  async #attempt(flight: Flight): Promise<PingResult | null> {
    try {
      const answer = await this.#phone.send(flight.ping);
      await this.#happen({ kind: "landed" });
      return answer;
    } catch (error) {
      await this.#recover(error, flight);
      return null;
    }
  }

  async #recover(error: unknown, flight: Flight): Promise<void> {
    const now = this.#phone.now();
    const { keyId, host } = this.#phone;
    const remedy = remedyFor(error, flight, { now, keyId, random: host.random() });
    if (remedy.kind === "giveUp") this.#refusal = remedy.refusal;
    else if (remedy.kind === "signAnew") await this.#happen({ kind: "grounded" });
    else await this.#happen({ kind: "delayed", notBefore: now + remedy.afterMs });
  }

  /** One event after another, each on top of what is written: a write that fails has changed nothing. */
  #happen(event: OutboxEvent): Promise<void> {
    const done = this.#apply(event, this.#settled);
    this.#settled = done.catch(() => undefined);
    return done;
  }

  async #apply(event: OutboxEvent, settled: Promise<unknown>): Promise<void> {
    await settled;
    const { outbox, changes } = step(this.#outbox, event);
    if (changes.length > 0) await this.#store.write(changes);
    this.#outbox = outbox;
  }
}
