import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import {
  ATTEMPT_UNKNOWN_AFTER_MS,
  CLOCKS_APART_MAX_MS,
  EFFECTS_TOLD_AFTER_MS,
  EFFECTS_TOLD_TOGETHER_MAX,
} from "../../src/domain/bounds.ts";
import { stretchOf } from "../../src/domain/redemptions/day.ts";
import { journalEntry, offerDocument, redeemRequest } from "../../src/domain/redemptions/testing.ts";
import type { Attempt, StorePort } from "../../src/services/store-ports.ts";
import { advance, DAY, HOUR, SECOND, stopClock } from "./support/clock.ts";
import { failOnce } from "./support/intercept.ts";
import { offerStub, ports, promisesOf, ring, rowsIn, storeStub, tablesIn } from "./support/objects.ts";

beforeAll(stopClock);
afterEach(() => {
  vi.restoreAllMocks();
});

const ALWAYS = { from: 0, to: Number.MAX_SAFE_INTEGER };
let made = 0;

/** A store of its own for each test. */
function aStore() {
  const storeId = `store-${++made}`;
  return { storeId, store: ports.store(storeId), stub: storeStub(storeId) };
}

const attemptAt = (storeId: string, over: Partial<Attempt> = {}): Attempt => ({
  id: `attempt-${++made}`,
  at: Date.now(),
  keyId: "key_1",
  storeId,
  tillId: "3",
  offerId: `off_${made}`,
  presents: true,
  effects: true,
  ...over,
});
const entryAt = (storeId: string, over: object = {}) =>
  journalEntry({ id: `entry-${++made}`, storeId, at: Date.now(), ...over });

/** An offer of this store that a till has redeemed, and the ids of its entries, which nobody has been told yet. */
async function redeemedAt(storeId: string) {
  const id = `off_redeemed_${++made}`;
  const now = Date.now();
  await ports
    .offer(id)
    .create(offerDocument({ id, storeIds: [storeId], issuedAt: now, expiresAt: now + HOUR }), "nobody");
  const request = redeemRequest({ storeId, callerStores: [storeId] });
  const answer = await ports.offer(id).redeem(request, {
    scope: "key_1",
    key: "once",
    fingerprint: "{}",
    until: Infinity,
  });
  if (!answer.ok) throw new Error(answer.error.code);
  return { id, entries: answer.entries };
}

const completeUntil = async (store: StorePort): Promise<number> =>
  (await store.day(ALWAYS, "2026-01-01")).completeUntil;
const idsIn = async (store: StorePort): Promise<string[]> =>
  (await store.journal(ALWAYS, "0", 500)).items.map(({ id }) => id);
/** What is complete where nothing is on its way. */
const upToNow = (): number => Date.now() - CLOCKS_APART_MAX_MS;

describe("the journal", () => {
  test("has an entry once, however often and by whom it is told", async () => {
    const { storeId, store } = aStore();
    const entries = [entryAt(storeId), entryAt(storeId)];
    await Promise.all([store.record(entries), store.record(entries.toReversed()), store.record(entries)]);
    expect(await idsIn(store)).toEqual(entries.map(({ id }) => id));
    expect((await store.day(ALWAYS, "2026-01-01")).totals).toMatchObject([{ redeemed: { count: 2, amount: 2_000 } }]);
  });

  test("keeps what was told first", async () => {
    const { storeId, store } = aStore();
    const entry = entryAt(storeId);
    await store.record([entry]);
    await store.record([{ ...entry, amount: 1 }]);
    expect((await store.journal(ALWAYS, "0", 1)).items).toEqual([entry]);
  });

  test("is read page by page in the order of writing: what is late comes last, and is not missed", async () => {
    const { storeId, store } = aStore();
    const [first, second, late] = [entryAt(storeId), entryAt(storeId), entryAt(storeId, { at: Date.now() - DAY })];
    await store.record([first, second]);
    const page = await store.journal(ALWAYS, "0", 2);
    expect(page.items).toEqual([first, second]);
    await store.record([late]);
    expect(await store.journal(ALWAYS, page.nextCursor ?? "", 2)).toEqual({ items: [late], nextCursor: null });
  });

  test("knows its receipts, and its days by where they begin and end", async () => {
    const { storeId, store } = aStore();
    const stretch = { from: Date.now(), to: Date.now() + DAY };
    const inside = entryAt(storeId, { transactionId: "R-7" });
    const outside = entryAt(storeId, { at: stretch.to });
    await store.record([inside, outside, entryAt(storeId, { at: stretch.from - 1 })]);
    expect(await store.receipt("R-7")).toEqual([inside]);
    expect((await store.journal(stretch, "0", 9)).items).toEqual([inside]);
    expect((await store.day(stretch, "2026-01-01")).totals).toMatchObject([{ redeemed: { count: 1 } }]);
  });

  test("of a store nobody called is empty, complete, and brings nothing into being", async () => {
    const { store, stub } = aStore();
    expect(await store.day(ALWAYS, "2026-01-01")).toEqual({
      totals: [],
      afterClosing: [],
      completeUntil: upToNow(),
      closedAt: null,
      heldBack: [],
    });
    expect(await store.receipt("R-1")).toEqual([]);
    expect(await tablesIn(stub)).toEqual([]);
  });
});

describe("completeUntil", () => {
  test("is held back by a call until it is concluded without an effect", async () => {
    const { storeId, store } = aStore();
    const held = upToNow();
    const attempt = attemptAt(storeId);
    await store.admit(attempt);
    advance(5 * SECOND);
    expect(await completeUntil(store)).toBe(held);
    await store.conclude(attempt, { guess: false, entries: [] });
    expect(await completeUntil(store)).toBe(upToNow());
  });

  test.each([
    ["the outcome first", ["conclude", "record"]],
    ["the entry first", ["record", "conclude"]],
  ])("waits for both the outcome and the entry: %s", async (_, order) => {
    const { storeId, store } = aStore();
    const held = upToNow();
    const [attempt, entry] = [attemptAt(storeId), entryAt(storeId)];
    const steps: Record<string, () => Promise<void>> = {
      conclude: () => store.conclude(attempt, { guess: false, entries: [entry.id] }),
      record: () => store.record([entry]),
    };
    await store.admit(attempt);
    advance(SECOND);
    for (const step of order) {
      expect(await completeUntil(store)).toBe(held);
      await steps[step]?.();
    }
    expect(await completeUntil(store)).toBe(upToNow());
  });

  test("is that of the earliest of many, also across an eviction", async () => {
    const { storeId, store, stub } = aStore();
    const first = attemptAt(storeId);
    await store.admit(first);
    const held = upToNow();
    advance(SECOND);
    await store.admit(attemptAt(storeId));
    await evictDurableObject(stub);
    expect(await completeUntil(ports.store(storeId))).toBe(held);
    await ports.store(storeId).conclude(first, { guess: false, entries: [] });
    expect(await completeUntil(ports.store(storeId))).toBe(held + SECOND);
  });

  test("is not held back by what can have no effect", async () => {
    const { storeId, store, stub } = aStore();
    const check = attemptAt(storeId, { effects: false });
    await store.admit(check);
    expect(await completeUntil(store)).toBe(upToNow());
    await store.conclude(check, { guess: false, entries: [] });
    expect(await tablesIn(stub)).toEqual([]);
  });
});

describe("a call whose outcome nobody says", () => {
  /** The Worker has crashed; a minute later the store's alarm rings. */
  async function lost(offerId: string, storeId: string) {
    const attempt = attemptAt(storeId, { offerId });
    await ports.store(storeId).admit(attempt);
    return attempt;
  }

  test("after the offer was redeemed: the store asks the offer, whose own telling then adds nothing", async () => {
    const { storeId, store, stub } = aStore();
    const { id, entries } = await redeemedAt(storeId);
    expect(entries).toHaveLength(1);
    await lost(id, storeId);
    advance(ATTEMPT_UNKNOWN_AFTER_MS);
    expect(await idsIn(store)).toEqual([]);
    await ring(stub);
    expect(await idsIn(store)).toEqual(entries);
    expect(await completeUntil(store)).toBe(upToNow());
    await ring(offerStub(id));
    expect(await idsIn(store)).toEqual(entries);
  });

  test("before it reached the offer: there is nothing, and it is given up", async () => {
    const { storeId, store, stub } = aStore();
    await lost("off_never_made", storeId);
    advance(ATTEMPT_UNKNOWN_AFTER_MS);
    await ring(stub);
    expect(await idsIn(store)).toEqual([]);
    expect(await completeUntil(store)).toBe(upToNow());
    expect(await promisesOf(stub)).toEqual([]);
    expect(await tablesIn(offerStub("off_never_made"))).toEqual([]);
  });

  test("and whose offer cannot be asked: it holds the journal back until it can", async () => {
    const { storeId, store, stub } = aStore();
    const held = upToNow();
    const { id, entries } = await redeemedAt(storeId);
    await lost(id, storeId);
    advance(ATTEMPT_UNKNOWN_AFTER_MS);
    failOnce(env.OFFER, "effects", "before");
    vi.spyOn(console, "warn").mockReturnValue();
    await ring(stub);
    expect(await completeUntil(store)).toBe(held);
    advance(SECOND);
    await ring(stub);
    expect(await idsIn(store)).toEqual(entries);
    expect(await completeUntil(store)).toBe(upToNow());
  });

  test("and which is said after all, too late: it is open again from when it came", async () => {
    const { storeId, store, stub } = aStore();
    const held = upToNow();
    const attempt = await lost("off_slow", storeId);
    advance(ATTEMPT_UNKNOWN_AFTER_MS);
    await ring(stub);
    const entry = entryAt(storeId);
    await store.conclude(attempt, { guess: false, entries: [entry.id] });
    expect(await completeUntil(store)).toBe(held);
    await store.record([entry]);
    expect(await completeUntil(store)).toBe(upToNow());
  });

  test("does not keep a younger one from its own minute", async () => {
    const { storeId, store, stub } = aStore();
    await lost("off_old", storeId);
    advance(30 * SECOND);
    const younger = upToNow();
    await lost("off_young", storeId);
    advance(30 * SECOND);
    await ring(stub);
    expect(await completeUntil(store)).toBe(younger);
    expect(await rowsIn(stub, "SELECT offer FROM note")).toEqual([{ offer: "off_young" }]);
    advance(30 * SECOND);
    await ring(stub);
    expect(await completeUntil(store)).toBe(upToNow());
  });
});

describe("closing a day", () => {
  const receipt = (transactionId: string, amount: number) => ({ transactionId, amount: { amount, currency: "SEK" } });
  const today = () => {
    const businessDate = new Date().toISOString().slice(0, 10);
    return { businessDate, ...stretchOf(businessDate, "UTC") };
  };

  test("says where the two lists differ, the same however often it is asked", async () => {
    const { storeId, store } = aStore();
    await store.record([entryAt(storeId, { transactionId: "R-1" }), entryAt(storeId, { transactionId: "R-2" })]);
    const list = [receipt("R-2", 900), receipt("R-3", 100)];
    const expected = {
      missingHere: [receipt("R-3", 100)],
      missingThere: [receipt("R-1", 1_000)],
      differs: [
        { transactionId: "R-2", here: { amount: 1_000, currency: "SEK" }, there: { amount: 900, currency: "SEK" } },
      ],
    };
    const closedAt = Date.now();
    const closing = { ...today(), entries: list };
    expect(await store.close(closing)).toEqual({ ok: true, value: expected });
    advance(HOUR);
    await store.record([entryAt(storeId, { transactionId: "R-4" })]);
    expect(await store.close(closing)).toEqual({ ok: true, value: expected });
    expect(await store.day(closing, closing.businessDate)).toMatchObject({ closedAt });
  });

  test("stops nothing: what comes later is recorded and shown apart", async () => {
    const { storeId, store } = aStore();
    await store.record([entryAt(storeId)]);
    const closing = { ...today(), entries: [] };
    await store.close(closing);
    await store.record([entryAt(storeId, { tillId: "9", kind: "returned", amount: -400 })]);
    const day = await store.day(closing, closing.businessDate);
    expect(day.totals.map(({ tillId, amount }) => [tillId, amount.amount])).toEqual([
      ["3", 1_000],
      ["9", -400],
    ]);
    expect(day.afterClosing.map(({ tillId, returned }) => [tillId, returned.count])).toEqual([["9", 1]]);
  });

  test("waits for what is on its way, and not for what came after the day", async () => {
    const { storeId, store } = aStore();
    const closing = { ...today(), entries: [] };
    const attempt = attemptAt(storeId);
    await store.admit(attempt);
    expect(await store.close(closing)).toMatchObject({
      ok: false,
      error: { code: "unavailable", retryAfterSeconds: 1 },
    });
    await store.conclude(attempt, { guess: false, entries: [] });
    advance(DAY);
    await store.admit(attemptAt(storeId));
    expect(await store.close(closing)).toMatchObject({ ok: true });
  });

  test("is refused before the day has begun", async () => {
    const { store, stub } = aStore();
    const businessDate = new Date(Date.now() + 2 * DAY).toISOString().slice(0, 10);
    const closing = { businessDate, ...stretchOf(businessDate, "UTC"), entries: [] };
    expect(await store.close(closing)).toMatchObject({ ok: false, error: { code: "conflict" } });
    expect(await tablesIn(stub)).toEqual([]);
  });
});

describe("what the journal has grown by", () => {
  const told = async (storeId: string): Promise<string[]> => {
    const query = env.DB.prepare("SELECT id FROM effects WHERE store = ? ORDER BY id").bind(storeId);
    return (await query.all<{ id: string }>()).results.map(({ id }) => id);
  };
  const later = async (stub: DurableObjectStub): Promise<void> => {
    advance(EFFECTS_TOLD_AFTER_MS);
    await ring(stub);
  };
  const owed = (stub: DurableObjectStub) => rowsIn(stub, "SELECT kind FROM due WHERE kind = 'tell'");

  test("is told the reports soon, and once", async () => {
    const { storeId, store, stub } = aStore();
    const entries = [entryAt(storeId), entryAt(storeId)];
    await store.record(entries);
    await later(stub);
    await store.record(entries);
    expect(await told(storeId)).toEqual(entries.map(({ id }) => id).toSorted());
    expect(await owed(stub)).toEqual([]);
  });

  test("is told again until it is heard, with what came since", async () => {
    const { storeId, store, stub } = aStore();
    const entries = [entryAt(storeId), entryAt(storeId)];
    await store.record(entries.slice(0, 1));
    vi.spyOn(env.DB, "batch").mockRejectedValueOnce(new Error("away"));
    vi.spyOn(console, "warn").mockReturnValue();
    await later(stub);
    expect(await told(storeId)).toEqual([]);
    await store.record(entries.slice(1));
    await later(stub);
    expect(await told(storeId)).toEqual(entries.map(({ id }) => id).toSorted());
  });

  test("is told so much at once, and then the rest", async () => {
    const { storeId, store, stub } = aStore();
    await store.record(Array.from({ length: EFFECTS_TOLD_TOGETHER_MAX + 1 }, () => entryAt(storeId)));
    await later(stub);
    expect(await told(storeId)).toHaveLength(EFFECTS_TOLD_TOGETHER_MAX);
    await later(stub);
    expect(await told(storeId)).toHaveLength(EFFECTS_TOLD_TOGETHER_MAX + 1);
    expect(await owed(stub)).toEqual([]);
  });
});
