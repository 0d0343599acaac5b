import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { PING_MAX_AGE_MS, REFUSAL_NOTED_EVERY_MS } from "../../src/domain/bounds.ts";
import { DeviceKey } from "../../src/sdk/device-key.ts";
import { type Client, clientAs, done } from "./support/api.ts";
import { advance, DAY, SECOND, stopClock } from "./support/clock.ts";
import { countCalls } from "./support/count.ts";
import { seconds } from "./support/open-phone.ts";
import { ring, shopperStub, tablesIn } from "./support/objects.ts";
import { TestPhone } from "./support/phone.ts";
import { aStore, openShop } from "./support/retailer.ts";
import { AT_SEA, fixAt } from "./support/walks.ts";

let backend: Client;
let support: Client;
let shoppers = 0;

beforeAll(async () => {
  stopClock();
  await openShop({ "sthlm-1": aStore() });
  [backend, support] = await Promise.all([clientAs("backend"), clientAs("support")]);
});
afterEach(() => {
  vi.restoreAllMocks();
});

const aPhone = (): Promise<TestPhone> => TestPhone.of(backend, `shopper-${++shoppers}`);
const FAR = [fixAt(AT_SEA)];

interface Refusal {
  readonly at: string;
  readonly code: string;
}
const refusalOf = async ({ deviceId }: TestPhone): Promise<Refusal | null> =>
  done(await support<{ lastRefusal: Refusal | null }>("GET", `/v1/devices/${deviceId}`)).lastRefusal;
/** What is done after an answer is awaited by nobody. */
const noted = (phone: TestPhone, code: string): Promise<void> =>
  vi.waitFor(async () => expect(await refusalOf(phone)).toMatchObject({ code }));

describe("what a phone has signed and was refused for far from every store, support is told", () => {
  test.each<[string, () => object, string]>([
    ["a ping of yesterday", () => ({ iat: seconds() - PING_MAX_AGE_MS / 1000 - 1 }), "ping_too_old"],
    ["a ping of in six minutes", () => ({ iat: seconds() + 360 }), "ping_in_future"],
    ["a ping for another service", () => ({ aud: "elsewhere" }), "other_audience"],
  ])("%s", async (_, envelope, cause) => {
    const phone = await aPhone();
    const answer = await phone.send(await phone.sign(FAR, envelope()));
    expect(answer).toMatchObject({ status: 401, body: { code: "ping_rejected" } });
    await noted(phone, cause);
    expect(await refusalOf(phone)).toEqual({ at: new Date().toISOString(), code: cause });
  });

  test("a credential that is over, on every kind of route", async () => {
    const [pings, calls] = [await aPhone(), await aPhone()];
    advance(DAY);
    const expired = { status: 401, body: { code: "credential_expired" } };
    expect(await pings.send(await pings.sign(FAR))).toMatchObject(expired);
    expect(await calls.call("GET", "/v1/offers")).toMatchObject(expired);
    for (const phone of [pings, calls]) await noted(phone, "credential_expired");
  });

  test("but first of all that the device is none any more", async () => {
    const phone = await aPhone();
    done(await support("DELETE", `/v1/devices/${phone.deviceId}`));
    expect(await phone.send(await phone.sign(FAR, { aud: "elsewhere" }))).toMatchObject({ status: 401 });
    await noted(phone, "device_revoked");
  });
});

describe("it is noted", () => {
  test("once a minute, whatever comes", async () => {
    const phone = await aPhone();
    const calls = countCalls();
    await phone.send(await phone.sign(FAR, { aud: "elsewhere" }));
    await noted(phone, "other_audience");
    const first = await refusalOf(phone);
    advance(REFUSAL_NOTED_EVERY_MS - SECOND);
    await phone.send(await phone.sign(FAR, { iat: seconds() + 360 }));
    await vi.waitFor(() => expect(calls["Shopper.noteRefusal"]).toBe(2));
    expect(await refusalOf(phone)).toEqual(first);
    advance(SECOND);
    await phone.send(await phone.sign(FAR, { iat: seconds() + 360 }));
    await noted(phone, "ping_in_future");
  });

  test("of nobody where nobody has proven who they are", async () => {
    const [phone, stranger] = [await aPhone(), await DeviceKey.generate()];
    const calls = countCalls();
    expect(await phone.send(await stranger.ping({ aud: "elsewhere" }))).toMatchObject({ status: 401 });
    expect(await phone.send("x")).toMatchObject({ status: 401 });
    expect(calls).toEqual({});
  });

  test("at no cost where nothing is refused, nor where the phone is told why", async () => {
    const phone = await aPhone();
    const calls = countCalls();
    await phone.ping(FAR);
    expect(await phone.send(await phone.sign([]))).toMatchObject({ status: 400 });
    expect(calls).toEqual({});
  });

  test("of nobody who is gone, and brings nobody back", async () => {
    const phone = await aPhone();
    const id = `shopper-${shoppers}`;
    const stub = await shopperStub(id);
    done(await support("DELETE", `/v1/shoppers/${id}`));
    await ring(stub);
    const calls = countCalls();
    await phone.send(await phone.sign(FAR, { aud: "elsewhere" }));
    await vi.waitFor(() => expect(calls["Shopper.noteRefusal"]).toBe(1));
    expect(await tablesIn(stub)).toEqual([]);
  });
});
