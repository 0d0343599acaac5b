import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, beforeEach, describe, expect, type MockInstance, test, vi } from "vitest";
import type { Pointer } from "../../src/services/snapshot-ports.ts";
import { admin, done } from "./support/api.ts";
import { advance, SECOND, stopClock } from "./support/clock.ts";
import { ports, promisesOf, publisherStub, ring } from "./support/objects.ts";
import { aStore, CENTER } from "./support/retailer.ts";
import { north } from "./support/walks.ts";

let waited: MockInstance<typeof scheduler.wait>;

beforeAll(stopClock);
beforeEach(() => {
  waited = vi.spyOn(scheduler, "wait").mockResolvedValue();
  vi.spyOn(console, "warn").mockReturnValue();
  vi.spyOn(console, "error").mockReturnValue();
});
afterEach(() => {
  vi.restoreAllMocks();
  // The next test may write the pointer at once.
  advance(20 * SECOND);
});

let stores = 0;
/** A store at a place of its own. */
const another = () => {
  const place = north(CENTER, ++stores * 3_000);
  return { id: `s${stores}`, place, body: aStore({ fence: { type: "Circle", center: place, radius: 80 } }) };
};
type Store = ReturnType<typeof another>;

const put = ({ id, body }: Store) => admin("PUT", `/v1/stores/${id}`, body);
const pointer = () => env.SNAPSHOTS.get<Pointer>("pointer", "json");

/** Whether phones and marketers can find the store. */
async function isLive({ id, place: [longitude, latitude] }: Store): Promise<boolean> {
  const found = await admin<{ items: { storeId: string }[] }>("POST", "/v1/stores/match", { latitude, longitude });
  return done(found).items.some(({ storeId }) => storeId === id);
}

/** Fails writes of the snapshots whose name begins so, until mocks are restored. */
function failWrites(prefix: string): { stop: () => void } {
  const write = env.SNAPSHOTS.put.bind(env.SNAPSHOTS);
  let failing = true;
  vi.spyOn(env.SNAPSHOTS, "put").mockImplementation((...args) =>
    failing && args[0].startsWith(prefix) ? Promise.reject(new Error("KV is away")) : write(...args),
  );
  return { stop: () => (failing = false) };
}

const namesWritten = (writes: { mock: { calls: readonly (readonly unknown[])[] } }): string[] =>
  writes.mock.calls.map(([name]) => String(name).split(":")[0] ?? "");

describe("two changes at once", () => {
  test("are both in what is published", async () => {
    const [a, b] = [another(), another()];
    expect((await Promise.all([put(a), put(b)])).map(({ status }) => status)).toEqual([201, 201]);
    expect([await isLive(a), await isLive(b)]).toEqual([true, true]);
  });

  test("are both published though the second comes while the first is being written", async () => {
    const [a, b] = [another(), another()];
    const write = env.SNAPSHOTS.put.bind(env.SNAPSHOTS);
    let isWriting = false;
    let goOn = false;
    vi.spyOn(env.SNAPSHOTS, "put").mockImplementation(async (...args) => {
      isWriting = true;
      await vi.waitUntil(() => goOn, 5_000);
      return write(...args);
    });
    const first = put(a);
    await vi.waitUntil(() => isWriting, 5_000);
    const second = put(b);
    await vi.waitUntil(async () => (await ports.stores.get(b.id)) !== undefined, 5_000);
    goOn = true;
    expect([await first, await second]).toMatchObject([{ status: 201 }, { status: 201 }]);
    expect([await isLive(a), await isLive(b)]).toEqual([true, true]);
  });
});

describe("the pointer", () => {
  test("is written once or twice, however many ask at once", async () => {
    const writes = vi.spyOn(env.SNAPSHOTS, "put");
    const versions = await Promise.all(Array.from({ length: 20 }, () => admin("POST", "/v1/stores/publish")));
    for (const { status } of versions) expect(status).toBe(200);
    expect(namesWritten(writes).filter((name) => name === "pointer").length).toBeLessThanOrEqual(2);
  });

  test.each([
    { passed: 0, waits: 1_000 },
    { passed: 400, waits: 600 },
    { passed: 999, waits: 1 },
    { passed: 1_000, waits: 0 },
    { passed: 60_000, waits: 0 },
  ])("waits $waits ms, $passed ms after the last one", async ({ passed, waits }) => {
    done(await admin("POST", "/v1/stores/publish"));
    advance(passed);
    waited.mockClear();
    done(await admin("POST", "/v1/stores/publish"));
    expect(waited.mock.calls).toEqual([[waits]]);
  });

  test("still waits when the object was evicted between", async () => {
    done(await admin("POST", "/v1/stores/publish"));
    await evictDurableObject(publisherStub());
    waited.mockClear();
    done(await admin("POST", "/v1/stores/publish"));
    expect(waited.mock.calls).toEqual([[1_000]]);
  });

  test("counts up, and what did not change is not written again", async () => {
    done(await put(another()));
    const before = await pointer();
    advance(SECOND);
    const writes = vi.spyOn(env.SNAPSHOTS, "put");
    done(await admin("POST", "/v1/stores/publish"));
    expect(namesWritten(writes)).toEqual(["pointer"]);
    const after = await pointer();
    expect(after).toEqual({ ...before, version: (before?.version ?? 0) + 1, publishedAt: Date.now() });
  });
});

describe("a write that fails", () => {
  test.each(["shard", "manifest", "pointer"])(
    "of a %s leaves the old pointer, and the alarm finishes",
    async (name) => {
      const before = await pointer();
      const store = another();
      const failing = failWrites(name);
      expect(await put(store)).toMatchObject({ status: 503, body: { code: "unavailable" } });
      expect(await pointer()).toEqual(before);
      expect(await isLive(store)).toBe(false);
      expect(await promisesOf(publisherStub())).toEqual(["publish"]);

      advance(5 * SECOND);
      await ring(publisherStub());
      expect(await pointer()).toEqual(before);

      failing.stop();
      advance(SECOND);
      await ring(publisherStub());
      expect((await pointer())?.version).toBeGreaterThan(before?.version ?? 0);
      expect(await promisesOf(publisherStub())).toEqual([]);
      // This isolate looks for a newer pointer every 15 seconds.
      advance(16 * SECOND);
      expect(await isLive(store)).toBe(true);
    },
  );

  test("does not stop the next change", async () => {
    const [lost, next] = [another(), another()];
    const failing = failWrites("shard");
    await put(lost);
    failing.stop();
    expect(await put(next)).toMatchObject({ status: 201 });
    expect([await isLive(lost), await isLive(next)]).toEqual([true, true]);
  });
});

test("what is asked for without waiting is published by the alarm", async () => {
  const before = (await pointer())?.version ?? 0;
  await ports.publisher().request();
  expect((await pointer())?.version).toBe(before);
  advance(SECOND);
  await ring(publisherStub());
  expect((await pointer())?.version).toBe(before + 1);
  expect(await promisesOf(publisherStub())).toEqual([]);
});
