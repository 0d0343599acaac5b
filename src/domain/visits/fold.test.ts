import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { foldVisits, type Visit } from "./fold.ts";
import type { Observation } from "./observation.ts";
import { around, at, NEW_YORK, sights, type Spot, track } from "./testing.ts";
import { dwelledAt } from "./transitions.ts";

const HOURS = 3600;

/** `[entered, exited | null]` in seconds, of each visit. `now` is the time of the last fix. */
const spans = (observations: readonly Observation[], store?: string): (number | null)[][] =>
  fold(observations)
    .filter(({ storeId }) => store === undefined || storeId === store)
    .map(({ enteredAt, exitedAt }) => [seconds(enteredAt), seconds(exitedAt)]);
const fold = (observations: readonly Observation[]): Visit[] =>
  foldVisits(observations, Math.max(...observations.map((one) => one.at)));
const seconds = (time: number | null): number | null => time && (time - at(0)) / 1000;

describe("entering", () => {
  test.each([
    ["a first fix inside opens nothing at once", "in@0", []],
    ["a second inside fix 20 s later does, and it began with the first", "in@0 in@20", [[0, null]]],
    ["a second inside fix sooner does not", "in@0 in@19", []],
    ["many soon ones and one 20 s later do", "in@0 in@5 in@10 in@21", [[0, null]]],
    ["an earlier fix outside lets the first inside fix open", "out@0 in@1", [[1, null]]],
    ["also one within the departure margin", "edge@0 in@1", [[1, null]]],
    ["also one between two fixes inside", "in@0 out@5 in@10", [[0, null]]],
    ["unsure opens nothing", "out@0 unsure@10 unsure@40 unsure@90", []],
    ["unknown accuracy opens nothing", "out@0 blur@10 blur@40 blur@90", []],
    ["unknown accuracy is no fix outside", "blur@0 in@10", []],
    ["unsure is neither outside nor a second fix inside", "unsure@0 in@10 unsure@60", []],
    ["a phone woken for 10 s inside and asleep for 25 minutes has entered nothing", "in@0 in@10", []],
    ["but has when it is still there after the sleep", "in@0 in@10 in@1510", [[0, null]]],
  ])("%s", (_name, walk, expected) => expect(spans(track(walk))).toEqual(expected));
});

describe("leaving", () => {
  test.each([
    ["takes two clear fixes outside", "out@0 in@10 in@70 out@80 out@90", [[10, 70]]],
    ["one is not enough", "out@0 in@10 in@70 out@80", [[10, null]]],
    ["in a row", "out@0 in@10 out@20 in@30 out@40 in@50", [[10, null]]],
    ["unsure between them is no row, and the stay goes on", "out@0 in@10 out@20 unsure@30 out@40", [[10, null]]],
    ["unknown accuracy between them is no row either", "out@0 in@10 out@20 blur@30 out@40", [[10, null]]],
    ["within the margin nobody leaves", "out@0 in@10 edge@20 edge@30 edge@40", [[10, null]]],
    ["a fix within the margin does not speak against leaving", "out@0 in@10 out@20 edge@30 out@40", [[10, 10]]],
    ["is dated by the last fix inside or unsure", "out@0 in@10 unsure@20 out@30 out@40", [[10, 20]]],
    ["not by one of unknown accuracy", "out@0 in@10 blur@20 out@30 out@40", [[10, 10]]],
    ["no exit without an enter", "in@0 out@10 out@20 out@30", []],
    [
      "one may come back",
      "out@0 in@10 out@20 out@30 in@90",
      [
        [10, 10],
        [90, null],
      ],
    ],
    ["a sample two seconds older than an exit does not re-enter", "out@0 in@10 in@40 out@50 out@60 in@38", [[10, 40]]],
    ["nor one just before the fix that proved it: nobody had left", "out@0 in@10 out@50 out@60 in@58", [[10, null]]],
  ])("%s", (_name, walk, expected) => expect(spans(track(walk))).toEqual(expected));
});

describe("silence", () => {
  const stay = track("out@0 in@10 in@70");
  test("of three hours closes the visit at its last fix", () => {
    expect(foldVisits(stay, at(70 + 3 * HOURS) - 1)).toMatchObject([{ exitedAt: null }]);
    expect(foldVisits(stay, at(70 + 3 * HOURS))).toMatchObject([{ enteredAt: at(10), exitedAt: at(70) }]);
  });
  test("is also broken by a later fix inside, which must be believed anew", () => {
    expect(spans([...stay, ...track("in@20000")])).toEqual([[10, 70]]);
    expect(spans([...stay, ...track("in@20000 in@20030")])).toEqual([
      [10, 70],
      [20_000, null],
    ]);
    expect(spans([...stay, ...track("out@80 in@20000")])).toEqual([
      [10, 70],
      [20_000, null],
    ]);
  });
  test("of a fix that was never believed leaves nothing", () => {
    expect(spans(track("in@0 in@20000"))).toEqual([]);
  });
  test("of unknown accuracy is still silence", () => {
    expect(spans([...stay, ...track("blur@5000 blur@10000 blur@15000")])).toEqual([[10, 70]]);
  });
});

describe("driving past", () => {
  test.each([
    ["at 50 km/h", "out@0 car@10 car@50 car@100 out@110 out@120"],
    ["also with one fix inside", "out@0 car@10 out@20 out@30"],
    ["also as the first that is seen", "car@0 car@30 car@90 out@100"],
  ])("enters and dwells nowhere: %s", (_name, walk) => expect(spans(track(walk))).toEqual([]));

  test("at 50 km/h through a fence of 500 m, of known speed", () => {
    const drive = Array.from({ length: 15 }, (_, i): Spot => [i * 10, Math.abs(i - 7) * 139, 10, 13.9]);
    expect(spans(around(500, drive))).toEqual([]);
  });
  test("with one fix inside that says no speed never dwells", () => {
    const [visit] = fold(track("out@0 car@10 in@20 car@90 car@150 out@160 out@170"));
    expect(visit).toMatchObject({ enteredAt: at(20), exitedAt: at(150) });
    expect(visit && dwelledAt(visit, 60)).toBeNull();
  });
  test("and stopping is a visit that begins when the car stops", () => {
    expect(spans(track("out@0 car@10 car@20 in@30 in@95"))).toEqual([[30, null]]);
  });
});

describe("calm", () => {
  test("an over-confident glitch, three times in three minutes: one enter, no exit", () => {
    const spots: Spot[] = [
      [-30, 300, 10],
      [0, 8, 5],
      [12, 200, 1.9],
      [24, 10, 5],
      [79, 198, 1.7],
      [100, 10, 5],
      [147, 198, 9.1],
      [152, 45, 5],
    ];
    expect(spans(around(50, spots))).toEqual([[0, null]]);
    expect(spans(around(50, spots.slice(1)))).toEqual([[0, null]]);
  });
  test("wobble of ±15 m at the edge enters once", () => {
    const wobble = Array.from({ length: 120 }, (_, i): Spot => [i * 10, 100 + 15 * Math.sin(i * 1.7), 10]);
    expect(spans(around(100, [[-20, 400, 10], ...wobble]))).toHaveLength(1);
  });
  test("a fix 321 m outside with 52 m accuracy counts toward leaving", () => {
    const spots: Spot[] = [
      [0, 400, 10],
      [10, 5, 10],
      [70, 5, 10],
      [90, 371, 52],
      [120, 371, 52],
    ];
    expect(spans(around(50, spots))).toEqual([[10, 70]]);
  });
  test.each([1_414, 17_000])("a fix of %s m accuracy changes nothing, even if it were believed", (accuracy) => {
    const stay: Spot[] = [
      [0, 400, 10],
      [10, 5, 10],
    ];
    expect(spans(around(50, [...stay, [60, 361, accuracy], [90, 361, accuracy]]))).toEqual([[10, null]]);
    expect(
      spans(
        around(50, [
          [0, 400, 10],
          [60, 361, accuracy],
          [90, 361, accuracy],
        ]),
      ),
    ).toEqual([]);
  });
  test("a strip 24 to 42 m wide can be entered at 20 to 30 m accuracy", () => {
    for (const [halfWidth, accuracy] of [
      [12, 20],
      [12, 30],
      [21, 20],
      [21, 30],
    ] as const) {
      const walk: Spot[] = [
        [0, 300, accuracy],
        [30, 2, accuracy],
        [60, 5, accuracy],
      ];
      expect(fold(around(halfWidth, walk))).toMatchObject([{ enteredAt: at(30), confidence: "medium" }]);
    }
  });
  test("a live fix outside followed by stored older ones inside has nobody inside now", () => {
    const live = track("out@1000 out@1010");
    expect(spans([...live, ...track("out@0 in@10 in@100")])).toEqual([[10, 100]]);
  });
  test("equal times are one instant, not a division", () => {
    const instant = [sights(0, { a: "in" }), sights(0, { a: "out" }), sights(0, { a: "deep" })];
    expect(spans(instant)).toEqual(spans(instant.toReversed()));
  });
  test("nested fences each open their own visit", () => {
    const walk = [
      sights(0, {}),
      sights(10, { mall: "deep" }),
      sights(30, { mall: "deep", shop: "in" }),
      sights(90, { mall: "deep" }),
      sights(120, { mall: "deep" }),
    ];
    expect(fold(walk)).toMatchObject([
      { storeId: "mall", enteredAt: at(10), exitedAt: null },
      { storeId: "shop", enteredAt: at(30), exitedAt: at(30) },
    ]);
  });
  test("a store moved, resized or deleted during a visit leaves no orphan", () => {
    const moved = [...track("out@0 in@10 in@70"), sights(80, {}), sights(90, { other: "in" })];
    expect(spans(moved, "a")).toEqual([[10, 70]]);
  });
  test("a glitch far away neither leaves nor enters", () => {
    const there = sights(80, { york: "in" }, NEW_YORK);
    const home = [...track("out@0 in@10 in@70 out@75"), ...track("in@85 in@95")];
    expect(spans([...home, there])).toEqual([[10, null]]);
  });
  test("confidence is the best of the fixes inside", () => {
    expect(fold(track("out@0 in@10 deep@20 in@30"))).toMatchObject([{ confidence: "high" }]);
    expect(fold(track("out@0 in@10 unsure@20"))).toMatchObject([{ confidence: "medium" }]);
  });
  test("unsure and driving fixes are no evidence of a dwell", () => {
    const times = track("out@0 in@10 unsure@20 car@30 blur@40 in@50");
    expect(fold(times)[0]?.insideAt.map(seconds)).toEqual([10, 50]);
  });
});

test("a day of fixes every ten seconds is folded whole", () => {
  const day = Array.from({ length: 8_640 }, (_, i) => sights(i * 10, i % 100 < 50 ? {} : { a: "in", b: "unsure" }));
  expect(spans(day, "a")).toHaveLength(86);
});

/** The field reports that the design quotes, as they were written down. */
const VECTORS = new URL("../../../../shared/vectors/geofence-cases.json", import.meta.url);
interface CaseSet {
  readonly name: string;
  readonly cases: readonly Record<string, unknown>[];
}

describe.skipIf(!existsSync(VECTORS))("geofence-cases.json (skipped where ../shared is absent)", () => {
  const { sets } = existsSync(VECTORS)
    ? (JSON.parse(readFileSync(VECTORS, "utf8")) as { readonly sets: readonly CaseSet[] })
    : { sets: [] };
  const first = <T>(name: string): T => sets.find((set) => set.name.startsWith(name))?.cases[0] as T;

  test("stationary device, over-confident glitch fixes: no exit and no second enter after the first", () => {
    type Case = { fence_radius_m: number; fixes: [string, number, number | null][] };
    const { fence_radius_m: radius, fixes } = first<Case>("stationary device");
    const clock = (text: string): number => text.split(":").reduce((sum, part) => sum * 60 + Number(part), 0);
    const start = clock(fixes[0]?.[0] ?? "");
    const entered: Spot[] = [
      [-90, 400, 10],
      [-60, 8, 10],
    ];
    const asReported = fixes.map(([time, distance, accuracy]): Spot => [clock(time) - start, distance, accuracy]);
    const asKnown = fixes.map(([time, distance, accuracy]): Spot => [clock(time) - start, distance, accuracy ?? 5]);
    expect(fixes).toHaveLength(7);
    expect(spans(around(radius, [...entered, ...asReported]))).toEqual([[-60, null]]);
    expect(spans(around(radius, [...entered, ...asKnown]))).toEqual([[-60, null]]);
    expect(spans(around(radius, asKnown))).toEqual([[0, null]]);
  });

  test("implied-speed guard with a stale anchor: what no speed guard can reject is not believed alone", () => {
    type Case = { distance_m: number; dt_s: number; anchor: { accuracy: number }; fix: { accuracy: number } };
    const { distance_m, dt_s, anchor, fix } = first<Case>("implied-speed guard");
    const spots: Spot[] = [
      [-60, 400, 5],
      [0, 5, anchor.accuracy],
      [dt_s, distance_m, fix.accuracy],
    ];
    expect(spans(around(50, spots))).toEqual([[0, null]]);
  });

  test("coarse fix while inside polygon: changes no state", () => {
    type Case = { good: { accuracy: number }; bad: { accuracy: number }; distance_m: number };
    const { good, bad, distance_m } = first<Case>("coarse fix");
    const stay: Spot[] = [
      [0, 300, 10],
      [10, 0, good.accuracy],
    ];
    expect(spans(around(50, [...stay, [20, distance_m, bad.accuracy], [30, distance_m, bad.accuracy]]))).toEqual([
      [10, null],
    ]);
  });
});
