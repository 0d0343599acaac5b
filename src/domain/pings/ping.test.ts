import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CLOCK_AHEAD_MAX_MS, FIXES_PER_PING_MAX, PING_MAX_AGE_MS, REGION_LIMIT_MAX } from "../bounds.ts";
import { isOpenState, isTimely, openState, type Ping, readPing } from "./ping.ts";

const wire = { aud: "beckon", iat: 1_795_300_000, fixes: [{}] };
const NOW = wire.iat * 1000;

/** Pointers of the faults that were found; none where the ping was read. */
const faultsOf = (payload: unknown): readonly string[] => {
  const read = readPing(payload);
  return read.ok ? [] : (read.error.errors ?? []).map(({ pointer }) => pointer);
};

test("the least of a ping is read, and what it leaves out has its default", () => {
  const expected: Ping = {
    audience: "beckon",
    issuedAt: 1_795_300_000,
    fixes: [{}],
    state: null,
    watch: [],
    regionLimit: 20,
  };
  expect(readPing(wire)).toEqual({ ok: true, value: expected });
  expect(readPing({ ...wire, state: null, watch: null, regionLimit: null })).toEqual({ ok: true, value: expected });
});

test("the whole of a ping is read as it was sent", () => {
  const watch = [{ storeId: "sthlm-1", event: "entered", at: NOW }] as const;
  const read = readPing({ ...wire, state: "open.1795300600", watch, regionLimit: 18 });
  expect(read).toMatchObject({ ok: true, value: { state: "open.1795300600", watch, regionLimit: 18 } });
});

describe("a fault is pointed at", () => {
  test.each<[name: string, payload: unknown, pointers: readonly string[]]>([
    ["what is no strict JSON", undefined, [""]],
    ["null", null, [""]],
    ["a list", [wire], [""]],
    ["text", JSON.stringify(wire), [""]],
    ["an empty object", {}, ["/aud", "/iat", "/fixes"]],
    ["a member more", { ...wire, admin: true }, ["/admin"]],
    ["a member whose name is a pointer", { ...wire, "a/b~c": 1 }, ["/a~1b~0c"]],
    ["several at once", { ...wire, aud: 1, regionLimit: 0 }, ["/aud", "/regionLimit"]],
    ["a watch that is no list", { ...wire, watch: {} }, ["/watch"]],
    ["an event with a member more", { ...wire, watch: [{ storeId: "s", event: "exited", at: 1, x: 1 }] }, ["/watch/0"]],
    ["an event of what is no store id", { ...wire, watch: [{ storeId: "", event: "exited", at: 1 }] }, ["/watch/0"]],
    ["an event of another kind", { ...wire, watch: [{ storeId: "s", event: "dwelled", at: 1 }] }, ["/watch/0"]],
    ["an event at half a millisecond", { ...wire, watch: [{ storeId: "s", event: "exited", at: 0.5 }] }, ["/watch/0"]],
    ["an event before 1970", { ...wire, watch: [{ storeId: "s", event: "exited", at: -1 }] }, ["/watch/0"]],
    ["an event without a store", { ...wire, watch: [{ event: "exited", at: 1 }] }, ["/watch/0"]],
    ["the second of two events", { ...wire, watch: [{ storeId: "s", event: "exited", at: 1 }, null] }, ["/watch/1"]],
  ])("%s", (_, payload, pointers) => {
    expect(faultsOf(payload)).toEqual(pointers);
  });
});

describe("bounds", () => {
  const fixes = (count: number) => ({ ...wire, fixes: Array.from({ length: count }, () => ({})) });
  test.each<[name: string, payload: unknown, pointers: readonly string[]]>([
    ["as many fixes as may be", fixes(FIXES_PER_PING_MAX), []],
    ["a fix more", fixes(FIXES_PER_PING_MAX + 1), ["/fixes"]],
    ["no fix", fixes(0), ["/fixes"]],
    ["the largest regionLimit", { ...wire, regionLimit: REGION_LIMIT_MAX }, []],
    ["a region more", { ...wire, regionLimit: REGION_LIMIT_MAX + 1 }, ["/regionLimit"]],
    ["the smallest regionLimit", { ...wire, regionLimit: 1 }, []],
    ["the longest state", { ...wire, state: "x".repeat(64) }, []],
    ["a longer state", { ...wire, state: "x".repeat(65) }, ["/state"]],
    ["the last whole second", { ...wire, iat: Number.MAX_SAFE_INTEGER }, []],
    ["a second beyond", { ...wire, iat: Number.MAX_SAFE_INTEGER + 1 }, ["/iat"]],
  ])("%s", (_, payload, pointers) => {
    expect(faultsOf(payload)).toEqual(pointers);
  });
});

/** Any payload, and any that is nearly a ping: one of its members, or one more, is anything at all. */
const anyPayload = fc.oneof(
  fc.anything(),
  fc
    .tuple(
      fc.oneof(fc.constantFrom("aud", "iat", "state", "fixes", "watch", "regionLimit"), fc.string()),
      fc.anything(),
    )
    .map(([name, value]) => ({ ...wire, [name]: value })),
);

test("is total: anything at all is a ping in bounds, or invalid_request with a pointer", () => {
  fc.assert(
    fc.property(anyPayload, (payload) => {
      const read = readPing(payload);
      if (!read.ok) {
        expect(read.error.code).toBe("invalid_request");
        expect(read.error.errors?.length).toBeGreaterThan(0);
        return;
      }
      const { audience, issuedAt, fixes, watch, state, regionLimit } = read.value;
      expect([typeof audience, Number.isSafeInteger(issuedAt)]).toEqual(["string", true]);
      expect([Array.isArray(fixes), Array.isArray(watch), state === null || state.length <= 64]).not.toContain(false);
      expect(regionLimit >= 1 && regionLimit <= REGION_LIMIT_MAX && Number.isInteger(regionLimit)).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});

test("the fixes do not matter to the envelope, whatever they are", () => {
  fc.assert(
    fc.property(fc.array(fc.anything(), { minLength: 1, maxLength: 10 }), (fixes) => {
      expect(readPing({ ...wire, fixes })).toMatchObject({ ok: true });
    }),
    { numRuns: 200 },
  );
});

describe("a ping may be received", () => {
  test.each<[name: string, age: number, timely: boolean]>([
    ["at once", 0, true],
    ["within a day", PING_MAX_AGE_MS - 1, true],
    ["not after a day", PING_MAX_AGE_MS, false],
    ["from a clock that is a little ahead", 1 - CLOCK_AHEAD_MAX_MS, true],
    ["not from one that is five minutes ahead", -CLOCK_AHEAD_MAX_MS, false],
  ])("%s", (_, age, timely) => {
    expect(isTimely(wire.iat, NOW + age)).toBe(timely);
  });

  test("at no time at all, where its own is none", () => {
    for (const iat of [-1, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]) expect(isTimely(iat, NOW)).toBe(false);
  });
});

describe("the hint that something is open", () => {
  const untilAfter = fc.integer({ min: 1, max: 366 * 24 * 3_600_000 });

  test("is fit to be sent back, and holds until its time and not a second longer", () => {
    fc.assert(
      fc.property(untilAfter, (ms) => {
        const state = openState(NOW + ms);
        expect(faultsOf({ ...wire, state })).toEqual([]);
        expect(isOpenState(state, NOW)).toBe(true);
        expect(isOpenState(state, NOW + ms - 1)).toBe(true);
        expect(isOpenState(state, NOW + ms + 1_000)).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  test.each([
    null,
    "",
    "open",
    "open.",
    "open.-1",
    "open.1e400",
    "open.９",
    "open.1795300601x",
    " open.1795300601",
    "shut.1795300601",
  ])("%j is none", (state) => {
    expect(isOpenState(state, NOW)).toBe(false);
  });

  test("made up serves as well as a real one: it costs its sender one call to their own object", () => {
    expect(isOpenState("open.999999999999", NOW)).toBe(true);
    expect(isOpenState("open.9999999999999", NOW)).toBe(false);
  });
});
