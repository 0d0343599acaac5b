import { vi } from "vitest";
import { GATHER_FACT_TIMEOUT_MS } from "../../../src/domain/bounds.ts";

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The epoch began on a Thursday: this far into each of its weeks it is Wednesday, lunchtime in Stockholm, winter and summer. */
const OPENING_TIME = 6 * DAY + 11.5 * HOUR;

const platform = scheduler;

/** Facts are never late on a busy machine, only where a test says so by a `wait` of its own. */
const patient = {
  wait: (ms: number): Promise<void> =>
    ms === GATHER_FACT_TIMEOUT_MS ? new Promise(() => undefined) : platform.wait(ms),
};

/**
 * Stops the clock on the next Wednesday at lunch, when shops are open. It is at least a day ahead of the machine's
 * clock, by which alarms go: none rings by itself, each is rung by the test that moved the clock to it.
 */
export function stopClock(): void {
  const earliest = Date.now() + DAY - OPENING_TIME;
  vi.useFakeTimers({ toFake: ["Date"] });
  vi.setSystemTime(Math.ceil(earliest / (7 * DAY)) * 7 * DAY + OPENING_TIME);
  vi.stubGlobal("scheduler", patient);
}

/** Moves the clock on and gives the new time, epoch milliseconds. */
export function advance(ms: number): number {
  vi.setSystemTime(Date.now() + ms);
  return Date.now();
}

export const timeAgo = (ms: number): string => new Date(Date.now() - ms).toISOString();
