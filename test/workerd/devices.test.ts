import { env } from "cloudflare:workers";
import { beforeAll, describe, expect, test } from "vitest";
import { CREDENTIAL_RENEWAL_MS, CREDENTIAL_TTL_MS } from "../../src/domain/bounds.ts";
import { DeviceKey } from "../../src/sdk/device-key.ts";
import { type Client, clientAs, done, ORIGIN, send } from "./support/api.ts";
import { advance, DAY, HOUR, MINUTE, SECOND, stopClock } from "./support/clock.ts";
import { ports, rowsIn, shopperStub } from "./support/objects.ts";
import { enrol, type Enrolled, enrolmentToken, TestPhone } from "./support/phone.ts";
import { aCampaign, aStore, openShop, putCart } from "./support/retailer.ts";
import { AT_SEA, fixAt, walkIn } from "./support/walks.ts";

interface Device {
  readonly deviceId: string;
  readonly state: string;
  readonly lastPingAt: string | null;
  readonly lastRefusal: { readonly at: string; readonly code: string } | null;
  readonly serverTime: number;
}

let backend: Client;
let support: Client;
let shoppers = 0;

beforeAll(async () => {
  stopClock();
  await openShop({ "sthlm-1": aStore() }, [aCampaign("autumn")]);
  [backend, support] = await Promise.all([clientAs("backend"), clientAs("support")]);
});

async function aShopper(): Promise<{ id: string; phone: TestPhone }> {
  const id = `shopper-${++shoppers}`;
  return { id, phone: await TestPhone.of(backend, id) };
}

const read = async (deviceId: string): Promise<Device> => done(await support<Device>("GET", `/v1/devices/${deviceId}`));

/** The phone with the credential that it was given instead. */
const renewed = async (phone: TestPhone): Promise<TestPhone> =>
  TestPhone.from(phone.key, done(await phone.call<Enrolled>("POST", "/v1/devices/current/credential")));

/** Asks to replace the phone's key; whatever the service answers comes back. */
async function rotate(phone: TestPhone, key: DeviceKey, over: object = {}) {
  const proof = await key.enrolmentProof(phone.credential, Date.now());
  return phone.call<Enrolled>("POST", "/v1/devices/current/key", { publicKey: key.publicKey, proof, ...over });
}

describe("a credential", () => {
  test("is renewed for the same device and key", async () => {
    const { phone } = await aShopper();
    advance(HOUR);
    const answer = await phone.call<Enrolled & { credentialExpiresAt: string }>(
      "POST",
      "/v1/devices/current/credential",
    );
    const { deviceId, keyId, credential, credentialExpiresAt } = done(answer);
    expect({ deviceId, keyId }).toEqual({ deviceId: phone.deviceId, keyId: phone.key.id });
    expect(credential).not.toBe(phone.credential);
    expect(Date.parse(credentialExpiresAt)).toBe(Date.now() + CREDENTIAL_TTL_MS);
  });

  test.each([
    ["just after its end", 1 * SECOND],
    ["months after its end", CREDENTIAL_RENEWAL_MS - 1 * MINUTE],
  ])("is renewed %s, and good for nothing else", async (_, late) => {
    const { phone } = await aShopper();
    advance(CREDENTIAL_TTL_MS + late);
    expect(await phone.call("GET", "/v1/offers")).toMatchObject({ status: 401, body: { code: "credential_expired" } });
    expect(await phone.send(await phone.sign([fixAt(AT_SEA)]))).toMatchObject({
      status: 401,
      body: { code: "credential_expired" },
    });
    expect((await (await renewed(phone)).call("GET", "/v1/offers")).status).toBe(200);
  });

  test("is not renewed 90 days after its end", async () => {
    const { phone } = await aShopper();
    advance(CREDENTIAL_TTL_MS + CREDENTIAL_RENEWAL_MS);
    const answer = await phone.call("POST", "/v1/devices/current/credential");
    expect(answer).toMatchObject({ status: 401, body: { code: "credential_expired" } });
  });

  test("whose time is over is told so only where all else holds", async () => {
    const { phone } = await aShopper();
    advance(CREDENTIAL_TTL_MS + DAY);
    const stranger = await DeviceKey.generate();
    const forged = await stranger.ping({
      aud: "beckon-local",
      iat: Math.floor(Date.now() / 1000),
      fixes: [fixAt(AT_SEA)],
    });
    const elsewhere = await phone.sign([fixAt(AT_SEA)], { aud: "elsewhere" });
    for (const ping of [forged, elsewhere])
      expect(await phone.send(ping)).toMatchObject({ status: 401, body: { code: "ping_rejected" } });
    const dpop = await stranger.dpop({
      credential: phone.credential,
      method: "GET",
      url: `${ORIGIN}/v1/offers`,
      now: Date.now(),
    });
    const answer = await phone.call("GET", "/v1/offers", undefined, { dpop });
    expect(answer).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
  });
});

describe("a key", () => {
  test("is replaced: the device stays, its old key is refused everywhere", async () => {
    const { phone } = await aShopper();
    const key = await DeviceKey.generate();
    const enrolled = done(await rotate(phone, key));
    expect(enrolled).toMatchObject({ deviceId: phone.deviceId, keyId: key.id });
    const heir = TestPhone.from(key, enrolled);
    expect((await heir.call("GET", "/v1/offers")).status).toBe(200);
    expect((await phone.call("GET", "/v1/offers")).status).toBe(401);
    expect((await phone.call("POST", "/v1/devices/current/credential")).status).toBe(401);
    expect(await phone.send(await phone.sign(walkIn()))).toMatchObject({
      status: 401,
      body: { code: "ping_rejected" },
    });
    expect(await read(phone.deviceId)).toMatchObject({ state: "active", lastRefusal: { code: "key_replaced" } });
  });

  test("is replaced without that what was sent before becomes news", async () => {
    const { phone } = await aShopper();
    const fixes = walkIn();
    await phone.ping(fixes);
    const key = await DeviceKey.generate();
    const heir = TestPhone.from(key, done(await rotate(phone, key)));
    const again = await heir.ping(fixes);
    expect(new Set(again.fixes.map(({ verdict }) => verdict))).toEqual(new Set(["duplicate"]));
    expect(again.visits).toEqual([]);
  });

  test("moves the entry that leads to the shopper", async () => {
    const { id, phone } = await aShopper();
    const key = await DeviceKey.generate();
    done(await rotate(phone, key));
    const sub = await ports.names.sub(id);
    expect(await ports.devices.owner(key.id)).toMatchObject({ sub });
    expect(await ports.devices.owner(phone.key.id)).toBeUndefined();
  });

  test("whose answer was lost is asked for again by the old one", async () => {
    const { phone } = await aShopper();
    const key = await DeviceKey.generate();
    done(await rotate(phone, key));
    expect(await rotate(phone, key)).toMatchObject({ status: 200, body: { deviceId: phone.deviceId, keyId: key.id } });
  });

  test.each([
    ["the key the device has", async (phone: TestPhone) => rotate(phone, phone.key), 400, "invalid_request"],
    [
      "a key that does not sign",
      async (phone: TestPhone) => {
        const [key, stranger] = [await DeviceKey.generate(), await DeviceKey.generate()];
        return rotate(phone, key, { proof: await stranger.enrolmentProof(phone.credential, Date.now()) });
      },
      401,
      "unauthenticated",
    ],
    [
      "a proof over something else",
      async (phone: TestPhone) => {
        const key = await DeviceKey.generate();
        return rotate(phone, key, { proof: await key.enrolmentProof("something else", Date.now()) });
      },
      401,
      "unauthenticated",
    ],
    ["somebody else's key", async (phone: TestPhone) => rotate(phone, (await aShopper()).phone.key), 409, "conflict"],
    [
      "the key of the shopper's other phone",
      async (phone: TestPhone) => rotate(phone, (await TestPhone.of(backend, `shopper-${shoppers}`)).key),
      409,
      "conflict",
    ],
    [
      "no point of the curve",
      async (phone: TestPhone) =>
        rotate(phone, await DeviceKey.generate(), { publicKey: { kty: "EC", crv: "P-256", x: "AA", y: "AA" } }),
      400,
      "invalid_request",
    ],
  ])("is not replaced by %s", async (_, attempt, status, code) => {
    const { phone } = await aShopper();
    expect(await attempt(phone)).toMatchObject({ status, body: { code } });
    expect((await phone.call("GET", "/v1/offers")).status).toBe(200);
  });
});

describe("a revoked device", () => {
  test.each(["itself", "by support"])("%s is refused everywhere while its credential still holds", async (who) => {
    const { id, phone } = await aShopper();
    await putCart(backend, id);
    const revoke =
      who === "itself"
        ? phone.call("DELETE", "/v1/devices/current")
        : support("DELETE", `/v1/devices/${phone.deviceId}`);
    expect(await revoke).toMatchObject({ status: 200, body: { state: "revoked" } });
    expect(await phone.send(await phone.sign(walkIn()))).toMatchObject({
      status: 401,
      body: { code: "ping_rejected" },
    });
    const calls: [string, string, unknown?][] = [
      ["GET", "/v1/offers"],
      ["POST", "/v1/stores/near", { latitude: 59.33, longitude: 18.06 }],
      ["POST", "/v1/devices/current/credential"],
      ["DELETE", "/v1/devices/current"],
      ["PUT", "/v1/consents", { consents: { marketing: true }, source: "app" }],
    ];
    const answers = await Promise.all(calls.map(([method, path, body]) => phone.call(method, path, body)));
    for (const answer of answers) {
      expect(answer).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
      expect(answer.headers.get("www-authenticate")).toBe("DPoP");
    }
    expect(await read(phone.deviceId)).toMatchObject({ state: "revoked", lastRefusal: { code: "device_revoked" } });
    expect(await rowsIn(await shopperStub(id), "SELECT * FROM decision")).toEqual([]);
  });

  test("gets no offer that was being made when it was revoked", async () => {
    const { id, phone } = await aShopper();
    await putCart(backend, id);
    const ping = await phone.sign(walkIn());
    const [answer] = await Promise.all([phone.send(ping), support("DELETE", `/v1/devices/${phone.deviceId}`)]);
    const isRefused = answer.status === 401;
    const offers = isRefused ? [] : answer.body.offers;
    expect(offers).toEqual([]);
    expect((await phone.send(ping)).status).toBe(401);
  });

  test("is taken back by a new enrolment of its key", async () => {
    const { id, phone } = await aShopper();
    await phone.call("DELETE", "/v1/devices/current");
    const again = await enrol(await enrolmentToken(backend, id), phone.key);
    expect(again).toMatchObject({ status: 200, body: { deviceId: phone.deviceId } });
    expect((await TestPhone.from(phone.key, done(again)).call("GET", "/v1/offers")).status).toBe(200);
  });

  test("may be revoked again", async () => {
    const { phone } = await aShopper();
    for (const _ of [1, 2])
      expect(await backend("DELETE", `/v1/devices/${phone.deviceId}`)).toMatchObject({
        status: 200,
        body: { state: "revoked" },
      });
  });
});

describe("what support sees of a device", () => {
  test("is its state, its last ping near a store, and no refusal before there was one", async () => {
    const { phone } = await aShopper();
    const seen = { deviceId: phone.deviceId, state: "active", platform: "ios", locale: "en", push: null };
    expect(await read(phone.deviceId)).toMatchObject({ ...seen, lastPingAt: null, lastRefusal: null });
    await phone.ping(walkIn());
    expect(await read(phone.deviceId)).toMatchObject({ lastPingAt: new Date().toISOString(), lastRefusal: null });
  });

  test.each([
    ["made up", () => "dev_nobody_1"],
    ["no id at all", () => "current"],
    ["of nobody", () => `dev_${"a".repeat(52)}_1`],
    ["a number too far", (own: string) => own.replace(/\d+$/, "99")],
  ])("is the same for whom an id leads nowhere: %s", async (_, made) => {
    const { phone } = await aShopper();
    const objects = async () => (await rowsIn(await shopperStub("nobody"), "SELECT name FROM sqlite_master")).length;
    const path = `/v1/devices/${made(phone.deviceId)}`;
    expect(await support("GET", path)).toMatchObject({ status: 404, body: { code: "not_found" } });
    expect(await objects()).toBe(0);
  });

  test.each(["till", "marketer", "analyst"])("is not for a %s", async (role) => {
    const { phone } = await aShopper();
    const client = await clientAs(role);
    expect((await client("GET", `/v1/devices/${phone.deviceId}`)).status).toBe(403);
    expect((await client("DELETE", `/v1/devices/${phone.deviceId}`)).status).toBe(403);
  });
});

describe("a proof", () => {
  const proofOf = (phone: TestPhone, method: string, path: string): Promise<string> =>
    phone.key.dpop({ credential: phone.credential, method, url: ORIGIN + path, now: Date.now() });

  test("writes once", async () => {
    const { phone } = await aShopper();
    const path = "/v1/devices/current/credential";
    const dpop = await proofOf(phone, "POST", path);
    expect((await phone.call("POST", path, undefined, { dpop })).status).toBe(200);
    advance(3 * MINUTE);
    const again = await phone.call("POST", path, undefined, { dpop: await proofOf(phone, "POST", path) });
    expect(again.status).toBe(200);
    expect((await phone.call("POST", path, undefined, { dpop })).status).toBe(401);
  });

  test("that is sent again at once is refused, and it is told why", async () => {
    const { phone } = await aShopper();
    const path = "/v1/consents";
    const dpop = await proofOf(phone, "PUT", path);
    const word = (marketing: boolean) => ({ consents: { marketing }, source: "app" });
    expect((await phone.call("PUT", path, word(false), { dpop })).status).toBe(200);
    const replayed = await phone.call("PUT", path, word(true), { dpop });
    expect(replayed).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
    expect(replayed.headers.get("www-authenticate")).toBe("DPoP");
    expect(await read(phone.deviceId)).toMatchObject({ lastRefusal: { code: "proof_replayed" } });
  });

  test("reads as often as its time allows", async () => {
    const { phone } = await aShopper();
    const dpop = await proofOf(phone, "GET", "/v1/offers");
    for (const _ of [1, 2, 3]) expect((await phone.call("GET", "/v1/offers", undefined, { dpop })).status).toBe(200);
  });

  test("of forty at once lets one write", async () => {
    const { id, phone } = await aShopper();
    const path = "/v1/devices/current/credential";
    const dpop = await proofOf(phone, "POST", path);
    const all = Array.from({ length: 40 }, () => phone.call("POST", path, undefined, { dpop }));
    const answers = await Promise.all(all);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(await rowsIn(await shopperStub(id), "SELECT jti FROM proof")).toHaveLength(1);
  });

  test("that is missing is asked for", async () => {
    const { phone } = await aShopper();
    const headers = { authorization: `DPoP ${phone.credential}` };
    const answer = await send("/v1/offers", { headers });
    expect(answer).toMatchObject({ status: 401, body: { code: "unauthenticated", serverTime: Date.now() } });
    expect(answer.headers.get("www-authenticate")).toBe("DPoP");
  });
});

describe("the service's time", () => {
  test("is in every answer to a device, refusals too", async () => {
    const { phone } = await aShopper();
    const json = { "content-type": "text/plain" };
    const answers = [
      await phone.call("POST", "/v1/devices/current/credential"),
      await phone.call("POST", "/v1/devices/current/credential", undefined, { dpop: "nonsense" }),
      await phone.call("POST", "/v1/devices/current/key", { publicKey: 1 }),
      await phone.call("POST", "/v1/devices/current/key", { publicKey: 1 }, json),
      await phone.call("POST", "/v1/devices/current/key", { proof: "p".repeat(300_000) }),
      await phone.send("nonsense"),
      await phone.send(await phone.sign([])),
      await phone.send("p".repeat(200_000)),
      await phone.send("nonsense", { "content-type": "text/plain" }),
      await phone.send(await phone.sign([fixAt(AT_SEA)])),
      await support("GET", "/v1/devices/dev_nobody_1"),
      await support("GET", `/v1/devices/${phone.deviceId}`),
      await enrol("used", phone.key),
      await phone.call("GET", "/v1/devices/current/nowhere"),
      await phone.call("DELETE", "/v1/devices/current"),
    ];
    expect(answers.map(({ status }) => status)).toEqual([
      200, 401, 400, 415, 413, 401, 400, 413, 415, 200, 404, 200, 401, 404, 200,
    ]);
    for (const { body } of answers) expect(body).toMatchObject({ serverTime: Date.now() });
  });

  test("sets a phone right whose clock is wrong", async () => {
    const { phone } = await aShopper();
    const wrong = Date.now() - 3 * HOUR;
    const proofAt = (now: number) =>
      phone.key.dpop({ credential: phone.credential, method: "GET", url: `${ORIGIN}/v1/offers`, now });
    const refused = await phone.call<{ serverTime: number }>("GET", "/v1/offers", undefined, {
      dpop: await proofAt(wrong),
    });
    expect(refused.status).toBe(401);
    const offset = refused.body.serverTime - wrong;
    const dpop = await proofAt(wrong + offset);
    expect((await phone.call("GET", "/v1/offers", undefined, { dpop })).status).toBe(200);
  });
});

test("no table of D1 knows a device's id", async () => {
  await aShopper();
  const { results } = await env.DB.prepare("SELECT * FROM devices").all();
  expect(JSON.stringify(results)).not.toContain("dev_");
});
