import { describe, expect, test } from "vitest";
import { checkCampaign } from "./check.ts";
import { aCampaign, DRAFT, rules } from "./testing.ts";

const [VARIANT] = DRAFT.variants;
const sek = (amount: number) => ({ amount, currency: "SEK" });
const eur = (amount: number) => ({ amount, currency: "EUR" });
const variant = (changes: Record<string, unknown>) => ({ variants: [{ ...VARIANT, ...changes }] });
const texts = (title: string, body = "Today", locale = "en") =>
  variant({ title: undefined, body: undefined, texts: { [locale]: { title, body } } });
const percent = (cap: unknown, kind = "cartItems") => ({
  reward: { kind: "percentOff", basisPoints: 500, cap, appliesTo: { kind } },
});

const pointersOf = (changes: Record<string, unknown>) =>
  checkCampaign(aCampaign(changes)).problems.map(({ pointer }) => pointer);

describe("a draft without a problem", () => {
  test.each([
    [{}],
    [{ schedule: { startsAt: "2026-11-01T00:00:00Z", endsAt: "2026-12-01T00:00:00Z" } }],
    [{ budget: sek(1_000), ...variant(percent(sek(100))) }],
    [{ budgets: [{ per: "campaign", limit: [sek(1_000), eur(100)] }], ...variant(percent([sek(1), eur(1)])) }],
    [variant(percent(sek(100), "basket"))],
    [{ budget: sek(1_000), ...variant({ reward: { kind: "amountOff", amount: sek(5) } }) }],
    [texts("{{reward}} off {{cart.topItem.name}}", "At {{store.name}} until {{offer.expiresAt}}")],
    [{ audience: rules({ field: "cart.total", operator: ">=", value: [sek(5), eur(1)] }) }],
    [{ variants: [VARIANT, { ...VARIANT, id: "b", weight: 0 }] }],
  ])("%j", (changes) => {
    expect(pointersOf(changes)).toEqual([]);
  });
});

describe("every problem has a pointer", () => {
  const at = "2026-11-21T14:00:00Z";
  test.each([
    [{ schedule: { startsAt: at, endsAt: at } }, "/schedule/endsAt"],
    [{ schedule: { startsAt: at, endsAt: "2026-11-21T14:30:00+01:00" } }, "/schedule/endsAt"],
    [{ stores: { kind: "ids", ids: [] } }, "/stores/ids"],
    [{ stores: { kind: "tags", tags: [] } }, "/stores/tags"],
    [{ audience: rules({ field: "cart.sum", operator: "=", value: 1 }) }, "/audience/rules/0/field"],
    [{ audience: rules({ field: "cart.total", operator: "=", value: [sek(1), sek(2)] }) }, "/audience/rules/0/value"],
    [{ variants: [VARIANT, VARIANT] }, "/variants/1/id"],
    [variant({ weight: 0 }), "/variants"],
    [texts("T", "B", "sv"), "/variants/0/texts"],
    [texts("{{cart.topItem.nme}}"), "/variants/0/texts/en/title"],
    [texts("T", "{{}}"), "/variants/0/texts/en/body"],
    [texts("x".repeat(66)), "/variants/0/texts/en/title"],
    [texts(`${"x".repeat(50)}{{cart.topItem.name}}`), "/variants/0/texts/en/title"],
    [texts("T", "x".repeat(181)), "/variants/0/texts/en/body"],
    [{ budget: sek(1_000) }, "/variants/0/reward/cap"],
    [{ budget: sek(1_000), ...variant(percent(eur(10))) }, "/variants/0/reward/cap"],
    [variant(percent([sek(1), sek(2)])), "/variants/0/reward/cap"],
    [variant(percent(null, "basket")), "/variants/0/reward/cap"],
    [variant({ reward: { kind: "amountOff", amount: [sek(1), sek(1)] } }), "/variants/0/reward/amount"],
    [{ budgets: [{ per: "campaign", limit: [sek(1), sek(1)] }], ...variant(percent(sek(1))) }, "/budgets/0/limit"],
  ])("%j: %s", (changes, pointer) => {
    expect(pointersOf(changes)).toEqual([pointer]);
  });

  test("all of them at once", () => {
    const changes = { stores: { kind: "ids", ids: [] }, budget: sek(1), ...texts("{{a}} {{b}}", "T", "sv") };
    expect(pointersOf(changes)).toHaveLength(5);
  });
});

test("holding nobody out is a warning, unless a reason is given", () => {
  const { problems, warnings } = checkCampaign(aCampaign());
  expect(problems).toEqual([]);
  expect(warnings.map(({ pointer }) => pointer)).toEqual(["/holdoutBasisPoints"]);
  expect(checkCampaign(aCampaign(), " ").warnings).toHaveLength(1);
  expect(checkCampaign(aCampaign(), "a clearance sale").warnings).toEqual([]);
});
