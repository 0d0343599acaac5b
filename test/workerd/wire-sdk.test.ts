import { exports } from "cloudflare:workers";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { forgetMe, listOffers, putConsents, readMe, revokeDevice } from "../../src/sdk/account.ts";
import type { Fetch } from "../../src/sdk/answers.ts";
import { Courier } from "../../src/sdk/courier.ts";
import { DeviceKey } from "../../src/sdk/device-key.ts";
import type { Host } from "../../src/sdk/host.ts";
import { memoryStore, put } from "../../src/sdk/key-value-store.ts";
import { Phone } from "../../src/sdk/phone.ts";
import { needsPing } from "../../src/sdk/watch.ts";
import { type Client, clientAs, ORIGIN } from "./support/api.ts";
import { advance, HOUR, SECOND, stopClock } from "./support/clock.ts";
import { enrolmentToken } from "./support/phone.ts";
import { aCampaign, aStore, CENTER, openShop, putCart } from "./support/retailer.ts";
import { AT_SEA, fixAt, north, type Place, walkIn } from "./support/walks.ts";

let backend: Client;
let shoppers = 0;

const toWorker: Fetch = (url, init) => exports.default.fetch(url, init);

/** Passes requests on; the answers of the next ones that go to `path` are lost on their way back. */
class Line {
  #lost = 0;
  #path = "";

  readonly fetch: Fetch = async (url, init) => {
    const answer = await toWorker(url, init);
    if (this.#lost === 0 || new URL(url).pathname !== this.#path) return answer;
    this.#lost -= 1;
    await answer.body?.cancel();
    throw new TypeError("connection reset");
  };

  lose(path: string): void {
    [this.#path, this.#lost] = [path, 1];
  }
}

const sampleAt = (place: Place, secondsAgo = 0) => {
  const { timestamp, coords } = fixAt(place, secondsAgo);
  return { timestamp, coords };
};
const positionOf = ([longitude, latitude]: Place) => ({ latitude, longitude });

/** A shopper's phone as an app would make it. */
async function enrolled(given: Partial<Host> = {}) {
  const line = new Line();
  const shopperId = `sdk-${++shoppers}`;
  const host = { store: memoryStore(), fetch: line.fetch, random: () => 0, ...given };
  const consents = { preciseLocation: true, marketing: true };
  const token = await enrolmentToken(backend, shopperId);
  const how = { origin: ORIGIN, enrolmentToken: token, platform: "web", locale: "en", consents } as const;
  const phone = await Phone.enrol(await DeviceKey.generate(), how, host);
  return { phone, line, host, shopperId, courier: await Courier.open(phone) };
}

beforeAll(async () => {
  stopClock();
  backend = await clientAs("backend");
  await openShop({ "sthlm-1": aStore() }, [aCampaign("autumn-cart")]);
});

beforeEach(() => void advance(60 * SECOND));

describe("a phone of the SDK", () => {
  test("walks in, loses the answer, and finds its offer all the same", async () => {
    const { courier, phone, line, shopperId } = await enrolled();
    await putCart(backend, shopperId);
    for (const { timestamp, coords } of walkIn()) await courier.record({ timestamp, coords });
    line.lose("/v1/pings");
    expect((await courier.flush()).standing).toMatchObject({ kind: "later" });
    advance(SECOND);
    const { answers, standing } = await courier.flush();
    expect(standing).toEqual({ kind: "empty" });
    const [offer] = answers.flatMap(({ offers }) => offers);
    expect(offer?.title).toBe("10 % off Vitmossa trail shoe");
    expect(answers.flatMap(({ fixes }) => fixes.map(({ verdict }) => verdict))).toEqual(
      Array.from({ length: 5 }, () => "duplicate"),
    );
    expect(await listOffers(phone)).toEqual([offer]);
    expect(phone.watch.state).toMatch(/^open\.\d+$/);
  });

  test("is told what to watch, and need not tell that it is nowhere", async () => {
    const { courier, phone } = await enrolled();
    expect(needsPing(phone.watch, positionOf(AT_SEA), phone.now())).toBe(true);
    await courier.record(sampleAt(north(CENTER, 2_000)));
    await courier.flush();
    expect(phone.watch.regions.map(({ storeId }) => storeId)).toEqual(["sthlm-1"]);
    const worth = [north(CENTER, 2_000), north(CENTER, 1_000), CENTER, AT_SEA].map((place) =>
      needsPing(phone.watch, positionOf(place), phone.now()),
    );
    expect(worth).toEqual([false, false, true, true]);
  });

  test("with a clock an hour behind is enrolled and heard", async () => {
    const { courier, phone } = await enrolled({ clock: () => Date.now() - HOUR });
    expect(Math.abs(phone.now() - Date.now())).toBeLessThan(SECOND);
    await courier.record({ ...sampleAt(AT_SEA), timestamp: Date.now() - HOUR });
    const { answers } = await courier.flush();
    expect(answers[0]?.fixes[0]).toMatchObject({ verdict: "accepted" });
  });

  test("whose credential is over renews it, for pings and for calls", async () => {
    const { courier, phone } = await enrolled();
    advance(25 * HOUR);
    expect(await listOffers(phone)).toEqual([]);
    advance(25 * HOUR);
    await courier.record(sampleAt(AT_SEA));
    expect(await courier.flush()).toMatchObject({ standing: { kind: "empty" }, answers: [{ state: null }] });
  });

  test("changes its key, though the first answer is lost, and the old key is refused", async () => {
    const { courier, phone, line, host } = await enrolled();
    const before = await twinOf(host);
    line.lose("/v1/devices/current/key");
    await expect(phone.rotateKey()).rejects.toThrow("no answer");
    await phone.rotateKey();
    expect(phone.keyId).not.toBe(before.keyId);
    await courier.record(sampleAt(CENTER));
    expect((await courier.flush()).answers[0]?.fixes[0]).toMatchObject({ verdict: "accepted" });
    await expect(listOffers(before)).rejects.toMatchObject({ code: "unauthenticated" });
  });

  test("records what its shopper says", async () => {
    const { phone } = await enrolled();
    const { consents } = await putConsents(phone, { consents: { marketing: false }, source: "app" });
    expect(consents.marketing).toMatchObject({ granted: false, source: "app", deviceId: phone.deviceId });
    expect(consents.preciseLocation.granted).toBe(true);
  });

  test("that is revoked stops, and says so", async () => {
    const { phone, courier, host } = await enrolled();
    const copy = await twinOf(host);
    await courier.record(sampleAt(CENTER));
    await revokeDevice(copy);
    expect((await courier.flush()).standing).toMatchObject({ kind: "stopped", refusal: { code: "ping_rejected" } });
    expect(phone.deviceId).toBe(copy.deviceId);
  });

  test("shows what is held, and is forgotten", async () => {
    const { phone, host } = await enrolled();
    expect((await readMe(phone)).devices.map(({ deviceId }) => deviceId)).toEqual([phone.deviceId]);
    expect(await forgetMe(phone)).toMatch(/^era_/);
    expect(await Phone.open(host)).toBeUndefined();
  });
});

/** Another program with the same phone, as it is now. */
async function twinOf(host: Partial<Host> & Pick<Host, "store">): Promise<Phone> {
  const store = memoryStore();
  await store.write([...(await host.store.entries())].map(([key, value]) => put(key, value)));
  const twin = await Phone.open({ ...host, store });
  if (twin === undefined) throw new Error("there is no phone");
  return twin;
}
