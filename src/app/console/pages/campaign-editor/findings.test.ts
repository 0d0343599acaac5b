import { describe, expect, test } from "vitest";
import { parseCampaign } from "../../../../domain/campaigns/campaign.ts";
import { checkCampaign } from "../../../../domain/campaigns/check.ts";
import { aCampaign, DRAFT } from "../../../../domain/campaigns/testing.ts";
import { type Draft, newDraft } from "./draft.ts";
import { sentenceFor } from "./finding-sentences.ts";
import { findingsIn, placeFor, SECTION_NAMES, sectionOf } from "./findings.ts";

/** What the service would answer. */
const check = (document: unknown) => {
  const parsed = parseCampaign(document);
  return parsed.ok ? checkCampaign(parsed.value) : { problems: parsed.error.errors ?? [], warnings: [] };
};
const levelsIn = (document: unknown) =>
  Object.fromEntries(findingsIn(document, check(document)).map(({ pointer, level }) => [pointer, level]));

const draft = newDraft("en");
const [VARIANT] = draft.variants;
const named = { ...draft, id: "a", name: "A" };
const audience = (...rules: object[]) => ({ ...named, audience: { combinator: "and", rules } });
const worded = (changes: object) => ({
  ...named,
  variants: [{ ...VARIANT, texts: { en: { title: "T", body: "B" } }, ...changes }],
});

describe("what is not typed yet is missing, not wrong", () => {
  test("of a new draft", () => {
    expect(levelsIn(draft)).toEqual({
      "/id": "missing",
      "/name": "missing",
      "/variants/0/texts/en/title": "missing",
      "/variants/0/texts/en/body": "missing",
    });
  });

  test.each([
    ["a number", worded({ weight: null }), "/variants/0/weight"],
    ["a duration", { ...named, offerTtl: "PTH" }, "/offerTtl"],
    [
      "an amount",
      { ...named, budgets: [{ per: "store", period: "P1D", limit: [{ amount: null, currency: "SEK" }] }] },
      "/budgets/0/limit/0/amount",
    ],
    ["a rule's number", audience({ field: "cart.itemCount", operator: "=", value: null }), "/audience/rules/0/value"],
    [
      "a rule's amount",
      audience({ field: "cart.total", operator: "=", value: { amount: null, currency: "SEK" } }),
      "/audience/rules/0/value",
    ],
    [
      "one end of a rule",
      audience({ field: "cart.itemCount", operator: "between", value: [1, null] }),
      "/audience/rules/0/value/1",
    ],
  ])("%s", (_, document, pointer) => {
    expect(levelsIn(document)).toMatchObject({ [pointer]: "missing" });
  });

  test("and what is wrong is wrong", () => {
    expect(levelsIn({ ...named, priority: -1, id: "å" })).toMatchObject({ "/id": "problem", "/priority": "problem" });
    expect(levelsIn(worded({ reward: { ...VARIANT?.reward, appliesTo: { kind: "basket" } } }))).toEqual({
      "/variants/0/reward/cap": "problem",
    });
  });

  test("problems come first, warnings last", () => {
    const { problems, warnings } = checkCampaign(aCampaign({ stores: { kind: "ids", ids: [] } }));
    const found = findingsIn(
      {},
      { warnings, problems: [{ pointer: "/name", message: "Too small: expected string" }, ...problems] },
    );
    expect(found.map(({ level }) => level)).toEqual(["problem", "missing", "warning"]);
  });
});

describe("a pointer leads to a part of the form", () => {
  test.each([
    ["/name", "basics"],
    ["/trigger/dwellSeconds", "when"],
    ["/stores/ids", "where"],
    ["/audience/rules/0/value", "who"],
    ["/items", "items"],
    ["/variants/0/audience/rules/0", "said"],
    ["/budgets/0", "limits"],
    ["/holdoutBasisPoints", "measure"],
    ["/priority", "more"],
    ["", "more"],
  ])("%s is in %s", (pointer, section) => {
    expect(sectionOf(pointer)).toBe(section);
  });

  test("every member of a document is in one", () => {
    const members = Object.keys(draft).map((name) => sectionOf(`/${name}`));
    expect(new Set(members)).toEqual(new Set(SECTION_NAMES));
  });

  const shown = ["/name", "/variants/0/reward", "/variants/0/reward/cap", "/audience/rules/0/value"];
  test.each([
    ["/name", "/name"],
    ["/variants/0/reward/cap/0/amount", "/variants/0/reward/cap"],
    ["/variants/0/reward/kind", "/variants/0/reward"],
    ["/audience/rules/0", "/audience/rules/0/value"],
    ["/audience", "/audience/rules/0/value"],
    ["/variants/1", undefined],
  ])("%s goes to %s", (pointer, place) => {
    expect(placeFor(pointer, shown)).toBe(place);
  });
});

describe("every sentence of the service has its words", () => {
  const sek = (amount: number | null) => ({ amount, currency: "SEK" });
  const short = (changes: object) => ({ ...DRAFT, ...changes });
  const asked = (field: string, operator: string, value: unknown) => audience({ field, operator, value });
  test.each<[string, unknown]>([
    ["a new draft", draft],
    ["ids", { ...named, id: "å", exclusionGroup: "å", posReasonCode: "Å", channels: ["visit", "visit"] }],
    [
      "numbers",
      { ...named, priority: -1, holdoutBasisPoints: 20_000, trigger: { event: "entered", dwellSeconds: 0.5 } },
    ],
    [
      "times",
      {
        ...named,
        schedule: { startsAt: "x", endsAt: null },
        offerTtl: "P1Y",
        limits: [{ per: "store", count: 1, period: "x" }],
      },
    ],
    [
      "order",
      {
        ...DRAFT,
        schedule: { startsAt: "2026-01-02T00:00:00Z", endsAt: "2026-01-01T00:00:00Z" },
        stores: { kind: "tags", tags: [] },
      },
    ],
    ["limits", { ...named, limits: [{ per: "shopper", count: 20_000, period: "P1D" }] }],
    ["money", { ...named, budgets: [{ per: "store", limit: [{ amount: 0.5, currency: "kr" }] }] }],
    ["addresses", worded({ imageUrl: "x", texts: { "ö ö": { title: "T", body: "B" } } })],
    ["no texts", worded({ texts: {} })],
    ["rewards", worded({ reward: { kind: "freeItem", item: { sku: "å", value: [sek(1)] } } })],
    ["unknown", { ...DRAFT, colour: "red", redeemAt: "campaign" }],
    ["budget", short({ budgets: [1, 2].map(() => ({ per: "store", limit: [sek(1), sek(1)] })) })],
    ["assumed", short({ trigger: { event: "entered", assumeDwell: true } })],
    ["variants", short({ variants: [DRAFT.variants[0], { ...DRAFT.variants[0], weight: 0 }] })],
    ["a weight", short({ variants: [{ ...DRAFT.variants[0], weight: 0 }] })],
    ["a language", worded({ texts: { sv: { title: "{{x}}", body: "x".repeat(200) } } })],
    [
      "lengths",
      worded({
        texts: { en: { title: `${"x".repeat(40)}{{cart.topItem.name}}`, body: "B" }, sv: { title: "T", body: "B" } },
      }),
    ],
    [
      "tight",
      short({ budget: sek(1), variants: [{ ...DRAFT.variants[0], reward: { kind: "amountOff", amount: sek(5) } }] }),
    ],
    ["no fact", asked("cart.sum", "=", 1)],
    ["an item", asked("item.inStock", "=", true)],
    ["an operator", asked("cart.total", "in", 1)],
    ["no list", asked("cart.itemCount", "in", 1)],
    ["a weekday", asked("time.weekday", "=", "x")],
    ["a number", asked("cart.itemCount", "=", "x")],
    ["an amount", asked("cart.total", "=", "x")],
    ["yes", asked("weather.rainSoon", "=", "x")],
    ["a text", asked("cart.skus", "contains", 1)],
    ["never", asked("cart.itemCount", "<", 1)],
    ["always", asked("cart.itemCount", ">=", 1)],
    ["an empty group", audience({ combinator: "and", rules: [] })],
  ])("%s", (_, document) => {
    const full = { ...(document as Draft) };
    const { problems, warnings } = check(full);
    const texts =
      "variants" in full && full.variants === named.variants ? check({ ...full, variants: DRAFT.variants }) : undefined;
    const messages = [...problems, ...warnings, ...(texts?.problems ?? []), ...(texts?.warnings ?? [])].map(
      ({ message }) => message,
    );
    expect(messages.length).toBeGreaterThan(0);
    for (const message of messages) {
      expect(sentenceFor(message, "sv"), message).not.toBe(message);
      expect(sentenceFor(message, "en")).toMatch(/^[A-Z“\d]/);
      expect(sentenceFor(message, "en")).not.toContain("$");
    }
  });

  test("what is named is named", () => {
    expect(sentenceFor("needs a cap in SEK, EUR: there is a budget", "sv")).toBe(
      "Behöver ett tak i SEK, EUR, eftersom det finns en budget",
    );
    expect(sentenceFor("from tomorrow on", "sv")).toBe("from tomorrow on");
  });
});
