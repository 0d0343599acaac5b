import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildPrograms } from "../../scripts/lib/programs.ts";
import { keyFor } from "../../scripts/lib/seed.ts";
import { signInAddress } from "../../scripts/lib/sign-in.ts";
import { violationsOn } from "../support/accessible.ts";
import { hasChromium, NARROW, type Screen, Screens } from "../support/browser.ts";
import { cameraAt, filmScreen } from "../support/camera.ts";
import { Counter } from "../support/counter.ts";
import { Host } from "../support/host.ts";
import { mapOn } from "../support/map.ts";
import { push, tap } from "../support/push.ts";
import { budget, campaign, done, leftCart, openShop, PRODUCT, putCart, type Shop, STORE } from "../support/shop.ts";

const BUILDING_MS = 120_000;
const SHOPPER = "browser-sara";
const OFFER = `${PRODUCT.name}, 10 kr off`;
/** Drawn by the marketer, two kilometres from the store that there is. */
const DRAWN = { id: "hotorget", name: "Hötorget" };

/** Three people at three screens: a marketer, a shopper in the street, somebody at the till. */
describe.skipIf(!hasChromium)("the story on three pages (skipped where there is no Chromium)", () => {
  let host: Host;
  let shop: Shop;
  let screens: Screens;
  let counters: Screens;
  let marketer: Screen;
  let shopper: Screen;
  let till: Screen;
  let phoneAddress: string;
  let film: string;

  beforeAll(async () => {
    await buildPrograms();
    host = await Host.open();
    film = join(host.folder, "camera.y4m");
    const service = await host.start();
    shop = await openShop(service, []);
    done(await shop.admin("POST", "/v1/campaigns", { body: campaign("back", budget(1_000_000)) }));
    await putCart(shop, SHOPPER, leftCart(Date.now()));
    [screens, counters] = await Promise.all([Screens.open(), Screens.open(cameraAt(film))]);
    marketer = await screens.at(await signInAddress(service));
  }, BUILDING_MS);
  afterAll(async () => {
    await Promise.all([screens.close(), counters.close()]);
    await host.close();
  });

  test("a marketer comes in by a link, which is gone from the address", async () => {
    const { page } = marketer;
    await page.getByRole("heading", { name: "Today" }).waitFor();
    expect(page.url()).toBe(`${shop.url}/console/`);
    expect(await page.context().cookies()).toMatchObject([{ name: "beckon", httpOnly: true, sameSite: "Strict" }]);
  });

  test("draws a fence on the map, and it is live", async () => {
    const { page } = marketer;
    await page.getByRole("link", { name: "Stores" }).click();
    await page.getByRole("button", { name: /^Drottninggatan/ }).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole("link", { name: "New store" }).click();
    await page.getByLabel("Name").fill(DRAWN.name);
    const map = await mapOn(page, "Map of the fence");
    await map.pull([-260, 60], [-190, 60]);
    await page.getByText(/^Circle of \d+ m,/).waitFor();
    await page.getByRole("button", { name: "Save and make live" }).click();
    await page.getByText(`${DRAWN.name} is saved and live`).waitFor();
  });

  test("publishes what waited as a draft", async () => {
    const { page } = marketer;
    await page.getByRole("link", { name: "Campaigns" }).click();
    await page.getByRole("link", { name: "Back for your cart (back)" }).click();
    await page.getByRole("button", { name: "Publish" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Why nobody is held out").fill("Every shopper of the story is to get an offer");
    expect(await violationsOn(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Publish" }).click();
    await page.getByText("Version 1 is live.").waitFor();
  });

  test("makes a code for the phone of a test shopper", async () => {
    const { page } = marketer;
    await page.getByRole("link", { name: "Try it" }).click();
    await page.getByRole("textbox", { name: "Shopper" }).fill("browser-trial");
    await page.getByLabel("As a test shopper").check();
    await page.getByRole("button", { name: "Make a code for a phone" }).click();
    await page.getByRole("link", { name: "Open the phone" }).waitFor();
    const { items } = done(await shop.admin<{ items: object[] }>("GET", "/v1/shoppers?query=browser-trial"));
    expect(items).toMatchObject([{ shopperId: "browser-trial", test: true }]);
    await page.reload();
  });

  test("makes a code for a phone", async () => {
    const { page } = marketer;
    await page.getByRole("textbox", { name: "Shopper" }).fill(SHOPPER);
    await page.getByLabel("Store to walk into").selectOption(DRAWN.id);
    await page.getByRole("button", { name: "Make a code for a phone" }).click();
    phoneAddress = (await page.getByRole("link", { name: "Open the phone" }).getAttribute("href")) ?? "";
    expect(phoneAddress).toContain(`${shop.url}/phone/#enrol=`);
    expect(await violationsOn(page)).toEqual([]);
  });

  test("a shopper agrees, walks in and is shown an offer", async () => {
    shopper = await screens.at(phoneAddress, NARROW);
    const { page } = shopper;
    await page.context().grantPermissions(["notifications"], { origin: shop.url });
    await page.getByLabel("Know when I am in a store").check();
    await page.getByLabel("Send me offers for what I left in my cart").check();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByRole("button", { name: "Start" }).click();
    await page.getByText("Nothing yet. Walk into a store.").waitFor();
    await page.getByRole("link", { name: "Near", exact: true }).click();
    await page.getByRole("button", { name: "Start walking" }).click();
    await page.getByText(`Stayed in ${DRAWN.name}`).waitFor();
    await page.getByText(`An offer was made: ${OFFER}`).waitFor();
  });

  test("whose push, tapped, opens it on the phone", async () => {
    const { page } = shopper;
    const told = done(
      await shop.admin<{ offers: { id: string; expiresAt: string }[] }>("GET", `/v1/shoppers/${SHOPPER}`),
    );
    const [{ id: offerId, expiresAt } = { id: "", expiresAt: "" }] = told.offers;
    const beckon = { offerId, expiresAt, deepLink: null };
    await push(page, shop.url, JSON.stringify({ title: OFFER, body: "Here for two hours", beckon }));
    await page.getByText("There is an offer for you").waitFor();
    await tap(page);
    await page.waitForURL(`**/phone/offers/${offerId}#*`);
    await page.getByRole("heading", { name: OFFER }).waitFor();
    expect(await page.getByTestId("code").textContent()).toMatch(/^[0-9A-Z-]{10,}$/);
    expect(await violationsOn(page)).toEqual([]);
  });

  test("the till scans the phone's screen, and takes the offer once", async () => {
    await filmScreen(film, shopper.page.getByRole("img", { name: "The offer as a QR code" }));
    till = await counters.at(`${shop.url}/till/`);
    const { page } = till;
    await page.context().grantPermissions(["camera"]);
    const counter = new Counter(page);
    await counter.setUp(await keyFor(shop.admin, "till", [DRAWN.id, STORE]), DRAWN.id);
    const present = async (): Promise<void> => {
      await counter.add({ sku: "VITMOSSA-43", product: PRODUCT.productId, price: "1499" });
      await counter.press("Scan with the camera");
    };
    await present();
    await counter.says("Yes");
    await counter.press("Redeem");
    await counter.says("Redeemed");
    expect(await page.getByRole("status").first().textContent()).toMatch(/SEK\s?10\.00 off/);
    expect(await violationsOn(page)).toEqual([]);
    await counter.press("Next customer");
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
