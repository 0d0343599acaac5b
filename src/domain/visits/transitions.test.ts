import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { foldVisits } from "./fold.ts";
import type { Observation } from "./observation.ts";
import { at, sights, track, type Word } from "./testing.ts";
import { dwelledAt, newTransitions, type Reported } from "./transitions.ts";

const DWELL_AFTER = 60;

/** What each request of one device is told, as `event store@seconds`. The clock is at the newest fix, or at `now`. */
function told(requests: readonly (readonly Observation[])[], now = 0): string[][] {
  let reported: readonly Reported[] = [];
  const kept: Observation[] = [];
  return requests.map((brought) => {
    kept.push(...brought);
    const clock = Math.max(at(now), ...kept.map((one) => one.at));
    const news = newTransitions(foldVisits(kept, clock), reported, DWELL_AFTER);
    reported = news.reported;
    return news.transitions.map((one) => `${one.event} ${one.storeId}@${(one.at - at(0)) / 1000}`);
  });
}
const tell = (...walks: readonly string[]): string[][] => told(walks.map((walk) => track(walk)));

test("a transition says all that is known of its visit", () => {
  const visits = foldVisits(track("out@0 in@10 deep@75 unsure@90 out@100 out@110"), at(110));
  const { transitions, reported } = newTransitions(visits, [], DWELL_AFTER);
  const common = { storeId: "a", visit: { enteredAt: at(10) }, confidence: "high" };
  expect(transitions).toEqual([
    { ...common, event: "entered", at: at(10), dwellSeconds: 0 },
    { ...common, event: "dwelled", at: at(75), dwellSeconds: 65 },
    { ...common, event: "exited", at: at(90), dwellSeconds: 80 },
  ]);
  expect(reported).toEqual([{ storeId: "a", from: at(10), to: at(90), dwelled: true, exited: true }]);
});

describe("dwell", () => {
  const [visit] = foldVisits(track("out@0 in@10 in@69 unsure@70 in@75 in@200"), at(200));
  test.each([
    [0, 10],
    [59, 69],
    [60, 75],
    [65, 75],
    [66, 200],
    [190, 200],
  ])("of %s s is complete at the fix that proves it", (threshold, expected) => {
    expect(visit && dwelledAt(visit, threshold)).toBe(at(expected));
  });
  test("of more than the stay is not", () => expect(visit && dwelledAt(visit, 191)).toBeNull());
  test("needs no fix in between: a phone may sleep", () => {
    expect(tell("out@0 in@10", "in@1510")).toEqual([["entered a@10"], ["dwelled a@1510"]]);
  });
});

describe("each event is told once", () => {
  test("as it happens", () => {
    expect(tell("out@0", "in@10", "in@40", "in@75", "in@200", "out@210", "out@220", "out@230")).toEqual([
      [],
      ["entered a@10"],
      [],
      ["dwelled a@75"],
      [],
      [],
      ["exited a@200"],
      [],
    ]);
  });
  test("a request that is sent again causes nothing", () => {
    expect(tell("out@0 in@10 in@75", "out@0 in@10 in@75")).toEqual([["entered a@10", "dwelled a@75"], []]);
  });
  test("a second visit is a visit of its own", () => {
    expect(tell("out@0 in@10 out@20 out@30", "in@90")).toEqual([["entered a@10", "exited a@10"], ["entered a@90"]]);
  });
  test("silence is an exit, told by the clock alone", () => {
    const stay = track("out@0 in@10 in@75");
    expect(told([stay], 75 + 3 * 3600)).toEqual([["entered a@10", "dwelled a@75", "exited a@75"]]);
  });
  test("a change of dwellAfter tells no second dwell", () => {
    const visits = foldVisits(track("out@0 in@10 in@500"), at(500));
    const { reported } = newTransitions(visits, [], 60);
    expect(newTransitions(visits, reported, 300).transitions).toEqual([]);
  });
});

describe("a late fix", () => {
  test("earlier inside shifts the visit: nothing is told again", () => {
    expect(tell("out@0 in@50 in@115", "in@20")).toEqual([["entered a@50", "dwelled a@115"], []]);
  });
  test("may complete a dwell", () => {
    expect(tell("out@0 in@50 in@100", "in@20")).toEqual([["entered a@50"], ["dwelled a@100"]]);
  });
  test("outside that splits the visit gives no second entry, and one exit at the end", () => {
    expect(tell("out@0 in@10 in@75", "out@20 out@30", "in@140", "out@150 out@160")).toEqual([
      ["entered a@10", "dwelled a@75"],
      [],
      [],
      ["exited a@140"],
    ]);
  });
  test("inside that takes an exit back gives no second exit", () => {
    expect(tell("out@0 in@10", "out@20 out@30", "in@28", "out@40 out@50")).toEqual([
      ["entered a@10"],
      ["exited a@10"],
      [],
      [],
    ]);
  });
  test("inside that joins two visits: each entry that was told has its exit", () => {
    expect(tell("out@0 in@10 out@20 out@30", "in@40", "in@25", "out@50 out@60")).toEqual([
      ["entered a@10", "exited a@10"],
      ["entered a@40"],
      [],
      ["exited a@40"],
    ]);
  });
  test("newest first ends as if sorted", () => {
    expect(tell("out@90 out@80 in@75", "in@10 out@0")).toEqual([[], ["entered a@10", "dwelled a@75", "exited a@75"]]);
  });
});

test("a stay whose fixes are gone is over", () => {
  const stay: Reported = { storeId: "a", from: at(10), to: at(75), dwelled: true, exited: false };
  const { transitions, reported } = newTransitions([], [stay], DWELL_AFTER);
  expect(transitions).toEqual([
    { storeId: "a", event: "exited", at: at(75), visit: { enteredAt: at(10) }, confidence: "low", dwellSeconds: 65 },
  ]);
  expect(newTransitions([], reported, DWELL_AFTER).transitions).toEqual([]);
});

describe("order", () => {
  test("is by time, whatever the store", () => {
    const walk = [
      sights(0, {}),
      sights(10, { b: "in" }),
      sights(20, { a: "in", b: "in" }),
      sights(75, { a: "in", b: "in" }),
    ];
    expect(told([walk])).toEqual([["entered b@10", "entered a@20", "dwelled b@75"]]);
  });
  test("exits come before enters at the same time, but not before their own enter", () => {
    const walk = [
      sights(0, {}),
      sights(10, { b: "in" }),
      sights(20, { a: "in", b: "unsure" }),
      sights(30, {}),
      sights(40, {}),
    ];
    expect(told([walk])).toEqual([["entered b@10", "exited b@20", "entered a@20", "exited a@20"]]);
  });
});

const VECTORS = new URL("../../../../shared/vectors/geofence-cases.json", import.meta.url);
type Corner = readonly [latitude: number, longitude: number];
interface Sequences {
  readonly name: string;
  readonly cases: readonly {
    readonly from?: Corner;
    readonly to?: Corner;
    readonly fences?: Readonly<Record<string, readonly [Corner, Corner]>>;
    readonly order?: readonly string[];
    readonly points?: readonly Corner[];
    readonly events?: readonly (readonly string[])[];
    readonly circle?: readonly [latitude: number, longitude: number, radius: number];
  }[];
}

describe.skipIf(!existsSync(VECTORS))(
  "geofence-cases.json, fence event sequences (skipped where ../shared is absent)",
  () => {
    const { sets } = existsSync(VECTORS)
      ? (JSON.parse(readFileSync(VECTORS, "utf8")) as { readonly sets: readonly Sequences[] })
      : { sets: [] };
    const cases = sets.find(({ name }) => name === "fence event sequences")?.cases ?? [];

    test("every case is played here", () => {
      const [circles, channels] = [cases.filter(({ circle }) => circle), cases.filter(({ order }) => order)];
      expect([circles.length, channels.length, cases.length]).toEqual([2, 1, 3]);
    });

    test("a point that is in the circle and then is not: enter, exit; what passes through unseen is no visit", () => {
      for (const { circle, points = [], events = [] } of cases.filter((one) => one.circle)) {
        expect(events.map(([event]) => event).filter((event) => event !== "cross")).toEqual(["enter", "exit"]);
        const words = points.map(([latitude, longitude]): Word => {
          const isCentre = latitude === circle?.[0] && longitude === circle[1];
          return isCentre ? "deep" : "out";
        });
        const walk = words.flatMap((word, i) => [sights(i * 100, { a: word }), sights(i * 100 + 30, { a: word })]);
        expect(told([walk])).toEqual([["entered a@0", "exited a@30"]]);
      }
    });

    test("across overlapping fences: all exits before all enters", () => {
      const [{ from, to, fences = {}, order = [] } = {}] = cases.filter((one) => one.order);
      const inside = (corner: Corner | undefined): Record<string, Word> => {
        const [latitude, longitude] = corner ?? [0, 0];
        const holding = Object.entries(fences).filter(
          ([, [southWest, northEast]]) =>
            southWest[0] <= latitude &&
            latitude <= northEast[0] &&
            southWest[1] <= longitude &&
            longitude <= northEast[1],
        );
        return Object.fromEntries(holding.map(([name]): [string, Word] => [name, "in"]));
      };
      const walk = [sights(0, inside(from)), sights(30, inside(from)), sights(90, inside(to)), sights(120, inside(to))];
      const [news = []] = told([walk]);
      const moves = news.filter((line) => !line.endsWith("@0")).map((line) => line.replace(/ed (.)@.*$/, ":$1"));
      expect(moves).toEqual(order.filter((line) => /^(exit|enter):/.test(line)));
    });
  },
);
