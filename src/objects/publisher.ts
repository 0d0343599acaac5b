import { PUBLISH_INTERVAL_MS } from "../domain/bounds.ts";
import type { Pointer, Ports, PublisherPort } from "../services/ports.ts";
import { publishSnapshot } from "../services/publish-snapshot.ts";
import { StoredObject } from "./stored-object.ts";

const SCHEMA = "CREATE TABLE written (name TEXT PRIMARY KEY) WITHOUT ROWID;";

/**
 * The only writer of snapshots. Documents first, then the pointer, at most one pointer a second; whoever asks while
 * a publication runs is served by the next one, which reads D1 after they asked.
 */
export abstract class PublisherObject<E> extends StoredObject<E> implements PublisherPort {
  private readonly ports: Ports;
  private running: Promise<Pointer> | undefined;
  private next: Promise<Pointer> | undefined;

  constructor(ctx: DurableObjectState, env: E, ports: Ports) {
    super(ctx, env, SCHEMA, ports.now);
    this.ports = ports;
  }

  async publish(): Promise<Pointer> {
    // If this turn is the last one, the alarm publishes what was asked for.
    this.promiseIn(PUBLISH_INTERVAL_MS * 5);
    return this.joinNext();
  }

  async request(): Promise<void> {
    this.promiseIn(PUBLISH_INTERVAL_MS);
  }

  private promiseIn(ms: number): void {
    this.records.transaction(() => {
      this.records.create();
      this.records.promise("publish", "", this.records.now() + ms);
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
    const known = (name: string): boolean =>
      this.records.first("SELECT 1 FROM written WHERE name = ?", name) !== undefined;
    const { documents, written } = await publishSnapshot(this.ports, known);
    for (const name of written) this.records.run("INSERT OR IGNORE INTO written VALUES (?)", name);
    await scheduler.wait(Math.max(0, this.lastAt() + PUBLISH_INTERVAL_MS - Date.now()));
    const version = (this.records.meta<number>("version") ?? 0) + 1;
    // A version that a crash leaves unused is better than one that meant two things.
    this.records.setMeta("version", version);
    const pointer: Pointer = { version, publishedAt: this.records.now(), ...documents };
    await this.ports.snapshotWriter.putPointer(pointer);
    this.records.transaction(() => {
      this.records.setMeta("pointerAt", Date.now());
      if (this.next === undefined) this.records.fulfilled("publish", "");
    });
    return pointer;
  }

  /** KV takes one write a second to the same key, by the real clock. */
  private lastAt(): number {
    return this.records.meta<number>("pointerAt") ?? 0;
  }
}
