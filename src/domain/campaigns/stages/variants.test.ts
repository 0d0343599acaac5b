import { describe, expect, test } from "vitest";
import { compiled, DRAFT } from "../testing.ts";
import { weighted } from "../compile-variant.ts";
import { draw } from "./variants.ts";

const [VARIANT] = DRAFT.variants;
const variantsOf = (weights: readonly [number, ...number[]]) =>
  weighted(compiled({ variants: weights.map((weight, index) => ({ ...VARIANT, id: `v${index}`, weight })) }).variants);
const drawn = (weights: readonly [number, ...number[]], seed: number) =>
  draw(variantsOf(weights), seed)?.compiled.variant.id;

describe("draw", () => {
  test.each([
    [[1, 1], 0.49, "v0"],
    [[1, 1], 0.5, "v1"],
    [[0.1, 0.2, 0.3], 0.999_999_999, "v2"],
    [[3, 1], 0.75, "v1"],
    [[1, 3], 1, "v1"],
  ] satisfies [[number, ...number[]], number, string][])("of %j at %d: %s", (weights, seed, id) => {
    expect(drawn(weights, seed)).toBe(id);
  });

  test("each is drawn over a stretch as long as its weight", () => {
    const steps = 1_000;
    const all = Array.from({ length: steps }, (_, step) => drawn([3, 5, 2], (step + 0.5) / steps));
    expect(["v0", "v1", "v2"].map((id) => all.filter((one) => one === id).length)).toEqual([300, 500, 200]);
  });

  test("the probabilities are the shares of the weights", () => {
    expect(variantsOf([3, 5, 2]).map(({ probability }) => probability)).toEqual([0.3, 0.5, 0.2]);
  });

  test("of none, none is drawn", () => {
    expect(draw([], 0.5)).toBeUndefined();
  });
});
