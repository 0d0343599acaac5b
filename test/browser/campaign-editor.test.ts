import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildPrograms } from "../../scripts/lib/programs.ts";
import { signInAddress } from "../../scripts/lib/sign-in.ts";
import { DeviceKey } from "../../src/sdk/device-key.ts";
import { violationsOn } from "../support/accessible.ts";
import { hasChromium, NARROW, type Screen, Screens, WIDE } from "../support/browser.ts";
import { Host } from "../support/host.ts";
import { focused, tabTo } from "../support/keyboard.ts";
import { campaign, done, enrol, leftCart, offersOf, openShop, putCart, type Shop } from "../support/shop.ts";

const BUILDING_MS = 120_000;
const TESTER = "browser-tester";
const NAME = "Höst, tillbaka";
const ID = "host-tillbaka";

/** The document alone that the service keeps. */
type Kept = Readonly<Record<string, unknown>> & {
  readonly variants: readonly { readonly reward: object; readonly texts: object }[];
};

describe.skipIf(!hasChromium)("the campaign editor (skipped where there is no Chromium)", () => {
  let host: Host;
  let shop: Shop;
  let screens: Screens;
  let marketer: Screen;
  let page: Page;

  const kept = async (id: string): Promise<Kept> => done(await shop.admin<Kept>("GET", `/v1/campaigns/${id}`));
  const place = (pointer: string) => page.locator(`[data-pointer="${pointer}"]`);
  const said = (pointer: string) => page.locator(`div:has(> div > [data-pointer="${pointer}"])`);
  const isSaved = () => page.getByRole("status").getByText("Saved", { exact: true }).waitFor();
  const save = async (): Promise<void> => {
    await page.getByRole("button", { name: "Save draft" }).click();
    await isSaved();
  };
  const edit = async (id: string): Promise<void> => {
    await page.goto(`${shop.url}/console/campaigns/${id}/edit`);
    await page.getByRole("button", { name: "Add a rule" }).first().waitFor();
  };

  beforeAll(async () => {
    await buildPrograms();
    host = await Host.open();
    const service = await host.start();
    shop = await openShop(service, []);
    done(await shop.admin("POST", "/v1/campaigns", { body: campaign("keys", { audience: null }) }));
    done(await shop.admin("POST", "/v1/campaigns", { body: campaign("rules") }));
    screens = await Screens.open();
    marketer = await screens.at(await signInAddress(service));
    ({ page } = marketer);
    await page.getByRole("heading", { name: "Today" }).waitFor();
  }, BUILDING_MS);
  afterAll(async () => {
    await screens.close();
    await host.close();
  });

  test("a campaign is made from nothing", async () => {
    await page.getByRole("link", { name: "Campaigns" }).click();
    await page.getByRole("link", { name: "New campaign" }).click();
    await page.getByRole("textbox", { name: "Name" }).fill(NAME);
    expect(await page.getByRole("textbox", { name: "Id", exact: true }).inputValue()).toBe(ID);
    await page.getByLabel("Comes off").fill("12.5");
    await page.getByRole("textbox", { name: "Title, English" }).focus();
    await page.keyboard.type("Back for");
    await page.getByRole("button", { name: "Insert Article into Title, English" }).click();
    expect(await focused(page)).toBe("Title, English");
    await page.keyboard.type("?");
    await page.getByRole("textbox", { name: "Text, English" }).fill("{{reward}} off until {{offer.expiresAt}}");
    await page.getByText("Nothing stands in the way of publishing.").waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await save();
    await page.waitForURL(`${shop.url}/console/campaigns/${ID}/edit`);
    expect(await kept(ID)).toMatchObject({
      name: NAME,
      state: "draft",
      holdoutBasisPoints: 1_000,
      limits: [{ per: "shopper", count: 1, period: "P7D" }],
      variants: [
        {
          id: "a",
          reward: { kind: "percentOff", basisPoints: 1_250, cap: null, appliesTo: { kind: "cartItems" } },
          texts: {
            en: { title: "Back for {{cart.topItem.name}}?", body: "{{reward}} off until {{offer.expiresAt}}" },
          },
        },
      ],
    });
  });

  test("what is wrong stands beside its field, and the summary leads there", async () => {
    await page.getByRole("button", { name: "Add a budget" }).click();
    await said("/budgets/0/limit").getByText("Still to be filled in").waitFor();
    await page.getByLabel("At most, SEK").fill("50000");
    await page.getByRole("button", { name: "variant 1: Needs a cap in SEK, since there is a budget" }).click();
    await place("/variants/0/reward/cap").getByText("Needs a cap in SEK, since there is a budget").waitFor();
    expect(await focused(page)).toBe("Set an amount");
    expect(await violationsOn(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await place("/variants/0/reward/cap").getByLabel("At most, SEK").fill("200,50");
    await page.getByText("50,000.00 holds about 249 open offers at once").waitFor();
    await page.getByText("Nothing stands in the way of publishing.").waitFor();
    await save();
    const { budgets, variants } = await kept(ID);
    expect(budgets).toEqual([{ per: "campaign", period: "forever", limit: [{ amount: 5_000_000, currency: "SEK" }] }]);
    expect(variants).toMatchObject([{ reward: { cap: [{ amount: 20_050, currency: "SEK" }] } }]);
  });

  test("a rule is made, nested, turned around and taken away by the keyboard alone", async () => {
    await edit("keys");
    const { keyboard } = page;
    await tabTo(page, "Add a rule");
    await keyboard.press("Enter");
    await tabTo(page, "Fact, rule 1");
    await keyboard.type("Pieces in");
    await keyboard.press("Enter");
    await tabTo(page, "Comparison, rule 1");
    await keyboard.type("is at least");
    await tabTo(page, "Value, rule 1");
    await keyboard.type("2");
    await tabTo(page, "Add a group", "Shift+Tab");
    await keyboard.press("Enter");
    await tabTo(page, "How the rules are joined, rule 2");
    await keyboard.press("ArrowDown");
    await keyboard.press("Tab");
    await keyboard.press("Space");
    await tabTo(page, "Add a rule");
    await keyboard.press("Enter");
    await keyboard.press("Enter");
    await tabTo(page, "Fact, rule 2.1");
    await keyboard.type("Day at");
    await keyboard.press("Enter");
    await tabTo(page, "Comparison, rule 2.1");
    await keyboard.type("is one of");
    await tabTo(page, "Value, rule 2.1");
    await keyboard.type("Sat");
    await keyboard.press("Enter");
    await keyboard.type("Sun");
    await keyboard.press("Enter");
    await tabTo(page, "Remove, rule 2.2");
    await keyboard.press("Enter");
    expect(await focused(page)).toBe("Add a rule");
    await tabTo(page, "Save draft", "Shift+Tab");
    await keyboard.press("Enter");
    await isSaved();
    const { audience } = await kept("keys");
    expect(audience).toEqual({
      combinator: "and",
      rules: [
        { field: "cart.itemCount", operator: ">=", value: 2 },
        {
          combinator: "or",
          not: true,
          rules: [{ field: "time.weekday", operator: "in", value: ["mon", "sat", "sun"] }],
        },
      ],
    });
  });

  test("a problem of a rule stands in the rule builder", async () => {
    await edit("rules");
    await page.getByLabel("Value, rule 1", { exact: true }).fill("0");
    await page.getByRole("button", { name: /^⚠ Who: Always holds/ }).click();
    expect(await focused(page)).toContain("Fact, rule 1");
    await page.locator("#who .rule").getByText("Always holds, wherever what it asks is known").waitFor();
    expect(await violationsOn(page)).toEqual([]);
  });

  test("what was typed is there after a reload, and can be put away and brought back", async () => {
    await page.getByRole("textbox", { name: "Name" }).fill("Typed and not saved");
    await page.getByText("Not saved yet; kept in this browser").waitFor();
    await page.reload();
    await page.getByText(/What you typed on .* and did not save is back/).waitFor();
    const name = page.getByRole("textbox", { name: "Name" });
    expect(await name.inputValue()).toBe("Typed and not saved");
    await page.getByRole("button", { name: "Discard changes" }).click();
    expect(await name.inputValue()).toBe("Back for your cart (rules)");
    expect(await page.getByLabel("Value, rule 1", { exact: true }).inputValue()).toBe("50000");
    await page.getByRole("button", { name: "Undo" }).click();
    expect(await name.inputValue()).toBe("Typed and not saved");
    expect(await page.getByLabel("Value, rule 1", { exact: true }).inputValue()).toBe("0");
  });

  test("what somebody else has saved meanwhile is not overwritten unasked", async () => {
    const theirs = campaign("rules", { name: "Theirs" });
    done(await shop.admin("PUT", "/v1/campaigns/rules", { body: theirs }));
    await page.getByRole("button", { name: "Save draft" }).click();
    await page.getByText("Somebody else has saved this campaign since you began").waitFor();
    expect(await kept("rules")).toMatchObject({ name: "Theirs" });
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole("button", { name: "Overwrite with mine" }).click();
    await isSaved();
    expect(await kept("rules")).toMatchObject({ name: "Typed and not saved" });
  });

  test("each language is shown as a phone shows it", async () => {
    await edit(ID);
    await page.getByRole("combobox", { name: "Add a language" }).fill("Swedish");
    await page.getByRole("option", { name: "Swedish" }).click();
    await page.getByRole("textbox", { name: "Title, Swedish" }).fill("Tillbaka till {{store.name}}?");
    await page.getByRole("textbox", { name: "Text, Swedish" }).fill("{{reward}} rabatt till {{offer.expiresAt}}");
    const shown = async (language: string): Promise<string> =>
      (await page.getByRole("group", { name: `How it looks on a phone, ${language}` }).innerText()).replace(/\s/g, " ");
    expect(await shown("English")).toMatch(/Back for Waterproof trail running shoe, wide fit\?.*12\.5% off until/);
    expect(await shown("Swedish")).toMatch(/Tillbaka till Drottninggatan\?.*12,5 % rabatt till.*Du lämnade/);
    await page.getByText("About 29 of 65 characters").waitFor();
    await page.getByRole("button", { name: /Says nothing of .*cart.topItem.name/ }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await save();
    expect((await kept(ID)).variants[0]?.texts).toHaveProperty("sv.body", "{{reward}} rabatt till {{offer.expiresAt}}");
  });

  test("somebody made up is decided for, with the reason of each stage", async () => {
    await edit("keys");
    const tried = page.locator("#try");
    await tried.getByLabel("Pieces in the cart").fill("2");
    await tried.getByLabel("At", { exact: true }).fill("2026-11-23T12:00");
    await tried.getByRole("button", { name: "What would be decided?" }).click();
    await tried.getByText("Nothing would be said").waitFor();
    await tried
      .getByText(/A rule holds that must not: “Day at the store is one of Monday, Saturday, Sunday” \(found: Monday\)/)
      .waitFor();
    expect(await tried.getByText("Cart: passed").count()).toBe(1);
    await tried.getByLabel("At", { exact: true }).fill("2026-11-24T12:00");
    await tried.getByRole("button", { name: "What would be decided?" }).click();
    await tried.getByText("An offer would be made").waitFor();
    await tried.getByText("Waterproof trail shoe, 10 kr off").waitFor();
    expect(await violationsOn(page)).toEqual([]);
  });

  test("and the draft goes to a test shopper’s phone", async () => {
    done(await shop.backend("PUT", `/v1/shoppers/${TESTER}`, { body: { test: true } }));
    await putCart(shop, TESTER, leftCart(Date.now()));
    const phone = await enrol(shop, TESTER, await DeviceKey.generate());
    const tried = page.locator("#try");
    await tried.getByLabel("Test shopper’s id").fill(TESTER);
    await tried.getByRole("button", { name: "Send it to my phone" }).click();
    await tried.getByText("Sent. Look at the phone.").waitFor();
    expect(await offersOf(phone)).toMatchObject([{ campaignId: "keys", title: "Vitmossa trail shoe, 10 kr off" }]);
  });

  test("all of it in Swedish, in the dark, and on a narrow screen", async () => {
    await page.getByLabel("Language", { exact: true }).first().selectOption("sv");
    await page.getByLabel("Färger").selectOption("dark");
    await page.getByRole("heading", { name: "Vad som erbjuds och sägs" }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.setViewportSize(NARROW);
    await expect.poll(() => page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
    expect(await violationsOn(page)).toEqual([]);
    await page.setViewportSize(WIDE);
  });

  test("and the page was kept from nothing, nor failed unseen", () => {
    expect(marketer.complaints).toEqual([]);
  });
});
