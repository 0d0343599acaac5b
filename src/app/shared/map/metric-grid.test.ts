import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { haversineMetres } from "../../../domain/geo/position.ts";
import { metricGrid } from "./metric-grid.ts";

describe("the metric grid", () => {
  test("has lines as far apart as it says, in both directions", () => {
    const { step, lines } = metricGrid([18.06, 59.33, 18.07, 59.335], 15.5);
    const [one, two] = lines.filter(([from, to]) => from[1] === to[1]);
    const [left, right] = lines.filter(([from, to]) => from[0] === to[0]);
    if (!one || !two || !left || !right) throw new Error("too few lines");
    expect(haversineMetres(...one[0], ...two[0])).toBeCloseTo(step, 3);
    expect(Math.abs(haversineMetres(...left[0], ...right[0]) / step - 1)).toBeLessThan(0.02);
  });

  test("goes by 1, 2 and 5, ever finer as one comes nearer, and stays small", () => {
    const zooms = fc.double({ min: 9, max: 22, noNaN: true });
    const latitudes = fc.double({ min: -70, max: 70, noNaN: true });
    fc.assert(
      fc.property(zooms, latitudes, (zoom, latitude) => {
        const half = 400 / 2 ** zoom;
        const at = (z: number) => metricGrid([10 - half, latitude - half / 2, 10 + half, latitude + half / 2], z);
        const { step, lines } = at(zoom);
        expect([1, 2, 5]).toContain(Number(step.toExponential(6).split("e")[0]));
        expect(at(zoom + 2).step).toBeLessThan(step);
        expect(lines.length).toBeLessThan(60);
      }),
    );
  });
});
