import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { GOODS_PORTION_MAX_CHARS, IMPORT_ROWS_MAX } from "../../src/domain/bounds.ts";
import type { ProductDocument } from "../../src/domain/goods/product.ts";
import { type Client, client, clientAs, done, admin } from "./support/api.ts";
import { stopClock } from "./support/clock.ts";
import { importLines } from "./support/lines.ts";
import { ports } from "./support/objects.ts";
import { openShop } from "./support/retailer.ts";

let backend: Client;

const aProduct = (sku: string, over: object = {}) => ({
  sku,
  names: { sv: "Sko", en: "Shoe" },
  prices: [{ amount: 149_900, currency: "SEK" }],
  ...over,
});
const importProducts = (...rows: readonly (object | string)[]) => importLines("/v1/products/import", rows);
const countOf = (): Promise<number | null> => env.DB.prepare("SELECT count(*) AS n FROM products").first<number>("n");

beforeAll(async () => {
  stopClock();
  await openShop({});
  backend = await clientAs("backend");
});

describe("an article", () => {
  test("is put, read, replaced and deleted", async () => {
    const path = `/v1/products/${encodeURIComponent("A/1 o?")}`;
    const { sku: _, ...body } = aProduct("");
    expect(await backend("PUT", path, body)).toMatchObject({
      status: 201,
      body: { sku: "A/1 o?", neverDiscount: false },
    });
    expect(await backend("PUT", path, { ...body, neverDiscount: true })).toMatchObject({ status: 200 });
    expect(done(await backend<ProductDocument>("GET", path))).toEqual({
      sku: "A/1 o?",
      productId: null,
      gtin: null,
      names: { sv: "Sko", en: "Shoe" },
      categories: [],
      prices: [{ amount: 149_900, currency: "SEK" }],
      marginBasisPoints: null,
      floorPrices: [],
      onSale: null,
      neverDiscount: true,
      imageUrl: null,
    });
    expect((await backend("DELETE", path)).status).toBe(204);
    for (const method of ["GET", "DELETE"])
      expect(await backend(method, path)).toMatchObject({ status: 404, body: { code: "not_found" } });
  });

  test("is the one in the path", async () => {
    expect(await backend("PUT", "/v1/products/here", aProduct("there"))).toMatchObject({
      status: 400,
      body: { code: "invalid_request", errors: [{ pointer: "/sku" }] },
    });
    expect((await backend("PUT", "/v1/products/here", aProduct("here"))).status).toBe(201);
  });

  test("concerns every store, so that a key that is bound to some may only read it", async () => {
    await backend("PUT", "/v1/products/shared", aProduct("shared"));
    const bound = await clientAs("marketer", ["sthlm-1"]);
    expect((await bound("GET", "/v1/products/shared")).status).toBe(200);
    expect((await bound("PUT", "/v1/products/shared", aProduct("shared"))).status).toBe(403);
    expect((await bound("DELETE", "/v1/products/shared")).status).toBe(403);
  });
});

describe("an import", () => {
  test("tells what became of each row, and takes the good ones", async () => {
    await importProducts(aProduct("known"), aProduct("same"));
    const rows = [
      aProduct("new"),
      aProduct("known", { onSale: true }),
      aProduct("same"),
      { ...aProduct("bad"), colour: "red" },
      "{",
      aProduct("new", { onSale: false }),
    ];
    expect(done(await importProducts(...rows))).toEqual({
      created: 1,
      updated: 2,
      skipped: 1,
      refused: [
        { row: 4, code: "invalid_request", message: expect.stringContaining("/colour") as string },
        { row: 5, code: "invalid_request", message: expect.any(String) as string },
      ],
    });
    expect(await ports.products.get("new")).toMatchObject({ onSale: false });
    expect(await ports.products.get("known")).toMatchObject({ onSale: true });
    expect(await ports.products.get("bad")).toBeUndefined();
  });

  test("that is a dry run tells the same, and changes nothing", async () => {
    const before = await countOf();
    const rows = [aProduct("dry"), aProduct("dry", { onSale: true }), aProduct("known")];
    const report = done(await importLines("/v1/products/import?dryRun=true", rows));
    expect(report).toMatchObject({ created: 1, updated: 2, refused: [] });
    expect(await countOf()).toBe(before);
    expect(await ports.products.get("dry")).toBeUndefined();
  });

  test("of as many rows as there may be needs few statements", async () => {
    const rows = Array.from({ length: IMPORT_ROWS_MAX }, (_, index) => aProduct(`many-${index}`));
    expect(JSON.stringify(rows).length).toBeGreaterThan(GOODS_PORTION_MAX_CHARS);
    expect(done(await importProducts(...rows))).toEqual({
      created: IMPORT_ROWS_MAX,
      updated: 0,
      skipped: 0,
      refused: [],
    });
    expect(done(await importProducts(...rows))).toMatchObject({ created: 0, skipped: IMPORT_ROWS_MAX });
    expect(await importProducts(...rows, aProduct("one-more"))).toMatchObject({ status: 413 });
    expect(await ports.products.get("one-more")).toBeUndefined();
  });

  test("makes decisions ask for products from the first one on", async () => {
    expect((await ports.snapshots.config()).products).toBe(true);
    const { products } = JSON.parse(
      (await env.SNAPSHOTS.get(
        (JSON.parse((await env.SNAPSHOTS.get("pointer")) ?? "") as { config: string }).config,
      )) ?? "",
    ) as { products: boolean };
    expect(products).toBe(true);
  });
});

test("whoever is no backend and no marketer imports nothing", async () => {
  const { key } = done(await admin<{ key: string }>("POST", "/v1/api-keys", { role: "till", name: "t" }));
  expect(await client(key)("PUT", "/v1/products/a", aProduct("a"))).toMatchObject({ status: 403 });
});
