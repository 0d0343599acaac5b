import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { POINTER_FRESH_MS } from "../../src/domain/bounds.ts";
import { snapshotsOf } from "../../src/platform/snapshots.ts";
import { admin, client, done } from "./support/api.ts";
import { advance, HOUR, MINUTE, stopClock } from "./support/clock.ts";
import { ports } from "./support/objects.ts";
import { aRedemption, aStore, openShop } from "./support/retailer.ts";

interface Shown {
  readonly id: string;
  readonly lastUsedAt: string | null;
}
const make = async (over: object = {}) =>
  done(await admin<{ id: string; key: string }>("POST", "/v1/api-keys", { role: "till", name: "till 3", ...over }));
const read = async (id: string) => done(await admin<Shown>("GET", `/v1/api-keys/${id}`));
/** What a redemption in this store is answered; a code that nobody has is a 404 to whoever may ask. */
const redeemIn = async (key: string, storeId: string): Promise<number> =>
  (await client(key)("POST", "/v1/redemptions/check", aRedemption({ storeId, code: "2222-2222-222" }))).status;

beforeAll(async () => {
  stopClock();
  await openShop({ "sthlm-1": aStore({ tags: ["SE"] }), "oslo-1": aStore({ tags: ["NO"] }) });
});

describe("an API key", () => {
  test("is shown without its secret, which nothing but its hash is kept of", async () => {
    const expiresAt = new Date(Date.now() + HOUR).toISOString();
    const { id, key } = await make({ storeIds: ["sthlm-1"], expiresAt });
    expect(key).toMatch(/^bk_[A-Za-z0-9_-]{43}$/);
    const stores = { kind: "ids", ids: ["sthlm-1"] };
    expect(await read(id)).toEqual({ id, role: "till", name: "till 3", stores, expiresAt, lastUsedAt: null });
    const stored = JSON.stringify([
      (await env.DB.prepare("SELECT * FROM api_keys").all()).results,
      [...(await ports.snapshots.config()).keys.values()],
    ]);
    expect(stored).toContain(id);
    expect(stored).not.toContain(key.slice("bk_".length));
  });

  test("stands in a list, page by page", async () => {
    await Promise.all([make(), make(), make()]);
    const seen: string[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const page: { items: Shown[]; nextCursor: string | null } = done(
        await admin("GET", `/v1/api-keys?limit=2&cursor=${cursor}`),
      );
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen.length).toBeGreaterThanOrEqual(4);
    expect(seen).toEqual([...new Set(seen)].toSorted());
  });

  test("is replaced, all but its secret, and at once here", async () => {
    const { id, key } = await make();
    const changed = { role: "analyst", name: "now for reports", stores: { kind: "tags", tags: ["SE"] } };
    expect(await admin("PUT", `/v1/api-keys/${id}`, changed)).toMatchObject({ status: 200, body: { id, ...changed } });
    expect((await client(key)("GET", "/v1/campaigns")).status).toBe(200);
    expect(await redeemIn(key, "sthlm-1")).toBe(403);
    expect(await admin("PUT", "/v1/api-keys/key_nobody", changed)).toMatchObject({ status: 404 });
  });

  test.each<[string, object, string]>([
    ["both forms of stores", { stores: { kind: "all" }, storeIds: ["a"] }, "/storeIds"],
    ["no store", { stores: { kind: "ids", ids: [] } }, "/stores"],
    ["no tag", { stores: { kind: "tags", tags: [] } }, "/stores"],
    ["a selector of another kind", { stores: { kind: "near" } }, "/stores/kind"],
    ["a role that is none", { role: "root" }, "/role"],
    ["no name", { name: "" }, "/name"],
    ["a time without a zone", { expiresAt: "2026-11-21T18:04:05" }, "/expiresAt"],
  ])("is not made with %s", async (_, over, pointer) => {
    const answer = await admin("POST", "/v1/api-keys", { role: "till", name: "x", ...over });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ pointer }] } });
  });

  test("says when it was last used, noted once an hour", async () => {
    const { id, key } = await make({ role: "analyst" });
    /** What is noted of it once it was used; the note comes after the answer. */
    const use = async (): Promise<string | null> => {
      done(await client(key)("GET", "/v1/facts"));
      await scheduler.wait(100);
      return (await read(id)).lastUsedAt;
    };
    const first = new Date(Date.now()).toISOString();
    expect(await use()).toBe(first);
    advance(59 * MINUTE);
    expect(await use()).toBe(first);
    advance(MINUTE);
    expect(await use()).toBe(new Date(Date.now()).toISOString());
  });
});

describe("a key bound by", () => {
  test.each<[string, object, number, number]>([
    ["all", { kind: "all" }, 404, 404],
    ["ids", { kind: "ids", ids: ["oslo-1"] }, 403, 404],
    ["tags", { kind: "tags", tags: ["SE", "DK"] }, 404, 403],
  ])("%s speaks for those stores, from D1 and from the snapshot alike", async (_, stores, inStockholm, inOslo) => {
    const { key } = await make({ stores });
    expect([await redeemIn(key, "sthlm-1"), await redeemIn(key, "oslo-1")]).toEqual([inStockholm, inOslo]);
    done(await admin("POST", "/v1/stores/publish"));
    vi.spyOn(ports.keys, "byHash").mockRejectedValue(new Error("D1 need not be asked"));
    expect([await redeemIn(key, "sthlm-1"), await redeemIn(key, "oslo-1")]).toEqual([inStockholm, inOslo]);
    vi.restoreAllMocks();
  });

  test("tags follows the tags that stores come to carry", async () => {
    const { key } = await make({ stores: { kind: "tags", tags: ["flagship"] } });
    done(await admin("POST", "/v1/stores/publish"));
    expect(await redeemIn(key, "sthlm-1")).toBe(403);
    done(await admin("PUT", "/v1/stores/sthlm-1", aStore({ tags: ["SE", "flagship"] })));
    expect(await redeemIn(key, "sthlm-1")).toBe(404);
  });
});

describe("another isolate", () => {
  /** The same deployment, read by an isolate that has adopted nothing by itself. */
  const elsewhere = () =>
    snapshotsOf(Object.create(env.SNAPSHOTS, { get: { value: env.SNAPSHOTS.get.bind(env.SNAPSHOTS) } }) as KVNamespace);

  test("lets a deleted key in until it looks at the pointer again, which is well under two minutes", async () => {
    const { id, key } = await make();
    done(await admin("POST", "/v1/stores/publish"));
    const hash = await ports.names.digest(key);
    const other = elsewhere();
    expect((await other.config()).keys.has(hash)).toBe(true);
    done(await admin("DELETE", `/v1/api-keys/${id}`));
    expect(await redeemIn(key, "sthlm-1")).toBe(401);
    advance(POINTER_FRESH_MS + 1);
    expect((await other.config()).keys.has(hash)).toBe(false);
    // KV keeps what it has read for up to a minute.
    expect(POINTER_FRESH_MS + MINUTE).toBeLessThan(2 * MINUTE);
  });

  test("refuses an expired key whatever it has read", async () => {
    const { key } = await make({ expiresAt: new Date(Date.now() + MINUTE).toISOString() });
    done(await admin("POST", "/v1/stores/publish"));
    expect(await redeemIn(key, "sthlm-1")).toBe(404);
    advance(MINUTE);
    expect(await redeemIn(key, "sthlm-1")).toBe(401);
  });

  test("asks nobody about what cannot be a key", async () => {
    const byHash = vi.spyOn(ports.keys, "byHash");
    for (const key of ["x", "bk_short", `bk_${"A".repeat(44)}`, `BK_${"A".repeat(43)}`]) {
      expect(await redeemIn(key, "sthlm-1")).toBe(401);
    }
    expect(byHash).not.toHaveBeenCalled();
    expect(await redeemIn(`bk_${"A".repeat(43)}`, "sthlm-1")).toBe(401);
    expect(byHash).toHaveBeenCalledOnce();
    vi.restoreAllMocks();
  });
});
