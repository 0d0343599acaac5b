import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FIX_MAX_AGE_MS, FIXES_PER_PING_MAX, PING_BODY_MAX_BYTES, PING_MAX_AGE_MS } from "../domain/bounds.ts";
import type { Change } from "./key-value-store.ts";
import { nextBatch, type Outbox, type OutboxEvent, type Queued, restoreOutbox, step } from "./outbox.ts";
import type { SentFix } from "./wire.ts";

const NOW = 2_000_000_000_000;
const MINUTE = 60_000;

const fixAt = (id: string, timestamp: number): SentFix => ({
  id,
  timestamp,
  coords: { latitude: 59.3, longitude: 18.1 },
});
const append = (id: string, timestamp = NOW): OutboxEvent => ({
  kind: "append",
  fix: fixAt(id, timestamp),
  crossing: null,
});
const takeOff = (last: number, issuedAt = NOW / 1000): OutboxEvent => ({
  kind: "takeOff",
  ping: `ping up to ${last}`,
  keyId: "key",
  issuedAt,
  last,
});

/** An outbox as it runs, its store beside it. */
class Running {
  readonly stored = new Map<string, unknown>();
  outbox: Outbox = restoreOutbox(this.stored, NOW);

  happen(...events: readonly OutboxEvent[]): this {
    for (const event of events) {
      const { outbox, changes } = step(this.outbox, event);
      this.outbox = outbox;
      changes.forEach((change) => this.#write(change));
    }
    return this;
  }

  /** The program ends and starts again. */
  crash(): void {
    this.outbox = restoreOutbox(this.stored, NOW);
  }

  get ids(): string[] {
    return this.outbox.waiting.map(({ fix }) => fix.id);
  }

  #write(change: Change): void {
    if (change.kind === "put") this.stored.set(change.key, structuredClone(change.value));
    else this.stored.delete(change.key);
  }
}

describe("an outbox", () => {
  test("counts on from the time where its counter was lost, and from the counter where not", () => {
    const running = new Running().happen(append("a"), append("b"), takeOff(NOW + 2), { kind: "landed" });
    running.crash();
    running.happen(append("c"));
    expect(running.outbox.waiting.map(({ fix }) => fix.seq)).toEqual([NOW + 3]);
  });

  test("keeps what is in flight until it has landed, and what came meanwhile", () => {
    const running = new Running().happen(append("a"), append("b"), takeOff(NOW + 2), append("c"));
    expect(running.ids).toEqual(["a", "b", "c"]);
    expect(running.happen({ kind: "landed" }).ids).toEqual(["c"]);
    expect(running.outbox.flight).toBeNull();
  });

  test("keeps a flight as it was signed across delays and crashes", () => {
    const running = new Running().happen(append("a"), takeOff(NOW + 1));
    running.happen({ kind: "delayed", notBefore: NOW + 5 }, { kind: "delayed", notBefore: NOW + 9 });
    running.crash();
    expect(running.outbox.flight).toMatchObject({ ping: `ping up to ${NOW + 1}`, failures: 2, notBefore: NOW + 9 });
  });

  test("forgets a flight that cannot be sent, not its fixes", () => {
    const running = new Running().happen(append("a"), takeOff(NOW + 1), { kind: "grounded" });
    running.crash();
    expect([running.ids, running.outbox.flight]).toEqual([["a"], null]);
  });

  test.each([{ kind: "landed" }, { kind: "delayed", notBefore: NOW }] as const)("without a flight: $kind", (event) => {
    const running = new Running().happen(append("a"), event);
    expect([running.ids, running.outbox.flight]).toEqual([["a"], null]);
  });

  test("drops a fix when it is a day old, unless it is in flight", () => {
    const running = new Running().happen(append("flies"), takeOff(NOW + 1, NOW / 1000 + 60));
    running.happen(append("old"), append("new", NOW + MINUTE));
    running.happen({ kind: "passed", now: NOW + FIX_MAX_AGE_MS });
    expect(running.ids).toEqual(["flies", "old", "new"]);
    running.happen({ kind: "passed", now: NOW + FIX_MAX_AGE_MS + 1 });
    expect(running.ids).toEqual(["flies", "new"]);
  });

  test("drops a flight that is a day old, and what of its fixes is no younger", () => {
    const running = new Running().happen(append("a", NOW - 1), append("b"), takeOff(NOW + 2), append("c"));
    running.happen({ kind: "passed", now: NOW + PING_MAX_AGE_MS });
    expect([running.ids, running.outbox.flight]).toEqual([["b", "c"], null]);
    running.crash();
    expect([running.ids, running.outbox.flight]).toEqual([["b", "c"], null]);
  });
});

/**
 * The whole life: fixes are recorded, pings leave and arrive or do not, answers come back or do not, the program
 * ends at any moment. What the service got is told by the ids as they first arrived.
 */
class World {
  readonly running = new Running();
  readonly recorded: string[] = [];
  readonly arrived: string[] = [];
  #texts = new Map<string, readonly string[]>();

  record(): void {
    const id = `fix-${this.recorded.length}`;
    this.running.happen(append(id));
    this.recorded.push(id);
  }

  takeOff(): void {
    const { outbox } = this.running;
    const last = nextBatch(outbox).at(-1)?.fix.seq;
    if (outbox.flight !== null || last === undefined) return;
    const ids = outbox.waiting.flatMap(({ fix }) => (fix.seq <= last ? [fix.id] : []));
    this.#texts.set(`ping up to ${last}`, ids);
    this.running.happen(takeOff(last));
  }

  /** The ping arrives; its answer may be lost. */
  send(isAnswered: boolean): void {
    const { flight } = this.running.outbox;
    if (flight === null) return;
    for (const id of this.#texts.get(flight.ping) ?? []) if (!this.arrived.includes(id)) this.arrived.push(id);
    this.running.happen(isAnswered ? { kind: "landed" } : { kind: "delayed", notBefore: NOW });
  }

  finish(): void {
    for (let attempt = 0; attempt <= this.recorded.length && this.running.outbox.waiting.length > 0; attempt += 1) {
      this.takeOff();
      this.send(true);
    }
  }
}

test("whatever happens in whatever order, everything arrives, in the order in which it was recorded", () => {
  const moves: Record<string, (world: World) => void> = {
    record: (world) => world.record(),
    takeOff: (world) => world.takeOff(),
    answered: (world) => world.send(true),
    unanswered: (world) => world.send(false),
    grounded: ({ running }) => void running.happen({ kind: "grounded" }),
    passed: ({ running }) => void running.happen({ kind: "passed", now: NOW + MINUTE }),
    crash: ({ running }) => running.crash(),
  };
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...Object.keys(moves)), { maxLength: 60 }), (names) => {
      const world = new World();
      for (const name of names) {
        moves[name]?.(world);
        // What is in memory is what a crash would leave.
        expect(restoreOutbox(world.running.stored, world.running.outbox.seq)).toEqual(world.running.outbox);
      }
      world.finish();
      expect(world.arrived).toEqual(world.recorded);
      expect([...world.running.stored.keys()].filter((key) => key !== "seq")).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

describe("a batch", () => {
  const queued = (seq: number, idLength: number): Queued => ({
    fix: { ...fixAt("é".repeat(idLength), NOW), seq },
    crossing: seq % 3 === 0 ? { storeId: "s".repeat(64), event: "entered", at: NOW } : null,
  });
  const outboxOf = (lengths: readonly number[]): Outbox => ({
    seq: lengths.length,
    waiting: lengths.map((length, seq) => queued(seq, length)),
    flight: null,
  });
  /** Characters of the compact JWS that such a batch makes, with the longest `state` and a long audience. */
  const sizeOf = (batch: readonly Queued[]): number => {
    const payload = {
      aud: "a".repeat(200),
      iat: NOW / 1000,
      state: "s".repeat(64),
      regionLimit: 100,
      fixes: batch.map(({ fix }) => fix),
      watch: batch.flatMap(({ crossing }) => crossing ?? []),
    };
    return Math.ceil((Buffer.byteLength(JSON.stringify(payload)) * 4) / 3) + 300;
  };

  test("is the oldest, never more than a ping takes, and never none where something waits", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 2_000 }), { minLength: 1, maxLength: 600 }), (lengths) => {
        const outbox = outboxOf(lengths);
        const batch = nextBatch(outbox);
        expect(batch).toEqual(outbox.waiting.slice(0, batch.length));
        expect(batch.length).toBeGreaterThan(0);
        expect(batch.length).toBeLessThanOrEqual(FIXES_PER_PING_MAX);
        expect(sizeOf(batch)).toBeLessThanOrEqual(PING_BODY_MAX_BYTES);
      }),
      { numRuns: 100 },
    );
  });

  test("holds 500 ordinary fixes", () => {
    expect(nextBatch(outboxOf(Array.from({ length: 501 }, () => 18)))).toHaveLength(FIXES_PER_PING_MAX);
  });

  test("of nothing is nothing", () => expect(nextBatch(outboxOf([]))).toEqual([]));
});
