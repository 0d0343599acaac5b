import { beforeAll, describe, expect, test } from "vitest";
import { type Client, client, admin, clientAs, done } from "./support/api.ts";
import { advance, HOUR, stopClock } from "./support/clock.ts";
import { offerStub, ports, ring, rowsIn, shopperStub } from "./support/objects.ts";
import { aCampaign, aStore, LIABILITY, openShop } from "./support/retailer.ts";
import { anIssuedOffer, Till } from "./support/till.ts";

/* `POST /v1/offers/{id}/revoke`: an offer is taken back. */

let backend: Client;
let support: Client;
let till: Till;

beforeAll(async () => {
  stopClock();
  await openShop({ "sthlm-1": aStore() }, [aCampaign("autumn")]);
  backend = await clientAs("backend");
  support = await clientAs("support");
  till = new Till(await clientAs("till", ["sthlm-1"]));
});

interface Answer {
  readonly code: string;
  readonly state: string;
}
const revoke = (id: string, by = support, body: object = { reason: "shared in a forum" }) =>
  by<Answer>("POST", `/v1/offers/${id}/revoke`, body);
const reservedOf = async () => (await ports.campaign("autumn").budget())[0]?.reserved ?? 0;

describe("an offer that is revoked", () => {
  test("is refused at the till, and its shopper and its campaign are told", async () => {
    const { id, code, shopperId } = await anIssuedOffer(backend);
    const before = await reservedOf();
    expect(await revoke(id)).toMatchObject({ status: 200, body: { id, state: "revoked" } });
    expect(await till.redeem({ code })).toMatchObject({ status: 410, body: { code: "revoked" } });
    await ring(offerStub(id));
    expect(await reservedOf()).toBe(before - LIABILITY);
    expect(await rowsIn(await shopperStub(shopperId), "SELECT state FROM offer")).toEqual([{ state: "revoked" }]);
  });

  test("is revoked once, whoever says it again", async () => {
    const { id } = await anIssuedOffer(backend);
    const first = await revoke(id);
    expect((await revoke(id, await clientAs("marketer"))).body).toEqual(first.body);
  });

  test("was not held by a till: who pays is not sent away", async () => {
    const { id, code } = await anIssuedOffer(backend);
    const { id: redemption } = done(await till.reserve({ code }));
    const by = { storeId: "sthlm-1", tillId: "3", at: new Date().toISOString() };
    expect(await revoke(id)).toMatchObject({ status: 409, body: { code: "reserved_elsewhere", by } });
    await till.void(redemption);
    expect(await revoke(id)).toMatchObject({ status: 200, body: { state: "revoked" } });
  });

  test("was not redeemed: what was given is given", async () => {
    const { id, code } = await anIssuedOffer(backend);
    await till.redeem({ code });
    expect(await revoke(id)).toMatchObject({ status: 409, body: { code: "not_reversible" } });
  });

  test("stays expired where it had expired", async () => {
    const { id } = await anIssuedOffer(backend);
    advance(2 * HOUR);
    expect(await revoke(id)).toMatchObject({ status: 200, body: { state: "expired" } });
  });
});

describe("who asks", () => {
  test.each(["off_2222222222222222222222", "made-up"])("for %s finds nothing", async (id) => {
    expect(await revoke(id)).toMatchObject({ status: 404, body: { code: "not_found" } });
  });

  test("with a key for other stores finds nothing", async () => {
    const { id } = await anIssuedOffer(backend);
    const stores = { kind: "ids", ids: ["oslo-1"] };
    const made = done(await admin<{ key: string }>("POST", "/v1/api-keys", { role: "marketer", name: "oslo", stores }));
    expect(await revoke(id, client(made.key))).toMatchObject({ status: 404, body: { code: "not_found" } });
  });

  test.each([{}, { reason: " " }, { reason: "x".repeat(201) }])("with %j is refused", async (body) => {
    const { id } = await anIssuedOffer(backend);
    expect(await revoke(id, support, body)).toMatchObject({ status: 400, body: { errors: [{ pointer: "/reason" }] } });
  });
});
