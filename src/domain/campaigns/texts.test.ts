import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { PLACEHOLDER_VALUE_MAX_CHARS } from "../bounds.ts";
import { rewardSchema } from "../offers/reward.ts";
import { instantOf } from "./local-time.ts";
import type { TextContext } from "./placeholders.ts";
import { exampleText, placeholdersOf, plainText, renderText } from "./texts.ts";
import { CART, NOW, STORE } from "./testing.ts";

const CONTEXT: TextContext = {
  now: NOW,
  locale: "en",
  store: STORE,
  cart: { cart: CART, leftAt: instantOf(CART.updatedAt) },
  reward: rewardSchema.parse({ kind: "percentOff", basisPoints: 1_250 }),
  currency: "SEK",
  expiresAt: NOW + 7_200_000,
};
const render = (text: string, changes: Partial<TextContext> = {}) => renderText(text, { ...CONTEXT, ...changes });
const named = (name: string) =>
  render("{{cart.topItem.name}}", {
    cart: { leftAt: 0, cart: { ...CART, items: CART.items.map((item) => ({ ...item, name })) } },
  });

describe("placeholders", () => {
  test.each([
    ["{{cart.topItem.name}} waits", {}, "Trail shoe waits"],
    ["{{ cart.topItem.name }}", {}, "Trail shoe"],
    ["at {{store.name}}, {{store.name}}", {}, "at Drottninggatan, Drottninggatan"],
    ["{{offer.expiresAt}}", {}, "5:00 PM"],
    ["{{offer.expiresAt}}", { locale: "da" }, "17.00"],
    ["{{offer.expiresAt}}", { locale: "nl", expiresAt: NOW + 36_000_000 }, "zo 22 nov 01:00"],
    ["{{offer.expiresAt}}", { locale: "nb", store: { ...STORE, timeZone: null } }, "16:00 UTC"],
    ["{{reward}}", {}, "12.5%"],
    ["{{reward}}", { locale: "sv" }, "12,5 %"],
    ["{{unknown}}!", {}, "!"],
    ["{cart} {{", {}, "{cart} {{"],
  ] satisfies [string, Partial<TextContext>, string][])("%j with %j is %j", (text, changes, shown) => {
    expect(render(text, changes)).toBe(shown);
  });

  test("an amount is named in the currency that holds here", () => {
    const amount = [
      { amount: 450, currency: "EUR" },
      { amount: 5_000, currency: "SEK" },
    ];
    const reward = rewardSchema.parse({ kind: "amountOff", amount });
    expect(render("{{reward}}", { reward })).toBe("SEK 50.00");
    expect(render("{{reward}}", { reward, currency: "EUR" })).toBe("€4.50");
    expect(render("{{reward}}", { reward, currency: null })).toBe("€4.50");
  });

  test("are listed once each, known or not", () => {
    expect(placeholdersOf("{{a}} {{ store.name }} {{a}} {b} {{}}")).toEqual(["a", "store.name", ""]);
  });

  test("stand for likely values where a text is measured", () => {
    expect(exampleText("Until {{offer.expiresAt}} {{what}}")).toBe("Until 20:00");
  });
});

describe("a value stays plain text", () => {
  test.each([
    ["{{offer.expiresAt}}", "{{offer.expiresAt}}"],
    ["$& $1 $$", "$& $1 $$"],
    ["<script>x</script>", "‹script›x‹/script›"],
    ["A & B", "A & B"],
    ["two\nlines\tand\u00a0more", "two lines and more"],
    ["bell \u0007 null\u0000", "bell null"],
    ["\u202egnp.exe", "gnp.exe"],
    ["a\u2066b\u2069c\ufeff", "abc"],
    ["half \ud83d", "half \ufffd"],
    ["👟 Løpesko Ångström", "👟 Løpesko Ångström"],
  ])("%j is shown as %j", (name, shown) => {
    expect(named(name)).toBe(shown);
  });

  test("whatever it is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (value) => {
        const text = plainText(value);
        expect([...text].length).toBeLessThanOrEqual(PLACEHOLDER_VALUE_MAX_CHARS);
        expect(text).not.toMatch(/[<>\p{Cc}\u202a-\u202e\u2066-\u2069]/u);
        expect(text.isWellFormed()).toBe(true);
        expect(plainText(text)).toBe(text);
      }),
      { numRuns: 300 },
    );
  });
});
