import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Client, client } from "../../scripts/lib/api.ts";
import { buildPrograms } from "../../scripts/lib/programs.ts";
import { keyFor } from "../../scripts/lib/seed.ts";
import type { OfferView } from "../../src/domain/offers/offer.ts";
import type { RedemptionDetail } from "../../src/domain/redemptions/redemption-detail.ts";
import { flawsOn } from "../support/accessible.ts";
import { hasChromium, type Screen, Screens } from "../support/browser.ts";
import { cameraAt, writeCameraFile } from "../support/camera.ts";
import { Counter } from "../support/counter.ts";
import { Host } from "../support/host.ts";
import { scanned, typed } from "../support/scanner.ts";
import {
  budget,
  campaign,
  done,
  leftCart,
  openShop,
  PRODUCT,
  REWARD_AMOUNT,
  type Shop,
  shopperWith,
  STORE,
  walkIn,
} from "../support/shop.ts";

const BUILDING_MS = 120_000;
const ELSEWHERE = "gbg-1";

/** A cashier with a queue in front of them: real offers, a real browser, a camera that is a file. */
describe.skipIf(!hasChromium)("a day at the till (skipped where there is no Chromium)", () => {
  let host: Host;
  let shop: Shop;
  let camera: string;
  let screens: Screens;
  let screen: Screen;
  let till: Counter;
  let other: Client;
  let anna: OfferView;
  /** Of the first customer, whose receipt comes back later. */
  let receipt: string;

  /** An offer of somebody who walked in for what they had left in their cart. */
  async function offerFor(shopperId: string): Promise<OfferView> {
    const phone = await shopperWith(shop, shopperId, leftCart(Date.now()));
    const [offer] = (await phone.send(await phone.sign(walkIn(phone.now())))).offers;
    if (offer === undefined) throw new Error("no offer");
    return offer;
  }

  const found = async (transactionId: string): Promise<readonly RedemptionDetail[]> => {
    const path = `/v1/redemptions?storeId=${STORE}&transactionId=${transactionId}`;
    return done(await shop.till<{ items: RedemptionDetail[] }>("GET", path)).items;
  };

  beforeAll(async () => {
    await buildPrograms();
    host = await Host.open();
    camera = join(host.folder, "camera.y4m");
    const service = await host.start();
    shop = await openShop(service, [campaign("back", budget(1_000_000))]);
    const fence = { type: "Circle", center: [11.9668, 57.7072], radius: 80 };
    done(await shop.admin("PUT", `/v1/stores/${ELSEWHERE}`, { body: { name: "Kungsgatan", fence } }));
    other = client(shop.url, await keyFor(shop.admin, "till", [ELSEWHERE]));
    anna = await offerFor("till-anna");
    await writeCameraFile(camera, anna.token);
    screens = await Screens.open(cameraAt(camera));
    screen = await screens.at(`${shop.url}/till/`);
    till = new Counter(screen.page);
  }, BUILDING_MS);
  afterAll(async () => {
    await screens.close();
    await host.close();
  });

  test("is set up once, and told in words what is wrong with it", async () => {
    const { page } = screen;
    const tries: readonly (readonly [string, string, string])[] = [
      ["bk_nobody", STORE, "There is no such API key"],
      [await keyFor(shop.admin, "analyst"), STORE, "This API key is not a till's"],
      [await keyFor(shop.admin, "till", [ELSEWHERE]), STORE, "may not speak for this store"],
      [await keyFor(shop.admin, "till"), "nowhere", "There is no store with this id"],
    ];
    for (const [key, store, why] of tries) {
      await till.setUp(key, store);
      await page.getByRole("alert").getByText(why).waitFor();
    }
    expect(await flawsOn(page)).toEqual([]);
    await till.setUp(await keyFor(shop.admin, "till", [STORE]), STORE);
    await page.getByText("Drottninggatan, Till 1").waitFor();
    expect(await flawsOn(page)).toEqual([]);
  });

  test("scans a phone by the camera, once it may, and is off after one code", async () => {
    const { page } = screen;
    await till.add({
      sku: "VITMOSSA-43",
      product: PRODUCT.productId,
      name: "Trail shoe",
      price: "1499",
      quantity: "2",
    });
    await page.getByRole("button", { name: "Scan with the camera" }).click();
    await page.getByRole("alert").getByText("The browser may not use the camera").waitFor();
    expect(await flawsOn(page)).toEqual([]);
    await page.getByRole("button", { name: "Close", exact: true }).click();
    await page.context().grantPermissions(["camera"]);
    await page.getByRole("button", { name: "Scan with the camera" }).click();
    await till.says("Yes");
    expect(await page.locator("video").count()).toBe(0);
    expect(await page.getByRole("status").first().textContent()).toMatch(/SEK\s10\.00 off/);
    expect(await till.total()).toBe("SEK 2,988.00");
    expect(await flawsOn(page)).toEqual([]);
  });

  test("redeems by Enter alone, and the service knows of it", async () => {
    const { page } = screen;
    receipt = await till.receipt();
    await page.keyboard.press("Enter");
    await till.says("Redeemed");
    expect(await found(receipt)).toMatchObject([
      { status: "committed", offerId: anna.id, tillId: "1", discount: { amount: REWARD_AMOUNT } },
    ]);
    await page.keyboard.press("Enter");
    await page.getByText("Nothing in the basket yet").waitFor();
    expect(await till.receipt()).not.toBe(receipt);
  });

  test("says no to the same phone again, with where and when, as plainly as yes", async () => {
    const { page } = screen;
    await till.add({ sku: "VITMOSSA-43" });
    await scanned(page, anna.token);
    await till.says("No");
    const said = await page.getByRole("alert").textContent();
    expect(said).toMatch(/already been used.*At Drottninggatan \(this store\), till 1 \(this one\).*Sell without/);
    expect(await flawsOn(page)).toEqual([]);
    await till.press("Another code");
  });

  test("hears a scanner wherever the focus is, and leaves to the hand what a hand typed", async () => {
    const { page } = screen;
    const price = page.getByRole("textbox", { name: "Price (SEK)" });
    await price.focus();
    await typed(page, "99");
    await scanned(page, "7310865004703");
    expect(await till.field("Article").inputValue()).toBe("7310865004703");
    await price.fill("149");
    await price.focus();
    const bo = await offerFor("till-bo");
    await scanned(page, bo.code);
    await till.says("Yes");
    await till.press("Change");
    expect(await page.getByText(bo.code).count()).toBe(1);
    expect(await price.inputValue()).toBe("149");
    await till.press("Add");
    await page.getByRole("button", { name: "Remove 7310865004703" }).waitFor();
    await till.press("Check");
    await till.says("Yes");
    expect(await till.total()).toBe("SEK 1,638.00");
  });

  test("takes out a line, and puts it back", async () => {
    const { page } = screen;
    await page.getByRole("button", { name: "Remove 7310865004703" }).click();
    expect(await till.total()).toBe("SEK 1,499.00");
    await till.press("Undo");
    expect(await till.total()).toBe("SEK 1,648.00");
  });

  test("reserves until it is paid, for the basket as it is then, and voids what was a mistake", async () => {
    const { page } = screen;
    await till.press("Check");
    await till.press("Reserve until paid");
    await till.says("Reserved");
    await page.getByRole("textbox", { name: "Quantity of 7310865004703" }).fill("2");
    const number = await till.receipt();
    await till.press("Paid");
    await till.says("Redeemed");
    expect(await found(number)).toMatchObject([{ status: "committed", remaining: [{ quantity: 1 }, { quantity: 2 }] }]);
    await till.press("Void");
    await till.press("Yes, void it");
    await till.says("Voided");
    expect(await found(number)).toMatchObject([{ status: "voided", attempt: 1 }]);
    await till.press("Next customer");
  });

  test("repeats a request that nobody answered, and it happens once", async () => {
    const { page } = screen;
    const cia = await offerFor("till-cia");
    await till.add({ sku: "VITMOSSA-43" });
    await till.type(cia.code.toLowerCase().replaceAll("-", " "));
    await till.says("Yes");
    const keys: (string | undefined)[] = [];
    const bodies: (string | null)[] = [];
    await page.route("**/v1/redemptions", async (route) => {
      keys.push(route.request().headers()["idempotency-key"]);
      bodies.push(route.request().postData());
      const answer = await route.fetch();
      // It has happened; the till does not hear of it.
      return keys.length < 3 ? route.abort() : route.fulfill({ response: answer });
    });
    const number = await till.receipt();
    await till.press("Redeem");
    await page.getByText("No answer yet").waitFor();
    await page.getByText("nothing is counted twice").waitFor();
    expect(await flawsOn(page)).toEqual([]);
    await till.says("Redeemed");
    expect([new Set(keys).size, new Set(bodies).size]).toEqual([1, 1]);
    expect(keys.length).toBeGreaterThan(2);
    expect(await found(number)).toHaveLength(1);
    await page.unroute("**/v1/redemptions");
    await till.press("Next customer");
  });

  test("finds out what became of one when the page is gone as well, without keeping a code", async () => {
    const { page } = screen;
    const dan = await offerFor("till-dan");
    await till.add({ sku: "VITMOSSA-43" });
    await scanned(page, dan.token);
    await till.says("Yes");
    await page.route("**/v1/redemptions", async (route) => {
      await route.fetch();
      return route.abort();
    });
    const number = await till.receipt();
    await till.press("Redeem");
    await page.getByText("No answer yet").waitFor();
    const kept = await page.evaluate<string>("JSON.stringify({ ...localStorage, ...sessionStorage })");
    expect(kept).toContain(number);
    for (const secret of [dan.code, dan.code.replaceAll("-", ""), dan.token]) expect(kept).not.toContain(secret);
    await page.unroute("**/v1/redemptions");
    await page.reload();
    await till.says("It was redeemed");
    expect(await flawsOn(page)).toEqual([]);
    await till.press("Go on");
    await till.says("Redeemed");
    expect(await found(number)).toHaveLength(1);
    await till.press("Next customer");
  });

  test("goes on without an offer when the line is down, and bars what may still come", async () => {
    const { page } = screen;
    const eva = await offerFor("till-eva");
    await till.add({ sku: "VITMOSSA-43" });
    await scanned(page, eva.token);
    await till.says("Yes");
    await page.route("**/v1/redemptions", (route) => route.abort());
    const number = await till.receipt();
    await till.press("Redeem");
    await till.press("Sell without the offer");
    await till.says("Voided");
    await page.unroute("**/v1/redemptions");
    expect(await found(number)).toEqual([]);
    await scanned(page, eva.token);
    await till.says("Yes");
    await till.press("Redeem");
    await till.says("Redeemed");
    expect(await found(number)).toMatchObject([{ status: "committed", attempt: 2 }]);
  });

  test("takes back one of two pieces in another store, and exchanges the other", async () => {
    const there = await screens.at(`${shop.url}/till/returns?store=${STORE}&receipt=${receipt}`);
    const { page } = there;
    const counter = new Counter(page);
    await counter.setUp(await keyFor(shop.admin, "till", [ELSEWHERE]), ELSEWHERE);
    await page.getByRole("textbox", { name: "Pieces of line 1 that come back" }).fill("1");
    expect(await flawsOn(page)).toEqual([]);
    await counter.press("Take it back");
    await counter.says("Taken back");
    expect(await page.getByRole("status").first().textContent()).toMatch(/Give back SEK\s1,494\.00.*SEK\s5\.00/);
    expect(await flawsOn(page)).toEqual([]);
    await counter.press("Done");
    await page.getByText("1 left").waitFor();
    await page.getByRole("button", { name: "All" }).click();
    await page.getByLabel("Exchanged for another article").check();
    await page.getByLabel("Article instead").fill("VITMOSSA-42");
    await page.getByRole("textbox", { name: "Price (SEK)" }).fill("1499");
    await counter.press("Take it back");
    await page.getByText(/SEK\s5\.00 of the offer moves/).waitFor();
    const [redemption] = done(
      await other<{ items: RedemptionDetail[] }>("GET", `/v1/redemptions?storeId=${STORE}&transactionId=${receipt}`),
    ).items;
    expect(redemption?.returns).toMatchObject([
      { storeId: ELSEWHERE, refund: { amount: 149_400, discount: 500 } },
      { storeId: ELSEWHERE, moved: [{ amount: 500 }] },
    ]);
    expect(there.complaints).toEqual([]);
    await page.context().close();
  });

  test("voids a receipt that is found again", async () => {
    const { page } = screen;
    const number = await till.receipt();
    await till.press("Next customer");
    await page.getByRole("link", { name: "Returns" }).click();
    await till.field("Receipt").fill(number);
    await till.press("Find");
    await till.press("Void the receipt");
    await till.press("Yes, void it");
    await till.says("Voided");
    expect(await found(number)).toMatchObject([{ status: "voided" }]);
  });

  test("in training nobody can take it for anything else, and nothing counts", async () => {
    const { page } = screen;
    const fia = await offerFor("till-fia");
    await page.getByRole("link", { name: "This till" }).click();
    expect(await flawsOn(page)).toEqual([]);
    await page.getByRole("switch", { name: "Training" }).click({ force: true });
    await page.getByRole("region", { name: "Training" }).waitFor();
    await page.getByRole("link", { name: "Sell" }).click();
    await till.add({ sku: "VITMOSSA-43" });
    await scanned(page, fia.token);
    await till.press("Redeem");
    await till.says("Yes, if it were real");
    expect(await page.getByRole("status").first().textContent()).toContain("Training");
    expect(await flawsOn(page)).toEqual([]);
    await page.reload();
    await page.getByRole("region", { name: "Training" }).waitFor();
    await page.getByRole("link", { name: "This till" }).click();
    await page.getByRole("switch", { name: "Training" }).click({ force: true });
    await page.getByRole("region", { name: "Training" }).waitFor({ state: "detached" });
    expect(await shop.till("POST", "/v1/redemptions/check", { body: till.bodyFor(fia) })).toMatchObject({
      status: 200,
    });
  });

  test("counts the day, closes it against its own list, and says what differs", async () => {
    const { page } = screen;
    await page.getByRole("link", { name: "Day" }).click();
    await page.getByRole("columnheader", { name: "The store" }).waitFor();
    // Anna's, Bo's, Cia's, Dan's and Eva's, of which Bo's and Eva's were voided.
    await page.getByRole("row", { name: /1 \(this one\) back 5 .* 2 .* SEK\s30\.00/ }).waitFor();
    expect(await flawsOn(page)).toEqual([]);
    const [file] = await Promise.all([page.waitForEvent("download"), till.press("Journal as CSV")]);
    expect(file.suggestedFilename()).toMatch(/^sthlm-1-\d{4}-\d\d-\d\d\.csv$/);
    const list = page.getByLabel(/^Counted/);
    const own = await list.inputValue();
    expect(own.split("\n")).toHaveLength(3);
    await list.fill(`${own}\nR-ELSEWHERE; 12.50`);
    await till.press("Compare and close");
    await till.press("Close it now");
    await page.getByText("1 receipt differs").waitFor();
    await page.getByRole("row", { name: /R-ELSEWHERE SEK\s12\.50 nothing SEK\s12\.50/ }).waitFor();
    expect(await flawsOn(page)).toEqual([]);
    await list.fill(own);
    await till.press("Compare again");
    await page.getByText("Everything agrees").waitFor();
  });

  test("is left, and has forgotten its key", async () => {
    const { page } = screen;
    await page.getByRole("link", { name: "This till" }).click();
    await till.press("Leave this till");
    await till.press("Yes, leave it");
    await page.getByRole("heading", { name: "Set up this till" }).waitFor();
    expect(await page.evaluate<string>("JSON.stringify(localStorage)")).not.toContain("bk_");
  });

  test("and no page was kept from anything by its own policy, nor failed unseen", () => {
    // What was cut off on purpose, the browser notes by itself.
    const unmeant = screen.complaints.filter((complaint) => !complaint.includes("net::ERR_FAILED"));
    expect(unmeant).toEqual([]);
  });
});
