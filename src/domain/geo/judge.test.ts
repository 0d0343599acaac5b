import { describe, expect, test } from "vitest";
import { judgeFix, judgeStore, type Judgement } from "./judge.ts";
import type { LngLat } from "./position.ts";
import { fenceOf, offset, positionAt } from "./testing.ts";

const CENTRE: LngLat = [7.4197, 43.7311];
const rectangle = (wide: number, high: number) =>
  fenceOf({
    type: "Polygon",
    coordinates: [
      [
        offset(CENTRE, -wide / 2, -high / 2),
        offset(CENTRE, wide / 2, -high / 2),
        offset(CENTRE, wide / 2, high / 2),
        offset(CENTRE, -wide / 2, high / 2),
      ],
    ],
  });
const circle = (radius: number) => fenceOf({ type: "Circle", center: CENTRE, radius });

const FENCES = {
  "50 m": circle(50),
  "400 m": circle(400),
  "24 by 42 m": rectangle(24, 42),
  street: rectangle(2_000, 20),
  "800 by 800 m": rectangle(800, 800),
};
type Verdict = `${Judgement["position"]} ${Judgement["confidence"]}${" clear" | ""}`;
const told = ({ position, confidence, clear }: Judgement): Verdict =>
  `${position} ${confidence}${clear ? " clear" : ""}`;

describe("judgeFix", () => {
  test.each<[keyof typeof FENCES, number, number | null, Verdict]>([
    ["50 m", 0, 12, "inside high"],
    ["50 m", 37, 12, "inside high"],
    ["50 m", 39, 12, "inside medium"],
    ["50 m", 0, 49, "inside high"],
    ["50 m", 0, 500, "inside medium"],
    ["50 m", 51, 12, "unsure low"],
    ["50 m", 61, 12, "unsure low"],
    ["50 m", 63, 12, "outside high"],
    ["50 m", 69, 12, "outside high"],
    ["50 m", 71, 12, "outside high clear"],
    ["50 m", 71, 30, "unsure low"],
    ["50 m", 321, 52, "outside high clear"],
    ["50 m", 361, 1_414, "unsure low"],
    ["50 m", 9_000, 17_000, "unsure low"],
    ["50 m", 0, null, "unsure low"],
    ["50 m", 90_000, null, "unsure low"],
    ["400 m", 439, 5, "outside high"],
    ["400 m", 441, 5, "outside high clear"],
    ["24 by 42 m", 0, 20, "inside medium"],
    ["24 by 42 m", 0, 30, "inside medium"],
    ["24 by 42 m", 8, 25, "inside medium"],
    ["24 by 42 m", 0, 11, "inside high"],
    ["24 by 42 m", 31, 5, "outside high"],
    ["24 by 42 m", 33, 5, "outside high clear"],
    // A street is long but leaves little room: its margin is that of a circle of its area.
    ["street", 1_019, 5, "outside high"],
    ["street", 1_021, 5, "outside high clear"],
    // 800 m square is the area of a circle of 451 m.
    ["800 by 800 m", 444, 5, "outside high"],
    ["800 by 800 m", 446, 5, "outside high clear"],
  ])("%s, %d m east of the middle, accuracy %s: %s", (fence, east, accuracy, expected) => {
    expect(told(judgeFix(FENCES[fence], { ...positionAt(offset(CENTRE, east, 0)), accuracy }))).toBe(expected);
  });

  test("tells how far the outline is, from either side", () => {
    const metres = (east: number) =>
      judgeFix(FENCES["50 m"], { ...positionAt(offset(CENTRE, east, 0)), accuracy: null }).metresToEdge;
    expect(metres(0)).toBeCloseTo(50, 1);
    expect(metres(80)).toBeCloseTo(30, 1);
  });

  test("is unsure where confidence is low, and clear only where it is not", () => {
    const easts = Array.from({ length: 80 }, (_, step) => step * 37);
    const fixes = easts.flatMap((east) =>
      [null, 1, 30, 500].map((accuracy) => ({ ...positionAt(offset(CENTRE, east, 3)), accuracy })),
    );
    for (const judged of Object.values(FENCES).flatMap((fence) => fixes.map((fix) => judgeFix(fence, fix)))) {
      expect(judged.position === "unsure").toBe(judged.confidence === "low");
      if (judged.clear) expect(judged).toMatchObject({ position: "outside", confidence: "high" });
    }
  });
});

describe("the floor of a store", () => {
  const judge = (store: number | null, fix: number | null, accuracy: number | null = 5) =>
    told(
      judgeStore({ fence: FENCES["50 m"], floorLevel: store }, { ...positionAt(CENTRE), accuracy, floorLevel: fix }),
    );
  test.each([
    [2, 2, "inside high"],
    [2, 1, "outside high clear"],
    [0, -1, "outside high clear"],
    [0, -0, "inside high"],
    [null, 1, "inside high"],
    [2, null, "inside high"],
    [null, null, "inside high"],
  ])("of floor %s, a fix on floor %s is %s", (store, fix, expected) => expect(judge(store, fix)).toBe(expected));
  test("is unsure as well where the accuracy is unknown", () => expect(judge(2, 1, null)).toBe("unsure low"));
});
