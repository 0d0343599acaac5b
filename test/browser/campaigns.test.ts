import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildPrograms } from "../../scripts/lib/programs.ts";
import type { Service } from "../../scripts/lib/service.ts";
import { signInAddress } from "../../scripts/lib/sign-in.ts";
import { DEFAULT_SETTINGS } from "../../src/domain/settings.ts";
import { violationsOn } from "../support/accessible.ts";
import { hasChromium, NARROW, type Screen, Screens } from "../support/browser.ts";
import { crowd } from "../support/crowd.ts";
import { Host } from "../support/host.ts";
import { budget, campaign, done, openShop, type Shop } from "../support/shop.ts";

const BUILDING_MS = 360_000;
const TOLD_WITHIN_MS = 60_000;
const SHOPPERS = 100;
/** Half are held out, so that both groups are large enough to be told of. */
const HELD_OUT = { holdoutBasisPoints: 5_000, ...budget(5_000_000) };

interface Kept {
  readonly state: string;
  readonly version: number | null;
  readonly name: string;
}

describe.skipIf(!hasChromium)("campaigns in the console (skipped where there is no Chromium)", () => {
  let host: Host;
  let service: Service;
  let shop: Shop;
  let screens: Screens;
  let anna: Screen;
  let bea: Screen;
  let offered: number;

  const read = async (id: string) => done(await shop.admin<Kept>("GET", `/v1/campaigns/${id}`));
  const change = async (id: string, over: object) =>
    done(await shop.admin("PUT", `/v1/campaigns/${id}`, { body: campaign(id, over) }));
  const settle = async (over: object) =>
    done(await shop.admin("PUT", "/v1/settings", { body: { ...DEFAULT_SETTINGS, ...over } }));
  const open = async ({ page }: Screen, path: string) => {
    await page.goto(`${shop.url}/console${path}`);
  };
  /** What is said in a corner when something was done; taken away, so that the next is not mistaken for it. */
  const told = async (page: Page, words: string) => {
    const notice = page.getByRole("alert").filter({ hasText: words });
    await notice.waitFor();
    await notice.getByRole("button", { name: "Close" }).click();
    await notice.waitFor({ state: "detached" });
  };
  const isNarrow = ({ page }: Screen) => page.evaluate<boolean>("document.documentElement.scrollWidth <= innerWidth");

  beforeAll(async () => {
    await buildPrograms();
    host = await Host.open();
    service = await host.start();
    shop = await openShop(service, [campaign("back", HELD_OUT)]);
    offered = await crowd(shop, "crowd", SHOPPERS, {
      looks: (n) => n % 4 > 0,
      redeems: (n) => n % 3 > 0,
      buys: (n, isOffered) => (isOffered ? 90_000 : 60_000) + 100 * (n % 7),
      left: (n) => (n < 25 ? 10_000 : 149_900),
    });
    screens = await Screens.open();
    const roles = ["marketer", "approver"];
    anna = await screens.at(await signInAddress(service, { id: "anna", email: "anna@shop.example", roles }));
    bea = await screens.at(await signInAddress(service, { id: "bea", email: "bea@shop.example", roles: ["approver"] }));
    await anna.page.getByRole("heading", { name: "Today" }).waitFor();
    await bea.page.getByRole("heading", { name: "Today" }).waitFor();
  }, BUILDING_MS);
  afterAll(async () => {
    await screens.close();
    await host.close();
  });

  test("somebody copies one, and finds the draft among all of them", async () => {
    const { page } = anna;
    await page.getByRole("link", { name: "Campaigns" }).click();
    await page.getByRole("link", { name: "Back for your cart (back)" }).click();
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "Duplicate" }).click();
    await page.getByRole("heading", { name: "Copy of Back for your cart (back)" }).waitFor();
    await told(page, "is a draft now");
    expect(await read("back-2")).toMatchObject({ state: "draft", version: null });
    await page.getByRole("link", { name: "All campaigns" }).click();
    await page.getByRole("heading", { name: "Draft" }).waitFor();
    await page.getByText("“Trail shoe, 10 kr off”").first().waitFor();
    await page.getByText(/of SEK\s50,000.00 used/).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByText("Draft 1", { exact: true }).click();
    await page.getByLabel("Search").fill("copy cart");
    await page.waitForURL(/state=draft/);
    expect(await page.getByRole("article").count()).toBe(1);
    await page.getByLabel("Search").fill("nothing like it");
    await page.getByText("No campaign is like that.", { exact: false }).waitFor();
  });

  test("what the check finds wrong stands on its page, in words, with the way to mend it", async () => {
    const { page } = anna;
    await change("mend", { ...HELD_OUT, holdoutBasisPoints: 0, priority: 10, stores: { kind: "tags", tags: [] } });
    await open(anna, "/campaigns/mend");
    await page.getByText("These keep the draft from going live").waitFor();
    await page.getByRole("listitem").filter({ hasText: "Stores: selects no store" }).waitFor();
    const mend = page.getByRole("link", { name: "Mend it in the editor" }).first();
    expect(await mend.getAttribute("href")).toBe("/console/campaigns/mend/edit");
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole("button", { name: "Publish" }).click();
    expect(await page.getByRole("dialog").getByRole("button", { name: "Publish" }).isDisabled()).toBe(true);
    expect(await violationsOn(page)).toEqual([]);
    await change("mend", { ...HELD_OUT, holdoutBasisPoints: 0, priority: 10 });
    await open(anna, "/campaigns/mend");
    await page
      .getByText("the live campaign back (priority 50) may speak whenever this one may", { exact: false })
      .waitFor();
  });

  test("what its author asked to be published, its author does not approve", async () => {
    await settle({ approvals: "required" });
    const { page } = anna;
    await open(anna, "/campaigns/back-2");
    await page.getByRole("button", { name: "Publish" }).click();
    await page.getByLabel("What changed, and why").fill("the same for a second time");
    await page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
    await told(page, "Version 1 waits for somebody to approve it.");
    await page.getByText("You wrote in this version, or asked for it.", { exact: false }).waitFor();
    expect(page.url()).toContain("tab=approval");
    expect(await page.getByRole("button", { name: "Approve, and let it go live" }).count()).toBe(0);
    expect(await violationsOn(page)).toEqual([]);
  });

  test("a second person reads all of it, says no, and why", async () => {
    const { page } = bea;
    await page.getByRole("link", { name: "Campaigns" }).click();
    await page.getByText("Waiting for approval 1", { exact: true }).click();
    await page.getByRole("link", { name: "Copy of Back for your cart (back)" }).click();
    await page.getByRole("tab", { name: "Approval" }).click();
    await page.getByText("“the same for a second time”").waitFor();
    await page.getByText("Value of the cart is at least", { exact: false }).waitFor();
    expect(await page.getByRole("button", { name: "Publish" }).count()).toBe(0);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByLabel("What you say of it").fill("one of them is enough");
    await page.getByRole("button", { name: "Decline" }).click();
    await told(page, "Version 1 was declined.");
    await page.getByRole("cell", { name: "one of them is enough" }).waitFor();
    expect(await read("back-2")).toMatchObject({ state: "draft", version: null });
  });

  test("asked anew, the second person approves it, and it is live", async () => {
    await open(anna, "/campaigns/back-2?tab=approval");
    await anna.page.getByRole("cell", { name: "one of them is enough" }).waitFor();
    await anna.page.getByRole("button", { name: "Publish" }).click();
    await anna.page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
    await told(anna.page, "Version 2 waits");
    await open(bea, "/campaigns/back-2?tab=approval");
    await bea.page.getByRole("button", { name: "Approve, and let it go live" }).click();
    await told(bea.page, "Version 2 is live.");
    expect(await read("back-2")).toMatchObject({ state: "live", version: 2 });
  });

  test("of a change to it the second person sees what would be other, before and after", async () => {
    await change("back-2", { ...HELD_OUT, name: "Twice back", limits: [{ per: "shopper", count: 2, period: "P7D" }] });
    await open(anna, "/campaigns/back-2");
    await anna.page.getByText("The draft differs from what was published in 2 things.").waitFor();
    await anna.page.getByRole("button", { name: "Publish" }).click();
    await anna.page.getByRole("dialog").getByRole("button", { name: "Publish" }).click();
    await told(anna.page, "Version 3 waits");
    const { page } = bea;
    await open(bea, "/campaigns/back-2?tab=approval");
    await page.getByRole("heading", { name: "What would go live, against version 2" }).waitFor();
    const limits = page.getByRole("article").filter({ hasText: "Limits" });
    expect(await limits.textContent()).toMatch(/At most 1 per shopper, ever.*At most 2 per shopper, in 7 days/);
    expect(await page.getByRole("article").count()).toBe(2);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole("button", { name: "Approve, and let it go live" }).click();
    await told(page, "Version 3 is live.");
    expect(await read("back-2")).toMatchObject({ state: "live", version: 3, name: "Twice back" });
    await settle({ approvals: "off" });
  });

  test("versions are compared, and an older one is made the draft, which an undo takes back", async () => {
    const { page } = anna;
    await open(anna, "/campaigns/back-2?tab=versions");
    await page.getByText("They say the same.").waitFor();
    await page.getByLabel("From").selectOption("2");
    await page
      .getByRole("article")
      .filter({ hasText: "Copy of Back for your cart (back)" })
      .filter({ hasText: "Twice back" })
      .waitFor();
    expect(page.url()).toContain("from=2");
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole("button", { name: "Restore version 2" }).click();
    const notice = page.getByRole("alert").filter({ hasText: "Version 2 is the draft." });
    await notice.waitFor();
    expect(await read("back-2")).toMatchObject({ name: "Copy of Back for your cart (back)", version: 3 });
    await notice.getByRole("button", { name: "Undo" }).click();
    await told(page, "The draft is what it was.");
    expect(await read("back-2")).toMatchObject({ name: "Twice back", version: 3 });
  });

  test("a pause is taken back by an undo, and an end is asked about", async () => {
    const { page } = anna;
    await open(anna, "/campaigns/back-2");
    await page.getByRole("button", { name: "Pause" }).click();
    const notice = page.getByRole("alert").filter({ hasText: "Paused" });
    await notice.waitFor();
    expect(await read("back-2")).toMatchObject({ state: "paused" });
    await notice.getByRole("button", { name: "Undo" }).click();
    await page.getByRole("alert").filter({ hasText: "Live again." }).waitFor();
    expect(await read("back-2")).toMatchObject({ state: "live" });
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "End" }).click();
    await page.getByRole("dialog").getByText("cannot be resumed", { exact: false }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole("button", { name: "Keep it" }).click();
    expect(await read("back-2")).toMatchObject({ state: "live" });
    await page.getByRole("button", { name: "More" }).click();
    await page.getByRole("menuitem", { name: "End" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "End" }).click();
    await page.getByText("Ended", { exact: true }).first().waitFor();
    expect(await read("back-2")).toMatchObject({ state: "ended" });
  });

  test("what was refused is said in words", async () => {
    const { page } = anna;
    await open(anna, "/campaigns/mend");
    await page.getByRole("button", { name: "Publish" }).waitFor();
    done(await shop.admin("POST", "/v1/campaigns/mend/publish", { body: { holdoutWaiver: "a test" } }));
    await open(anna, "/campaigns/mend");
    await page.getByRole("button", { name: "Pause" }).waitFor();
    done(await shop.admin("POST", "/v1/campaigns/mend/end"));
    await page.getByRole("button", { name: "Pause" }).click();
    const refusal = page.getByRole("alert").filter({ hasText: "The campaign is ended" });
    await refusal.waitFor();
    expect(await refusal.textContent()).toContain("It has changed in the meantime");
  });

  test("the report tells what became of it, and what its offers add", async () => {
    const { page } = anna;
    expect(offered).toBeGreaterThan(20);
    await open(anna, "/campaigns/back");
    const counted = page.getByText(`The offer went to ${offered}`, { exact: false });
    await expect
      .poll(
        async () => {
          await page.reload();
          await page.getByRole("heading", { name: "From the cart to the till" }).waitFor();
          return (await counted.count()) > 0 && (await page.getByText("Offers add something").count()) > 0;
        },
        { timeout: TOLD_WITHIN_MS, interval: 2_000 },
      )
      .toBe(true);
    const funnel = page.getByRole("region", { name: "From the cart to the till" });
    await funnel.getByText("Show the numbers").click();
    await funnel.getByRole("row", { name: new RegExp(`^Got the offer ${offered}`) }).waitFor();
    const stopped = page.getByRole("region", { name: "What stopped it" });
    await stopped.getByText("Most often: Held out, to measure what offers add", { exact: false }).waitFor();
    await stopped.getByText("Show the numbers").click();
    expect(await stopped.getByRole("row", { name: "A rule says no" }).textContent()).toContain("25");
    const effect = page.getByRole("region", { name: "What the offers add" });
    expect(await effect.textContent()).toMatch(/may be looked at every day/);
    expect(await effect.getByRole("img").count()).toBe(1);
    await page.getByRole("region", { name: "Wording against wording" }).getByText("Show the numbers").click();
    await page.getByRole("row", { name: /^Variant ten, English/ }).waitFor();
    expect(await page.getByText("fewer than 20 shoppers are hidden", { exact: false }).count()).toBe(1);
    expect(await violationsOn(page)).toEqual([]);
  });

  test("its words and its report stand in Swedish and in the dark as well, on a narrow screen", async () => {
    const { page } = anna;
    await page.getByLabel("Language").selectOption("sv");
    await page.getByLabel("Färger").selectOption("dark");
    await page.getByRole("heading", { name: "Vad erbjudandena ger" }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.setViewportSize(NARROW);
    for (const tab of ["report", "says", "versions", "approval"]) {
      await open(anna, `/campaigns/back?tab=${tab}`);
      await page.getByRole("tabpanel").waitFor();
      await page.getByRole("tabpanel").getByRole("heading").or(page.getByText("Inget väntar")).first().waitFor();
      expect(await isNarrow(anna)).toBe(true);
      expect(await violationsOn(page)).toEqual([]);
    }
    await open(anna, "/campaigns");
    await page.getByRole("heading", { name: "Igång" }).waitFor();
    expect(await isNarrow(anna)).toBe(true);
    expect(await violationsOn(page)).toEqual([]);
  });

  test("who may everything sees who changed what", async () => {
    const admin = await screens.at(await signInAddress(service));
    await admin.page.getByRole("heading", { name: "Today" }).waitFor();
    await open(admin, "/campaigns/back-2?tab=history");
    await admin.page.getByRole("row", { name: /bea.*Approved it, version 3/ }).waitFor();
    await admin.page.getByRole("row", { name: /anna.*Ended it/ }).waitFor();
    expect(await violationsOn(admin.page)).toEqual([]);
    expect([anna, bea, admin].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
