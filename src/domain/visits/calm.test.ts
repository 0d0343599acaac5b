import { expect, test } from "vitest";
import { judgeStore } from "../geo/judge.ts";
import { offset, positionAt } from "../geo/testing.ts";
import { readFix } from "../pings/fix.ts";
import { foldVisits } from "./fold.ts";
import { freshUntil } from "./freshness.ts";
import { type Observation, toObservation } from "./observation.ts";
import { widen } from "./stretch.ts";
import { at, T0 } from "./testing.ts";
import { quietUntil } from "./track.ts";
import { newTransitions, type Reported } from "./transitions.ts";
import { type Decided, type Listener, triggersOf } from "./triggers.ts";

/*
 * The visit rules from the fix as it is sent to the decision that it calls for, one sentence a row. `metres@seconds` is
 * a fix so far east of the middle of a store; `±` gives its accuracy (8 m if not), `v` its speed (unknown if not), `F` its
 * floor. Each text is one request, which comes at the time of the newest fix that was seen.
 */
const CENTRE = [18.0649, 59.3326] as const;
const LISTENER: Listener = {
  campaignId: "c",
  event: "dwelled",
  dwellSeconds: 60,
  retriggerAfterMs: 3_600_000,
  assumes: false,
};

interface Place {
  /** The radius in metres of a round fence, or the sides of an oblong one. */
  readonly size: number | readonly [east: number, north: number];
  readonly floorLevel?: number;
}

function storeOf({ size, ...place }: Place) {
  const floorLevel = place.floorLevel ?? null;
  if (typeof size === "number") return { floorLevel, fence: { type: "Circle", center: CENTRE, radius: size } } as const;
  const [east, north] = [size[0] / 2, size[1] / 2];
  const ring = [
    [-east, -north],
    [east, -north],
    [east, north],
    [-east, north],
    [-east, -north],
  ] as const;
  const coordinates = [ring.map(([x, y]) => offset(CENTRE, x, y))];
  return { floorLevel, fence: { type: "Polygon", coordinates } } as const;
}

const STEP = /^(-?[\d.]+)(?:±([^v@F]*))?(?:v([\d.]+))?(?:F(-?\d+))?@(-?[\d.]+)$/;

/** One fix as a phone sends it; an empty accuracy is one that it does not know at all. */
function sent(step: string): object {
  const [, metres, accuracy = "8", speed, floor, seconds] = STEP.exec(step) ?? [];
  return {
    id: step,
    timestamp: at(Number(seconds)),
    coords: {
      ...positionAt(offset(CENTRE, Number(metres), 0)),
      ...(accuracy === "" ? {} : { accuracy: Number(accuracy) }),
      ...(speed === undefined ? {} : { speed: Number(speed) }),
    },
    floorLevel: floor === undefined ? null : Number(floor),
  };
}

interface Told {
  /** What each request is told, as `event@seconds`. */
  readonly steps: readonly string[];
  /** How many decisions were called for. */
  readonly decisions: number;
}

function play(place: Place, requests: readonly string[]): Told {
  const store = storeOf(place);
  let reported: readonly Reported[] = [];
  let decided: readonly Decided[] = [];
  const kept: Observation[] = [];
  const steps: string[] = [];
  let now = 0;
  for (const request of requests) {
    const fixes = request.split(" ").map(sent);
    now = Math.max(now, ...fixes.map((fix) => ("timestamp" in fix ? Number(fix.timestamp) : T0)));
    const brought = fixes.flatMap((one) => {
      const reading = readFix(one, now);
      if (!reading.ok) return [];
      const judged = { storeId: "a", ...judgeStore(store, reading.fix) };
      return [toObservation(reading.fix, [judged], { now, entered: new Set() })];
    });
    kept.push(...brought);
    const visits = foldVisits(kept, now);
    const news = newTransitions(visits, reported, 60);
    reported = news.reported;
    steps.push(...news.transitions.map((one) => `${one.event}@${(one.at - T0) / 1000}`));
    if (now < (quietUntil(kept) ?? 0)) continue;
    decided = widen(decided, visits);
    const called = triggersOf(visits, [LISTENER], decided).filter(
      ({ visit }) => (freshUntil(visit, brought) ?? 0) >= now,
    );
    decided = [...decided, ...called];
  }
  return { steps, decisions: decided.length };
}

const ROUND: Place = { size: 80 };
const SMALL: Place = { size: 50 };
const FAR_AWAY = 2_000_000;

test.each<[sentence: string, place: Place, requests: readonly string[], steps: readonly string[], decisions: number]>([
  [
    "an over-confident glitch enters once and never exits",
    SMALL,
    ["400@-30 8±5@0 200±1.9@12 10±5@24 198±1.7@79 10±5@100 198±9.1@147 45±5@152"],
    ["entered@0", "dwelled@100"],
    1,
  ],
  [
    "a fix of 1,414 m accuracy while inside changes nothing",
    SMALL,
    ["400@0 5@10 361±1414@30 361±1414@50"],
    ["entered@10"],
    0,
  ],
  ["nor one of 17 km", SMALL, ["400@0 5@10 9000±17000@30 9000±17000@50"], ["entered@10"], 0],
  [
    "wobble of ±15 m at the edge enters once",
    ROUND,
    ["300@0 75@10 92@20 70@30 94@40 66@50 95@60 80@70 90@80"],
    ["entered@10", "dwelled@70"],
    1,
  ],
  [
    "a fix 321 m outside with 52 m accuracy counts toward leaving",
    SMALL,
    ["400@0 5@10 371±52@40 371±52@60"],
    ["entered@10", "exited@10"],
    0,
  ],
  [
    "a polygon 24 m wide can be entered at 30 m accuracy",
    { size: [24, 42] },
    ["300@0 2±30@20 5±30@90"],
    ["entered@20", "dwelled@90"],
    1,
  ],
  ["and one 42 m wide at 20 m", { size: [42, 24] }, ["300@0 2±20@20 15±20@90"], ["entered@20", "dwelled@90"], 1],
  ["no exit without an enter", ROUND, ["300@0 310@20 5@30 300@40", "310@50 320@60"], ["entered@30", "exited@30"], 0],
  ["none either of a single fix inside that nothing confirms", ROUND, ["5@30 300@40 310@50 320@60"], [], 0],
  ...["", "0", "-1", "NaN", "1000000000"].map((accuracy): [string, Place, string[], string[], number] => [
    `accuracy ${accuracy === "" ? "missing" : accuracy} is unknown and opens nothing`,
    ROUND,
    [`300@0 5±${accuracy}@20 5±${accuracy}@60 5±${accuracy}@120`],
    [],
    0,
  ]),
  ["and closes nothing", ROUND, ["300@0 5@10 300±-1@20 300±@30 300±0@40"], ["entered@10"], 0],
  [
    "driving by at 50 km/h dwells nowhere",
    { size: 500 },
    ["900v13.9@0 400v13.9@36 0v13.9@65 400v13.9@94 900v13.9@130 1000v13.9@140"],
    [],
    0,
  ],
  ["also with one fix inside", ROUND, ["300v13.9@0 5v13.9@20 300v13.9@40 600v13.9@60"], [], 0],
  [
    `a jump of ${FAR_AWAY / 1000} km in a minute offers nothing for half an hour`,
    ROUND,
    [`${FAR_AWAY}@-60 5@0 5@70`, "5@1799"],
    ["entered@0", "dwelled@70"],
    0,
  ],
  ["and does after it", ROUND, [`${FAR_AWAY}@-60 5@0 5@70`, "5@1800"], ["entered@0", "dwelled@70"], 1],
  [
    "a poisoned anchor after a gap does not block the good fixes",
    ROUND,
    [`5@0 5@70 ${FAR_AWAY}@700 5@760 5@820`],
    ["entered@0", "dwelled@70"],
    1,
  ],
  ["equal timestamps divide nothing by zero", ROUND, ["300@0 5@10 6@10 300@10 5@80"], ["entered@10", "dwelled@80"], 1],
  ["nor do backward ones", ROUND, ["5@80", "5@10", "300@0"], ["entered@10", "dwelled@80"], 1],
  [
    "a sample two seconds older than an exit does not re-enter",
    ROUND,
    ["300@0 5@10 5@50", "300@60 300@70", "5@48"],
    ["entered@10", "exited@50"],
    0,
  ],
  [
    "a newest-first backlog ends as if sorted",
    ROUND,
    ["300@90 310@80 5@75 5@10 300@0"],
    ["entered@10", "dwelled@75", "exited@75"],
    0,
  ],
  [
    "a live fix followed by stored older ones fires nothing for now",
    ROUND,
    ["300@1000 310@990", "5@100 5@10 300@0"],
    ["entered@10", "dwelled@100", "exited@100"],
    0,
  ],
  ["the same id twice in one batch counts once", ROUND, ["5@0 5@0", "300@60 300@60"], [], 0],
  ["and in two", ROUND, ["300@0 5@10 5@80", "300@90", "300@90", "5@80"], ["entered@10", "dwelled@80"], 1],
  ["a first fix inside offers nothing at once", ROUND, ["5@0"], [], 0],
  [
    "a phone woken for 10 s inside and asleep for 25 minutes has done nothing",
    ROUND,
    ["5v0.4@0 5v0.4@5 5v0.4@10"],
    [],
    0,
  ],
  ["and has dwelled when it wakes there", ROUND, ["5v0.4@0 5v0.4@10", "5v0.4@1510"], ["entered@0", "dwelled@1510"], 1],
  [
    "silence of three hours closes the visit",
    ROUND,
    ["300@0 5@10 5@80", "900@10880"],
    ["entered@10", "dwelled@80", "exited@80"],
    1,
  ],
  ["a different floor is outside", { size: 80, floorLevel: 2 }, ["300@0 5F0@10 5F0@40 5F0@90"], [], 0],
  [
    "where both sides know the floor",
    { size: 80, floorLevel: 2 },
    ["300@0 5@10 5@80"],
    ["entered@10", "dwelled@80"],
    1,
  ],
  ["also by the phone alone", ROUND, ["300@0 5F3@10 5F3@80"], ["entered@10", "dwelled@80"], 1],
  [
    "who leaves by the stairs has left",
    { size: 80, floorLevel: 2 },
    ["300F0@0 5F2@10 5F2@80", "5F1@90 5F0@100"],
    ["entered@10", "dwelled@80", "exited@80"],
    1,
  ],
  [
    "but a floor of unknown accuracy is unsure",
    { size: 80, floorLevel: 2 },
    ["300F0@0 5F2@10", "5±0F0@90 5±0F0@100"],
    ["entered@10"],
    0,
  ],
  [
    "a late earlier fix gives no second offer",
    ROUND,
    ["300@20 5@50 5@115", "5@30", "5@180"],
    ["entered@50", "dwelled@115"],
    1,
  ],
  [
    "nor does a late outside fix that splits a visit",
    ROUND,
    ["300@0 5@10 5@80", "300@40 310@50", "5@145"],
    ["entered@10", "dwelled@80"],
    1,
  ],
])("%s", (_sentence, place, requests, steps, decisions) => {
  expect(play(place, requests)).toEqual({ steps, decisions });
});
