import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Fix, type FixReading, readFix } from "./fix.ts";

const NOW = 1_795_300_000_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const coords = { latitude: 59.3326, longitude: 18.0649 };
const wire = { id: "f1", timestamp: NOW, coords };
const withCoords = (members: Record<string, unknown>) => ({ ...wire, coords: { ...coords, ...members } });
const read = (input: unknown): FixReading => readFix(input, NOW);
const refused = (reason: string, verdict = "rejected", id = "f1") => ({ ok: false, id, verdict, reason });

test("a whole fix of the contract is read", () => {
  const fix = {
    ...withCoords({ accuracy: 12, speed: 1.1, heading: null, altitude: null }),
    seq: 41,
    floorLevel: 0,
    mocked: false,
  };
  const expected = { id: "f1", seq: 41, at: NOW, ...coords, accuracy: 12, speed: 1.1, floorLevel: 0 };
  expect(read(fix)).toEqual({ ok: true, fix: expected });
});

test("everything that may be left out is unknown when it is", () => {
  const expected = { id: "f1", seq: null, at: NOW, ...coords, accuracy: null, speed: null, floorLevel: null };
  expect(read(wire)).toEqual({ ok: true, fix: expected });
  const nulls = { accuracy: null, speed: null, heading: null, altitude: null };
  expect(read({ ...withCoords(nulls), seq: null, floorLevel: null, mocked: null })).toEqual({
    ok: true,
    fix: expected,
  });
});

test("nine-digit fractions are fine, and of time whole milliseconds are kept", () => {
  const reading = read({
    ...withCoords({ latitude: 47.051624912, longitude: 7.038900401 }),
    timestamp: NOW + 0.178999901,
  });
  expect(reading).toMatchObject({ ok: true, fix: { at: NOW, latitude: 47.051624912, longitude: 7.038900401 } });
});

describe("unknown, never perfect", () => {
  test.each([0, -1, Number.NaN, Number.POSITIVE_INFINITY, 1e9, 1_000_001, null, undefined])(
    "accuracy %s",
    (accuracy) => {
      expect(read(withCoords({ accuracy }))).toMatchObject({ ok: true, fix: { accuracy: null } });
    },
  );
  test.each([-1, -0.5, Number.NaN, Number.POSITIVE_INFINITY, null])("speed %s", (speed) => {
    expect(read(withCoords({ speed }))).toMatchObject({ ok: true, fix: { speed: null } });
  });
  test("speed 0 is known: standing still", () => {
    expect(read(withCoords({ speed: 0 }))).toMatchObject({ fix: { speed: 0 } });
  });
});

describe("refused with a reason", () => {
  test.each([
    ["a mocked position", { ...wire, mocked: true }, "mocked", "rejected"],
    ["17 km of accuracy", withCoords({ accuracy: 17_000 }), "too_coarse", "rejected"],
    ["1,414 m of accuracy", withCoords({ accuracy: 1_414 }), "too_coarse", "rejected"],
    ["501 m of accuracy", withCoords({ accuracy: 501 }), "too_coarse", "rejected"],
    ["a clock 24 h ahead", { ...wire, timestamp: NOW + 24 * HOUR }, "in_future", "rejected"],
    ["a clock just too far ahead", { ...wire, timestamp: NOW + 5 * MINUTE + 1 }, "in_future", "rejected"],
    ["microseconds given as milliseconds", { ...wire, timestamp: NOW * 1000 }, "in_future", "rejected"],
    ["older than a day", { ...wire, timestamp: NOW - 24 * HOUR - 1 }, "too_old", "stale"],
    ["the GPS epoch of 1980", { ...wire, timestamp: 315_964_800_000 }, "too_old", "stale"],
    ["seconds given as milliseconds", { ...wire, timestamp: NOW / 1000 }, "too_old", "stale"],
  ])("%s", (_name, input, reason, verdict) => {
    expect(read(input)).toEqual(refused(reason, verdict));
  });

  test.each([
    ["500 m of accuracy", withCoords({ accuracy: 500 })],
    ["a clock 5 minutes ahead", { ...wire, timestamp: NOW + 5 * MINUTE }],
    ["a day old", { ...wire, timestamp: NOW - 24 * HOUR }],
    ["the poles and the antimeridian", withCoords({ latitude: -90, longitude: 180 })],
  ])("but not %s", (_name, input) => {
    expect(read(input)).toMatchObject({ ok: true });
  });
});

describe("malformed", () => {
  test.each([
    ["no coords", { id: "f1", timestamp: NOW }],
    ["coords as an array", { ...wire, coords: [59.3, 18.1] }],
    ["latitude out of range", withCoords({ latitude: 90.0001 })],
    ["longitude out of range", withCoords({ longitude: -180.0001 })],
    ["latitude not a number", withCoords({ latitude: Number.NaN })],
    ["latitude as text", withCoords({ latitude: "59.3" })],
    ["accuracy as text", withCoords({ accuracy: "12" })],
    ["speed as text", withCoords({ speed: "1" })],
    ["heading as text", withCoords({ heading: "N" })],
    ["altitude as an object", withCoords({ altitude: {} })],
    ["an unknown member of coords", withCoords({ altitudeAccuracy: 3 })],
    ["an unknown member", { ...wire, battery: 0.5 }],
    ["a member named like a prototype", { ...wire, ["__proto__"]: null }],
    ["timestamp as text", { ...wire, timestamp: "2026-11-21T00:00:00Z" }],
    ["timestamp missing", { id: "f1", coords }],
    ["timestamp negative", { ...wire, timestamp: -1 }],
    ["timestamp endless", { ...wire, timestamp: Number.POSITIVE_INFINITY }],
    ["seq fractional", { ...wire, seq: 1.5 }],
    ["seq negative", { ...wire, seq: -1 }],
    ["floorLevel as text", { ...wire, floorLevel: "2" }],
    ["mocked as a number", { ...wire, mocked: 1 }],
  ])("%s", (_name, input) => {
    expect(read(input)).toEqual(refused("malformed"));
  });

  test.each([[null], [[]], ["f1"], [{ ...wire, id: "" }], [{ ...wire, id: "x".repeat(65) }], [{ ...wire, id: 7 }]])(
    "without an id that can be given back: %j",
    (input) => {
      expect(read(input)).toEqual(refused("malformed", "rejected", ""));
    },
  );
});

const inRange = ({ id, at, latitude, longitude, accuracy, speed }: Fix): boolean =>
  id.length > 0 &&
  Number.isSafeInteger(at) &&
  Math.abs(latitude) <= 90 &&
  Math.abs(longitude) <= 180 &&
  (accuracy === null || (accuracy > 0 && accuracy <= 500)) &&
  (speed === null || (speed >= 0 && Number.isFinite(speed)));

test("is total: anything at all gets a verdict, and what is accepted is in range", () => {
  const anyNumber = fc.oneof(fc.double(), fc.double({ min: -200, max: 200 }), fc.constant(NOW));
  const anyMember = fc.oneof(fc.anything(), anyNumber);
  const nearlyFix = fc.record(
    {
      id: fc.oneof(fc.string(), anyMember),
      seq: anyMember,
      timestamp: fc.oneof(fc.constant(NOW), anyMember),
      coords: fc.oneof(
        fc.record({ latitude: anyNumber, longitude: anyNumber, accuracy: anyMember, speed: anyMember }),
        anyMember,
      ),
      floorLevel: anyMember,
      mocked: fc.oneof(fc.boolean(), anyMember),
    },
    { requiredKeys: ["id", "timestamp", "coords"] },
  );
  fc.assert(
    fc.property(fc.oneof(nearlyFix, fc.anything()), (input) => {
      const reading = read(input);
      const sound = reading.ok
        ? inRange(reading.fix)
        : (reading.verdict === "stale") === (reading.reason === "too_old");
      expect(sound).toBe(true);
    }),
    { numRuns: 500 },
  );
});
