import { env } from "cloudflare:workers";
import { afterEach, beforeAll, beforeEach, describe, expect, type MockInstance, test, vi } from "vitest";
import { KEY_REQUESTS_PER_SECOND_MAX, PINGS_PER_PERIOD_MAX } from "../../src/domain/bounds.ts";
import { type Client, clientAs } from "./support/api.ts";
import { TestPhone } from "./support/phone.ts";
import { AT_SEA, fixAt } from "./support/walks.ts";

let backend: Client;

beforeAll(async () => {
  backend = await clientAs("backend");
});

describe("pings of one device", () => {
  const pingAtSea = async (phone: TestPhone) => phone.send(await phone.sign([fixAt(AT_SEA)]));

  test("are 120 a minute, and 429 after that", async () => {
    const [phone, other] = [await TestPhone.of(backend, "sara"), await TestPhone.of(backend, "ole")];
    const statuses: number[] = [];
    // The platform's minutes begin when they like: two of them may meet here, never three.
    while (statuses.length <= 2 * PINGS_PER_PERIOD_MAX && !statuses.includes(429)) {
      statuses.push((await pingAtSea(phone)).status);
    }
    expect(statuses.length).toBeGreaterThan(PINGS_PER_PERIOD_MAX);
    expect(statuses.slice(0, -1)).toEqual(statuses.slice(0, -1).map(() => 200));
    const refused = await pingAtSea(phone);
    expect(refused).toMatchObject({
      status: 429,
      body: { code: "rate_limited", serverTime: expect.any(Number) as unknown },
    });
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    expect((await pingAtSea(other)).status).toBe(200);
  });

  test("are counted by the device's key, which says nothing of the shopper, and only if it signed them", async () => {
    const phone = await TestPhone.of(backend, "tove");
    const limit = vi.spyOn(env.PING_RATE, "limit");
    await pingAtSea(phone);
    expect(limit.mock.calls).toEqual([[{ key: expect.stringMatching(/^[A-Za-z0-9_-]{43}$/) as unknown }]]);
    const forged = `${(await phone.sign([fixAt(AT_SEA)])).slice(0, -8)}AAAAAAAA`;
    expect((await phone.send(forged)).status).toBe(401);
    expect(limit).toHaveBeenCalledOnce();
    vi.restoreAllMocks();
  });
});

describe("requests of one API key", () => {
  const RATE = KEY_REQUESTS_PER_SECOND_MAX;
  let clock: MockInstance<() => number>;

  beforeEach(() => {
    clock = vi.spyOn(performance, "now").mockReturnValue(1_000_000);
  });
  afterEach(() => {
    clock.mockRestore();
  });

  /** How many of `count` requests made at once come as far as their role; the others must be told to come again. */
  async function admitted(key: Client, count: number): Promise<number> {
    const all = Array.from({ length: count }, () => key("GET", "/v1/settings"));
    const statuses = (await Promise.all(all)).map(({ status }) => status);
    expect(statuses.filter((status) => status !== 403 && status !== 429)).toEqual([]);
    return statuses.filter((status) => status === 403).length;
  }

  test("are 200 a second, and 429 after that; other keys are not slowed", async () => {
    const [busy, other] = [await clientAs("backend"), await clientAs("backend")];
    expect(await admitted(busy, RATE + 50)).toBe(RATE);
    expect(await admitted(other, 10)).toBe(10);
    clock.mockReturnValue(1_000_100);
    expect(await admitted(busy, 50)).toBe(RATE / 10);
  });

  test("that are too many are told when to come again, whatever they ask for", async () => {
    const busy = await clientAs("backend");
    await admitted(busy, RATE);
    // Not the role, not the body: it is not even looked whether the route is open to this key.
    const refused = await busy("PUT", "/v1/settings", "no object");
    expect(refused).toMatchObject({ status: 429, body: { code: "rate_limited" } });
    expect(refused.headers.get("retry-after")).toBe("1");
  });
});
