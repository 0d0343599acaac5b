import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { metresBetween, type Position } from "../../../domain/geo/position.ts";
import { readWalk, writeWalk } from "./points.ts";
import { replayOf, secondsOf, stepsOf, wayInto } from "./walk.ts";

const STORE = { latitude: 59.3326, longitude: 18.0649 };
const ON_FOOT = { pace: 1.4, staySeconds: 120 };

const degrees = (around: number) => fc.double({ min: around - 0.02, max: around + 0.02, noNaN: true });
const points: fc.Arbitrary<Position[]> = fc.array(fc.record({ latitude: degrees(59.3), longitude: degrees(18.06) }), {
  minLength: 1,
  maxLength: 6,
});
const manners = fc.record({ pace: fc.constantFrom(1.4, 4, 14), staySeconds: fc.nat(600) });

describe("a walk", () => {
  test("of no point is none", () => expect(stepsOf([], ON_FOOT)).toEqual([]));

  test("of one point is a stay", () => {
    const steps = stepsOf([STORE], { pace: 1.4, staySeconds: 20 });
    expect(steps.map(({ atSeconds }) => atSeconds)).toEqual([0, 10, 20]);
    expect(steps.every(({ position, speed }) => position === STORE && speed < 1)).toBe(true);
  });

  test("begins at its first point, ends at its last, and lasts as long as it takes", () => {
    fc.assert(
      fc.property(points, manners, (way, manner) => {
        const steps = stepsOf(way, manner);
        expect(steps[0]?.position).toEqual(way[0]);
        expect(steps.at(-1)?.position).toEqual(way.at(-1));
        expect(steps.at(-1)?.atSeconds).toBe(secondsOf(way, manner));
      }),
    );
  });

  test("is nowhere faster than its pace, and its time only grows", () => {
    fc.assert(
      fc.property(points, manners, (way, manner) => {
        const steps = stepsOf(way, manner);
        for (const [n, step] of steps.slice(1).entries()) {
          const before = steps[n] ?? step;
          const seconds = step.atSeconds - before.atSeconds;
          expect(seconds).toBeGreaterThanOrEqual(0);
          expect(metresBetween(before.position, step.position)).toBeLessThanOrEqual(seconds * manner.pace * 1.01 + 0.1);
        }
      }),
    );
  });

  test("into a place starts some streets away", () => {
    const [start = STORE, end] = wayInto(STORE);
    expect(end).toEqual(STORE);
    expect(metresBetween(start, STORE)).toBeCloseTo(400, 0);
  });

  test("in an address is the same walk, to a tenth of a metre", () => {
    fc.assert(
      fc.property(points, (way) => {
        const read = readWalk(writeWalk(way));
        expect(read).toHaveLength(way.length);
        for (const [n, point] of way.entries()) expect(metresBetween(point, read[n] ?? STORE)).toBeLessThan(0.2);
      }),
    );
  });

  test.each([
    ["", []],
    ["59.3,18.1", [{ latitude: 59.3, longitude: 18.1 }]],
    ["59.3,18.1;;x,y;91,0;1;1,2,3;,5", [{ latitude: 59.3, longitude: 18.1 }]],
  ])("is read from %o", (text, expected) => expect(readWalk(text)).toEqual(expected));
});

describe("a replay", () => {
  const NOW = 2_000_000_000_000;

  test("of a phone that told nothing yet is as fast as one likes", () => {
    expect(replayOf(600, 60, NOW, null)).toEqual({ beganAt: NOW - 590_000, speed: 60 });
  });

  test("at the speed of life begins now", () => {
    expect(replayOf(600, 1, NOW, NOW - 1_000)).toEqual({ beganAt: NOW, speed: 1 });
  });

  test("never tells of a time that was told of, nor of the future, nor faster than was wished", () => {
    const whole = fc.integer({ min: 1, max: 7_200 });
    fc.assert(
      fc.property(whole, fc.constantFrom(1, 10, 60), fc.nat(20_000_000), (seconds, wanted, since) => {
        const { beganAt, speed } = replayOf(seconds, wanted, NOW, NOW - since);
        const playedMs = (seconds * 1_000) / speed;
        expect(speed).toBeGreaterThanOrEqual(1);
        expect(speed).toBeLessThanOrEqual(wanted);
        expect(beganAt).toBeGreaterThanOrEqual(NOW - since - 1);
        expect(beganAt + seconds * 1_000).toBeCloseTo(NOW + playedMs, -1);
      }),
    );
  });
});
