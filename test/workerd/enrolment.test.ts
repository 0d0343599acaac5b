import { beforeAll, describe, expect, test } from "vitest";
import { DeviceKey } from "../../src/sdk/device-key.ts";
import { type Client, clientAs, done } from "./support/api.ts";
import { advance, DAY, MINUTE, stopClock } from "./support/clock.ts";
import { matching } from "./support/matchers.ts";
import { rowsIn, shopperStub } from "./support/objects.ts";
import { enrol, enrolmentToken, TestPhone } from "./support/phone.ts";
import { aStore, openShop } from "./support/retailer.ts";
import { fixAt, stepIn } from "./support/walks.ts";

let backend: Client;
let key: DeviceKey;
let shoppers = 0;

beforeAll(async () => {
  stopClock();
  backend = await clientAs("backend");
  key = await DeviceKey.generate();
  await openShop({ "sthlm-1": aStore() });
});

const newShopper = (): string => `shopper-${++shoppers}`;
const REFUSED = { status: 401, body: { code: "unauthenticated" } };

describe("a token", () => {
  test("makes a key a device", async () => {
    const id = newShopper();
    const answer = await enrol(await enrolmentToken(backend, id), key);
    expect(answer).toMatchObject({
      status: 201,
      body: {
        deviceId: matching(/^dev_[a-z2-7]{52}_1$/),
        keyId: key.id,
        audience: "beckon-local",
        serverTime: Date.now(),
        credentialExpiresAt: new Date(Date.now() + DAY).toISOString(),
        regions: [],
      },
    });
  });

  test("serves once", async () => {
    const token = await enrolmentToken(backend, newShopper());
    expect(await enrol(token, key)).toMatchObject({ status: 201 });
    expect(await enrol(token, key)).toMatchObject(REFUSED);
    expect(await enrol(token, await DeviceKey.generate())).toMatchObject(REFUSED);
  });

  test("serves one of forty that come at once", async () => {
    const id = newShopper();
    const token = await enrolmentToken(backend, id);
    const keys = await Promise.all(Array.from({ length: 40 }, () => DeviceKey.generate()));
    const answers = await Promise.all(keys.map((one) => enrol(token, one)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(39);
    expect(await rowsIn(await shopperStub(id), "SELECT id FROM device")).toHaveLength(1);
  });

  test.each([
    { after: 5 * MINUTE - 1, status: 201 },
    { after: 5 * MINUTE, status: 401 },
  ])("$after ms after it was made is answered $status", async ({ after, status }) => {
    const token = await enrolmentToken(backend, newShopper());
    advance(after);
    expect(await enrol(token, key)).toMatchObject({ status });
  });

  test("that is not spent by a wrong proof still serves", async () => {
    const token = await enrolmentToken(backend, newShopper());
    expect(await enrol(token, key, { proof: await key.enrolmentProof("another", Date.now()) })).toMatchObject(REFUSED);
    expect(await enrol(token, key)).toMatchObject({ status: 201 });
  });

  test("without a shopper id is for someone whom nobody knows yet", async () => {
    const opened = done(await backend<{ shopperId: string; enrolmentToken: string }>("POST", "/v1/enrolments", {}));
    const other = done(await backend<{ shopperId: string }>("POST", "/v1/enrolments", {}));
    expect(opened.shopperId).toMatch(/^anon-/);
    expect(other.shopperId).not.toBe(opened.shopperId);
    expect(await enrol(opened.enrolmentToken, key)).toMatchObject({ status: 201 });
  });
});

describe("a key", () => {
  test("enrolled again with a new token is the same device", async () => {
    const id = newShopper();
    const own = await DeviceKey.generate();
    const first = done(await enrol(await enrolmentToken(backend, id), own));
    const again = await enrol(await enrolmentToken(backend, id), own);
    expect(again).toMatchObject({ status: 200, body: { deviceId: first.deviceId, keyId: own.id } });
    expect(await rowsIn(await shopperStub(id), "SELECT id FROM device")).toEqual([{ id: first.deviceId }]);
  });

  test("besides another of the same shopper is another device", async () => {
    const id = newShopper();
    const [one, two] = [await TestPhone.of(backend, id), await TestPhone.of(backend, id)];
    expect([one.deviceId.at(-1), two.deviceId.at(-1)]).toEqual(["1", "2"]);
  });
});

describe("a proof", () => {
  test.each<[string, (token: string) => Promise<object>]>([
    [
      "by another key",
      async (token) => ({ proof: await (await DeviceKey.generate()).enrolmentProof(token, Date.now()) }),
    ],
    ["over another token", async () => ({ proof: await key.enrolmentProof("another", Date.now()) })],
    ["of ten minutes ago", async (token) => ({ proof: await key.enrolmentProof(token, Date.now() - 10 * MINUTE) })],
    ["that is a ping", async () => ({ proof: await key.ping({}) })],
    ["that is no JWS", () => Promise.resolve({ proof: "x" })],
    ["for a token that is none", () => Promise.resolve({ enrolmentToken: "x" })],
    ["for a token whose claims were changed", (token) => Promise.resolve({ enrolmentToken: withOtherClaims(token) })],
  ])("%s is refused", async (_, over) => {
    const token = await enrolmentToken(backend, newShopper());
    expect(await enrol(token, key, await over(token))).toMatchObject(REFUSED);
  });

  test.each([
    ["off the curve", { x: "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" }, "/publicKey"],
    ["of another curve", { crv: "P-384" }, "/publicKey/crv"],
    ["with its private part", { d: "AAAA" }, "/publicKey/d"],
  ])("of a key %s is not asked for", async (_, over, pointer) => {
    const token = await enrolmentToken(backend, newShopper());
    const answer = await enrol(token, key, { publicKey: { ...key.publicKey, ...over } });
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_request", errors: [{ pointer }] } });
  });

  const withOtherClaims = (token: string): string => {
    const [header = "", payload = "", signature = ""] = token.split(".");
    const claims = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/"))) as Record<string, unknown>;
    const changed = btoa(JSON.stringify({ ...claims, exp: 9_999_999_999 }));
    return [header, changed.replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, ""), signature].join(".");
  };
});

describe("a credential", () => {
  test("is over after a day, on every route, and a new enrolment goes on as the same device", async () => {
    const id = newShopper();
    const phone = await TestPhone.of(backend, id);
    advance(DAY - 1_000);
    expect((await phone.send(await phone.sign([fixAt([0, 0])]))).status).toBe(200);
    advance(1_000);
    const expired = { status: 401, body: { code: "credential_expired" } };
    expect(await phone.send(await phone.sign([fixAt([0, 0])]))).toMatchObject(expired);
    expect(await phone.call("GET", "/v1/offers")).toMatchObject(expired);
    const again = await enrol(await enrolmentToken(backend, id), phone.key);
    expect(again).toMatchObject({ status: 200, body: { deviceId: phone.deviceId } });
  });
});

describe("a phone whose shopper did not agree", () => {
  test.each([{}, { marketing: true, profiling: true }])("to be located is not followed: %j", async (consents) => {
    const phone = await TestPhone.of(backend, newShopper(), consents);
    const answer = await phone.ping(stepIn());
    expect(answer).toMatchObject({ visits: [], offers: [], decisionId: null, state: null });
    expect(answer.fixes.map(({ verdict, reason }) => `${verdict} ${reason ?? ""}`)).toEqual([
      "rejected no_consent",
      "rejected no_consent",
    ]);
    const shopper = await shopperStub(`shopper-${shoppers}`);
    expect(await rowsIn(shopper, "SELECT id FROM fix UNION ALL SELECT store FROM stay")).toEqual([]);
  });
});
