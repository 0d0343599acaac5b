import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildPrograms } from "../../scripts/lib/programs.ts";
import { violationsOn } from "../support/accessible.ts";
import { hasChromium, NARROW, type Screen, Screens } from "../support/browser.ts";
import { Host } from "../support/host.ts";
import { push, tap } from "../support/push.ts";
import { budget, campaign, done, leftCart, openShop, PRODUCT, putCart, type Shop } from "../support/shop.ts";

const BUILDING_MS = 120_000;
/** More than anything here takes, and less than a test does. */
const WITHIN_MS = 20_000;
const SHOPPER = "browser-astrid";
const CANARY = "ultramarine-canary";
const PLACE = "59.3326,18.0649";
/** What a browser writes when the network is off, which it was. */
const OFFLINE = /net::ERR_INTERNET_DISCONNECTED/;

/** Colours change over a fraction of a second; what moves for ever is not waited for. */
const SETTLED = `new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))).then(() =>
  Promise.allSettled(
    document
      .getAnimations()
      .filter(({ effect }) => effect.getComputedTiming().endTime !== Infinity)
      .map(({ finished }) => finished),
  ).then(() => null),
)`;

interface Me {
  readonly consents: Readonly<Record<string, { readonly granted: boolean; readonly text: string | null }>>;
  readonly pausedUntil: string | null;
  readonly calm: { readonly muted: readonly { readonly kind: string; readonly name: string }[] };
  readonly offers: readonly { readonly id: string }[];
  readonly devices: readonly { readonly deviceId: string }[];
}

/** One shopper and the phone of theirs, from the first page to the last. */
describe.skipIf(!hasChromium)("the phone (skipped where there is no Chromium)", () => {
  let host: Host;
  let shop: Shop;
  let screens: Screens;
  let screen: Screen;
  let page: Page;
  let offerId: string;

  const me = async (): Promise<Me> => done(await shop.backend<Me>("GET", `/v1/shoppers/${SHOPPER}`));
  const codeFor = async (shopperId: string): Promise<string> => {
    const opened = await shop.backend<{ enrolmentToken: string }>("POST", "/v1/enrolments", { body: { shopperId } });
    return done(opened).enrolmentToken;
  };
  const go = (name: string): Promise<void> => page.getByRole("link", { name, exact: true }).click();
  /** What is wrong with the page by light and by dark, and whether it is wider than the phone. */
  const faults = async (): Promise<string[]> => {
    const found: string[] = [];
    for (const colorScheme of ["dark", "light"] as const) {
      await page.emulateMedia({ colorScheme });
      await page.evaluate(SETTLED);
      found.push(...(await violationsOn(page)));
    }
    const fits = await page.evaluate("document.documentElement.scrollWidth <= innerWidth");
    return fits === true ? found : [...found, "the page is wider than the screen"];
  };

  beforeAll(async () => {
    await buildPrograms();
    host = await Host.open();
    shop = await openShop(await host.start(), [campaign("back", budget(1_000_000))]);
    await putCart(shop, SHOPPER, leftCart(Date.now()));
    const attribute = { type: "string", label: { en: "Colour" }, personal: "yes" };
    done(await shop.admin("PUT", "/v1/attributes/colour", { body: attribute }));
    done(await shop.backend("PUT", `/v1/shoppers/${SHOPPER}`, { body: { attributes: { colour: CANARY } } }));
    const text = {
      version: 3,
      texts: { en: "We compare your position with our stores.", sv: "Vi jämför din position med våra butiker." },
      recipients: ["Beckon AB"],
      retention: "P30D",
    };
    done(await shop.admin("PUT", "/v1/consent-texts/preciseLocation", { body: text }));
    screens = await Screens.open();
    const members = new URLSearchParams({ enrol: await codeFor(SHOPPER), at: PLACE });
    screen = await screens.at(`${shop.url}/phone/#${members.toString()}`, NARROW);
    ({ page } = screen);
    page.setDefaultTimeout(WITHIN_MS);
    await page.context().grantPermissions(["notifications"], { origin: shop.url });
  }, BUILDING_MS);
  afterAll(async () => {
    await screens.close();
    await host.close();
  });

  test("asks in the words that the retailer has published, in its own where there are none, and assumes no yes", async () => {
    await page.getByText("We compare your position with our stores.").waitFor();
    await page.getByText("Kept: 30 days").waitFor();
    await page.getByText("Seen by: Beckon AB").waitFor();
    await page.getByText("What you bought and looked at with us is weighed.").waitFor();
    const purposes = await page.getByRole("switch").all();
    expect(await Promise.all(purposes.map((purpose) => purpose.isChecked()))).toEqual([false, false, false]);
    expect(await faults()).toEqual([]);
  });

  test("is let in, and its receipts name the wording", async () => {
    await page.getByLabel("Know when I am in a store").check();
    await page.getByLabel("Send me offers for what I left in my cart").check();
    await page.getByRole("button", { name: "Start" }).click();
    await page.getByText("Nothing yet. Walk into a store.").waitFor();
    const { consents } = await me();
    expect(consents).toMatchObject({
      preciseLocation: { granted: true, text: "preciseLocation/3/en" },
      marketing: { granted: true, text: null },
      profiling: { granted: false, text: null },
    });
    expect(page.url()).not.toContain("enrol=");
    expect(await faults()).toEqual([]);
  });

  test("can be installed", async () => {
    const session = await page.context().newCDPSession(page);
    const { url, errors } = await session.send("Page.getAppManifest");
    expect([url, errors]).toEqual([`${shop.url}/phone/manifest.webmanifest`, []]);
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    // A browser of its own for a test is what it calls incognito.
    expect(installabilityErrors.filter(({ errorId }) => errorId !== "in-incognito")).toEqual([]);
    await session.detach();
  });

  test("lists the cart and the stores near the walk that the address brought", async () => {
    await go("Near");
    await page.getByRole("article", { name: "Drottninggatan" }).getByText("You are here").waitFor();
    await page.getByText(`1 × ${PRODUCT.name}`).waitFor();
    await page.getByText("What it has in stock is not known").waitFor();
    expect(await faults()).toEqual([]);
  });

  test("walks as it was typed, in quick motion, and tells what came of it", async () => {
    await page.getByRole("button", { name: "Add a point" }).click();
    await page.getByLabel("Latitude of point 3").fill("59.33262");
    await page.getByLabel("Longitude of point 3").fill("18.0649");
    await page.getByText("60×").click();
    expect(decodeURIComponent(page.url())).toContain("59.33262,18.0649");
    await page.getByRole("button", { name: "Start walking" }).click();
    await page.getByText("as fast as life").waitFor();
    await page.getByText("Stayed in Drottninggatan").waitFor();
    await page.getByText(`An offer was made: ${PRODUCT.name}, 10 kr off`).waitFor();
    await page
      .getByText(/\d ms there and back/)
      .first()
      .waitFor();
    await page.getByRole("button", { name: "Start walking" }).waitFor();
    await page.getByText("No position waits to be sent").waitFor();
    expect(await faults()).toEqual([]);
  });

  test("holds the offer, to be shown at a till", async () => {
    await go("Offers");
    const offer = page.getByRole("article", { name: `${PRODUCT.name}, 10 kr off` });
    await offer.getByText("At Drottninggatan").waitFor();
    expect(await faults()).toEqual([]);
    await offer.getByRole("link", { name: "Show the code" }).click();
    await page.getByRole("img", { name: "The offer as a QR code" }).waitFor();
    expect(await page.getByTestId("code").textContent()).toMatch(/^[0-9A-Z-]{10,}$/);
    await page.getByText("You are, or were, in the store.").waitFor();
    expect(await faults()).toEqual([]);
    const [offer0] = (await me()).offers;
    offerId = offer0?.id ?? "";
    expect(page.url()).toContain(`${shop.url}/phone/offers/${offerId}#`);
  });

  test("fills the screen with it, in black on white", async () => {
    await page.getByRole("button", { name: "Fill the screen" }).click();
    await page.getByTestId("large-code").waitFor();
    expect(await faults()).toEqual([]);
    await page.keyboard.press("Escape");
    await page.getByTestId("large-code").waitFor({ state: "hidden" });
  });

  test("shows what is pushed, and a tap opens the offer", async () => {
    await go("Near");
    const beckon = { offerId, expiresAt: new Date(Date.now() + 3_600_000).toISOString(), deepLink: null };
    const title = "Ten kronor off";
    await push(page, shop.url, JSON.stringify({ title, body: "Here until eight", beckon }));
    await page.getByText("There is an offer for you").waitFor();
    const shown = await page.evaluate<readonly object[]>(
      `navigator.serviceWorker.ready.then((registration) => registration.getNotifications())
        .then((all) => all.map(({ title, body, tag }) => ({ title, body, tag })))`,
    );
    expect(shown).toEqual([{ title, body: "Here until eight", tag: offerId }]);
    await tap(page);
    await page.waitForURL(`**/phone/offers/${offerId}#*`);
    await page.getByTestId("code").waitFor();
  });

  test("shows the offer without a network too, from the start", async () => {
    const code = await page.getByTestId("code").textContent();
    await page.context().setOffline(true);
    await page.reload();
    await page.getByRole("img", { name: "The offer as a QR code" }).waitFor();
    await page.getByText("No connection. The code can be scanned all the same.").waitFor();
    expect(await page.getByTestId("code").textContent()).toBe(code);
    expect(await faults()).toEqual([]);
  });

  test("keeps what it cannot send", async () => {
    await go("Near");
    await page.getByRole("radiogroup", { name: "Played at" }).getByText("1×", { exact: true }).click();
    await page.getByRole("button", { name: "Start walking" }).click();
    await page.getByText(/^\d+ positions? waits? to be sent/).waitFor();
    await page.getByText("No answer so far.").waitFor();
    await page.getByRole("button", { name: "Stop" }).click();
    await page.context().setOffline(false);
    await page.getByText("No position waits to be sent").waitFor();
    expect(await page.getByText(/positions? taken/).count()).toBeGreaterThan(0);
  });

  test("says what an answer to an offer changes, and it does", async () => {
    await go("Offers");
    await page.getByRole("link", { name: "Show the code" }).click();
    await page.getByText("For 30 days you hear nothing of this kind of goods.").waitFor();
    await page.getByLabel("Not for me").check();
    await page.getByRole("button", { name: "Say so" }).click();
    await page.getByText("You said: Not for me").waitFor();
    expect((await me()).calm.muted).toMatchObject([{ kind: "category", name: "shoes" }]);
  });

  test("shows all that is held, with how it came to be", async () => {
    await go("My data");
    await page.getByText("Receipt: preciseLocation/3/en").waitFor();
    expect(await faults()).toEqual([]);
    await page.getByRole("button", { name: "Who you are" }).click();
    await page.getByText(CANARY).waitFor();
    expect(page.url()).toContain(`${shop.url}/phone/me/you#`);
    await page.getByRole("button", { name: "What you said, and what you were told" }).click();
    await page.getByText("Nothing is said of").waitFor();
    const loading = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download all of it" }).click();
    expect((await loading).suggestedFilename()).toBe("my-data.json");
    expect(await faults()).toEqual([]);
  });

  test("changes what is agreed to, and takes it back", async () => {
    const toggle = page.getByRole("switch", { name: "Fit them to what I usually buy" });
    await toggle.check();
    await page.getByRole("button", { name: "Undo" }).waitFor();
    expect((await me()).consents["profiling"]?.granted).toBe(true);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(async () => (await me()).consents["profiling"]?.granted).toBe(false);
  });

  test("pauses, for as long as one says", async () => {
    await page.getByRole("button", { name: "Until I say" }).click();
    await page.getByText("Paused until you say otherwise").waitFor();
    expect((await me()).pausedUntil).toMatch(/^9999-/);
    await go("Near");
    await page.getByText("You have paused").waitFor();
    await go("My data");
    await page.getByRole("button", { name: "Go on" }).click();
    await page.getByRole("button", { name: "An hour" }).waitFor();
    expect((await me()).pausedUntil).toBeNull();
  });

  test("goes by where the browser says it is", async () => {
    const [latitude = 0, longitude = 0] = PLACE.split(",").map(Number);
    await page.context().grantPermissions(["geolocation", "notifications"], { origin: shop.url });
    await page.context().setGeolocation({ latitude, longitude, accuracy: 9 });
    await go("Near");
    await page.getByText("Where I am", { exact: true }).click();
    await page.getByRole("button", { name: "Use where I am" }).click();
    await page.getByText("This phone is watching where it is").waitFor();
    await page.getByText("1 of 1 position taken").first().waitFor();
    expect(await faults()).toEqual([]);
    await page.getByRole("button", { name: "Stop" }).click();
  });

  test("is run by one tab at a time", async () => {
    const other = await page.context().newPage();
    await other.goto(`${shop.url}/phone/`);
    await other.getByRole("heading", { name: "Open in another tab" }).waitFor();
    expect(await violationsOn(other)).toEqual([]);
    await other.getByRole("button", { name: "Use it here" }).click();
    await other.getByRole("heading", { name: "Your offers" }).waitFor();
    await page.getByRole("button", { name: "Use it here" }).click();
    await page.getByRole("heading", { name: "Near you", exact: true }).waitFor();
    await other.close();
  });

  test("erases its shopper, who types it, and gives the receipt", async () => {
    await go("My data");
    await page.getByRole("button", { name: "Erase me" }).click();
    const dialog = page.getByRole("dialog");
    const erase = dialog.getByRole("button", { name: "Erase me" });
    expect(await erase.isDisabled()).toBe(true);
    await dialog.getByLabel("Type ERASE to go on").fill("ERASE");
    expect(await faults()).toEqual([]);
    await erase.click();
    await page.getByRole("button", { name: "Download the receipt" }).waitFor();
    expect((await shop.backend("GET", `/v1/shoppers/${SHOPPER}`)).status).toBe(404);
    expect(await faults()).toEqual([]);
    await page.getByRole("button", { name: "Done" }).click();
    await page.getByRole("button", { name: "Start" }).waitFor();
  });

  test("is let in again by a code that is typed, and says so when it is signed off elsewhere", async () => {
    await page.goto(`${shop.url}/phone/`);
    await page.getByLabel("Code").fill(await codeFor("browser-bengt"));
    await page.getByRole("button", { name: "Start" }).click();
    await page.getByText("Nothing yet. Walk into a store.").waitFor();
    const { devices } = done(await shop.backend<Me>("GET", "/v1/shoppers/browser-bengt"));
    done(await shop.backend("DELETE", `/v1/devices/${devices[0]?.deviceId}`));
    await page.reload();
    await page.getByRole("heading", { name: "This phone is not known any more" }).waitFor();
    expect(await faults()).toEqual([]);
    await page.getByRole("button", { name: "Start over" }).click();
    await page.getByRole("button", { name: "Start" }).waitFor();
  });

  test("and complained of nothing but the network that was off", () => {
    expect(screen.complaints.filter((complaint) => !OFFLINE.test(complaint))).toEqual([]);
  });
});
