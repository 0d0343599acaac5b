import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { STORE_VERSIONS_KEPT_MS } from "../../src/domain/bounds.ts";
import { admin, clientAs, done } from "./support/api.ts";
import { advance, DAY, SECOND, stopClock } from "./support/clock.ts";
import { ports } from "./support/objects.ts";
import { aCampaign, aStore, CENTER } from "./support/retailer.ts";
import { north, type Place } from "./support/walks.ts";

interface Version {
  readonly version: number;
  readonly by: string;
  readonly restored: number | null;
  readonly stores: number;
  readonly created: number;
  readonly changed: number;
  readonly removed: number;
}

beforeAll(stopClock);

const placeOf = (n: number): Place => north(CENTER, n * 3_000);
const body = (n: number, over: object = {}) =>
  aStore({ name: `Store ${n}`, fence: { type: "Circle", center: placeOf(n), radius: 80 }, ...over });
const put = (n: number, over: object = {}, query = "") => {
  // What is published waits for the second after the last publication.
  advance(SECOND);
  return admin("PUT", `/v1/stores/s${n}${query}`, body(n, over));
};
const remove = (n: number, query = "") => admin("DELETE", `/v1/stores/s${n}${query}`);
const publish = (query = "") => {
  advance(SECOND);
  return admin<{ version: number }>("POST", `/v1/stores/publish${query}`);
};
const restore = (version: number) => {
  advance(SECOND);
  return admin<{ version: number }>("POST", `/v1/stores/versions/${version}/restore`);
};
const versions = async () =>
  done(await admin<{ items: Version[]; nextCursor: string | null }>("GET", "/v1/stores/versions")).items;
const newest = async (): Promise<Version> => {
  const [version] = await versions();
  if (version === undefined) throw new Error("nothing is live");
  return version;
};
const listed = async () => done(await admin<{ items: { id: string }[] }>("GET", "/v1/stores?limit=500")).items;

/** The ids of the stores that hold the place of store `n`, by the live fences. */
async function liveAt(n: number): Promise<string[]> {
  const [longitude, latitude] = placeOf(n);
  const asked = { latitude, longitude };
  const found = await admin<{ items: { storeId: string; inside: boolean }[] }>("POST", "/v1/stores/match", asked);
  return done(found).items.flatMap(({ storeId, inside }) => (inside ? [storeId] : []));
}

describe("a version of the stores", () => {
  test("is made by each change that goes live, with what it changed and who did it", async () => {
    done(await put(1));
    expect(await newest()).toMatchObject({
      version: 1,
      by: "key:key_admin",
      stores: 1,
      created: 1,
      changed: 0,
      removed: 0,
    });
    done(await put(1, { name: "Another name" }));
    expect(await newest()).toMatchObject({ version: 2, stores: 1, created: 0, changed: 1, removed: 0 });
    done(await remove(1));
    expect(await newest()).toMatchObject({ version: 3, stores: 0, created: 0, changed: 0, removed: 1, restored: null });
  });

  test("is not made where nothing is changed", async () => {
    done(await put(2));
    const before = await versions();
    done(await put(2));
    done(await publish());
    expect(await versions()).toEqual(before);
  });

  test("gathers what has waited, and leaves out what came and went", async () => {
    done(await put(3));
    const { version } = await newest();
    done(await put(3, { name: "Soon" }, "?publish=false"));
    done(await put(4, {}, "?publish=false"));
    done(await put(5, {}, "?publish=false"));
    done(await remove(5, "?publish=false"));
    expect((await newest()).version).toBe(version);
    expect(done(await publish())).toEqual({ version: version + 1 });
    expect(await newest()).toMatchObject({ created: 1, changed: 1, removed: 0 });
  });

  test("is by the key that made it live", async () => {
    const marketer = await clientAs("marketer");
    done(await put(6, {}, "?publish=false"));
    advance(SECOND);
    done(await marketer("POST", "/v1/stores/publish"));
    expect((await newest()).by).toMatch(/^key:key_(?!admin)/);
  });

  test("is listed page by page, newest first", async () => {
    const all = await versions();
    const found: Version[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const query: string = cursor === "" ? "" : `&cursor=${cursor}`;
      const path = `/v1/stores/versions?limit=2${query}`;
      const page = done(await admin<{ items: Version[]; nextCursor: string | null }>("GET", path));
      found.push(...page.items);
      cursor = page.nextCursor;
    }
    expect(found).toEqual(all);
    expect(found.map(({ version }) => version)).toEqual(all.map((_, at) => all.length - at));
    expect(all[0]?.stores).toBe((await listed()).length);
  });
});

describe("what waits", () => {
  test("is not live because something else is published", async () => {
    done(await put(10));
    done(await put(10, { fence: { type: "Circle", center: placeOf(11), radius: 80 } }, "?publish=false"));
    done(await put(12, {}, "?publish=false"));
    done(await remove(6, "?publish=false"));
    advance(SECOND);
    done(await admin("POST", "/v1/campaigns", aCampaign("autumn")));
    done(await admin("POST", "/v1/campaigns/autumn/publish"));
    expect([await liveAt(10), await liveAt(11), await liveAt(12)]).toEqual([["s10"], [], []]);
    expect(await liveAt(6)).toEqual(["s6"]);
    done(await publish());
    expect([await liveAt(10), await liveAt(11), await liveAt(12)]).toEqual([[], ["s10"], ["s12"]]);
    expect(await liveAt(6)).toEqual([]);
  });
});

describe("POST /v1/stores/versions/{n}/restore", () => {
  test("brings back what was changed, created and deleted since, as a new version", async () => {
    for (const n of [20, 21, 22]) done(await put(n));
    const { version } = await newest();
    const before = await listed();
    done(await put(20, { name: "Moved", fence: { type: "Circle", center: placeOf(25), radius: 80 } }));
    done(await put(20, { name: "Moved on", fence: { type: "Circle", center: placeOf(26), radius: 80 } }));
    done(await remove(21));
    done(await put(23));
    done(await put(22, { name: "Waits" }, "?publish=false"));
    done(await put(24, {}, "?publish=false"));
    const last = (await newest()).version;

    expect(done(await restore(version))).toEqual({ version: last + 1 });
    expect(await listed()).toEqual(before);
    expect(await newest()).toMatchObject({ restored: version, created: 1, changed: 1, removed: 1 });
    expect(await Promise.all([20, 21, 22, 23, 24, 25, 26].map(liveAt))).toEqual([
      ["s20"],
      ["s21"],
      ["s22"],
      [],
      [],
      [],
      [],
    ]);
  });

  test("can be taken back in turn", async () => {
    done(await put(30));
    const { version } = await newest();
    done(await remove(30));
    const gone = (await newest()).version;
    done(await restore(version));
    expect(await liveAt(30)).toEqual(["s30"]);
    done(await restore(gone));
    expect(await liveAt(30)).toEqual([]);
    done(await restore(version));
    expect(await liveAt(30)).toEqual(["s30"]);
  });

  test("of the newest drops what waited", async () => {
    done(await put(31));
    const before = [await listed(), await versions()];
    done(await put(31, { name: "Waits" }, "?publish=false"));
    done(await put(32, {}, "?publish=false"));
    done(await remove(30, "?publish=false"));
    done(await restore((await newest()).version));
    expect([await listed(), await versions()]).toEqual(before);
  });

  test.each([999, 1_000_000])("of version %i, which there never was, is refused", async (n) => {
    expect(await restore(n)).toMatchObject({ status: 404, body: { code: "not_found" } });
  });
});

test("versions are forgotten in time, with the states that nobody else has; the stores stay", async () => {
  const before = await listed();
  const rows = async (table: string) =>
    (await env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first<{ n: number }>())?.n ?? 0;
  expect(await rows("past_stores")).toBeGreaterThan(5);
  advance(STORE_VERSIONS_KEPT_MS + DAY);
  done(await put(40));
  expect(await versions()).toMatchObject([{ created: 1 }]);
  expect(await listed()).toHaveLength(before.length + 1);
  expect(await rows("past_stores")).toBe(0);
  expect(await rows("store_shards")).toBe(before.length + 1);
  expect(await liveAt(40)).toEqual(["s40"]);
  // As they are built from nothing but what is kept.
  await ports.publisher().publish({ anew: true });
  expect(await liveAt(31)).toEqual(["s31"]);
});
