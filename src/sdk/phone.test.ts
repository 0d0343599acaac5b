import { describe, expect, test } from "vitest";
import {
  explainOffer,
  forgetMe,
  giveFeedback,
  listOffers,
  putConsents,
  readErasure,
  readMe,
  removeTrait,
  revokeDevice,
  storesNear,
} from "./account.ts";
import { put } from "./key-value-store.ts";
import { Phone } from "./phone.ts";
import { FakeService, HOW, NOW, phoneOf, read, refusal } from "./testing.ts";

const FIX = { id: "f1", timestamp: NOW, coords: { latitude: 59, longitude: 18 } };
const HOUR = 3_600_000;

const bodyOf = (body: string) => JSON.parse(body) as { proof: string; publicKey: object };

describe("enrolling", () => {
  test("shows the token, the public key and a proof of it", async () => {
    const service = new FakeService();
    const { phone, key } = await phoneOf(service);
    const [body = ""] = service.sent("POST /v1/devices");
    const { proof, ...shown } = bodyOf(body);
    const { origin: _origin, ...how } = HOW;
    expect(shown).toEqual({ ...how, publicKey: key.publicKey });
    expect(read(proof)).toMatchObject({ typ: "device-proof+jws", iat: NOW / 1000 });
    expect([phone.deviceId, phone.keyId]).toEqual(["dev_1", key.id]);
  });

  test("with a clock that is wrong learns the time from the refusal", async () => {
    const service = new FakeService();
    service.meet(refusal(401, "unauthenticated", { serverTime: NOW }));
    const { phone } = await phoneOf(service, () => NOW - 7 * HOUR);
    expect(service.sent("POST /v1/devices").map((body) => read(bodyOf(body).proof)["iat"])).toEqual([
      (NOW - 7 * HOUR) / 1000,
      NOW / 1000,
    ]);
    expect(phone.now()).toBe(NOW);
  });

  test("that is refused for another reason is tried once", async () => {
    const service = new FakeService();
    service.meet(refusal(401, "unauthenticated", { serverTime: NOW + 1_000 }));
    await expect(phoneOf(service)).rejects.toMatchObject({ code: "unauthenticated" });
    expect(service.requests).toHaveLength(1);
  });

  test("survives the program", async () => {
    const service = new FakeService();
    const { phone, host } = await phoneOf(service);
    service.answer = { state: "open.1" };
    await phone.ping([FIX]);
    const again = await Phone.open(host);
    expect([again?.deviceId, again?.keyId, again?.watch]).toEqual([phone.deviceId, phone.keyId, phone.watch]);
    await again?.ping([FIX]);
    expect(read(service.sent("POST /v1/pings").at(-1) ?? "")).toMatchObject({ kid: phone.keyId, state: "open.1" });
  });

  test("leaves nothing behind of another device", async () => {
    const service = new FakeService();
    const { host, store, key } = await phoneOf(service);
    await store.write([put("fix/1", "of this device")]);
    await Phone.enrol(key, HOW, host);
    expect((await store.entries()).has("fix/1")).toBe(true);
    service.deviceId = "dev_2";
    await Phone.enrol(key, HOW, host);
    expect([...(await store.entries()).keys()]).toEqual(["key", "session"]);
  });

  test("was never done: nothing can be opened", async () => {
    expect(await Phone.open({})).toBeUndefined();
  });
});

describe("a ping", () => {
  test("is signed for the audience at the service's time, with what it may carry", async () => {
    const service = new FakeService();
    const { phone } = await phoneOf(service, () => NOW - HOUR + 999);
    const watch = [{ storeId: "s", event: "entered", at: NOW }] as const;
    expect(read(await phone.sign([FIX], { watch, regionLimit: 18 }))).toEqual({
      alg: "ES256",
      kid: phone.keyId,
      typ: "ping+jws",
      aud: "test",
      iat: NOW / 1000,
      fixes: [FIX],
      watch,
      regionLimit: 18,
    });
  });

  test("goes out under the credential, as application/jose", async () => {
    const service = new FakeService();
    const { phone } = await phoneOf(service);
    await phone.ping([FIX]);
    const { headers } = service.requests.at(-1) ?? { headers: new Headers() };
    expect([headers.get("authorization"), headers.get("content-type")]).toEqual([
      "Device credential-1",
      "application/jose",
    ]);
  });

  test("tells what to watch, and an answer to no usable fix changes none of it", async () => {
    const service = new FakeService();
    const { phone } = await phoneOf(service);
    const regions = [{ storeId: "s", latitude: 1, longitude: 2, radius: 150 }];
    const refresh = { latitude: 1, longitude: 2, radius: 900 };
    service.answer = { regions, refresh, nextPingAfter: 60 };
    await phone.ping([FIX]);
    expect(phone.watch).toEqual({ state: null, regions, refresh, nextPingAt: NOW + 60_000 });
    service.answer = { regions: [], refresh: null, state: "open.9" };
    await phone.ping([FIX]);
    expect(phone.watch).toEqual({ state: "open.9", regions, refresh, nextPingAt: null });
  });

  test("under a credential that is over is sent again, the very same, under a new one", async () => {
    const service = new FakeService();
    const { phone, host } = await phoneOf(service);
    service.meet(refusal(401, "credential_expired"));
    await phone.ping([FIX]);
    expect(service.requests.map(({ route }) => route).slice(1)).toEqual([
      "POST /v1/pings",
      "POST /v1/devices/current/credential",
      "POST /v1/pings",
    ]);
    const [first, second] = service.sent("POST /v1/pings");
    expect(second).toBe(first);
    expect(service.requests[2]?.headers.get("authorization")).toBe("DPoP credential-1");
    expect(service.requests[3]?.headers.get("authorization")).toBe("Device credential-2");
    await (await Phone.open(host))?.ping([FIX]);
    expect(service.requests.at(-1)?.headers.get("authorization")).toBe("Device credential-2");
  });

  test("of a shopper who turned out to be another one goes on under another device id", async () => {
    const service = new FakeService();
    const { phone } = await phoneOf(service);
    service.deviceId = "dev_2";
    service.meet(refusal(401, "credential_expired"));
    await phone.ping([FIX]);
    expect(phone.deviceId).toBe("dev_2");
  });

  test("whose credential cannot be renewed is refused as the renewal was", async () => {
    const service = new FakeService();
    const { phone } = await phoneOf(service);
    service.meet(refusal(401, "credential_expired"), refusal(401, "unauthenticated"));
    await expect(phone.ping([FIX])).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("that is refused sets the clock right", async () => {
    const service = new FakeService();
    const { phone } = await phoneOf(service);
    service.meet(refusal(401, "ping_rejected", { serverTime: NOW + HOUR }));
    await expect(phone.ping([FIX])).rejects.toMatchObject({ code: "ping_rejected" });
    expect(phone.now()).toBe(NOW + HOUR);
  });
});

describe("any other call", () => {
  test("brings a proof for its method, address and credential", async () => {
    const service = new FakeService();
    const { phone } = await phoneOf(service);
    await phone.call("PUT", "/v1/things?of=mine", { a: 1 });
    const { headers, body, route } = service.requests[1] ?? { headers: new Headers(), body: "", route: "" };
    expect([route, body, headers.get("authorization")]).toEqual(["PUT /v1/things", '{"a":1}', "DPoP credential-1"]);
    expect(read(headers.get("dpop") ?? "")).toMatchObject({
      htm: "PUT",
      htu: "https://beckon.example/v1/things",
      iat: NOW / 1000,
    });
  });

  test("with a clock that is wrong is proved once more", async () => {
    const service = new FakeService();
    const { phone } = await phoneOf(service);
    service.meet(refusal(401, "unauthenticated", { serverTime: NOW + HOUR }));
    await phone.call("GET", "/v1/offers");
    const times = service.requests.slice(1).map(({ headers }) => read(headers.get("dpop") ?? "")["iat"]);
    expect(times).toEqual([NOW / 1000, (NOW + HOUR) / 1000]);
  });

  test("that is refused with the clock right is not repeated", async () => {
    const service = new FakeService();
    const { phone } = await phoneOf(service);
    service.meet(refusal(401, "unauthenticated", { serverTime: NOW }));
    await expect(phone.call("GET", "/v1/offers")).rejects.toMatchObject({ status: 401 });
    expect(service.requests).toHaveLength(2);
  });
});

describe("a new key", () => {
  const route = "POST /v1/devices/current/key";

  test("is proved by itself and by the old one, and then speaks", async () => {
    const service = new FakeService();
    const { phone, host, key } = await phoneOf(service);
    await phone.rotateKey();
    const [body = ""] = service.sent(route);
    const { publicKey, proof } = bodyOf(body);
    const dpop = service.requests.at(-1)?.headers.get("dpop") ?? "";
    expect(read(proof)).toMatchObject({ typ: "device-proof+jws" });
    expect(read(dpop)).toMatchObject({ jwk: key.publicKey });
    expect(phone.keyId).not.toBe(key.id);
    const again = await Phone.open(host);
    expect(again?.keyId).toBe(phone.keyId);
    await again?.call("GET", "/v1/offers");
    const { headers } = service.requests.at(-1) ?? { headers: new Headers() };
    expect(headers.get("authorization")).toBe("DPoP credential-2");
    expect(read(headers.get("dpop") ?? "")).toMatchObject({ jwk: publicKey });
  });

  test("whose answer was lost is asked for again, the same one, also after a restart", async () => {
    const service = new FakeService();
    const { phone, host, key } = await phoneOf(service);
    service.meet("unanswered");
    await expect(phone.rotateKey()).rejects.toThrow("no answer");
    const again = await Phone.open(host);
    expect(again?.keyId).toBe(key.id);
    await again?.rotateKey();
    const [first, second] = service.sent(route).map((body) => bodyOf(body).publicKey);
    expect(second).toEqual(first);
  });
});

describe("the shopper's own", () => {
  test.each([
    ["open offers", (phone: Phone) => listOffers(phone), "GET /v1/offers"],
    ["all offers", (phone: Phone) => listOffers(phone, "all"), "GET /v1/offers"],
    ["what is held", readMe, "GET /v1/me"],
    ["reasons", (phone: Phone) => explainOffer(phone, "off_1"), "GET /v1/offers/off_1/explanation"],
    ["opinions", (phone: Phone) => giveFeedback(phone, "off_1", "saved"), "POST /v1/offers/off_1/feedback"],
    ["stores near", (phone: Phone) => storesNear(phone, FIX.coords, 3), "POST /v1/stores/near"],
    [
      "traits",
      (phone: Phone) => removeTrait(phone, "affinity.women's shoes"),
      "DELETE /v1/me/traits/affinity.women's%20shoes",
    ],
    ["erasures", (phone: Phone) => readErasure(phone, "era_1"), "GET /v1/erasures/era_1"],
    [
      "consents",
      (phone: Phone) => putConsents(phone, { consents: { marketing: false }, source: "app" }),
      "PUT /v1/consents",
    ],
  ])("%s are asked for", async (_, ask, route) => {
    const service = new FakeService();
    const { phone } = await phoneOf(service);
    await ask(phone);
    expect(service.requests.at(-1)?.route).toBe(route);
  });

  test("words are sent with their time", async () => {
    const service = new FakeService();
    const { phone } = await phoneOf(service, () => NOW - HOUR);
    await putConsents(phone, { consents: { preciseLocation: true }, source: "app", pausedUntil: null });
    expect(JSON.parse(service.requests.at(-1)?.body ?? "")).toEqual({
      consents: { preciseLocation: true },
      source: "app",
      pausedUntil: null,
      at: new Date(NOW).toISOString(),
    });
  });

  test("words name the wording that they were said to", async () => {
    const service = new FakeService();
    const { phone } = await phoneOf(service);
    const consents = { marketing: { granted: true, text: "marketing/3/sv" } };
    await putConsents(phone, { consents, source: "app" });
    expect(JSON.parse(service.requests.at(-1)?.body ?? "")).toMatchObject({ consents });
  });

  test.each([
    ["leaving", revokeDevice, "DELETE /v1/devices/current"],
    ["being forgotten", forgetMe, "DELETE /v1/me"],
  ])("%s wipes the phone", async (_, leave, route) => {
    const service = new FakeService();
    const { phone, host } = await phoneOf(service);
    await leave(phone);
    expect(service.requests.at(-1)?.route).toBe(route);
    expect(await Phone.open(host)).toBeUndefined();
    expect((await host.store.entries()).size).toBe(0);
  });

  test("wish to leave that was not heard leaves the phone as it is", async () => {
    const service = new FakeService();
    const { phone, host } = await phoneOf(service);
    service.meet("lost");
    await expect(forgetMe(phone)).rejects.toThrow("no answer");
    expect(await Phone.open(host)).toBeDefined();
  });
});
