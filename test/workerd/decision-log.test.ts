import { env } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { replayDecision } from "../../scripts/replay/run.ts";
import { DECISION_LOG_AFTER_MS } from "../../src/domain/bounds.ts";
import { admin, type Client, clientAs, done, ORIGIN } from "./support/api.ts";
import { checkedFetch } from "./support/checked.ts";
import { advance, HOUR, stopClock } from "./support/clock.ts";
import { decisionsOf } from "./support/issue.ts";
import { ports, ring, rowsIn, shopperStub } from "./support/objects.ts";
import { TestPhone } from "./support/phone.ts";
import { aCampaign, aStore, CENTER, openShop, putCart } from "./support/retailer.ts";
import { north, type Place, walkIn } from "./support/walks.ts";

interface Entry {
  readonly id: string;
  readonly outcome: string;
  readonly campaignId: string | null;
  readonly storeId: string;
  readonly ended: readonly { readonly code: string; readonly campaignIds: readonly string[] }[];
}

const place = (n: number): Place => north(CENTER, n * 5_000);
const at = (n: number) => aStore({ fence: { type: "Circle", center: place(n), radius: 80 }, openingHours: null });

let backend: Client;
let shoppers = 0;

beforeAll(async () => {
  stopClock();
  await openShop({ here: at(0), there: at(1) }, [
    aCampaign("cart"),
    aCampaign("elsewhere", { stores: { kind: "ids", ids: ["nowhere"] } }),
  ]);
  backend = await clientAs("backend");
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** Somebody who was in a store and decided for, and whose decision was told. */
async function visitor(where: Place = place(0)) {
  const id = `logged-${++shoppers}`;
  await putCart(backend, id);
  const phone = await TestPhone.of(backend, id);
  const { offers, decisionId } = await phone.ping(walkIn(where));
  const stub = await shopperStub(id);
  const tell = async () => {
    advance(DECISION_LOG_AFTER_MS);
    await ring(stub);
  };
  await tell();
  return { id, phone, offers, decisionId: decisionId ?? "", stub, tell };
}

const listed = async (query: string, who: Client = admin) =>
  done(await who<{ items: Entry[]; nextCursor: string | null }>("GET", `/v1/decisions?${query}`));
const linesOf = async (prefix = "decisions/"): Promise<Record<string, unknown>[]> => {
  const { objects } = await env.LOG.list({ prefix });
  const texts = await Promise.all(objects.map(async ({ key }) => (await env.LOG.get(key))?.text() ?? ""));
  return texts.flatMap((text) => text.trimEnd().split("\n")).map((line) => JSON.parse(line) as Record<string, unknown>);
};

describe("a decision that came to its end", () => {
  test("is listed for the shopper and for the store, newest first", async () => {
    const { id, decisionId, phone, tell } = await visitor();
    advance(4 * HOUR);
    await putCart(backend, id);
    const again = await phone.ping(walkIn(place(1)));
    await tell();
    const { items } = await listed(`shopperId=${id}`);
    expect(items.map((one) => one.id)).toEqual([again.decisionId, decisionId]);
    expect(items[1]).toMatchObject({ outcome: "issued", campaignId: "cart", storeId: "here" });
    expect(items[1]?.ended).toEqual([{ stage: "candidates", code: "other_store", campaignIds: ["elsewhere"] }]);
    expect((await listed(`shopperId=${id}&storeId=there`)).items.map((one) => one.id)).toEqual([again.decisionId]);
    const page = await listed(`shopperId=${id}&limit=1`);
    const next = await listed(`shopperId=${id}&limit=1&cursor=${page.nextCursor}`);
    expect([...page.items, ...next.items].map((one) => one.id)).toEqual(items.map((one) => one.id));
  });

  test("is logged without who it was and what the articles are called", async () => {
    const { id } = await visitor();
    const sub = await ports.names.sub(id);
    const [row] = await rowsIn<{ trail: string }>(await shopperStub(id), "SELECT trail FROM decision");
    const lines = await linesOf();
    const line = lines.find(({ trail }) => trail === row?.trail);
    expect(line).toMatchObject({ storeId: "here", outcome: "issued", engine: 1, chosen: { campaignId: "cart" } });
    const text = JSON.stringify(line);
    for (const said of [id, sub, "dev_", "dec_", "off_", "Vitmossa trail shoe"]) expect(text).not.toContain(said);
    expect(text).toContain("VITMOSSA-42");
  });

  test("is told once, however often it is told", async () => {
    const before = (await linesOf()).length;
    const put = vi.spyOn(env.DB, "batch").mockRejectedValueOnce(new Error("away"));
    vi.spyOn(console, "warn").mockReturnValue();
    const id = `logged-${++shoppers}`;
    await putCart(backend, id);
    const phone = await TestPhone.of(backend, id);
    await phone.ping(walkIn());
    const stub = await shopperStub(id);
    for (let n = 0; n < 3; n += 1) {
      advance(DECISION_LOG_AFTER_MS);
      await ring(stub).catch(() => undefined);
    }
    expect(put).toHaveBeenCalled();
    expect(await linesOf()).toHaveLength(before + 1);
    expect((await listed(`shopperId=${id}`)).items).toHaveLength(1);
    expect(await rowsIn(stub, "SELECT kind FROM due WHERE kind = 'log'")).toEqual([]);
  });

  test("is gone from the index when its shopper is erased", async () => {
    const { id, stub } = await visitor();
    done(await admin("DELETE", `/v1/shoppers/${id}`));
    await ring(stub);
    expect((await listed(`shopperId=${id}`)).items).toEqual([]);
  });
});

describe("a list", () => {
  test("names a shopper or a store", async () => {
    expect(await admin("GET", "/v1/decisions")).toMatchObject({ status: 400 });
  });

  test("is narrowed by campaign, outcome, reason and time", async () => {
    const before = new Date().toISOString();
    advance(HOUR);
    const { decisionId } = await visitor();
    const within = `storeId=here&from=${before}&to=${new Date(Date.now() + HOUR).toISOString()}`;
    const ids = async (query: string) => (await listed(query)).items.map(({ id }) => id);
    expect(await ids(within)).toEqual([decisionId]);
    expect(await ids(`from=${before}`)).toContain(decisionId);
    expect(await ids("campaignId=cart&limit=1")).toEqual([decisionId]);
    expect(await ids(`${within}&outcome=issued`)).toEqual([decisionId]);
    for (const none of ["outcome=silent", "code=no_cart", "campaignId=elsewhere", `to=${before}`])
      expect(await ids(`${none.startsWith("to=") ? `storeId=here&from=${before}` : within}&${none}`)).toEqual([]);
  });

  test("is for support and analysts, of the stores that they hold", async () => {
    const { id } = await visitor();
    const analyst = await clientAs("analyst", ["here"]);
    expect((await listed("storeId=here", analyst)).items.length).toBeGreaterThan(0);
    expect(await analyst("GET", "/v1/decisions?storeId=there")).toMatchObject({ status: 403 });
    expect(await analyst("GET", `/v1/decisions?shopperId=${id}`)).toMatchObject({ status: 403 });
    expect(await (await clientAs("marketer"))("GET", `/v1/decisions?shopperId=${id}`)).toMatchObject({ status: 403 });
  });
});

describe("a replay", () => {
  const replayed = async (id: string) => {
    const said: string[] = [];
    const same = await replayDecision(id, {
      url: ORIGIN,
      key: env.ADMIN_KEY,
      print: (line) => said.push(line),
      fetch: checkedFetch as typeof fetch,
    });
    return { same, said };
  };

  test("of an offer comes out the same, also when the campaign has changed since", async () => {
    const { decisionId } = await visitor();
    expect(await replayed(decisionId)).toEqual({ same: true, said: [`${decisionId}: the same`] });
    done(await admin("PUT", "/v1/campaigns/cart", aCampaign("cart", { priority: 7 })));
    done(await admin("POST", "/v1/campaigns/cart/publish"));
    expect(await replayed(decisionId)).toMatchObject({ same: true });
  });

  test("of what was tampered with names the members that differ", async () => {
    const { decisionId, stub } = await visitor();
    await rowsIn(stub, "UPDATE decision SET body = json_set(body, '$.record.chosen.variantId', 'other')");
    const { same, said } = await replayed(decisionId);
    expect(same).toBe(false);
    expect(said.join()).toContain("/chosen/variantId");
  });

  test("of nobody's decision is refused", async () => {
    await expect(replayed(`dec_${"a".repeat(52)}_1`)).rejects.toThrow("nothing is kept of it");
  });
});

describe("an explanation", () => {
  test("is for the shopper whose offer it is, in the language of their phone", async () => {
    const { phone, offers } = await visitor();
    const [offer] = offers;
    const explained = await phone.call<{ because: { code: string }[]; actions: { kind: string }[] }>(
      "GET",
      `/v1/offers/${offer?.id}/explanation`,
    );
    expect(explained).toMatchObject({ status: 200, body: { disclosure: null } });
    expect(explained.body.because.map(({ code }) => code)).toEqual(["cart_abandoned", "store_visited", "agreed"]);
    expect(explained.body.actions.map(({ kind }) => kind)).toContain("not_for_me");
    const other = await visitor();
    expect(await other.phone.call("GET", `/v1/offers/${offer?.id}/explanation`)).toMatchObject({ status: 404 });
  });
});

test("what a decision was made from is in the shopper's own view", async () => {
  const { id } = await visitor();
  expect(await decisionsOf(id)).toMatchObject([{ body: { record: { outcome: "offer", engine: 1 } } }]);
  const view = done(await admin<{ decisions: { inputs: unknown }[] }>("GET", `/v1/shoppers/${id}`));
  expect(view.decisions).toMatchObject([{ inputs: { cart: { kind: "present" }, channel: "visit" } }]);
});
