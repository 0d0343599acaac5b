import { describe, expect, test } from "vitest";
import { type Campaign, parseCampaign } from "../../../../../domain/campaigns/campaign.ts";
import { factList } from "../../../../../domain/campaigns/facts.ts";
import { jsonDiff } from "../../../../../domain/json-diff.ts";
import { type Language, LANGUAGES } from "../../../../shared/language.tsx";
import { changesBetween } from "./changes.ts";
import { factInWords } from "./fact-words.ts";
import type { Speaker } from "./speaker.ts";
import { statementsOf } from "./statements.ts";

const languages = Object.keys(LANGUAGES) as Language[];
const sek = (amount: number) => ({ amount, currency: "SEK" });
const rules = (field: string, value: unknown) => ({ combinator: "and", rules: [{ field, operator: "=", value }] });

function campaign(over: object = {}): Campaign {
  const texts = { en: { title: "Ten off", body: "Here" }, sv: { title: "Tio av", body: "Här" } };
  const reward = { kind: "percentOff", basisPoints: 1_000, cap: sek(20_000) };
  const parsed = parseCampaign({
    id: "autumn",
    name: "Autumn",
    exclusionGroup: "carts",
    schedule: { startsAt: "2026-11-01T08:00:00Z", endsAt: "2026-12-01T08:00:00Z" },
    stores: { kind: "ids", ids: ["a", "b"] },
    trigger: { event: "dwelled", minutesBeforeClosing: 20 },
    audience: { combinator: "or", not: true, rules: [{ field: "cart.total", operator: ">=", value: sek(50_000) }] },
    items: rules("item.inStock", true),
    variants: [
      { id: "ten", texts, reward, audience: rules("time.weekday", "sat"), imageUrl: "https://a.example/a.png" },
      {
        id: "more",
        texts,
        reward: { kind: "amountOff", amount: sek(1_000) },
        deepLink: "https://a.example/",
        audience: rules("time.weekday", "sun"),
      },
    ],
    limits: [{ per: "shopper", count: 1, period: "P7D" }],
    budgets: [{ per: "store", period: "P1D", limit: sek(200_000) }],
    ...over,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
}
const speaker = (language: Language): Speaker => ({
  language,
  facts: new Map(),
  storeName: (id) => `Store ${id.toUpperCase()}`,
});
const told = (over: object = {}, language: Language = "en") =>
  new Map(statementsOf(campaign(over), speaker(language)).map(({ key, lines }) => [key, lines]));

/** The document with another value in one place, for every place in it. */
function* otherwise(value: unknown, path: string): Generator<{ readonly at: string; readonly value: unknown }> {
  if (typeof value !== "object" || value === null) yield { at: path, value: another(value) };
  else
    for (const [name, inner] of Object.entries(value))
      for (const { at, value: changed } of otherwise(inner, `${path}/${name}`))
        yield { at, value: Array.isArray(value) ? value.with(Number(name), changed) : { ...value, [name]: changed } };
}
function another(value: unknown): unknown {
  if (typeof value === "number") return value + 1_000;
  if (typeof value === "boolean") return !value;
  return typeof value === "string" ? (OTHER[value] ?? `${value}x`) : "of-another";
}
/** Where not every text will do. */
const OTHER: Readonly<Record<string, string>> = {
  "2026-11-01T08:00:00Z": "2026-11-02T08:00:00Z",
  "2026-12-01T08:00:00Z": "2026-12-02T08:00:00Z",
  and: "or",
  or: "and",
  ids: "all",
  visit: "web",
  dwelled: "entered",
  en: "sv",
  SEK: "EUR",
  PT1H: "PT2H",
  PT2H: "PT3H",
  P7D: "P8D",
  P1D: "P2D",
  shopper: "store",
  store: "campaign",
  cartItems: "basket",
  product: "sku",
  all: "cheapest",
  after: "refuse",
  percentOff: "amountOff",
};
/** What no version can differ in, what is not built yet, and kinds, which never change alone. */
const CONSTANT = /^\/(id|allocation|redeemAt|offline|stacking)$|\/reward\/kind$/;
/** One rule means the same whether all or any must hold. */
const SAME = /^\/(items|variants\/\d\/audience)\/combinator$/;
const places = [...otherwise(campaign(), "")].filter(({ at }) => !CONSTANT.test(at) && !SAME.test(at));

describe("what a campaign says", () => {
  test.each(places.map(({ at, value }) => [at, value] as const))("is other where %s is other", (_, changed) => {
    expect(jsonDiff(campaign(), changed)).toHaveLength(1);
    for (const language of languages) {
      const [before, after] = [campaign(), changed as Campaign].map((one) => statementsOf(one, speaker(language)));
      expect(changesBetween(before ?? [], after ?? [])).not.toEqual([]);
    }
  });

  test("is the same of the same", () => {
    expect(places.length).toBeGreaterThan(50);
    const statements = statementsOf(campaign(), speaker("en"));
    expect(changesBetween(statements, statementsOf(campaign(), speaker("en")))).toEqual([]);
    expect(new Set(statements.map(({ key }) => key)).size).toBe(statements.length);
  });

  test.each([
    ["audience", ["None of this: Value of the cart is at least SEK 500.00"]],
    ["items", ["There is a piece of it in the store: yes"]],
    ["stores", ["Store A", "Store B"]],
    ["trigger", ["Somebody has been in the store for 1 minute"]],
    ["closing", ["Says nothing in the last 20 minutes before closing"]],
    ["limits", ["At most 1 per shopper, in 7 days"]],
    ["budgets", ["SEK 2,000.00 per store, per period of 1 day"]],
    ["offerTtl", ["2 hours"]],
    ["variants/ten/title/sv", ["Tio av"]],
    ["variants/ten/variantAudience", ["Day at the store is Saturday"]],
    [
      "variants/more/reward",
      ["SEK 10.00 off what was left in the cart, in any size and colour", "Also on what the till has reduced already"],
    ],
  ])("of its %s is said in English", (key, lines) => {
    expect(
      told()
        .get(key)
        ?.map((line) => line.replaceAll("\u00a0", " ")),
    ).toEqual(lines);
  });

  test.each([
    [
      "a bare number for money",
      { field: "cart.total", operator: ">", value: 500 },
      "Value of the cart is more than 500 minor units of the cart's currency",
    ],
    [
      "a list",
      { field: "cart.categories", operator: "containsAny", value: ["shoes", "socks"] },
      "Categories in the cart include any of shoes or socks",
    ],
    [
      "a pair",
      { field: "time.localHour", operator: "between", value: [16, 20] },
      "Hour at the store is between 16 and 20 o'clock",
    ],
    [
      "money in two currencies",
      { field: "cart.total", operator: ">", value: [sek(100), { amount: 200, currency: "EUR" }] },
      "Value of the cart is more than SEK 1.00 or €2.00",
    ],
    [
      "two sums",
      { field: "cart.total", operator: "between", value: [sek(100), sek(200)] },
      "Value of the cart is between SEK 1.00 and SEK 2.00",
    ],
    ["a store", { field: "store.id", operator: "in", value: ["a"] }, "Store is one of Store A"],
    [
      "a family",
      { field: "shopper.potential.shoes", operator: ">", value: sek(100) },
      "Spent elsewhere on shoes is more than SEK 1.00",
    ],
    ["what nobody knows", { field: "moon.phase", operator: "like", value: "new" }, "Moon.phase like new"],
    [
      "a group",
      {
        combinator: "or",
        rules: [
          { field: "time.weekday", operator: "=", value: "sun" },
          { field: "weather.rainSoon", operator: "=", value: true },
        ],
      },
      "Any of this: (Day at the store is Sunday), (Rain or snow within two hours: yes)",
    ],
  ])("tells a rule with %s", (_, rule, said) => {
    const lines = told({ audience: { combinator: "and", rules: [rule] } }).get("audience");
    expect(lines?.map((line) => line.replaceAll("\u00a0", " "))).toEqual([said]);
  });

  test("speaks Swedish, of every fact by a name of its own", () => {
    expect(told({}, "sv").get("audience")?.[0]?.replaceAll("\u00a0", " ")).toBe(
      "Inget av detta: Varukorgens värde är minst 500,00 kr",
    );
    const names = factList().map(({ name }) => name);
    const labels = names.map((name) => factInWords(name, new Map(), "sv").label);
    expect(labels.filter((label, n) => label === factInWords(names[n] ?? "", new Map(), "en").label)).toEqual([]);
    expect(new Set(labels).size).toBe(names.length);
  });
});

test("a variant that comes or goes is said to", () => {
  const one = campaign({ variants: campaign().variants.slice(0, 1) });
  const [less, more] = [one, campaign()].map((each) => statementsOf(each, speaker("en")));
  const came = changesBetween(less ?? [], more ?? []);
  expect(came.every(({ key, before }) => key.startsWith("variants/more/") && before === null)).toBe(true);
  expect(changesBetween(more ?? [], less ?? []).every(({ after }) => after === null)).toBe(true);
});
