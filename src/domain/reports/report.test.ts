import { describe, expect, test } from "vitest";
import { REPORT_CELL_MIN } from "../bounds.ts";
import { type Group, NOBODY } from "./effect.ts";
import { type Counts, reportOf } from "./report.ts";

const FEW = REPORT_CELL_MIN - 1;
const ENOUGH = REPORT_CELL_MIN;
const variant = { campaignId: "a", variantId: "ten", locale: "en" };
const sek = (amount: number) => ({ amount, currency: "SEK" });

const counts = (over: Partial<Counts> = {}): Counts => ({
  decisions: 250,
  funnel: { openCart: 300, visited: 200, offered: 100, viewed: ENOUGH, redeemed: FEW },
  stopped: [],
  variants: [],
  groups: { treated: NOBODY, heldOut: NOBODY },
  ...over,
});
/** So many shoppers, of whom so many paid the same. */
const group = (shoppers: number, buyers: number, each: number, currency = "SEK"): Group => ({
  shoppers,
  buyers,
  revenue: buyers === 0 ? [] : [{ currency, sum: buyers * each, squares: buyers * each ** 2 }],
});

describe("a cell", () => {
  test("of decisions for fewer shoppers than may be shown is not shown, however many they were", () => {
    const visits = (visited: number) =>
      counts({ funnel: { openCart: 0, visited, offered: 0, viewed: 0, redeemed: 0 } });
    expect(reportOf(visits(ENOUGH)).decisions).toBe(250);
    expect(reportOf(visits(FEW)).decisions).toBeNull();
  });

  test("of fewer shoppers than may be shown is not told from none", () => {
    const { funnel } = reportOf(counts());
    expect(funnel.map(({ stage, shoppers }) => [stage, shoppers])).toEqual([
      ["openCart", 300],
      ["visited", 200],
      ["offered", 100],
      ["viewed", ENOUGH],
      ["redeemed", null],
    ]);
    const none = reportOf(counts({ funnel: { openCart: 0, visited: 0, offered: 0, viewed: 0, redeemed: 0 } }));
    expect(none.funnel.every(({ shoppers }) => shoppers === null)).toBe(true);
  });

  test("takes its money with it", () => {
    const discount = [sek(90_000)];
    const shown = (redeemed: number) =>
      reportOf(counts({ variants: [{ ...variant, offered: 100, viewed: 50, redeemed, discount }] })).variants[0];
    expect(shown(ENOUGH)).toEqual({ ...variant, offered: 100, viewed: 50, redeemed: ENOUGH, discount });
    expect(shown(FEW)).toEqual({ ...variant, offered: 100, viewed: 50, redeemed: null, discount: [] });
  });

  test("is not told by its place in a list either", () => {
    const stop = (code: string, shoppers: number) => ({ stage: "suppression", code, shoppers });
    const { stopped } = reportOf(counts({ stopped: [stop("b", 1), stop("c", FEW), stop("d", 50), stop("a", 2)] }));
    expect(stopped.map(({ code, shoppers }) => [code, shoppers])).toEqual([
      ["d", 50],
      ["a", null],
      ["b", null],
      ["c", null],
    ]);
  });
});

describe("the effect", () => {
  const effect = (treated: Group, heldOut: Group) => reportOf(counts({ groups: { treated, heldOut } })).effect;

  test("is what a treated shopper paid more, in whole minor units", () => {
    const { perShopper, treated, note } = effect(group(100, 50, 10_000), group(100, 40, 10_000));
    expect(perShopper?.estimate).toEqual(sek(1_000));
    expect(treated).toEqual({ shoppers: 100, buyers: 50, revenue: [sek(500_000)] });
    expect(perShopper?.low.amount).toBeLessThan(0);
    expect(perShopper?.high.amount).toBeGreaterThan(1_000);
    expect(note).toContain("however often it is looked at");
  });

  test("is sure of itself where the groups are large", () => {
    const { perShopper } = effect(group(20_000, 10_000, 10_000), group(20_000, 8_000, 10_000));
    expect(perShopper?.low.amount).toBeGreaterThan(0);
  });

  test.each([
    ["too few are held out", group(100, 50, 1), group(FEW, FEW, 1), "at least 20"],
    ["too few of them bought", group(100, 50, 1), group(100, FEW, 1), "at least 20"],
    ["nobody was treated", NOBODY, group(100, 50, 1), "at least 20"],
    ["they paid in two currencies", group(100, 50, 1), group(100, 50, 1, "EUR"), "currencies"],
  ])("is not told where %s", (_, treated, heldOut, note) => {
    const found = effect(treated, heldOut);
    expect(found.perShopper).toBeNull();
    expect(found.note).toContain(note);
  });
});
