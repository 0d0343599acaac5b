import { beforeAll, describe, expect, test } from "vitest";
import { admin, type Client, clientAs, done } from "./support/api.ts";
import { advance, SECOND, stopClock } from "./support/clock.ts";
import { aCampaign, aStore, openShop } from "./support/retailer.ts";

interface Version {
  readonly version: number;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly comment: string | null;
  readonly liveFrom: string | null;
  readonly authors: readonly string[];
}
interface Change {
  readonly pointer: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

const PATH = "/v1/campaigns/autumn";
let marketer: Client;

beforeAll(async () => {
  stopClock();
  await openShop({ "sthlm-1": aStore(), "sthlm-2": aStore() });
  const call = await clientAs("marketer");
  marketer = (...args) => {
    // What is published waits for the second after the last publication.
    advance(SECOND);
    return call(...args);
  };
  const publish = async (body: object) => {
    done(await marketer("PUT", PATH, aCampaign("autumn", body)));
    done(await marketer("POST", `${PATH}/publish`, { comment: `priority ${JSON.stringify(body)}` }));
  };
  await publish({ priority: 10 });
  await publish({ priority: 20 });
  await publish({ priority: 20, name: "Third" });
  done(
    await marketer(
      "PUT",
      PATH,
      aCampaign("autumn", { priority: 30, limits: [{ per: "shopper", count: 1, period: "P7D" }] }),
    ),
  );
});

const diff = async (query: string) =>
  done(await marketer<{ from: number; to: number | "draft"; changes: Change[] }>("GET", `${PATH}/versions/${query}`));

describe("versions of a campaign", () => {
  test("are listed newest first, with who made them and what they said", async () => {
    const { items } = done(await marketer<{ items: Version[] }>("GET", `${PATH}/versions`));
    expect(items.map(({ version }) => version)).toEqual([3, 2, 1]);
    expect(items.at(-1)).toMatchObject({ comment: 'priority {"priority":10}', holdoutWaiver: null });
    for (const { madeBy, liveFrom, madeAt, authors } of items) {
      expect(authors).toEqual([madeBy]);
      expect(Date.parse(liveFrom ?? "")).toBeGreaterThanOrEqual(Date.parse(madeAt));
    }
  });

  test("are listed a page at a time", async () => {
    const page = (query: string) =>
      marketer<{ items: Version[]; nextCursor: string | null }>("GET", `${PATH}/versions?limit=2${query}`);
    const first = done(await page(""));
    const second = done(await page(`&cursor=${first.nextCursor}`));
    expect([first, second].map(({ items }) => items.map(({ version }) => version))).toEqual([[3, 2], [1]]);
    expect(second.nextCursor).toBeNull();
  });

  test("are read as they were", async () => {
    const second = done(await marketer<{ campaign: object }>("GET", `${PATH}/versions/2`));
    expect(second.campaign).toMatchObject({ id: "autumn", priority: 20, name: "Back for your cart" });
    expect(await marketer("GET", `${PATH}/versions/4`)).toMatchObject({ status: 404 });
    expect(await marketer("GET", `${PATH}/versions/first`)).toMatchObject({ status: 400 });
    expect(await marketer("GET", "/v1/campaigns/none/versions")).toMatchObject({ status: 404 });
  });

  test("are compared with each other, and with the draft", async () => {
    expect(await diff("1/diff?to=2")).toEqual({
      from: 1,
      to: 2,
      changes: [{ pointer: "/priority", before: 10, after: 20 }],
    });
    expect((await diff("3/diff?to=1")).changes).toEqual([
      { pointer: "/name", before: "Third", after: "Back for your cart" },
      { pointer: "/priority", before: 20, after: 10 },
    ]);
    const { to, changes } = await diff("2/diff");
    expect(to).toBe("draft");
    expect(changes).toContainEqual({ pointer: "/limits/0", after: { per: "shopper", count: 1, period: "P7D" } });
    expect((await diff("2/diff?to=2")).changes).toEqual([]);
    expect(await marketer("GET", `${PATH}/versions/1/diff?to=9`)).toMatchObject({ status: 404 });
  });

  test("are put back as the draft, and live only when that is published", async () => {
    const restored = done(await marketer<object>("POST", `${PATH}/versions/1/restore`));
    expect(restored).toMatchObject({ priority: 10, limits: [], state: "live", version: 3 });
    expect((await diff("1/diff")).changes).toEqual([]);
    expect(done(await marketer("POST", `${PATH}/publish`))).toMatchObject({ version: 4 });
    expect(await marketer("POST", `${PATH}/versions/99/restore`)).toMatchObject({ status: 404 });
  });

  test("for other stores are not put back by a key that is bound", async () => {
    const only = (...ids: string[]) => aCampaign("bound", { stores: { kind: "ids", ids } });
    done(await marketer("POST", "/v1/campaigns", only("sthlm-2")));
    done(await marketer("POST", "/v1/campaigns/bound/publish"));
    done(await marketer("PUT", "/v1/campaigns/bound", only("sthlm-1")));
    const bound = await clientAs("marketer", ["sthlm-1"]);
    expect(await bound("POST", "/v1/campaigns/bound/versions/1/restore")).toMatchObject({ status: 403 });
  });
});

describe("check", () => {
  const check = async (body: object) =>
    done(await marketer<{ warnings: { pointer: string; message: string }[] }>("POST", "/v1/campaigns/check", body));

  test("warns of a live campaign that always speaks first", async () => {
    const { warnings } = await check(aCampaign("quiet", { priority: 1 }));
    expect(warnings).toContainEqual({ pointer: "/priority", message: expect.stringContaining("autumn") as string });
    const { warnings: loud } = await check(aCampaign("loud", { priority: 1_000 }));
    expect(loud.map(({ pointer }) => pointer)).not.toContain("/priority");
  });

  test("says how many offers a budget holds open", async () => {
    const budget = { amount: 45_000, currency: "SEK" };
    expect(await check(aCampaign("small", { budget }))).toMatchObject({
      openOffers: [{ pointer: "/budgets/0", currency: "SEK", offers: 2 }],
    });
  });

  test("writes nothing", async () => {
    await check(aCampaign("unheard-of"));
    expect(await marketer("GET", "/v1/campaigns/unheard-of")).toMatchObject({ status: 404 });
    const { items } = done(await admin<{ items: { action: string }[] }>("GET", "/v1/audit"));
    expect(items.map(({ action }) => action)).not.toContain("POST /v1/campaigns/check");
  });
});
