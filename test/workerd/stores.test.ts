import { beforeAll, describe, expect, test } from "vitest";
import { admin, type Client, clientAs, done } from "./support/api.ts";
import { advance, HOUR, SECOND, stopClock } from "./support/clock.ts";
import { anyNumber, matching } from "./support/matchers.ts";
import { TestPhone } from "./support/phone.ts";
import { aStore, CENTER, openShop, putCart } from "./support/retailer.ts";
import { type Place, fixAt, north, stepIn } from "./support/walks.ts";

interface Report {
  readonly created: number;
  readonly updated: number;
  readonly skipped: number;
  readonly refused: readonly { readonly row: number; readonly code: string; readonly message: string }[];
}

const circle = (center: Place, radius = 80) => ({ type: "Circle", center, radius });
/** A square with a square hole: an arcade around a yard. */
const ring = ([x, y]: Place, half: number): Place[] => [
  [x - half, y - half],
  [x + half, y - half],
  [x + half, y + half],
  [x - half, y + half],
  [x - half, y - half],
];
const BOW_TIE: Place[] = [
  [18, 59],
  [18.01, 59.01],
  [18.01, 59],
  [18, 59.01],
  [18, 59],
];
const YARD = north(CENTER, 20_000);
const SHOPS = {
  "near-1": aStore({ address: "Drottninggatan 46", fence: circle(CENTER) }),
  "near-2": aStore({ name: "Around the corner", openingHours: "24/7", fence: circle(north(CENTER, 400)) }),
  "near-3": aStore({ name: "Down the road", openingHours: "sunrise-sunset", fence: circle(north(CENTER, 3_000)) }),
  yard: aStore({ fence: { type: "Polygon", coordinates: [ring(YARD, 0.002), ring(YARD, 0.001)] } }),
};

let marketer: Client;
let backend: Client;

beforeAll(async () => {
  stopClock();
  await openShop(SHOPS);
  const call = await clientAs("marketer");
  marketer = (...args) => {
    // What is published waits for the second after the last publication.
    advance(SECOND);
    return call(...args);
  };
  backend = await clientAs("backend");
});

const match = async ([longitude, latitude]: Place, accuracy?: number) =>
  done(
    await marketer<{ items: { storeId: string; inside: boolean; verdict: string; metresToEdge: number }[] }>(
      "POST",
      "/v1/stores/match",
      { latitude, longitude, accuracy },
    ),
  ).items;

describe("POST /v1/stores/match", () => {
  test("gives what holds the point or lies within a kilometre, the nearest first", async () => {
    const found = await match(CENTER, 10);
    expect(found.map(({ storeId }) => storeId)).toEqual(["near-1", "near-2"]);
    expect(found).toMatchObject([
      { inside: true, verdict: "inside" },
      { inside: false, verdict: "outside" },
    ]);
    expect(found[0]?.metresToEdge).toBeCloseTo(80, 0);
    expect(found[1]?.metresToEdge).toBeCloseTo(320, 0);
    expect(await match([CENTER[0] + 90, 0])).toEqual([]);
  });

  test.each([
    { metres: 75, accuracy: 3, inside: true, verdict: "inside" },
    { metres: 75, accuracy: 30, inside: true, verdict: "inside" },
    { metres: 90, accuracy: 30, inside: false, verdict: "unsure" },
    { metres: 90, accuracy: 5, inside: false, verdict: "outside" },
    { metres: 10, accuracy: undefined, inside: true, verdict: "unsure" },
  ])("judges $metres m from the middle, known to $accuracy m: $verdict", async ({ metres, accuracy, ...judged }) => {
    expect((await match(north(CENTER, -metres), accuracy))[0]).toMatchObject({ storeId: "near-1", ...judged });
  });

  test("knows that a hole is outside", async () => {
    expect(await match(YARD, 5)).toMatchObject([{ storeId: "yard", inside: false }]);
    expect(await match([YARD[0] + 0.0015, YARD[1]], 5)).toMatchObject([{ storeId: "yard", inside: true }]);
  });
});

describe("POST /v1/stores/near", () => {
  const ask = async (shopperId: string) => {
    const phone = await TestPhone.of(backend, shopperId);
    const [longitude, latitude] = north(CENTER, -200);
    return phone.call<{ items: { closesAt: string | null }[] }>("POST", "/v1/stores/near", { latitude, longitude });
  };

  test("gives the nearest stores, whether they are open, and the cart", async () => {
    await putCart(backend, "sara");
    const cartItems = [{ sku: "VITMOSSA-42", name: "Vitmossa trail shoe", inStock: null }];
    expect(await ask("sara")).toMatchObject({
      status: 200,
      body: {
        items: [
          {
            storeId: "near-1",
            name: "Drottninggatan",
            address: "Drottninggatan 46",
            metres: 120,
            openNow: true,
            cartItems,
          },
          { storeId: "near-2", address: null, metres: 520, openNow: true, closesAt: null },
          { storeId: "near-3", openNow: null, closesAt: null },
        ],
      },
    });
  });

  test("says until when, and that it has closed", async () => {
    const { body } = await ask("nils");
    const closesAt = new Date(body.items[0]?.closesAt ?? 0);
    expect(closesAt.toLocaleTimeString("sv-SE", { timeZone: "Europe/Stockholm" })).toBe("19:00:00");
    expect(closesAt.getTime() - Date.now()).toBeLessThan(8 * HOUR);
    advance(8 * HOUR);
    expect(await ask("nils")).toMatchObject({ body: { items: [{ openNow: false, closesAt: null }, {}, {}] } });
  });

  test("shows a shopper without a cart the stores all the same", async () => {
    expect(await ask("olle")).toMatchObject({ body: { items: [{ cartItems: [] }, {}, {}] } });
  });
});

describe("a store", () => {
  test("is completed from where it lies, replaced as a whole, listed and deleted", async () => {
    const body = { name: "Utrecht", fence: circle([5.1214, 52.0907]) };
    const path = "/v1/stores/utrecht-1";
    expect(await marketer("PUT", path, { ...body, tags: ["new"] })).toMatchObject({
      status: 201,
      body: { id: "utrecht-1", timeZone: "Europe/Amsterdam", currency: "EUR", country: "NL", tags: ["new"] },
    });
    expect(await marketer("PUT", path, body)).toMatchObject({ status: 200, body: { tags: [] } });
    expect(await marketer("GET", path)).toMatchObject({ status: 200, body: { name: "Utrecht" } });
    expect(await match([5.1214, 52.0907])).toMatchObject([{ storeId: "utrecht-1" }]);
    expect(await marketer("DELETE", path)).toMatchObject({ status: 204, body: null });
    expect(await match([5.1214, 52.0907])).toEqual([]);
    expect(await marketer("GET", path)).toMatchObject({ status: 404, body: { code: "not_found" } });
    expect(await marketer("DELETE", path)).toMatchObject({ status: 404, body: { code: "not_found" } });
  });

  test("that is not published yet is live after the next publication", async () => {
    const place = north(CENTER, 40_000);
    done(await marketer("PUT", "/v1/stores/later?publish=false", aStore({ fence: circle(place) })));
    expect(await match(place)).toEqual([]);
    expect(await marketer("POST", "/v1/stores/publish")).toMatchObject({
      status: 200,
      body: { version: anyNumber },
    });
    expect(await match(place)).toMatchObject([{ storeId: "later" }]);
  });

  test("is listed page by page", async () => {
    const ids: string[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const path: string = `/v1/stores?limit=2&cursor=${cursor}`;
      const page = done(await marketer<{ items: { id: string }[]; nextCursor: string | null }>("GET", path));
      expect(page.items.length).toBeLessThanOrEqual(2);
      ids.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(ids).toEqual(expect.arrayContaining(Object.keys(SHOPS)));
    expect(ids).toEqual([...new Set(ids)].toSorted());
  });

  test("that was deleted while someone was in it is left in peace", async () => {
    const place = north(CENTER, 60_000);
    done(await marketer("PUT", "/v1/stores/short-lived", aStore({ fence: circle(place) })));
    const phone = await TestPhone.of(backend, "petra");
    const { state } = await phone.ping(stepIn(place));
    done(await marketer("DELETE", "/v1/stores/short-lived"));
    advance(30 * SECOND);
    expect((await phone.send(await phone.sign([fixAt(place)], { state }))).status).toBe(200);
  });

  test.each<[string, object, number, string]>([
    ["a circle of nine metres", circle(CENTER, 9), 422, "invalid_geometry"],
    ["a bow tie", { type: "Polygon", coordinates: [BOW_TIE] }, 422, "invalid_geometry"],
    ["too far north", circle([18, 85.1]), 422, "invalid_geometry"],
    ["a point", { type: "Point", coordinates: CENTER }, 400, "invalid_request"],
  ])("with a fence that is %s is refused", async (_, fence, status, code) => {
    const answer = await marketer("PUT", "/v1/stores/odd", aStore({ fence }));
    expect(answer).toMatchObject({ status, body: { code, errors: [{ pointer: matching(/^\/fence/) }] } });
  });
});

describe("POST /v1/stores/import", () => {
  const feature = (id: string, geometry: object | null, properties: object = {}) => ({
    type: "Feature",
    id,
    properties: { name: id, ...properties },
    geometry,
  });
  const point = (place: Place) => ({ type: "Point", coordinates: place });
  const far = (n: number): Place => [4.9, 52.3 + n * 0.01];
  const take = async (features: readonly object[], query = "") =>
    done(await marketer<Report>("POST", `/v1/stores/import${query}`, { type: "FeatureCollection", features }));

  test("takes points and polygons; a bad row never stops the rest", async () => {
    const report = await take([
      feature("import-1", point(far(1)), { opening_hours: "Mo-Sa 09:00-18:00" }),
      feature("import-bad", point([200, 91])),
      feature("import-2", { type: "Polygon", coordinates: [ring(far(2), 0.001)] }),
      feature("import-none", null),
      feature("import-3", point(far(3))),
    ]);
    expect(report).toMatchObject({ created: 3, updated: 0 });
    expect(report.refused.map(({ row }) => row)).toEqual([2, 4]);
    for (const n of [1, 2, 3]) expect(await match(far(n))).toMatchObject([{ inside: true }]);
  });

  test("a second time updates", async () => {
    const features = [feature("twice", point(far(10)))];
    expect(await take(features)).toMatchObject({ created: 1, updated: 0 });
    expect(await take(features)).toMatchObject({ created: 0, updated: 1 });
  });

  test("as a dry run reports and changes nothing", async () => {
    const before = (await admin("GET", "/v1/stores?limit=500")).body;
    const features = [feature("dry", point(far(20))), feature("dry-bad", null)];
    expect(await take(features, "?dryRun=true")).toMatchObject({ created: 1, refused: [{ row: 2 }] });
    expect((await admin("GET", "/v1/stores?limit=500")).body).toEqual(before);
    expect(await match(far(20))).toEqual([]);
  });

  test("of no FeatureCollection is refused", async () => {
    expect(await marketer("POST", "/v1/stores/import", { type: "Feature" })).toMatchObject({ status: 400 });
  });
});
