import { beforeAll, describe, expect, test, vi } from "vitest";
import type { OfferView } from "../../src/domain/offers/offer.ts";
import { admin, type Answer, type Client, client, clientAs, done } from "./support/api.ts";
import { openApi } from "./support/checked.ts";
import { stopClock } from "./support/clock.ts";
import { type Someone, someoneWithOffer } from "./support/life.ts";
import { ring } from "./support/objects.ts";
import { TestPhone } from "./support/phone.ts";
import { aCampaign, aRedemption, aStore, openShop, putCart } from "./support/retailer.ts";
import { type Place, walkIn } from "./support/walks.ts";

const OSLO: Place = [10.7522, 59.9139];

/** What somebody could name that is none of theirs, by the first word of the path. */
type Ids = Readonly<Record<string, string>>;
let madeUp: Ids;
/** Of what there was once, and of someone who was erased. */
let gone: Ids;
/** Of another store than a key is bound to. */
let elsewhere: Ids;
/** Of another shopper than the phone's. */
let theirs: Ids;

/** What nobody can delete, so that nothing of it is ever gone: the history of the shop and of its money. */
const KEPT = ["approvals", "campaigns", "consent-texts", "settings", "redemptions", "erasures", "attributes", "me"];

interface Route {
  readonly method: string;
  readonly path: string;
  readonly resource: string;
  readonly roles: readonly string[];
  readonly device: boolean;
}
/** Every operation that takes an id. */
let routes: readonly Route[];
const as = new Map<string, Client>([["admin", admin]]);
let phone: TestPhone;

beforeAll(async () => {
  stopClock();
  vi.spyOn(console, "warn").mockReturnValue();
  for (const role of ["backend", "till", "marketer", "approver", "analyst", "support"])
    as.set(role, await clientAs(role));
  const backend = by("backend");
  const stores = { "sthlm-1": aStore(), "oslo-1": aStore({ fence: circle(OSLO), currency: "SEK" }), gone: aStore() };
  const only = { stores: { kind: "ids", ids: ["oslo-1"] } };
  await openShop(stores, [aCampaign("everywhere"), aCampaign("theirs", only)]);
  done(await admin("DELETE", "/v1/stores/gone"));
  phone = await TestPhone.of(backend, "sara");
  const erased = await someoneWithOffer(backend, "erased");
  done(await backend("PUT", "/v1/products/gone", { names: {}, prices: [] }));
  done(await backend("DELETE", "/v1/products/gone"));
  done(await admin("PUT", "/v1/people/gone", { email: "gone@example.com", roles: ["analyst"] }));
  done(await admin("DELETE", "/v1/people/gone"));
  gone = { stores: "gone", products: "gone", people: "gone", "api-keys": await deletedKey(), ...(await idsOf(erased)) };
  done(await admin("DELETE", "/v1/shoppers/erased"));
  await ring(erased.stub);
  theirs = await idsOf(await someoneWithOffer(backend, "somebody"));
  elsewhere = { stores: "oslo-1", campaigns: "theirs", ...(await visitOslo(backend)) };
  madeUp = MADE_UP;
  routes = Object.entries((await openApi()).paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, { security }]) => ({
      method: method.toUpperCase(),
      path,
      resource: path.split("/")[2] ?? "",
      roles: security.flatMap((one) => one["apiKey"] ?? []),
      device: security.some((one) => "device" in one),
    })),
  );
  routes = routes.filter(({ path }) => path.includes("{"));
});

const MADE_UP: Ids = {
  devices: `dev_${"a".repeat(52)}_1`,
  decisions: `dec_${"a".repeat(52)}_1`,
  offers: `off_${"a".repeat(22)}`,
  redemptions: `red_${"a".repeat(22)}_1`,
};
const circle = (center: Place) => ({ type: "Circle", center, radius: 80 });

function by(role: string): Client {
  const found = as.get(role);
  if (found === undefined) throw new Error(`nobody is ${role}`);
  return found;
}

async function deletedKey(): Promise<string> {
  const { id } = done(await admin<{ id: string }>("POST", "/v1/api-keys", { role: "analyst", name: "gone" }));
  done(await admin("DELETE", `/v1/api-keys/${id}`));
  return id;
}

async function idsOf({ id, phone: own, offer }: Someone & { offer: OfferView }): Promise<Ids> {
  const view = done(await own.call<{ decisions: { id: string }[] }>("GET", "/v1/me"));
  const decisions = view.decisions[0]?.id ?? "";
  return { shoppers: id, carts: id, devices: own.deviceId, decisions, offers: offer.id };
}

/** Somebody was offered something in the other store, and has used it there. */
async function visitOslo(backend: Client): Promise<Ids> {
  await putCart(backend, "olav");
  const own = await TestPhone.of(backend, "olav");
  const { decisionId, offers } = await own.ping(walkIn(OSLO));
  const [offer] = offers;
  const body = aRedemption({ storeId: "oslo-1", code: offer?.code });
  const sold = await by("till")<{ id: string }>("POST", "/v1/redemptions", body, { "idempotency-key": "oslo" });
  return { decisions: decisionId ?? "", offers: offer?.id ?? "", redemptions: done(sold).id };
}

const OTHER_PARAMETERS: Readonly<Record<string, string>> = { businessDate: "2026-11-21", n: "999" };
const pathOf = ({ path, resource }: Route, ids: Ids): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => OTHER_PARAMETERS[name] ?? ids[resource] ?? "made-up");

/** What a phone says where it has to say something. */
const SAID: Readonly<Record<string, object>> = { "/v1/offers/{id}/feedback": { kind: "viewed" } };

/** The answer without the one member that tells requests apart. */
const bytes = ({ status, body }: Answer<unknown>) => ({
  status,
  body: { ...(body as object), instance: "", serverTime: 0 },
});
const ask = (caller: Client, route: Route, ids: Ids) =>
  caller(route.method, pathOf(route, ids), route.method === "GET" || route.method === "DELETE" ? undefined : {}, {
    "idempotency-key": "foreign",
  });

describe("every operation that takes an id", () => {
  test("is known, and each kind of id has one that names somebody else's", () => {
    expect(routes.length).toBeGreaterThan(20);
    const known = new Set([...Object.keys(gone), ...KEPT]);
    expect(routes.filter(({ resource }) => !known.has(resource))).toEqual([]);
  });

  test("answers of what is gone as of what never was, whoever reads", async () => {
    const reads = routes.filter(({ method, resource }) => method === "GET" && resource in gone);
    expect(reads.length).toBeGreaterThan(5);
    for (const route of reads) {
      for (const role of route.roles) {
        const answer = bytes(await ask(by(role), route, gone));
        expect(answer, `${role}: ${route.path}`).toMatchObject({ status: 404, body: { code: "not_found" } });
        expect(answer).toEqual(bytes(await ask(by(role), route, madeUp)));
      }
    }
  });

  test.each(["till", "marketer", "analyst"])("tells a %s of one store nothing of another's", async (role) => {
    const { key } = done(
      await admin<{ key: string }>("POST", "/v1/api-keys", { role, name: "bound", storeIds: ["sthlm-1"] }),
    );
    const open = routes.filter(({ resource, roles }) => resource in elsewhere && roles.includes(role));
    expect(open.length).toBeGreaterThan(0);
    for (const route of open) {
      const answer = bytes(await ask(client(key), route, elsewhere));
      const what = `${route.method} ${route.path}`;
      // What it may read of all of the retailer, such as a receipt, is its own business.
      if (answer.status === 200 && route.method === "GET" && OF_ALL.includes(route.path)) continue;
      if (answer.status !== 403) expect(answer, what).toEqual(bytes(await ask(client(key), route, madeUp)));
      expect(answer.status, what).toBeGreaterThanOrEqual(400);
    }
  });

  test("tells a phone nothing of another shopper", async () => {
    for (const route of routes.filter(({ device }) => device)) {
      const call = (ids: Ids): Promise<Answer<unknown>> =>
        phone.call(route.method, pathOf(route, ids), SAID[route.path]);
      const answer = bytes(await call(theirs));
      expect(answer, `${route.method} ${route.path}`).toEqual(bytes(await call(madeUp)));
      expect(answer.status).toBe(404);
    }
  });
});

/** Drafts are the retailer's, and a return may be made in any of its stores. */
const OF_ALL = [
  "/v1/campaigns/{id}",
  "/v1/campaigns/{id}/versions",
  "/v1/campaigns/{id}/versions/{n}",
  "/v1/campaigns/{id}/versions/{n}/diff",
  "/v1/redemptions/{id}",
];
