import { beforeAll, describe, expect, test } from "vitest";
import { type Client, client, clientAs, admin, done, send } from "./support/api.ts";
import { advance, DAY, HOUR, MINUTE, stopClock, timeAgo } from "./support/clock.ts";
import { someone } from "./support/life.ts";
import { importLines } from "./support/lines.ts";
import { ports } from "./support/objects.ts";
import { aStore, CENTER, openShop } from "./support/retailer.ts";
import { north } from "./support/walks.ts";

interface Near {
  readonly items: readonly { readonly storeId: string; readonly cartItems: readonly { inStock: boolean | null }[] }[];
}

let backend: Client;

const level = (over: object = {}) => ({
  storeId: "sthlm-1",
  sku: "VITMOSSA-42",
  quantity: 3,
  at: timeAgo(HOUR),
  ...over,
});
const importStock = (...rows: readonly (object | string)[]) => importLines("/v1/stock/import", rows);
const quantityOf = async (sku: string, storeId = "sthlm-1"): Promise<number | undefined> =>
  (await ports.stock.levels([storeId], [sku])).get(storeId)?.get(sku)?.quantity;

beforeAll(async () => {
  stopClock();
  const fence = { type: "Circle", center: north(CENTER, 2_000), radius: 80 };
  await openShop({ "sthlm-1": aStore(), "sthlm-2": aStore({ fence }) });
  backend = await clientAs("backend");
});

describe("an import of stock", () => {
  test("keeps what was counted last, whichever comes last", async () => {
    const at = (sku: string, quantity: number, ago: number) => level({ sku, quantity, at: timeAgo(ago) });
    expect(done(await importStock(at("a", 5, HOUR)))).toMatchObject({ created: 1 });
    expect(done(await importStock(at("a", 9, 2 * HOUR), at("a", 4, MINUTE)))).toMatchObject({ skipped: 1, updated: 1 });
    expect(await quantityOf("a")).toBe(4);
    expect(done(await importStock(at("a", 7, MINUTE)))).toMatchObject({ skipped: 1, updated: 0 });
    expect(await quantityOf("a")).toBe(4);
  });

  test("takes a newer row before an older one of the same file", async () => {
    const rows = [level({ sku: "b", quantity: 1, at: timeAgo(0) }), level({ sku: "b", quantity: 2, at: timeAgo(DAY) })];
    expect(done(await importStock(...rows))).toMatchObject({ created: 1, skipped: 1 });
    expect(await quantityOf("b")).toBe(1);
  });

  test("that comes late does not win over one that overtook it", async () => {
    await ports.stock.put([{ storeId: "sthlm-1", sku: "race", quantity: 2, at: 2 }]);
    await ports.stock.put([{ storeId: "sthlm-1", sku: "race", quantity: 1, at: 1 }]);
    expect(await quantityOf("race")).toBe(2);
  });

  test("refuses what comes from the future, what is no number, and what is of another's store", async () => {
    const rows = [level({ sku: "c", at: timeAgo(-HOUR) }), level({ sku: "c", quantity: "3" }), level({ sku: "c" })];
    expect(done(await importStock(...rows))).toMatchObject({
      created: 1,
      refused: [
        { row: 1, code: "invalid_request" },
        { row: 2, code: "invalid_request" },
      ],
    });
    const bound = { role: "backend", name: "bound", storeIds: ["sthlm-2"] };
    const { key } = done(await admin<{ key: string }>("POST", "/v1/api-keys", bound));
    const headers = { authorization: `Bearer ${key}`, "content-type": "application/x-ndjson" };
    const body = [level({ sku: "d" }), level({ sku: "d", storeId: "sthlm-2" })]
      .map((row) => JSON.stringify(row))
      .join("\n");
    expect(done(await send("/v1/stock/import", { method: "POST", headers, body }))).toMatchObject({
      created: 1,
      refused: [{ row: 1, code: "forbidden" }],
    });
    expect([await quantityOf("d"), await quantityOf("d", "sthlm-2")]).toEqual([undefined, 3]);
    expect((await client(key)("GET", "/v1/products/d")).status).toBe(404);
  });

  test("that is a dry run changes nothing", async () => {
    const report = done(await importLines("/v1/stock/import?dryRun=true", [level({ sku: "dry" })]));
    expect(report).toMatchObject({ created: 1 });
    expect(await quantityOf("dry")).toBeUndefined();
  });
});

describe("your cart, near you", () => {
  const near = async (phone: {
    call: <T>(method: string, path: string, body?: unknown) => Promise<{ status: number; body: T; headers: Headers }>;
  }) => {
    const [longitude, latitude] = CENTER;
    const { items } = done(await phone.call<Near>("POST", "/v1/stores/near", { latitude, longitude, limit: 3 }));
    return items.map(({ storeId, cartItems }) => [storeId, ...cartItems.map(({ inStock }) => inStock)]);
  };

  test("is in stock, is not, or nobody knows", async () => {
    const { phone } = await someone(backend, "near");
    expect(await near(phone)).toEqual([
      ["sthlm-1", null],
      ["sthlm-2", null],
    ]);
    await importStock(level(), level({ storeId: "sthlm-2", quantity: 0 }));
    expect(await near(phone)).toEqual([
      ["sthlm-1", true],
      ["sthlm-2", false],
    ]);
  });

  test("is not known any more after the settings' time", async () => {
    done(await admin("PUT", "/v1/settings", { stockStaleAfter: "PT3H" }));
    const { phone } = await someone(backend, "stale");
    await importStock(level({ at: timeAgo(0) }));
    expect(await near(phone)).toContainEqual(["sthlm-1", true]);
    advance(3 * HOUR);
    expect(await near(phone)).toContainEqual(["sthlm-1", true]);
    advance(1);
    expect(await near(phone)).toContainEqual(["sthlm-1", null]);
  });
});
