import { env } from "cloudflare:workers";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { DeviceKey } from "../../src/sdk/device-key.ts";
import { type Client, clientAs, done } from "./support/api.ts";
import { advance, MINUTE, stopClock } from "./support/clock.ts";
import { failOnce, failQuery, intercept } from "./support/intercept.ts";
import { ports, rowsIn, shopperStub } from "./support/objects.ts";
import { enrol, enrolmentToken, TestPhone } from "./support/phone.ts";
import { aStore, CENTER, openShop } from "./support/retailer.ts";
import { fixAt, stepIn } from "./support/walks.ts";

/*
 * One phone, handed from one shopper to another: the old one lets go, then the entry in D1 moves, then the new one
 * takes it. Whatever is lost in between, the phone is at most one shopper's.
 */

let backend: Client;
let shoppers = 0;

beforeAll(async () => {
  stopClock();
  await openShop({ "sthlm-1": aStore() });
  backend = await clientAs("backend");
});
afterEach(() => {
  vi.restoreAllMocks();
});

const nextShopper = (): string => `shopper-${++shoppers}`;

async function aPhone(): Promise<{ owner: string; phone: TestPhone }> {
  const owner = nextShopper();
  return { owner, phone: await TestPhone.of(backend, owner) };
}

const enrolFor = async (shopper: string, key: DeviceKey) => enrol(await enrolmentToken(backend, shopper), key);
const phoneOf = async (shopper: string, key: DeviceKey): Promise<TestPhone> =>
  TestPhone.from(key, done(await enrolFor(shopper, key)));

/** The shoppers of whom this key is an active device. */
async function homesOf(key: DeviceKey, candidates: readonly string[]): Promise<string[]> {
  const homes = await Promise.all(
    candidates.map(async (shopper) => {
      const stub = await shopperStub(shopper);
      const tables = await rowsIn(stub, "SELECT 1 FROM sqlite_master WHERE name = 'device'");
      const query = `SELECT id FROM device WHERE state = 'active' AND thumbprint = '${key.id}'`;
      return tables.length > 0 && (await rowsIn(stub, query)).length > 0 ? [shopper] : [];
    }),
  );
  return homes.flat();
}

describe("the same key", () => {
  test("enrolled for the same shopper is the same device", async () => {
    const { owner, phone } = await aPhone();
    const again = await enrolFor(owner, phone.key);
    expect(again).toMatchObject({ status: 200, body: { deviceId: phone.deviceId, keyId: phone.key.id } });
    expect(await homesOf(phone.key, [owner])).toEqual([owner]);
  });

  test("enrolled with a token that was used moves nothing", async () => {
    const { owner, phone } = await aPhone();
    const token = await enrolmentToken(backend, owner);
    await enrol(token, phone.key);
    const other = nextShopper();
    const moved = await phoneOf(other, phone.key);
    expect(await enrol(token, phone.key)).toMatchObject({ status: 401, body: { code: "unauthenticated" } });
    expect(await homesOf(phone.key, [owner, other])).toEqual([other]);
    expect((await moved.call("GET", "/v1/offers")).status).toBe(200);
  });

  test("enrolled for another shopper is another device, and what was open stays behind", async () => {
    const { owner, phone } = await aPhone();
    const { visits } = await phone.ping([...stepIn(), fixAt(CENTER)]);
    expect(visits).toMatchObject([{ event: "entered" }]);
    const other = nextShopper();
    const answer = await enrolFor(other, phone.key);
    expect(answer.status).toBe(201);
    const moved = TestPhone.from(phone.key, done(answer));
    expect(moved.deviceId).not.toBe(phone.deviceId);
    const stub = await shopperStub(owner);
    expect(await rowsIn(stub, "SELECT id FROM fix UNION ALL SELECT store FROM stay")).toEqual([]);
    expect(await backend("GET", `/v1/devices/${phone.deviceId}`)).toMatchObject({
      status: 200,
      body: { state: "moved" },
    });
    expect((await phone.call("GET", "/v1/offers")).status).toBe(401);
    expect(await phone.send(await phone.sign(stepIn()))).toMatchObject({
      status: 401,
      body: { code: "ping_rejected" },
    });
    expect((await moved.ping(stepIn())).visits).toMatchObject([{ event: "entered" }]);
  });

  test("comes home as the device that it was", async () => {
    const { owner, phone } = await aPhone();
    await phoneOf(nextShopper(), phone.key);
    const back = await enrolFor(owner, phone.key);
    expect(back).toMatchObject({ status: 200, body: { deviceId: phone.deviceId } });
    expect((await TestPhone.from(phone.key, done(back)).call("GET", "/v1/offers")).status).toBe(200);
  });
});

describe("a move that is interrupted", () => {
  test.each([
    ["yieldKey", "before", ["old"]],
    ["yieldKey", "after", []],
    ["enrol", "before", []],
    ["enrol", "after", ["new"]],
  ] as const)(
    "as %s is lost %s it was done leaves no two, and is finished by a new token",
    async (method, when, left) => {
      vi.spyOn(console, "error").mockReturnValue();
      const { owner, phone } = await aPhone();
      const other = nextShopper();
      failOnce(env.SHOPPER, method, when);
      expect((await enrolFor(other, phone.key)).status).toBe(503);
      const names: Record<string, string> = { [owner]: "old", [other]: "new" };
      expect((await homesOf(phone.key, [owner, other])).map((home) => names[home])).toEqual(left);
      vi.restoreAllMocks();
      await phoneOf(other, phone.key);
      expect(await homesOf(phone.key, [owner, other])).toEqual([other]);
    },
  );

  test("before the entry moved leaves the way back open", async () => {
    vi.spyOn(console, "error").mockReturnValue();
    const { owner, phone } = await aPhone();
    const other = nextShopper();
    failQuery("UPDATE devices");
    expect((await enrolFor(other, phone.key)).status).toBe(503);
    vi.restoreAllMocks();
    expect(await homesOf(phone.key, [owner, other])).toEqual([]);
    expect(await enrolFor(other, phone.key)).toMatchObject({ status: 201 });
    expect(await enrolFor(owner, phone.key)).toMatchObject({ status: 200, body: { deviceId: phone.deviceId } });
  });

  test("and goes back to whom it came from, is theirs again", async () => {
    vi.spyOn(console, "error").mockReturnValue();
    const { owner, phone } = await aPhone();
    const other = nextShopper();
    failOnce(env.SHOPPER, "yieldKey", "after");
    expect((await enrolFor(other, phone.key)).status).toBe(503);
    vi.restoreAllMocks();
    expect(await enrolFor(owner, phone.key)).toMatchObject({ status: 200, body: { deviceId: phone.deviceId } });
    expect(await homesOf(phone.key, [owner, other])).toEqual([owner]);
  });
});

describe("two at once", () => {
  test("leave the key with one shopper", async () => {
    for (let round = 0; round < 5; round += 1) {
      const { owner, phone } = await aPhone();
      const others = Array.from({ length: 4 }, nextShopper);
      const answers = await Promise.all(others.map((shopper) => enrolFor(shopper, phone.key)));
      expect(answers.every(({ status }) => status === 201 || status === 409)).toBe(true);
      const homes = await homesOf(phone.key, [owner, ...others]);
      const holder = await ports.devices.owner(phone.key.id);
      expect(homes).toHaveLength(1);
      expect(await ports.names.sub(homes[0] ?? "")).toBe(holder?.sub);
    }
  });

  test("of which one is overtaken on its way: it is refused", async () => {
    const { phone } = await aPhone();
    const [slow, fast] = [nextShopper(), nextShopper()];
    let goOn = (): void => undefined;
    const overtaken = new Promise<void>((resolve) => (goOn = resolve));
    let held = false;
    intercept(env.SHOPPER, async (method, proceed) => {
      if (method === "enrol" && !held) {
        held = true;
        await overtaken;
      }
      return proceed();
    });
    const late = enrolFor(slow, phone.key);
    await vi.waitUntil(() => held);
    expect((await enrolFor(fast, phone.key)).status).toBe(201);
    goOn();
    expect(await late).toMatchObject({ status: 409, body: { code: "conflict" } });
    expect(await homesOf(phone.key, [slow, fast])).toEqual([fast]);
  });
});

test("a rotation that is interrupted can be asked for again, and its key is nobody else's meanwhile", async () => {
  const { owner, phone } = await aPhone();
  const key = await DeviceKey.generate();
  const rotate = async () => {
    const proof = await key.enrolmentProof(phone.credential, Date.now());
    return phone.call("POST", "/v1/devices/current/key", { publicKey: key.publicKey, proof });
  };
  vi.spyOn(console, "error").mockReturnValue();
  failQuery("DELETE FROM devices");
  expect((await rotate()).status).toBe(503);
  expect(await homesOf(key, [owner])).toEqual([owner]);
  expect((await ports.devices.owner(phone.key.id))?.sub).toBe(await ports.names.sub(owner));
  vi.restoreAllMocks();
  advance(MINUTE);
  expect((await rotate()).status).toBe(200);
  expect(await ports.devices.owner(phone.key.id)).toBeUndefined();
});
