import { evictDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { DOCUMENT_KEPT_MS } from "../../src/domain/bounds.ts";
import { shardOf } from "../../src/domain/geo/cells.ts";
import { admin, done } from "./support/api.ts";
import { advance, MINUTE, SECOND, stopClock } from "./support/clock.ts";
import { ports, promisesOf, publisherStub, ring } from "./support/objects.ts";
import { aStore, CENTER } from "./support/retailer.ts";
import { elsewhere, failWrite, pointer, published, publishedStores, watchWrites } from "./support/snapshot.ts";
import { north, type Place } from "./support/walks.ts";

/** Towns so far from each other that each is a shard of its own. */
const TOWNS: readonly Place[] = [CENTER, north(CENTER, 400_000), north(CENTER, 800_000)];
const storeIn = (town: number, name = `Town ${town}`) =>
  aStore({ name, fence: { type: "Circle", center: TOWNS[town] ?? CENTER, radius: 80 } });
const put = (id: string, town: number, name?: string) => {
  advance(SECOND);
  return admin("PUT", `/v1/stores/${id}`, storeIn(town, name));
};
const publish = () => {
  advance(SECOND);
  return admin("POST", "/v1/stores/publish");
};

beforeAll(async () => {
  stopClock();
  for (const town of TOWNS.keys()) done(await put(`resident-${town}`, town));
});
beforeEach(() => {
  vi.spyOn(scheduler, "wait").mockResolvedValue();
  vi.spyOn(console, "warn").mockReturnValue();
  vi.spyOn(console, "error").mockReturnValue();
});
afterEach(() => {
  vi.restoreAllMocks();
});

describe("a change of one store", () => {
  test("rewrites its own shard alone", async () => {
    const before = await published();
    expect(Object.keys(before)).toHaveLength(TOWNS.length);
    const written = watchWrites();
    done(await put("resident-1", 1, "Renamed"));
    expect(written()).toEqual(["shard", "manifest", "pointer"]);
    const changed = Object.entries(await published()).filter(
      ([cell, stores]) => stores.join() !== before[cell]?.join(),
    );
    expect(changed).toMatchObject([[expect.anything(), ["resident-1 Renamed"]]]);
  });

  test("that moves rewrites the shard it leaves and the one it comes to", async () => {
    done(await put("mover", 0));
    const written = watchWrites();
    done(await put("mover", 2));
    // What town 0 was without it has been written before.
    expect(written()).toEqual(["shard", "manifest", "pointer"]);
    expect((await publishedStores()).filter((store) => store.startsWith("mover"))).toEqual(["mover Town 2"]);
    done(await admin("DELETE", "/v1/stores/mover"));
    expect((await publishedStores()).filter((store) => store.startsWith("mover"))).toEqual([]);
  });

  test("that is the last one of its shard takes the shard away", async () => {
    const place = north(CENTER, -500_000);
    advance(SECOND);
    done(await admin("PUT", "/v1/stores/lonely", aStore({ fence: { type: "Circle", center: place, radius: 80 } })));
    expect(Object.keys(await published())).toHaveLength(TOWNS.length + 1);
    done(await admin("DELETE", "/v1/stores/lonely"));
    expect(Object.keys(await published())).toHaveLength(TOWNS.length);
  });
});

/** A shard that is left, one that is entered, the manifest, the pointer. */
const STEPS = [
  { step: 0, kind: "shard" },
  { step: 1, kind: "shard" },
  { step: 2, kind: "manifest" },
  { step: 3, kind: "pointer" },
];
let kills = 0;

describe.each(["before", "after"] as const)("an end %s a step is done", (when) => {
  test.each(STEPS)("$step, a $kind: leaves the old stores or the new ones, whole", async ({ step, kind }) => {
    kills += 1;
    const id = `nomad-${kills}`;
    done(await put(id, 0, `${id} here`));
    // What both towns will look like has never been written, so that there is all to write.
    for (const town of [0, 2]) done(await put(`resident-${town}`, town, `Before ${id}`));
    const before = await published();
    done(await admin("PUT", "/v1/stores/resident-0?publish=false", storeIn(0, `After ${id}`)));
    const tried = failWrite(step, when);
    expect(await put(id, 2, `${id} there`)).toMatchObject({ status: 503, body: { code: "unavailable" } });
    expect(tried[step]).toBe(kind);
    const between = await published();
    await evictDurableObject(publisherStub());
    expect(await published()).toEqual(between);

    vi.restoreAllMocks();
    vi.spyOn(scheduler, "wait").mockResolvedValue();
    advance(MINUTE);
    await ring(publisherStub());
    const after = await published();
    expect(await publishedStores()).toEqual(expect.arrayContaining([`${id} ${id} there`, `resident-0 After ${id}`]));
    expect(await promisesOf(publisherStub())).toEqual([]);
    expect(between).toEqual(kind === "pointer" && when === "after" ? after : before);
  });
});

test("another isolate sees a new pointer within 30 seconds, and looks for it twice at the most", async () => {
  const other = elsewhere();
  const town = { longitude: TOWNS[1]?.[0] ?? 0, latitude: TOWNS[1]?.[1] ?? 0 };
  const nameThere = async () => (await (await other.fences()).shard(shardOf(town)))?.record(0).name;
  expect(await nameThere()).toBe("Renamed");
  const reads = vi.spyOn(env.SNAPSHOTS, "get");
  done(await put("resident-1", 1, "Renamed again"));
  reads.mockClear();
  let seconds = 0;
  for (; (await nameThere()) !== "Renamed again"; seconds += 1) advance(SECOND);
  expect(seconds).toBeLessThanOrEqual(30);
  for (; seconds < 30; seconds += 1, await nameThere()) advance(SECOND);
  const looks = reads.mock.calls.filter(([name]) => name.toString() === "pointer");
  expect(looks.length).toBeGreaterThan(0);
  expect(looks.length).toBeLessThanOrEqual(2);
});

describe("POST /v1/stores/publish", () => {
  test("writes an emptied namespace anew, and only what is missing of another", async () => {
    const before = await published();
    for (const { name } of (await env.SNAPSHOTS.list()).keys) await env.SNAPSHOTS.delete(name);
    const written = watchWrites();
    done(await publish());
    expect(await published()).toEqual(before);
    expect(written().toSorted()).toEqual(["config", "manifest", "pointer", "shard", "shard", "shard"]);
    done(await publish());
    expect(written()).toHaveLength(7);
  });

  test("goes on after a crash where it was", async () => {
    const before = await published();
    for (const { name } of (await env.SNAPSHOTS.list({ prefix: "shard" })).keys) await env.SNAPSHOTS.delete(name);
    failWrite(2, "before");
    expect(await publish()).toMatchObject({ status: 503 });
    vi.restoreAllMocks();
    await evictDurableObject(publisherStub());
    const written = watchWrites();
    advance(MINUTE);
    await ring(publisherStub());
    expect(await published()).toEqual(before);
    expect(written()).toEqual(["shard", "pointer"]);
  });
});

describe("a document that is not current any more", () => {
  const names = async () => (await env.SNAPSHOTS.list()).keys.map(({ name }) => name);

  test("is deleted in time, unless it is current again", async () => {
    done(await put("resident-1", 1, "First"));
    const first = (await pointer())?.manifest ?? "";
    done(await put("resident-1", 1, "Second"));
    const second = (await pointer())?.manifest ?? "";
    advance(DOCUMENT_KEPT_MS - MINUTE);
    done(await put("resident-1", 1, "First"));
    expect(await names()).toEqual(expect.arrayContaining([first, second]));
    advance(2 * MINUTE);
    await ports.publisher().publish();
    expect((await pointer())?.manifest).toBe(first);
    expect(await names()).toEqual(expect.arrayContaining([first, second]));
    advance(DOCUMENT_KEPT_MS);
    await ports.publisher().publish();
    expect(await names()).toContain(first);
    expect(await names()).not.toContain(second);
    // Each current shard, the manifest, the config, the pointer.
    expect(await names()).toHaveLength(Object.keys(await published()).length + 3);
  });

  test("is written again when it is needed again", async () => {
    done(await put("resident-1", 1, "Second"));
    expect(await publishedStores()).toContain("resident-1 Second");
  });
});
