import { PUBLISH_INTERVAL_MS } from "../domain/bounds.ts";
import type { Ports, PublisherPort } from "../services/ports.ts";
import type { Pointer } from "../services/snapshot-ports.ts";
import { publishSnapshot } from "../services/publish-snapshot.ts";
import { StoredLibrary } from "./publisher/library.ts";
import { StoredObject } from "./stored-object.ts";

const SCHEMA = `
  CREATE TABLE written (name TEXT PRIMARY KEY, retired INTEGER) WITHOUT ROWID;
  CREATE TABLE shard (cell TEXT PRIMARY KEY, name TEXT, version INTEGER NOT NULL) WITHOUT ROWID;`;

/**
 * The only writer of snapshots. Documents first, then the pointer, at most one pointer a second; whoever asks while
 * a publication runs is served by the next one, which reads D1 after they asked.
 */
export abstract class PublisherObject<E> extends StoredObject<E> implements PublisherPort {
  private readonly ports: Ports;
  private readonly library: StoredLibrary;
  private running: Promise<Pointer> | undefined;
  private next: Promise<Pointer> | undefined;

  constructor(ctx: DurableObjectState, env: E, ports: Ports) {
    super(ctx, env, { name: "publisher", schema: SCHEMA }, ports);
    this.ports = ports;
    this.library = new StoredLibrary(this.records);
  }

  async publish({ anew } = { anew: false }): Promise<Pointer> {
    // If this turn is the last one, the alarm publishes what was asked for.
    this.promiseIn(PUBLISH_INTERVAL_MS * 5, anew);
    return this.joinNext();
  }

  async request(): Promise<void> {
    this.promiseIn(PUBLISH_INTERVAL_MS, false);
  }

  private promiseIn(ms: number, anew: boolean): void {
    this.records.transaction(() => {
      this.records.create();
      this.records.promise("publish", "", this.records.now() + ms);
      if (anew) this.records.next("anew");
    });
  }

  protected async perform(): Promise<void> {
    await this.joinNext();
  }

  /** A run that has begun may have read D1 too early for this caller: only one that starts later will do. */
  private joinNext(): Promise<Pointer> {
    this.next ??= (async () => {
      await this.running?.catch(() => undefined);
      this.next = undefined;
      this.running = this.run();
      return this.running;
    })();
    return this.next;
  }

  private async run(): Promise<Pointer> {
    const anew = this.records.meta<number>("anew") ?? 0;
    if (anew > 0) await this.beginAnew(anew);
    const documents = await publishSnapshot(this.ports, this.library);
    await scheduler.wait(Math.max(0, this.lastAt() + PUBLISH_INTERVAL_MS - Date.now()));
    const version = (this.records.meta<number>("version") ?? 0) + 1;
    // A version that a crash leaves unused is better than one that meant two things.
    this.records.setMeta("version", version);
    const pointer: Pointer = { version, publishedAt: this.records.now(), ...documents };
    await this.ports.snapshotWriter.putPointer(pointer);
    this.records.transaction(() => {
      this.records.setMeta("pointerAt", Date.now());
      this.library.retire(pointer);
      if (this.next === undefined) this.records.fulfilled("publish", "");
    });
    await this.sweep();
    return pointer;
  }

  /** What was written is asked of KV itself, in case somebody has emptied it. Who asks meanwhile asks for another time. */
  private async beginAnew(asked: number): Promise<void> {
    const there = await this.ports.snapshotWriter.names();
    this.records.transaction(() => {
      this.library.beginAnew(new Set(there));
      if (this.records.meta("anew") === asked) this.records.setMeta("anew", 0);
    });
  }

  /** Forgotten first: a document that is left over harms nobody, one that is missing does. */
  private async sweep(): Promise<void> {
    const names = this.library.forget();
    await Promise.allSettled(names.map((name) => this.ports.snapshotWriter.delete(name)));
  }

  /** KV takes one write a second to the same key, by the real clock. */
  private lastAt(): number {
    return this.records.meta<number>("pointerAt") ?? 0;
  }
}
