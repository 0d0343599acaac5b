import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Client, client } from "../../scripts/lib/api.ts";
import { buildPrograms } from "../../scripts/lib/programs.ts";
import { signInAddress } from "../../scripts/lib/sign-in.ts";
import type { SingleView } from "../../src/domain/privacy/single-view.ts";
import type { Settings } from "../../src/domain/settings.ts";
import { violationsOn } from "../support/accessible.ts";
import { hasChromium, NARROW, type Screen, Screens, WIDE } from "../support/browser.ts";
import { type Customer, customerOf, writeTexts } from "../support/customer.ts";
import { Host } from "../support/host.ts";
import { budget, campaign, done, openShop, type Shop, STORE } from "../support/shop.ts";

const BUILDING_MS = 180_000;
const SETTLED_MS = 5_000;
const SHOPPER = "sara lind/4711";
const PATH = `/v1/shoppers/${encodeURIComponent(SHOPPER)}`;
const NEWCOMER = "olle@tallstig.example";

/** In the light and wide, in the dark and narrow: nothing that axe finds, and nothing to scroll sideways to. */
async function soundEverywhere(page: Page): Promise<void> {
  const found: string[] = [];
  for (const [colorScheme, viewport] of [
    ["dark", NARROW],
    ["light", WIDE],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(viewport);
    // What moves when the width changes takes a moment.
    const spare = () => page.evaluate<number>("innerWidth - document.documentElement.scrollWidth");
    await expect.poll(spare, { timeout: SETTLED_MS }).toBeGreaterThanOrEqual(0);
    found.push(...(await violationsOn(page)).map((one) => `${colorScheme}: ${one}`));
  }
  expect(found).toEqual([]);
}

/** Somebody answers a customer, and somebody runs the place. */
describe.skipIf(!hasChromium)("support and administration (skipped where there is no Chromium)", () => {
  let host: Host;
  let shop: Shop;
  let screens: Screens;
  let admin: Screen;
  let newcomer: Screen;
  let customer: Customer;
  let link: string;

  const view = async (): Promise<SingleView> => done(await shop.admin<SingleView>("GET", PATH));
  const go = async (name: string): Promise<void> => {
    await admin.page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name, exact: true }).click();
    await admin.page.getByRole("heading", { level: 1, name }).waitFor();
  };
  const panel = (name: string) => admin.page.getByRole("region", { name, exact: true });
  /** What one types into, not the list that it opens. */
  const typed = (label: string) => admin.page.getByLabel(label).and(admin.page.locator("input")).first();
  const dialog = () => admin.page.getByRole("dialog");

  beforeAll(async () => {
    await buildPrograms();
    host = await Host.open();
    const service = await host.start();
    shop = await openShop(service, [campaign("back", budget(1_000_000))]);
    await writeTexts(shop);
    customer = await customerOf(shop, SHOPPER, Date.now());
    screens = await Screens.open();
    admin = await screens.at(await signInAddress(service));
    await admin.page.getByRole("heading", { name: "Today" }).waitFor();
  }, BUILDING_MS);
  afterAll(async () => {
    await screens.close();
    await host.close();
  });

  describe("somebody rings up", () => {
    test("and is found by what they say: nobody, then by their address, which is not sent", async () => {
      const { page } = admin;
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      await go("Shoppers");
      await page.getByLabel("Who is it?").fill("9752 0000");
      await page.getByRole("button", { name: "Find" }).click();
      await page.getByText("Nobody is known by this.").waitFor();
      await soundEverywhere(page);
      await page.getByLabel("Who is it?").fill(customer.email.toUpperCase());
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: `Shopper ${SHOPPER}` }).waitFor();
      expect(page.url()).toBe(`${shop.url}/console/shoppers/${encodeURIComponent(SHOPPER)}`);
      expect(asked.filter((url) => url.toLowerCase().includes("example.com"))).toEqual([]);
    });

    test("all that is held of them is on one page, in words", async () => {
      const { page } = admin;
      await page.getByText("Marketing may speak to this shopper now").waitFor();
      await panel("Consents").getByText("Wording preciseLocation/2/sv").first().waitFor();
      await panel("Devices").getByText("Revoked").waitFor();
      await panel("Devices").getByText("In use").waitFor();
      await panel("Visits").getByText("Drottninggatan").waitFor();
      await panel("Visits").getByText("Europe/Stockholm").waitFor();
      await panel("Cart").getByText("Vitmossa trail shoe").waitFor();
      await panel("Purchases").getByText("2 items · R-881").waitFor();
      await panel("Profile").getByText("trail running").waitFor();
      await panel("Profile").getByText(customer.card).waitFor();
      await panel("Contacts and wishes").getByText("Letter, Autumn catalogue").waitFor();
      expect(await page.locator("main").textContent()).not.toMatch(/59\.33|18\.06/);
      expect(await page.locator("main").textContent()).not.toContain(customer.offer.code);
    });

    test("why they got an offer can be read to them", async () => {
      const offers = panel("Offers");
      await offers.getByRole("button", { name: "Why this offer" }).click();
      await offers.getByText("You left Vitmossa trail shoe in your cart").waitFor();
      await offers.getByText("Your exact position: it is never kept.").waitFor();
      await panel("Consents").getByRole("button", { name: "What they have said before" }).click();
      await panel("Consents").getByText("Yes to Profiling").waitFor();
      expect(
        await panel("Consents")
          .getByText(/^(?:Yes|No) to /)
          .count(),
      ).toBeGreaterThan(4);
      await soundEverywhere(admin.page);
    });

    test("an offer is taken back, with a reason", async () => {
      await panel("Offers").getByRole("button", { name: "Take back" }).click();
      await dialog().getByLabel("Why").fill("Given for the wrong article");
      await soundEverywhere(admin.page);
      await dialog().getByRole("button", { name: "Take back" }).click();
      await panel("Offers").getByText("Taken back").waitFor();
      expect((await view()).offers).toMatchObject([{ id: customer.offer.id, state: "revoked" }]);
    });

    test("a consent is changed on their behalf, to the wording that was read to them", async () => {
      const { page } = admin;
      await panel("Consents").getByRole("button", { name: "Change on their behalf" }).click();
      await dialog().getByRole("radiogroup", { name: "Profiling" }).getByText("No", { exact: true }).click();
      const marketing = dialog().getByRole("radiogroup", { name: "Marketing" });
      await marketing.getByText("No", { exact: true }).click();
      await marketing.getByText("Yes", { exact: true }).click();
      await dialog().getByText("Får vi skicka erbjudanden om det du lämnade i korgen?").waitFor();
      await dialog().getByLabel("Pause").selectOption({ label: "For 7 days" });
      await soundEverywhere(page);
      await dialog().getByRole("button", { name: "Record it" }).click();
      await panel("Consents").getByText("Paused until").waitFor();
      await page.getByText("Marketing is to leave this shopper alone").waitFor();
      const { consents, pausedUntil } = await view();
      expect(consents).toMatchObject({
        profiling: { granted: false, source: "phone" },
        marketing: { granted: true, text: "marketing/1/sv", source: "phone", deviceId: null },
      });
      expect(Date.parse(pausedUntil ?? "")).toBeGreaterThan(Date.now() + 6 * 86_400_000);
    });

    test("their phone is revoked", async () => {
      await panel("Devices").getByRole("button", { name: "Revoke" }).click();
      await dialog().getByRole("button", { name: "Revoke" }).click();
      await expect.poll(async () => (await view()).devices.map(({ state }) => state)).toEqual(["revoked", "revoked"]);
    });

    test("and they are erased, once their id is typed, with a receipt that proves it", async () => {
      const { page } = admin;
      await page.getByRole("button", { name: "Erase" }).click();
      const erase = dialog().getByRole("button", { name: "Erase for good" });
      await dialog().getByLabel("To confirm, type their shopper id").fill("sara");
      expect(await erase.isDisabled()).toBe(true);
      await soundEverywhere(page);
      await dialog().getByLabel("To confirm, type their shopper id").fill(SHOPPER);
      await erase.click();
      await page.getByText("The shopper is erased").waitFor({ timeout: 30_000 });
      await panel("What was removed").getByText("the cart", { exact: true }).waitFor();
      await panel("What is kept, and why").getByText("a keyed hash of the shopper id, for 400 days").waitFor();
      await page.getByRole("button", { name: "Show it as it is signed" }).click();
      expect(await page.getByTestId("receipt").textContent()).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
      await soundEverywhere(page);
      expect((await shop.admin("GET", PATH)).status).toBe(404);
      await page.goto(`${shop.url}/console/shoppers/${encodeURIComponent(SHOPPER)}`);
      await page.getByText("Nothing is held about anybody by this id").waitFor();
    });
  });

  describe("somebody runs the place", () => {
    let key: Client;

    test("makes a key, which is shown once and works", async () => {
      const { page } = admin;
      await go("API keys");
      await page.getByRole("button", { name: "Make a key" }).click();
      await dialog().getByLabel("Name").fill("Tills in Stockholm");
      await dialog().getByLabel("Role").selectOption("till");
      await dialog().getByLabel("Some stores").check();
      await typed("Which stores").click();
      await page.getByRole("option", { name: "Drottninggatan" }).click();
      await soundEverywhere(page);
      await dialog().getByRole("button", { name: "Make the key" }).click();
      const secret = (await page.getByTestId("shown-once").textContent()) ?? "";
      expect(secret).toMatch(/^bk_[\w-]{43}$/);
      key = client(shop.url, secret);
      const day = new Date().toISOString().slice(0, 10);
      expect((await key("GET", `/v1/stores/${STORE}/days/${day}`)).status).toBe(200);
      await soundEverywhere(page);
      await page.getByRole("button", { name: "I have it" }).click();
      expect(await page.getByTestId("shown-once").count()).toBe(0);
      expect(await page.locator("body").textContent()).not.toContain(secret);
    });

    test("and revokes it", async () => {
      const { page } = admin;
      await page.getByRole("button", { name: "Revoke Tills in Stockholm" }).click();
      await dialog().getByRole("button", { name: "Revoke" }).click();
      await page.getByRole("row", { name: /Tills in Stockholm/ }).waitFor({ state: "detached" });
      await expect.poll(async () => (await key("GET", `/v1/stores/${STORE}/days/2026-11-22`)).status).toBe(401);
    });

    test("lets somebody in, for one thing and one store", async () => {
      const { page } = admin;
      await go("People");
      await page.getByRole("button", { name: "Invite somebody" }).click();
      await dialog().getByLabel("E-mail address").fill(NEWCOMER);
      await dialog().getByLabel("Analyst").check();
      await soundEverywhere(page);
      await dialog().getByRole("button", { name: "Let them in" }).click();
      await page.getByRole("row", { name: new RegExp(NEWCOMER) }).waitFor();
      await page.getByRole("button", { name: `Change ${NEWCOMER}` }).click();
      await dialog().getByLabel("Analyst").uncheck();
      await dialog().getByLabel("Support").check();
      await dialog().getByRole("button", { name: "Save" }).click();
      await page.getByRole("row", { name: /Support/ }).waitFor();
      await page.getByRole("button", { name: `Sign-in link ${NEWCOMER}` }).click();
      link = (await dialog().getByTestId("shown-once").textContent()) ?? "";
      expect(link).toContain(`${shop.url}/console/#link=`);
      await dialog().getByRole("button", { name: "I have it" }).click();
      await soundEverywhere(page);
    });

    test("who comes in sees what is theirs, and is told what is not", async () => {
      newcomer = await screens.at(link);
      const { page } = newcomer;
      const pages = page.getByRole("navigation", { name: "Pages" });
      await pages.getByRole("link", { name: "Shoppers" }).waitFor();
      const offered = await pages.getByRole("link").allTextContents();
      expect(offered).toContain("Shoppers");
      for (const name of ["Settings", "People", "API keys", "Audit", "Campaigns"]) expect(offered).not.toContain(name);
      await page.goto(`${shop.url}/console/settings`);
      await page.getByRole("heading", { name: "This page is not open to you" }).waitFor();
      await page.getByText("You are here as: Support").waitFor();
      await soundEverywhere(page);
    });
  });

  describe("somebody changes what holds everywhere", () => {
    const settings = async (): Promise<Settings> => done(await shop.admin<Settings>("GET", "/v1/settings"));

    test("the service says beside the field what it does not take", async () => {
      const { page } = admin;
      await go("Settings");
      await typed("Web pages that may call for devices").fill("shop.example");
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Save and make live" }).click();
      await panel("Web").getByText("must be an origin, such as https://shop.example").waitFor();
      await soundEverywhere(page);
      await page.getByRole("button", { name: "Discard" }).click();
      expect((await settings()).webOrigins).toEqual([]);
    });

    test("and takes the rest, said in words before it is saved", async () => {
      const { page } = admin;
      await panel("Calm").getByRole("switch", { name: "Quiet hours" }).check();
      await page.getByRole("button", { name: "Add a limit" }).click();
      await panel("Age").getByLabel("Adult from").fill("20");
      await typed("Country to add").fill("Swed");
      await page.getByRole("option", { name: "Sweden" }).click();
      await page.getByRole("button", { name: "Add the country" }).click();
      await page.getByRole("button", { name: "Sweden SE" }).click();
      await page.getByLabel("Day to add").fill("2026-12-25");
      await page.getByRole("button", { name: "Add the day" }).click();
      await page.getByRole("button", { name: "Show", exact: true }).click();
      const unsaved = panel("Unsaved changes");
      await unsaved.getByText("is 21:00–08:00").waitFor();
      await unsaved.getByText("is 3 in 7 days, all channels together").waitFor();
      await soundEverywhere(page);
      await page.getByRole("button", { name: "Save and make live" }).click();
      await page.getByText("The settings are saved and live.").waitFor();
      expect(await settings()).toMatchObject({
        adultAge: 20,
        quietHours: { from: "21:00", to: "08:00" },
        contactLimits: [{ count: 3, period: "P7D" }],
        countries: { SE: { publicHolidays: ["2026-12-25"] } },
      });
    });

    test("one switch stops every offer, and its undoing lets them go on", async () => {
      const { page } = admin;
      await page.getByRole("switch", { name: "Stop all offers" }).click();
      await page.getByRole("alert").getByText("All offers are stopped.").waitFor();
      await panel("Stop all offers").getByText("Nothing new is offered anywhere").waitFor();
      expect((await settings()).offersPaused).toBe(true);
      await soundEverywhere(page);
      await page.getByRole("alert").getByRole("button", { name: "Undo" }).last().click();
      await expect.poll(async () => (await settings()).offersPaused).toBe(false);
    });

    test("an earlier version is compared in words, and brought back", async () => {
      const { page } = admin;
      await page.getByRole("link", { name: "Versions" }).click();
      const first = panel("Version 1");
      await first.getByRole("button", { name: "What it changed" }).click();
      await first.getByText("was 18 years").waitFor();
      await first.getByText("is 20 years").waitFor();
      await soundEverywhere(page);
      await panel("Version 2").getByRole("button", { name: "Bring back" }).click();
      await page.getByText("Version 2 brought back").waitFor();
      expect((await settings()).offersPaused).toBe(true);
      await panel("Version 1").getByRole("button", { name: "Bring back" }).click();
      await page.getByText("Version 1 brought back").waitFor();
      expect((await settings()).offersPaused).toBe(false);
    });

    test("a new wording is written, and the old one stays", async () => {
      const { page } = admin;
      await page.getByRole("link", { name: "Consent texts" }).click();
      await page.getByRole("button", { name: "Write a new version: Marketing" }).click();
      await dialog().getByLabel("Text in English").fill("May we send you an offer when you are in a store?");
      await soundEverywhere(page);
      await dialog().getByRole("button", { name: "Add the version" }).click();
      await panel("Marketing").getByText("Version 2").waitFor();
      await panel("Marketing").getByText("Version 1").waitFor();
      await panel("Marketing").getByRole("button", { name: "Show as on the phone" }).first().click();
      await panel("Marketing").getByText("May we send you an offer when you are in a store?").waitFor();
      await soundEverywhere(page);
      const { items } = done(await shop.admin<{ items: object[] }>("GET", "/v1/consent-texts/marketing"));
      expect(items).toMatchObject([{ version: 2 }, { version: 1 }]);
    });

    test("and the audit tells all of it, to whoever asks for some of it", async () => {
      const { page } = admin;
      await go("Audit");
      for (const deed of [
        "you@localhost.example (you) took an offer back",
        "recorded a shopper’s consents",
        "revoked a shopper’s device",
        "erased a shopper",
        "made an API key",
        "revoked an API key",
        "let somebody in",
        "added a consent text",
      ])
        await page.getByText(deed).first().waitFor();
      await soundEverywhere(page);
      await page.getByLabel("What", { exact: true }).selectOption("settings");
      await page.getByRole("button", { name: "Filter" }).click();
      await page.getByText("brought back earlier settings").first().waitFor();
      await page.getByText("erased a shopper").waitFor({ state: "detached" });
      expect(page.url()).toBe(`${shop.url}/console/audit?resource=settings`);
      await page.getByRole("button", { name: "As it is kept" }).first().click();
      await page.getByText(`"action": "POST /v1/settings/versions/{n}/restore"`).waitFor();
      await page.getByLabel("Language").selectOption("sv");
      await page.getByText("återställde tidigare inställningar").first().waitFor();
      await soundEverywhere(page);
    });
  });

  test("and no page was kept from anything by its own policy, nor failed unseen", () => {
    expect([admin, newcomer].flatMap(({ complaints }) => complaints)).toEqual([]);
  });
});
