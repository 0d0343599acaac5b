import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PING_MAX_AGE_MS, RETRY_FIRST_MS, RETRY_MAX_MS } from "../domain/bounds.ts";
import { ServiceError, Unanswered } from "./answers.ts";
import type { Flight } from "./outbox.ts";
import { backOff, remedyFor } from "./retry.ts";

const NOW = 2_000_000_000_000;
const flight: Flight = { ping: "…", keyId: "key", issuedAt: NOW / 1000, last: 1, failures: 0, notBefore: 0 };
const refused = (status: number, code?: string, retryAfterMs: number | null = null): ServiceError =>
  new ServiceError(status, code === undefined ? {} : { code }, retryAfterMs);
const remedy = (error: unknown, over: Partial<Flight> = {}, keyId = "key") =>
  remedyFor(error, { ...flight, ...over }, { now: NOW, keyId, random: 0 });

describe("a ping that was not taken", () => {
  test.each([
    ["silence", new Unanswered()],
    ["too many requests", refused(429, "rate_limited")],
    ["not well", refused(503, "unavailable")],
    ["a gateway's own error", refused(502)],
    ["a hotel's refusal", refused(403)],
  ])("is sent again after %s", (_, error) => {
    expect(remedy(error)).toEqual({ kind: "sendAgain", afterMs: RETRY_FIRST_MS / 2 });
  });

  test("waits as long as it is asked to", () => {
    expect(remedy(refused(429, "rate_limited", 60_000))).toEqual({ kind: "sendAgain", afterMs: 60_000 });
  });

  const rejected = refused(401, "ping_rejected");
  test.each([
    ["it was signed a day ago by the right time", { issuedAt: (NOW - PING_MAX_AGE_MS) / 1000 }, "key"],
    ["its clock was ahead", { issuedAt: NOW / 1000 + 3_600 }, "key"],
    ["its key was replaced", {}, "another"],
  ])("is signed anew where %s", (_, over, keyId) => {
    expect(remedy(rejected, over, keyId)).toEqual({ kind: "signAnew" });
  });

  test.each([
    ["rejected though its time is right", rejected],
    ["of a device that was revoked", refused(401, "unauthenticated")],
    ["not well-formed", refused(400, "invalid_request")],
    ["of an erased shopper", refused(410, "erased")],
  ])("is given up where it is %s", (_, refusal) => {
    expect(remedy(refusal)).toEqual({ kind: "giveUp", refusal });
  });

  test("does not hide a fault of the program", () => {
    expect(() => remedy(new RangeError("a fault"))).toThrow("a fault");
  });
});

describe("the wait", () => {
  test.each([
    [0, 0, RETRY_FIRST_MS / 2],
    [1, 0, RETRY_FIRST_MS],
    [1, 0.5, RETRY_FIRST_MS * 1.5],
    [60, 0, RETRY_MAX_MS / 2],
  ])("after %i failures, by chance %f, is %i ms", (failures, random, ms) => {
    expect(backOff(failures, null, random)).toBe(ms);
  });

  test("is never shorter than half its step or than asked for, and never longer than both together", () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.nat(2_000), fc.option(fc.nat(1e6)), random, (failures, asked, chance) => {
        const wait = backOff(failures, asked, chance);
        expect(wait).toBeGreaterThanOrEqual(Math.max(RETRY_FIRST_MS / 2, asked ?? 0));
        expect(wait).toBeLessThanOrEqual(RETRY_MAX_MS + (asked ?? 0));
      }),
    );
  });
});
