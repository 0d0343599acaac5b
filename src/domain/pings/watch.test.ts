import { expect, test } from "vitest";
import { CLOCK_AHEAD_MAX_MS, FIX_MAX_AGE_MS } from "../bounds.ts";
import type { WatchEvent } from "./ping.ts";
import { crossingsOf } from "./watch.ts";

const NOW = 1_795_300_000_000;

/** `"in a@-60 out a@0"`: crossings of regions, in seconds from now. */
const watch = (text: string): WatchEvent[] =>
  [...text.matchAll(/(in|out) (\w)@(-?\d+)/g)].map(([, way, storeId = "", seconds]) => ({
    storeId,
    event: way === "in" ? "entered" : "exited",
    at: NOW + Number(seconds) * 1000,
  }));

const DAY_S = FIX_MAX_AGE_MS / 1000;
const AHEAD_S = CLOCK_AHEAD_MAX_MS / 1000;

test.each<[name: string, watch: string, entered: string[], exits: Record<string, number>]>([
  ["nothing", "", [], {}],
  ["an entry", "in a@-60", ["a"], {}],
  ["an exit", "out a@-60", [], { a: -60 }],
  ["in and out again", "in a@-60 out a@-30", [], { a: -30 }],
  ["out and in again", "out a@-60 in a@-30", ["a"], { a: -60 }],
  ["whatever their order", "in a@-30 out a@-60", ["a"], { a: -60 }],
  ["both at once count as left", "in a@-30 out a@-30", [], { a: -30 }],
  ["of several exits the newest", "out a@-60 out a@-10 out a@-30", [], { a: -10 }],
  ["each store for itself", "in a@-60 out b@-30", ["a"], { b: -30 }],
  ["a day old", `in a@${-DAY_S} out b@${-DAY_S}`, ["a"], { b: -DAY_S }],
  ["older is no word", `in a@${-DAY_S - 1} out b@${-DAY_S - 1}`, [], {}],
  ["a little ahead of the clock", `in a@${AHEAD_S} out b@${AHEAD_S}`, ["a"], { b: AHEAD_S }],
  ["further ahead is no word", `in a@${AHEAD_S + 1} out b@${AHEAD_S + 1}`, [], {}],
])("%s", (_name, text, entered, exits) => {
  const crossings = crossingsOf(watch(text), NOW);
  expect([...crossings.entered]).toEqual(entered);
  expect(Object.fromEntries(crossings.exits.map(({ storeId, at }) => [storeId, (at - NOW) / 1000]))).toEqual(exits);
});
