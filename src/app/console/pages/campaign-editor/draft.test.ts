import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseCampaign } from "../../../../domain/campaigns/campaign.ts";
import { checkCampaign } from "../../../../domain/campaigns/check.ts";
import { aCampaign } from "../../../../domain/campaigns/testing.ts";
import { givenIdSchema } from "../../../../domain/stores/store.ts";
import { draftOf, freeVariantId, idFrom, isSame, localesOf, newDraft, newVariant, renamed } from "./draft.ts";

describe("a new draft", () => {
  const typed = (locale: string) => {
    const draft = newDraft(locale);
    const texts = { [locale]: { title: "10 % off", body: "Today" } };
    return { ...draft, ...renamed(draft, "Höst"), variants: draft.variants.map((one) => ({ ...one, texts })) };
  };

  test.each(["en", "sv"])("wants a name and a text in %s, and nothing else", (locale) => {
    const parsed = parseCampaign(typed(locale));
    expect(parsed.ok && checkCampaign(parsed.value)).toMatchObject({ problems: [], warnings: [] });
  });

  test("is kept as it was sent: the service has nothing to fill in", () => {
    const parsed = parseCampaign(typed("en"));
    expect(parsed.ok && isSame(parsed.value, typed("en"))).toBe(true);
  });
});

test("a draft is the campaign without what only the service says", () => {
  const campaign = aCampaign();
  expect(draftOf({ ...campaign, state: "live", version: 3 })).toEqual(campaign);
});

describe("an id", () => {
  test.each([
    ["Back for your cart", "back-for-your-cart"],
    ["Höst, tillbaka!", "host-tillbaka"],
    ["  10 % ", "10"],
    ["…", ""],
  ])("from %s is %s", (name, id) => {
    expect(idFrom(name)).toBe(id);
  });

  test("is one that the service takes, or empty", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        const id = idFrom(name);
        expect(id === "" || givenIdSchema.safeParse(id).success).toBe(true);
      }),
    );
  });

  test("goes along with the name until somebody gives another", () => {
    expect(renamed({ id: "", name: "" }, "Autumn")).toEqual({ id: "autumn", name: "Autumn" });
    expect(renamed({ id: "autumn", name: "Autumn" }, "Autumn cart")).toEqual({
      id: "autumn-cart",
      name: "Autumn cart",
    });
    expect(renamed({ id: "mine", name: "Autumn" }, "Spring")).toEqual({ id: "mine", name: "Spring" });
  });
});

test("variants get letters that are free", () => {
  const variants = ["a", "c"].map((id) => newVariant(id, []));
  expect(freeVariantId(variants)).toBe("b");
  expect(freeVariantId(Array.from("abcdefghijklmnopqrstuvwxyz", (id) => newVariant(id, [])))).toBe("v27");
});

test("the languages of a draft begin with the one to fall back on", () => {
  const variants = [newVariant("a", ["sv", "en"]), newVariant("b", ["nb"])];
  expect(localesOf({ fallbackLocale: "en", variants })).toEqual(["en", "sv", "nb"]);
});

describe("two documents are the same", () => {
  test("in whatever order their members come, and whether or not what is undefined is there", () => {
    expect(isSame({ a: 1, b: [{ c: null }], d: undefined }, { b: [{ c: null }], a: 1 })).toBe(true);
  });

  test.each([
    [{ a: 1 }, { a: 2 }],
    [{ a: 1 }, { a: 1, b: 1 }],
    [{ a: 1 }, { b: 1 }],
    [[1, 2], [1]],
    [[1], { 0: 1 }],
    [null, {}],
  ])("and %j is not %j", (a, b) => {
    expect(isSame(a, b)).toBe(false);
    expect(isSame(b, a)).toBe(false);
  });

  test("after any journey as JSON", () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => isSame(value, JSON.parse(JSON.stringify(value)))));
  });
});
