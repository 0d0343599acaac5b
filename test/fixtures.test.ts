import { readdirSync, readFileSync } from "node:fs";
import { greatCircleDistance } from "h3-js";
import { describe, expect, test } from "vitest";
import { generatedFixtures } from "../scripts/fixtures/all.ts";
import type { CartFixture } from "../scripts/fixtures/carts.ts";
import { CURRENCIES, gtinCheckDigit, LOCALES, type Product } from "../scripts/fixtures/products.ts";
import { readStores, type StoreFixture } from "../scripts/fixtures/stores.ts";
import type { WalkFix } from "../scripts/fixtures/track.ts";
import type { Walk } from "../scripts/fixtures/walks.ts";
import { CART_TTL_S, DRIVING_SPEED_MPS, IMPLAUSIBLE_SPEED_MPS } from "../src/domain/bounds.ts";
import { cartSchema } from "../src/domain/carts/cart.ts";
import { positionOf } from "../src/domain/geo/fence-position.ts";

const FOLDER = new URL("../fixtures/", import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, FOLDER), "utf8");

const stores = readStores();
const { products } = JSON.parse(read("products.json")) as { products: readonly Product[] };
const { carts } = JSON.parse(read("carts.json")) as { carts: readonly CartFixture[] };
const walks = readdirSync(new URL("walks/", FOLDER)).map((file) => JSON.parse(read(`walks/${file}`)) as Walk);

const storeNamed = (id: string): StoreFixture => {
  const store = stores.find((candidate) => candidate.id === id);
  if (store === undefined) throw new Error(`no store ${id}`);
  return store;
};

const walkNamed = (name: string): Walk => {
  const walk = walks.find((candidate) => candidate.name === name);
  if (walk === undefined) throw new Error(`no walk ${name}`);
  return walk;
};

const metres = (a: WalkFix, b: WalkFix): number =>
  greatCircleDistance([a.latitude, a.longitude], [b.latitude, b.longitude], "m");

const metresFrom = (storeId: string, { latitude, longitude }: WalkFix): number => {
  const [storeLongitude, storeLatitude] = positionOf(storeNamed(storeId).fence);
  return greatCircleDistance([latitude, longitude], [storeLatitude, storeLongitude], "m");
};

const distinct = (values: readonly string[]): number => new Set(values).size;

describe("the generated files", () => {
  const generated = [...generatedFixtures()];

  test.each(generated)("%s is, to the byte, what the script makes", (path, text) => {
    expect(read(path)).toBe(text);
  });

  test("the folder holds no walk that the script does not make", () => {
    expect(walks.map(({ name }) => `walks/${name}.json`).toSorted()).toEqual(
      generated
        .map(([path]) => path)
        .filter((path) => path.startsWith("walks/"))
        .toSorted(),
    );
  });
});

describe("stores", () => {
  test("there are forty, each with its own id, one a line", () => {
    expect(distinct(stores.map(({ id }) => id))).toBe(40);
    expect(
      read("stores.json")
        .split("\n")
        .filter((line) => line.startsWith('{ "id": ')).length,
    ).toBe(40);
  });

  test("sthlm-1 is the store of the API's examples", () => {
    expect(storeNamed("sthlm-1")).toMatchObject({
      name: "Drottninggatan",
      fence: { type: "Circle", center: [18.0649, 59.3326], radius: 80 },
    });
  });
});

describe("products", () => {
  test("forty models, each in several sizes", () => {
    const models = Map.groupBy(products, ({ productId }) => productId);
    expect(models.size).toBe(40);
    expect([...models.values()].filter((sizes) => sizes.length < 2)).toEqual([]);
  });

  test("no SKU and no GTIN is used twice", () => {
    expect(distinct(products.map(({ sku }) => sku))).toBe(products.length);
    expect(distinct(products.map(({ gtin }) => gtin))).toBe(products.length);
  });

  test.each([
    ["629104150021", 3],
    ["400638133393", 1],
    ["978030640615", 7],
  ])("the check digit of %s is %i", (digits, check) => {
    expect(gtinCheckDigit(digits)).toBe(check);
  });

  test("every GTIN is an EAN-13 with its check digit", () => {
    const wrong = products.filter(
      ({ gtin }) => !/^\d{13}$/.test(gtin) || gtinCheckDigit(gtin.slice(0, 12)) !== Number(gtin[12]),
    );
    expect(wrong).toEqual([]);
  });

  test("every product has a name in each language and a price in each currency", () => {
    for (const { names, prices } of products) {
      expect(Object.keys(names)).toEqual([...LOCALES]);
      expect(prices.map(({ currency }) => currency)).toEqual([...CURRENCIES]);
      expect(prices.every(({ amount }) => Number.isSafeInteger(amount) && amount > 0)).toBe(true);
    }
  });
});

describe("carts", () => {
  test.each(carts)("$shopperId's holds products at their price", ({ cart: { currency, items } }) => {
    expect(items.length).toBeGreaterThan(0);
    for (const { sku, productId, gtin, unitPrice, categories } of items) {
      const product = products.find((candidate) => candidate.sku === sku);
      expect(product).toMatchObject({ productId, gtin, categories });
      expect(product?.prices).toContainEqual({ amount: unitPrice, currency });
    }
  });

  test.each(carts)("$shopperId's is a cart that the API takes and still keeps", ({ cart: { minutesAgo, ...rest } }) => {
    const updatedAt = new Date(Date.UTC(2026, 10, 21) - minutesAgo * 60_000).toISOString();
    expect(cartSchema.safeParse({ ...rest, updatedAt }).error).toBeUndefined();
    expect(minutesAgo * 60).toBeLessThan(CART_TTL_S);
  });
});

describe("walks", () => {
  test.each(walks)("$name: time only moves on", ({ fixes }) => {
    const times = fixes.map(({ atSeconds }) => atSeconds);
    expect(times).toEqual([...new Set(times)].toSorted((a, b) => a - b));
  });

  test("walk-in starts 400 m away and is inside for six minutes", () => {
    const { storeId, fixes } = walkNamed("walk-in");
    const distances = fixes.map((fix) => metresFrom(storeId, fix));
    expect(distances[0]).toBeGreaterThan(385);
    expect(distances[0]).toBeLessThan(415);
    const inside = fixes.filter((fix) => metresFrom(storeId, fix) < 80).map(({ atSeconds }) => atSeconds);
    expect(Math.max(...inside) - Math.min(...inside)).toBeGreaterThan(360);
  });

  test("in-and-out ends far from where it stayed", () => {
    const { storeId, fixes } = walkNamed("in-and-out");
    expect(fixes.slice(-2).every((fix) => metresFrom(storeId, fix) > 200)).toBe(true);
  });

  test("drive-by passes through the fence and is never slower than driving", () => {
    const { storeId, fixes } = walkNamed("drive-by");
    expect(Math.min(...fixes.map((fix) => metresFrom(storeId, fix)))).toBeLessThan(30);
    expect(Math.min(...fixes.map(({ speed }) => speed))).toBeGreaterThan(DRIVING_SPEED_MPS);
    expect(Math.min(...speedsBetween(fixes))).toBeGreaterThan(DRIVING_SPEED_MPS);
  });

  test("indoor-drift wanders out of the fence and back in while nobody moves", () => {
    const { storeId, fixes } = walkNamed("indoor-drift");
    const drift = fixes.filter(({ speed }) => speed === -1).map((fix) => metresFrom(storeId, fix) < 70);
    expect(drift.slice(drift.indexOf(false)).includes(true)).toBe(true);
    expect(drift).toContain(false);
  });

  test("tunnel-gap is silent for minutes, from another part of town to the store", () => {
    const { storeId, fixes } = walkNamed("tunnel-gap");
    const gap = fixes.findIndex((fix, i) => fix.atSeconds - (fixes[i - 1]?.atSeconds ?? 0) >= 240);
    expect(fixes.slice(0, gap).every((fix) => metresFrom(storeId, fix) > 1_000)).toBe(true);
    expect(fixes.slice(gap).every((fix) => metresFrom(storeId, fix) < 200)).toBe(true);
  });

  test("glitch holds one fix in the store that both its neighbours contradict", () => {
    const { storeId, fixes } = walkNamed("glitch");
    const liars = fixes.flatMap((fix, i) => (metresFrom(storeId, fix) < 1_000 ? [i] : []));
    expect(liars.length).toBe(1);
    const speeds = speedsBetween(fixes);
    expect(liars.flatMap((i) => [speeds[i - 1] ?? 0, speeds[i] ?? 0]).every((v) => v > IMPLAUSIBLE_SPEED_MPS)).toBe(
      true,
    );
  });

  test("across-the-street is in the store opposite, a street's width from the one it is judged at", () => {
    const { fixes } = walkNamed("across-the-street");
    const stay = fixes.slice(-10);
    expect(stay.every((fix) => metresFrom("gbg-3", fix) < 25 && metresFrom("gbg-4", fix) > 45)).toBe(true);
  });
});

/** Metres per second from each fix to the next. */
const speedsBetween = (fixes: readonly WalkFix[]): readonly number[] =>
  fixes.slice(1).map((fix, i) => {
    const before = fixes[i];
    return before === undefined ? Number.NaN : metres(before, fix) / (fix.atSeconds - before.atSeconds);
  });
