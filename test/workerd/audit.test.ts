import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { DEFAULT_SETTINGS } from "../../src/domain/settings.ts";
import { admin, type Client, client, clientAs, done } from "./support/api.ts";
import { advance, SECOND, stopClock } from "./support/clock.ts";
import { ports, ring, shopperStub } from "./support/objects.ts";
import { aCampaign, aStore, openShop, putCart } from "./support/retailer.ts";

interface Line {
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly resource: string;
  readonly status: number | null;
  readonly before: number | null;
  readonly after: number | null;
}

let marketer: Client;
let author: string;
let support: Client;
let backend: Client;

const lines = async (query = ""): Promise<Line[]> =>
  done(await admin<{ items: Line[] }>("GET", `/v1/audit${query}`)).items;
const newest = async (): Promise<Line | undefined> => (await lines("?limit=1"))[0];

beforeAll(async () => {
  stopClock();
  await openShop({ "sthlm-1": aStore() });
  const { key, id } = done(
    await admin<{ key: string; id: string }>("POST", "/v1/api-keys", { role: "marketer", name: "m" }),
  );
  author = `key:${id}`;
  const call = client(key);
  marketer = (...args) => {
    advance(SECOND);
    return call(...args);
  };
  support = await clientAs("support");
  backend = await clientAs("backend");
});

describe("the audit", () => {
  test("tells who made what of a campaign, and the versions before and after", async () => {
    done(await marketer("POST", "/v1/campaigns", aCampaign("back")));
    expect(await newest()).toMatchObject({
      actor: author,
      action: "POST /v1/campaigns",
      resource: "campaigns/back",
      status: 201,
    });
    done(await marketer("POST", "/v1/campaigns/back/publish"));
    expect(await newest()).toMatchObject({ action: "POST /v1/campaigns/{id}/publish", before: null, after: 1 });
    done(await marketer("POST", "/v1/campaigns/back/publish"));
    expect(await newest()).toMatchObject({ resource: "campaigns/back", before: 1, after: 2, status: 200 });
    done(await marketer("POST", "/v1/campaigns/back/versions/1/restore"));
    expect(await newest()).toMatchObject({ resource: "campaigns/back", before: 1 });
  });

  test("tells of settings, stores and keys", async () => {
    done(await admin("PUT", "/v1/settings", DEFAULT_SETTINGS));
    expect(await newest()).toMatchObject({ actor: "key:key_admin", resource: "settings", before: 0, after: 1 });
    done(await marketer("PUT", "/v1/stores/sthlm-1?publish=false", aStore({ name: "Anew" })));
    expect(await newest()).toMatchObject({ actor: author, resource: "stores/sthlm-1", status: 200 });
    done(await marketer("POST", "/v1/stores/publish"));
    expect(await newest()).toMatchObject({ resource: "stores", after: 2 });
    const { id } = done(await admin<{ id: string }>("POST", "/v1/api-keys", { role: "till", name: "t" }));
    expect(await newest()).toMatchObject({ action: "POST /v1/api-keys", resource: `api-keys/${id}` });
    done(await admin("DELETE", `/v1/api-keys/${id}`));
    expect(await newest()).toMatchObject({ action: "DELETE /v1/api-keys/{id}", status: 204 });
  });

  test.each<[string, () => Promise<unknown>]>([
    ["a read", () => marketer("GET", "/v1/campaigns")],
    ["a question", () => marketer("POST", "/v1/campaigns/check", aCampaign("q"))],
    ["a match", () => marketer("POST", "/v1/stores/match", { latitude: 59.3, longitude: 18 })],
    [
      "a trial run",
      () => marketer("POST", "/v1/stores/import?dryRun=true", { type: "FeatureCollection", features: [] }),
    ],
    ["a wrong body", () => marketer("POST", "/v1/campaigns", {})],
    ["what is there already", () => marketer("POST", "/v1/campaigns", aCampaign("back"))],
    ["who may not", () => support("POST", "/v1/campaigns", aCampaign("theirs"))],
    ["a machine", () => putCart(backend, "somebody")],
  ])("says nothing of %s", async (_, ask) => {
    const before = await lines("?limit=500");
    await ask();
    expect(await lines("?limit=500")).toEqual(before);
  });

  test("keeps the line of a change that failed halfway, without a status", async () => {
    const wrong = "a header that no object can take";
    await env.DB.exec("ALTER TABLE settings_versions RENAME TO settings_versions_gone");
    expect((await admin("PUT", "/v1/settings", DEFAULT_SETTINGS)).status, wrong).toBe(503);
    await env.DB.exec("ALTER TABLE settings_versions_gone RENAME TO settings_versions");
    expect(await newest()).toMatchObject({ resource: "settings", status: null, after: null });
  });

  test("is asked by actor, resource and time, a page at a time", async () => {
    const of = async (query: string) => (await lines(query)).map(({ resource }) => resource);
    expect(new Set(await of("?resource=campaigns"))).toEqual(new Set(["campaigns/back"]));
    expect(await of("?resource=campaigns/back")).toHaveLength(4);
    expect(await of("?resource=campaigns/bac")).toEqual([]);
    expect((await lines(`?actor=${encodeURIComponent(author)}`)).every(({ actor }) => actor === author)).toBe(true);
    expect(await of(`?from=${new Date(Date.now() + SECOND).toISOString()}`)).toEqual([]);
    expect(await of(`?to=${new Date(0).toISOString()}`)).toEqual([]);
    const first = done(await admin<{ items: Line[]; nextCursor: string }>("GET", "/v1/audit?limit=3"));
    const rest = await lines(`?limit=500&cursor=${first.nextCursor}`);
    expect([...first.items, ...rest]).toEqual(await lines("?limit=500"));
    expect(await admin("GET", "/v1/audit?from=yesterday")).toMatchObject({ status: 400 });
  });
});

describe("a shopper in the audit", () => {
  const consents = { consents: { marketing: false }, source: "letter" };
  const stored = async () => JSON.stringify((await env.DB.prepare("SELECT * FROM audit").all()).results);

  test("is named by their pseudonym, and found by their id", async () => {
    done(await support("PUT", "/v1/shoppers/sara%40example.com/consents", consents));
    const sub = await ports.names.sub("sara@example.com");
    expect(await newest()).toMatchObject({ action: "PUT /v1/shoppers/{id}/consents", resource: `shoppers/${sub}` });
    expect(await lines("?resource=shoppers/sara@example.com")).toHaveLength(1);
    expect(await stored()).not.toContain("sara");
  });

  test("is nobody any more when they are erased; that it was done stays", async () => {
    const sub = await ports.names.sub("sara@example.com");
    done(await support("DELETE", "/v1/shoppers/sara%40example.com"));
    await ring(await shopperStub("sara@example.com"));
    expect(await stored()).not.toContain(sub);
    expect((await lines("?resource=shoppers")).map(({ action, resource }) => `${action}: ${resource}`)).toEqual([
      "DELETE /v1/shoppers/{id}: shoppers",
      "PUT /v1/shoppers/{id}/consents: shoppers",
    ]);
  });
});

test("the status tells versions and what waits", async () => {
  const status = done(await support("GET", "/v1/status"));
  expect(status).toMatchObject({
    version: expect.stringMatching(/^\d+\.\d+\.\d+/) as string,
    snapshot: { version: expect.any(Number) as number },
    settings: { version: 1, offersPaused: false },
    stores: { version: 2, count: 1 },
    campaigns: { live: 1 },
    approvalsOpen: false,
    erasures: { running: 0, oldestRequestedAt: null },
  });
});
