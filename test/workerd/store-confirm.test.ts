import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { admin, type Answer, done } from "./support/api.ts";
import { advance, SECOND, stopClock } from "./support/clock.ts";
import { published, publishedStores } from "./support/snapshot.ts";
import { aStore, CENTER } from "./support/retailer.ts";
import { north } from "./support/walks.ts";

const COUNT = 20;
const ids = Array.from({ length: COUNT }, (_, n) => `s${n}`);

/** Store `n`, so many metres from where it was. */
const body = (n: number, moved = 0, radius = 80) =>
  aStore({ fence: { type: "Circle", center: north(CENTER, n * 3_000 + moved), radius } });
const features = (count: number, moved: number) => ({
  type: "FeatureCollection",
  features: Array.from({ length: count }, (_, n) => ({
    type: "Feature",
    id: `s${n}`,
    properties: { name: `s${n}` },
    geometry: { type: "Point", coordinates: north(CENTER, n * 3_000 + moved) },
  })),
});
const call = <T = unknown>(method: string, path: string, sent?: object): Promise<Answer<T>> => {
  // What is published waits for the second after the last publication.
  advance(SECOND);
  return admin<T>(method, path, sent);
};
const everything = async () => ({
  stores: (await call("GET", "/v1/stores?limit=500")).body,
  versions: (await call("GET", "/v1/stores/versions")).body,
  live: await published(),
});

beforeAll(stopClock);
beforeEach(async () => {
  // Whatever a test has left waiting or moved: each begins with the same stores.
  for (const [n, id] of ids.entries()) done(await call("PUT", `/v1/stores/${id}?publish=false`, body(n)));
  const answer = await call<{ affected?: number }>("POST", "/v1/stores/publish");
  if (answer.status === 409) done(await call("POST", `/v1/stores/publish?confirm=${answer.body.affected}`));
});

/** Five stores, more than a tenth of twenty, wait to be moved, resized and removed. */
async function letWait(): Promise<void> {
  for (const n of [0, 1]) done(await call("PUT", `/v1/stores/s${n}?publish=false`, body(n, 500)));
  done(await call("PUT", "/v1/stores/s2?publish=false", body(2, 0, 200)));
  for (const n of [3, 4]) done(await call("DELETE", `/v1/stores/s${n}?publish=false`));
}

describe("more than a tenth of the live stores", () => {
  test("are not made live by POST /v1/stores/publish, unless confirmed with their number", async () => {
    await letWait();
    const before = await everything();
    const refused = { status: 409, body: { code: "conflict", affected: 5, removed: 2, redrawn: 3, live: COUNT } };
    for (const query of ["", "?confirm=4", "?confirm=6", "?confirm=0"]) {
      expect(await call("POST", `/v1/stores/publish${query}`), query).toMatchObject(refused);
    }
    expect(await everything()).toEqual(before);
    done(await call("POST", "/v1/stores/publish?confirm=5"));
    expect(await publishedStores()).toHaveLength(COUNT - 2);
  });

  test("are not made live by a small change either, which is not made", async () => {
    await letWait();
    const before = await everything();
    expect(await call("PUT", "/v1/stores/s9", body(9, 500))).toMatchObject({ status: 409, body: { affected: 6 } });
    expect(await call("PUT", "/v1/stores/new", body(30))).toMatchObject({ status: 409, body: { affected: 5 } });
    expect(await call("DELETE", "/v1/stores/s9")).toMatchObject({ status: 409, body: { affected: 6, removed: 3 } });
    expect(await everything()).toEqual(before);
    // What takes enough of it back is no large change.
    done(await call("PUT", "/v1/stores/s3", body(3)));
    expect(await publishedStores()).toHaveLength(COUNT - 1);
    done(await call("DELETE", "/v1/stores/s9?confirm=1"));
  });

  test("are not moved by an import, unless confirmed", async () => {
    const before = await everything();
    const refused = { status: 409, body: { code: "conflict", affected: 6, redrawn: 6, removed: 0 } };
    expect(await call("POST", "/v1/stores/import", features(6, 900))).toMatchObject(refused);
    expect(await everything()).toEqual(before);
    expect(await call("POST", "/v1/stores/import?dryRun=true", features(6, 900))).toMatchObject({ status: 200 });
    done(await call("POST", "/v1/stores/import?confirm=6", features(6, 900)));
    expect((await everything()).live).not.toEqual(before.live);
  });
});

test.each([
  ["another name", (n: number) => ({ ...body(n), name: "Another" })],
  ["the same again", (n: number) => body(n)],
])("%s for all of them need not be confirmed", async (_, made) => {
  for (const [n, id] of ids.entries()) done(await call("PUT", `/v1/stores/${id}?publish=false`, made(n)));
  expect(await call("POST", "/v1/stores/publish")).toMatchObject({ status: 200 });
});

test("new stores need not be confirmed, however many", async () => {
  for (let n = 50; n < 60; n += 1) done(await call("PUT", `/v1/stores/new-${n}?publish=false`, body(n)));
  expect(await call("POST", "/v1/stores/publish")).toMatchObject({ status: 200 });
});

test("bringing back an earlier version need not be confirmed: it was live", async () => {
  const before = (await everything()).live;
  const [newest] = done(await call<{ items: { version: number }[] }>("GET", "/v1/stores/versions")).items;
  await letWait();
  done(await call("POST", "/v1/stores/publish?confirm=5"));
  done(await call("POST", `/v1/stores/versions/${newest?.version}/restore`));
  expect((await everything()).live).toEqual(before);
});

describe("GET /v1/stores/{id}/cells", () => {
  test("gives the cells of a small fence", async () => {
    const { body: found } = await call("GET", "/v1/stores/s7/cells");
    expect(found).toMatchObject({ resolution: 9, box: null });
    expect(found).toHaveProperty("cells.0", expect.stringMatching(/^89[0-9a-f]{13}$/));
  });

  test("gives the box of a large one, which has too many", async () => {
    const ring = [
      [10, 40],
      [11, 40],
      [11, 41],
      [10, 41],
      [10, 40],
    ];
    done(
      await call("PUT", "/v1/stores/region?publish=false", aStore({ fence: { type: "Polygon", coordinates: [ring] } })),
    );
    const { body: found } = await call<{ box: number[] }>("GET", "/v1/stores/region/cells");
    expect(found).toMatchObject({ resolution: 9, cells: [] });
    for (const [at, degrees] of [10, 40, 11, 41].entries()) expect(found.box[at]).toBeCloseTo(degrees, 4);
  });

  test("is refused for a store that there is not", async () => {
    expect(await call("GET", "/v1/stores/nowhere/cells")).toMatchObject({ status: 404, body: { code: "not_found" } });
  });
});
