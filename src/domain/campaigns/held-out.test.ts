import { describe, expect, test } from "vitest";
import { heldOut } from "./held-out.ts";
import { compiled } from "./testing.ts";

const SHOPPERS = Array.from({ length: 20_000 }, (_, n) => `shopper${n}`);
const holding = (holdoutBasisPoints: number, id = "a") => compiled({ id, holdoutBasisPoints });
const outOf = (id: string, basisPoints: number) =>
  SHOPPERS.filter((sub) => heldOut(sub, [holding(basisPoints, id)], 0).campaigns.includes(id));
const everywhere = (basisPoints: number) => SHOPPERS.filter((sub) => heldOut(sub, [], basisPoints).everywhere);

describe("a holdout", () => {
  test.each([0, 100, 1_000, 5_000, 10_000])("of %d basis points holds out about as many", (basisPoints) => {
    const expected = (SHOPPERS.length * basisPoints) / 10_000;
    // Five standard deviations: the names are fixed, so that this is not a matter of luck.
    const slack = 5 * Math.sqrt((expected * (10_000 - basisPoints)) / 10_000);
    for (const { length } of [outOf("a", basisPoints), everywhere(basisPoints)])
      expect(Math.abs(length - expected)).toBeLessThanOrEqual(slack);
  });

  test("that grows keeps those whom it held out", () => {
    const larger = new Set(outOf("a", 2_000));
    expect(outOf("a", 1_000).filter((sub) => !larger.has(sub))).toEqual([]);
  });

  test("of one campaign has nothing to do with another's, or with the one of all", () => {
    const [a, b, all] = [new Set(outOf("a", 2_000)), outOf("b", 2_000), everywhere(2_000)];
    for (const other of [b, all]) {
      const share = other.filter((sub) => a.has(sub)).length / other.length;
      expect(share).toBeGreaterThan(0.16);
      expect(share).toBeLessThan(0.24);
    }
  });

  test("is the same whatever stands beside it, and in the order of the ids", () => {
    const ofA = new Set(outOf("a", 1_000));
    const sub = outOf("b", 1_000).find((one) => ofA.has(one)) ?? "";
    const found = heldOut(sub, [holding(1_000, "b"), holding(0, "c"), holding(1_000, "a")], 0);
    expect(found).toEqual({ everywhere: false, campaigns: ["a", "b"] });
  });

  test("never changes for those whom it was dealt to", () => {
    const first = SHOPPERS.slice(0, 200);
    const out = first.filter((sub) => heldOut(sub, [holding(500)], 0).campaigns.length > 0);
    expect(out).toMatchInlineSnapshot(`
      [
        "shopper0",
        "shopper18",
        "shopper49",
        "shopper82",
        "shopper132",
      ]
    `);
  });
});
