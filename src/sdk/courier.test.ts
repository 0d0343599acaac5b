import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FIXES_PER_PING_MAX, RETRY_FIRST_MS } from "../domain/bounds.ts";
import { Courier, type Sample } from "./courier.ts";
import { Phone } from "./phone.ts";
import { FakeService, type Mishap, NOW, phoneOf, read, refusal } from "./testing.ts";

const HOUR = 3_600_000;
const PINGS = "POST /v1/pings";

const sampleAt = (timestamp: number, coords: object = {}): Sample => ({
  timestamp,
  coords: { latitude: 59, longitude: 18, ...coords },
});
const fixesIn = (ping: string) => read(ping)["fixes"] as { id: string; seq: number; timestamp: number }[];

async function courierOf(service: FakeService, clock?: () => number) {
  const { phone, host, store, key } = await phoneOf(service, clock);
  const courier = await Courier.open(phone);
  /** The program ends and starts again. */
  const restart = async (): Promise<Courier> => {
    const again = await Phone.open(host);
    if (again === undefined) throw new Error("nothing was kept");
    return Courier.open(again);
  };
  return { courier, phone, store, key, restart };
}

describe("recording", () => {
  test("keeps what the wire knows of a sample, at the service's time, under an id and a number of its own", async () => {
    const service = new FakeService();
    const { courier } = await courierOf(service, () => NOW - HOUR);
    const platform = { altitudeAccuracy: 3, accuracy: 8, heading: Number.NaN, speed: null };
    await courier.record(sampleAt(NOW - HOUR - 0.4, platform), { storeId: "s", event: "entered" });
    await courier.record({ ...sampleAt(NOW - HOUR), floorLevel: 2, mocked: true });
    await courier.flush();
    const [ping = ""] = service.sent(PINGS);
    const coords = { latitude: 59, longitude: 18, accuracy: null, speed: null, heading: null, altitude: null };
    const id = expect.stringMatching(/^.{36}$/) as string;
    expect(read(ping)).toMatchObject({ watch: [{ storeId: "s", event: "entered", at: NOW - 1 }] });
    expect(fixesIn(ping)).toEqual([
      { id, seq: NOW + 1, timestamp: NOW - 1, coords: { ...coords, accuracy: 8 }, floorLevel: null, mocked: false },
      { id, seq: NOW + 2, timestamp: NOW, coords, floorLevel: 2, mocked: true },
    ]);
  });

  test("of several at once keeps them all, in the order of the calls", async () => {
    const service = new FakeService();
    const { courier } = await courierOf(service);
    await Promise.all([1, 2, 3].map((n) => courier.record(sampleAt(NOW + n))));
    await courier.flush();
    const sent = fixesIn(service.sent(PINGS)[0] ?? "").map(({ seq, timestamp }) => [seq - NOW, timestamp - NOW]);
    expect(sent).toEqual([1, 2, 3].map((n) => [n, n]));
  });

  test("that cannot be written fails, and what follows does not", async () => {
    const { courier, store } = await courierOf(new FakeService());
    store.failures = 1;
    await expect(courier.record(sampleAt(NOW))).rejects.toThrow("the disk is full");
    await courier.record(sampleAt(NOW));
    expect(courier.waiting).toBe(1);
  });

  test("tells how many regions can be monitored", async () => {
    const service = new FakeService();
    const { phone } = await phoneOf(service);
    const courier = await Courier.open(phone, { regionLimit: 18 });
    await courier.record(sampleAt(NOW));
    await courier.flush();
    expect(read(service.sent(PINGS)[0] ?? "")["regionLimit"]).toBe(18);
  });
});

describe("sending", () => {
  test("goes oldest first, in batches, until nothing waits", async () => {
    const service = new FakeService();
    const { courier } = await courierOf(service);
    for (let n = 0; n < FIXES_PER_PING_MAX + 1; n += 1) await courier.record(sampleAt(NOW + n));
    const { answers, standing } = await courier.flush();
    expect(standing).toEqual({ kind: "empty" });
    expect(answers.map(({ fixes }) => fixes.length)).toEqual([FIXES_PER_PING_MAX, 1]);
    const times = service.sent(PINGS).flatMap((ping) => fixesIn(ping).map(({ timestamp }) => timestamp - NOW));
    expect(times).toEqual(Array.from({ length: FIXES_PER_PING_MAX + 1 }, (_, n) => n));
    expect(courier.waiting).toBe(0);
  });

  test("of nothing asks nothing", async () => {
    const service = new FakeService();
    const { courier } = await courierOf(service);
    expect(await courier.flush()).toEqual({ answers: [], standing: { kind: "empty" } });
    expect(service.sent(PINGS)).toEqual([]);
  });

  test("is one flight at a time, however often it is asked for", async () => {
    const service = new FakeService();
    const { courier } = await courierOf(service);
    await courier.record(sampleAt(NOW));
    const flushes = await Promise.all([courier.flush(), courier.flush(), courier.flush()]);
    expect(service.sent(PINGS)).toHaveLength(1);
    expect(new Set(flushes).size).toBe(1);
  });

  test("takes along what is recorded meanwhile", async () => {
    const service = new FakeService();
    const { courier } = await courierOf(service);
    await courier.record(sampleAt(NOW));
    const flushing = courier.flush();
    await courier.record(sampleAt(NOW + 1));
    await flushing;
    await courier.flush();
    expect(service.arrived).toHaveLength(2);
    expect(courier.waiting).toBe(0);
  });
});

describe("a ping without an answer", () => {
  test("waits, and is sent again byte for byte", async () => {
    const service = new FakeService();
    const { courier } = await courierOf(service);
    await courier.record(sampleAt(NOW));
    service.meet("unanswered");
    expect((await courier.flush()).standing).toEqual({ kind: "later", at: NOW + RETRY_FIRST_MS / 2 });
    await courier.record(sampleAt(NOW + 1));
    await courier.flush();
    expect(service.sent(PINGS)).toHaveLength(1);
    service.now += RETRY_FIRST_MS / 2;
    expect((await courier.flush()).standing).toEqual({ kind: "empty" });
    const [first, second, third] = service.sent(PINGS);
    expect(second).toBe(first);
    expect(fixesIn(third ?? "")).toHaveLength(1);
  });

  test("is sent again byte for byte after a restart, and its wait goes on", async () => {
    const service = new FakeService();
    const { courier, restart } = await courierOf(service);
    await courier.record(sampleAt(NOW));
    service.meet("lost");
    await courier.flush();
    const again = await restart();
    expect((await again.flush()).standing).toEqual({ kind: "later", at: NOW + RETRY_FIRST_MS / 2 });
    service.now += RETRY_FIRST_MS;
    await again.flush();
    const [first, second] = service.sent(PINGS);
    expect(second).toBe(first);
  });

  test("waits longer each time, and as long as Retry-After says", async () => {
    const service = new FakeService();
    const { courier } = await courierOf(service);
    await courier.record(sampleAt(NOW));
    const waits: number[] = [];
    for (const mishap of [
      "lost",
      refusal(503, "unavailable"),
      refusal(429, "rate_limited", {}, { "retry-after": "60" }),
    ] as const) {
      service.meet(mishap);
      const { standing } = await courier.flush();
      const at = standing.kind === "later" ? standing.at : service.now;
      waits.push(at - service.now);
      service.now = at;
    }
    expect(waits).toEqual([500, 1_000, 60_000]);
  });

  test("says when by the phone's clock", async () => {
    const service = new FakeService();
    const { courier } = await courierOf(service, () => service.now - HOUR);
    await courier.record(sampleAt(NOW - HOUR));
    service.meet("lost");
    expect((await courier.flush()).standing).toEqual({ kind: "later", at: NOW - HOUR + 500 });
  });

  test("is dropped a day later with its fixes, and a fix that waited so long, too", async () => {
    const service = new FakeService();
    const { courier } = await courierOf(service);
    await courier.record(sampleAt(NOW));
    service.meet("lost");
    await courier.flush();
    await courier.record(sampleAt(NOW + 1));
    service.now += 24 * HOUR + 2;
    await courier.record(sampleAt(service.now));
    await courier.flush();
    expect(
      service
        .sent(PINGS)
        .slice(1)
        .map((ping) => fixesIn(ping).length),
    ).toEqual([1]);
    expect(courier.waiting).toBe(0);
  });

  test("that landed but could not be written down is told as a duplicate", async () => {
    const service = new FakeService();
    const { courier, store } = await courierOf(service);
    await courier.record(sampleAt(NOW));
    const write = store.write.bind(store);
    let writes = 0;
    // Take-off and session are written; the landing is not.
    store.write = async (changes) => {
      if (++writes === 3) throw new Error("the disk is full");
      await write(changes);
    };
    await expect(courier.flush()).rejects.toThrow("the disk is full");
    const { answers } = await courier.flush();
    expect(answers[0]?.fixes[0]?.verdict).toBe("duplicate");
  });
});

describe("a ping that is refused", () => {
  test("for its credential goes out under a new one", async () => {
    const service = new FakeService();
    const { courier } = await courierOf(service);
    await courier.record(sampleAt(NOW));
    service.meet(refusal(401, "credential_expired"));
    expect((await courier.flush()).standing).toEqual({ kind: "empty" });
    expect(new Set(service.sent(PINGS)).size).toBe(1);
  });

  test("stops everything until it is resumed, and says why", async () => {
    const service = new FakeService();
    const { courier } = await courierOf(service);
    await courier.record(sampleAt(NOW));
    service.meet(refusal(401, "ping_rejected", { serverTime: NOW }));
    expect((await courier.flush()).standing).toMatchObject({ kind: "stopped", refusal: { code: "ping_rejected" } });
    expect((await courier.flush()).standing.kind).toBe("stopped");
    expect(service.sent(PINGS)).toHaveLength(1);
    courier.resume();
    expect((await courier.flush()).standing).toEqual({ kind: "empty" });
    expect(service.arrived).toHaveLength(1);
  });

  test("because the phone's clock jumped is signed anew at the right time, with the same fixes", async () => {
    const service = new FakeService();
    let ahead = 0;
    const { courier } = await courierOf(service, () => service.now + ahead);
    await courier.record(sampleAt(NOW));
    ahead = HOUR;
    service.meet(refusal(401, "ping_rejected", { serverTime: NOW }));
    expect((await courier.flush()).standing).toEqual({ kind: "empty" });
    const [wrong = "", right = ""] = service.sent(PINGS);
    expect([read(wrong)["iat"], read(right)["iat"]]).toEqual([(NOW + HOUR) / 1000, NOW / 1000]);
    expect(fixesIn(right)).toEqual(fixesIn(wrong));
  });

  test("because its key was replaced is signed by the new one", async () => {
    const service = new FakeService();
    const { courier, phone, key } = await courierOf(service);
    await courier.record(sampleAt(NOW));
    service.meet("lost");
    await courier.flush();
    await phone.rotateKey();
    service.now += HOUR;
    await courier.flush();
    expect(service.sent(PINGS).map((ping) => read(ping)["kid"])).toEqual([key.id, phone.keyId]);
    expect(service.arrived).toHaveLength(1);
  });
});

test("whatever is lost, refused or cut short, every fix arrives, in order", async () => {
  const mishaps: Record<"lost" | "unanswered" | "busy" | "expired" | "ill", () => Mishap> = {
    lost: () => "lost",
    unanswered: () => "unanswered",
    busy: () => refusal(429, "rate_limited", {}, { "retry-after": "1" }),
    expired: () => refusal(401, "credential_expired"),
    ill: () => new Response("<html>", { status: 502 }),
  };
  const move = fc.constantFrom("record", "flush", "restart", ...(Object.keys(mishaps) as (keyof typeof mishaps)[]));
  await fc.assert(
    fc.asyncProperty(fc.array(move, { maxLength: 25 }), async (moves) => {
      const service = new FakeService();
      const { courier, restart } = await courierOf(service);
      let running = courier;
      let recorded = 0;
      for (const name of moves) {
        if (name === "record") await running.record(sampleAt(NOW + ++recorded));
        else if (name === "flush") await running.flush();
        else if (name === "restart") running = await restart();
        else service.meet(mishaps[name]());
        service.now += 2_000;
      }
      for (let n = 0; running.waiting > 0 && n < 50; n += 1) {
        service.now += 600_000;
        await running.flush();
        running.resume();
      }
      const seqs = service.sent(PINGS).flatMap((ping) => fixesIn(ping).map(({ id, seq }) => [id, seq] as const));
      const order = new Map(seqs);
      expect(service.arrived).toHaveLength(recorded);
      expect(service.arrived.map((id) => order.get(id))).toEqual([...order.values()].toSorted((a, b) => a - b));
    }),
    { numRuns: 40 },
  );
});
