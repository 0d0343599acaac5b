import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildPrograms } from "../../scripts/lib/programs.ts";
import { keyFor } from "../../scripts/lib/seed.ts";
import { signInAddress } from "../../scripts/lib/sign-in.ts";
import { violationsOn } from "../support/accessible.ts";
import { hasChromium, NARROW, type Screen, Screens } from "../support/browser.ts";
import { Counter } from "../support/counter.ts";
import { Host } from "../support/host.ts";
import { budget, campaign, leftCart, openShop, PRODUCT, putCart, type Shop, STORE } from "../support/shop.ts";

const BUILDING_MS = 120_000;
const SHOPPER = "browser-sara";

/** Three people at three screens: a marketer, a shopper in the street, somebody at the till. */
describe.skipIf(!hasChromium)("the story on three pages (skipped where there is no Chromium)", () => {
  let host: Host;
  let shop: Shop;
  let screens: Screens;
  let marketer: Screen;
  let shopper: Screen;
  let till: Screen;
  let phoneAddress: string;
  let code: string;

  beforeAll(async () => {
    await buildPrograms();
    host = await Host.open();
    const service = await host.start();
    shop = await openShop(service, [campaign("back", budget(1_000_000))]);
    await putCart(shop, SHOPPER, leftCart(Date.now()));
    screens = await Screens.open();
    marketer = await screens.at(await signInAddress(service));
    till = await screens.at(`${shop.url}/till/`);
  }, BUILDING_MS);
  afterAll(async () => {
    await screens.close();
    await host.close();
  });

  test("a marketer comes in by a link, which is gone from the address", async () => {
    const { page } = marketer;
    await page.getByRole("heading", { name: "Today" }).waitFor();
    expect(page.url()).toBe(`${shop.url}/console/`);
    expect(await page.context().cookies()).toMatchObject([{ name: "beckon", httpOnly: true, sameSite: "Strict" }]);
  });

  test("and sees the stores and what is live", async () => {
    const { page } = marketer;
    await page.getByRole("link", { name: "Stores" }).click();
    await page.getByRole("cell", { name: "Drottninggatan" }).waitFor();
    expect(page.url()).toBe(`${shop.url}/console/stores`);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole("link", { name: "Campaigns" }).click();
    await page.getByText("Back for your cart (back)").waitFor();
    expect(await violationsOn(page)).toEqual([]);
  });

  test("makes a code for a phone", async () => {
    const { page } = marketer;
    await page.getByRole("link", { name: "Try it" }).click();
    await page.getByLabel("Shopper").fill(SHOPPER);
    await page.getByRole("button", { name: "Make a code for a phone" }).click();
    phoneAddress = (await page.getByRole("link", { name: "Open the phone" }).getAttribute("href")) ?? "";
    expect(phoneAddress).toContain(`${shop.url}/phone/#enrol=`);
    expect(await violationsOn(page)).toEqual([]);
  });

  test("a shopper agrees, walks in and is shown an offer", async () => {
    shopper = await screens.at(phoneAddress, NARROW);
    const { page } = shopper;
    await page.getByLabel("Know when I am in a store").check();
    await page.getByLabel("Send me offers for what I left in my cart").check();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole("button", { name: "Start" }).click();
    await page.getByText("Nothing yet. Walk into a store.").waitFor();
    await page.getByRole("link", { name: "Near", exact: true }).click();
    await page.getByRole("button", { name: "Start walking" }).click();
    await page.getByText("Stayed in Drottninggatan").waitFor();
    await page.getByRole("link", { name: "Offers", exact: true }).click();
    await page.getByRole("heading", { name: `${PRODUCT.name}, 10 kr off` }).waitFor();
    await page.getByRole("link", { name: "Show the code" }).click();
    code = (await page.getByTestId("code").textContent()) ?? "";
    expect(code).toMatch(/^[0-9A-Z-]{10,}$/);
    expect(await violationsOn(page)).toEqual([]);
  });

  test("the till takes it, once", async () => {
    const { page } = till;
    const counter = new Counter(page);
    await counter.setUp(await keyFor(shop.admin, "till", [STORE]), STORE);
    const present = async (): Promise<void> => {
      await counter.add({ sku: "VITMOSSA-43", product: PRODUCT.productId, price: "1499" });
      await counter.type(code.toLowerCase());
    };
    await present();
    await page.getByRole("heading", { name: "Yes" }).waitFor();
    await page.getByRole("button", { name: "Redeem" }).click();
    await page.getByRole("heading", { name: "Redeemed" }).waitFor();
    expect(await page.getByRole("status").first().textContent()).toMatch(/SEK\s?10\.00 off/);
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole("button", { name: "Next customer" }).click();
    await present();
    await page.getByRole("alert").getByText("This offer has already been used").waitFor();
  });

  test("and the marketer sees it, in Swedish and in the dark as well", async () => {
    const { page } = marketer;
    await page.getByRole("link", { name: "Today" }).click();
    const redemptions = (section: string, name: string) =>
      page.getByRole("region", { name: section }).getByRole("group", { name }).getByText("1", { exact: true });
    await redemptions("Since midnight", "Redemptions").waitFor();
    await page.getByLabel("Language").selectOption("sv");
    await redemptions("Sedan midnatt", "Inlösta").waitFor();
    await page.getByLabel("Färger").selectOption("dark");
    expect(await violationsOn(page)).toEqual([]);
  });

  test("who signs out is out, and sees the way in", async () => {
    const { page } = marketer;
    await page.getByRole("button", { name: "Logga ut" }).click();
    await page.getByRole("heading", { name: "Logga in i Beckon" }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
  });

  test("and no page was kept from anything by its own policy, nor failed unseen", () => {
    expect([marketer, shopper, till].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
