import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { client } from "../../scripts/lib/api.ts";
import { buildPrograms } from "../../scripts/lib/programs.ts";
import { keyFor } from "../../scripts/lib/seed.ts";
import { signInAddress } from "../../scripts/lib/sign-in.ts";
import { violationsOn } from "../support/accessible.ts";
import { hasChromium, NARROW, type Screen, Screens, WIDE } from "../support/browser.ts";
import { Host } from "../support/host.ts";
import { dateOf, noonOffset, playDays } from "../support/report-days.ts";
import { budget, campaign, done, publish, REWARD_AMOUNT, type Shop, STORE } from "../support/shop.ts";

/** A machine that does other things as well is slow, not wrong. */
const PLAYING_MS = 480_000;
const TOLD_WITHIN_MS = 60_000;
const DAY_MS = 24 * 3_600_000;
const YESTERDAY = dateOf(1);
const WITH_CART = 4;
const WITHOUT = 20;

interface DayReport {
  readonly decisions: number | null;
  readonly funnel: readonly { readonly stage: string; readonly shoppers: number | null }[];
  readonly tills: { readonly redemptions: number; readonly given: readonly { readonly amount: number }[] };
}
/** Waits for what objects tell some seconds after it was so. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  await vi.waitFor(async () => {
    if (!(await holds())) throw new Error("it is not so yet");
  }, TOLD_WITHIN_MS);
}

interface Item {
  readonly kind: string;
}

/** Four days in a shop, and somebody who looks at them the morning after. */
describe.skipIf(!hasChromium)("what happened, in the console (skipped where there is no Chromium)", () => {
  let host: Host;
  let shop: Shop;
  let screens: Screens;
  let screen: Screen;
  let page: Page;

  beforeAll(async () => {
    await buildPrograms();
    host = await Host.open();
    const played = await playDays(host, [
      { daysAgo: 8, withCart: 2, without: 0, redeemedAt: ["3", "7"], elsewhere: 0 },
      { daysAgo: 3, withCart: 1, without: 0, redeemedAt: ["7"], elsewhere: 0 },
      { daysAgo: 1, withCart: WITH_CART, without: WITHOUT, redeemedAt: ["3", "3", "4"], elsewhere: 0 },
      { daysAgo: 0, withCart: 6, without: 0, redeemedAt: ["3"], elsewhere: 5 },
    ]);
    shop = played.shop;
    screens = await Screens.open();
    screen = await screens.at(await signInAddress(played.service));
    page = screen.page;
    await page.getByRole("heading", { name: "Today", exact: true }).waitFor();
    // Shoppers' objects tell what was decided some seconds later, several decisions at once.
    await until(async () => (await dayReport()).decisions === WITH_CART + WITHOUT);
  }, PLAYING_MS);
  afterAll(async () => {
    await screens.close();
    await host.close();
  });

  const now = (): number => Date.now() + noonOffset(0);
  const dayReport = async (day = YESTERDAY): Promise<DayReport> =>
    done(await shop.admin<DayReport>("GET", `/v1/reports/day?date=${day}&storeId=${STORE}`));
  const open = async (path: string, heading: string): Promise<void> => {
    await page.goto(`${shop.url}/console${path}`);
    await page.getByRole("heading", { name: heading, exact: true }).waitFor();
  };
  const attention = async (): Promise<string[]> =>
    done(await shop.admin<{ items: Item[] }>("GET", "/v1/attention")).items.map(({ kind }) => kind);
  const comesUp = (kind: string): Promise<void> => until(async () => (await attention()).includes(kind));

  /** What is wrong with the page as it stands: wide and narrow, in light and in dark. */
  async function faults(): Promise<string[]> {
    const found: string[] = [];
    for (const viewport of [WIDE, NARROW]) {
      await page.setViewportSize(viewport);
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        found.push(...(await violationsOn(page)));
      }
      if (await page.evaluate("document.documentElement.scrollWidth > innerWidth"))
        found.push(`scrolls sideways at ${viewport.width}`);
    }
    await page.emulateMedia({ colorScheme: "light" });
    await page.setViewportSize(WIDE);
    return found;
  }

  describe("Today", () => {
    const tile = (section: RegExp, name: string) =>
      page.getByRole("region", { name: section }).getByRole("group", { name, exact: true });

    test("shows yesterday as the API has it, against the same weekday before", async () => {
      const [report, before] = [await dayReport(), await dayReport(dateOf(8))];
      expect(report.tills).toEqual({ redemptions: 3, given: [{ amount: 3 * REWARD_AMOUNT, currency: "SEK" }] });
      expect(before).toMatchObject({ decisions: null, tills: { redemptions: 2 } });
      await open(`/?store=${STORE}`, "Today");
      const shown = async (name: string): Promise<string> => (await tile(/^Yesterday/, name).textContent()) ?? "";
      await tile(/^Yesterday/, "Visits")
        .getByText(String(WITH_CART + WITHOUT), { exact: true })
        .waitFor();
      expect(await shown("Decisions")).toContain(String(report.decisions));
      expect(await shown("Offers")).toMatch(/< 20.*Too few to compare/);
      expect(await shown("Redemptions")).toMatch(/3.*1 more \(\+50%\).*2 on/);
      expect(await shown("Money given")).toMatch(/SEK\s30\.00.*SEK\s10\.00 more/);
    });

    test("shows today so far beside it, and no number that so few could be told from", async () => {
      await tile(/^Since midnight/, "Redemptions")
        .getByText("1", { exact: true })
        .waitFor();
      await tile(/^Since midnight/, "Visits")
        .getByText("< 20")
        .waitFor();
      expect(await faults()).toEqual([]);
    });

    test("says where shoppers were lost, and leads to the decisions that ended so", async () => {
      const row = page
        .getByRole("table", { name: "Why there was no offer" })
        .getByRole("row", { name: "No cart was left" });
      expect(await row.textContent()).toContain(`${WITHOUT}83%`);
      await page.locator("svg").getByText("No cart was left").waitFor();
      await row.getByRole("link").click();
      await page.getByRole("heading", { name: "Decisions", exact: true }).waitFor();
      await page.getByText("Nothing offered: no cart was left").first().waitFor();
      expect(new URL(page.url()).searchParams.get("code")).toBe("no_cart");
      expect(await page.getByText("Nothing offered: no cart was left").count()).toBe(WITHOUT);
      expect(await page.getByText("Offered “").count()).toBe(0);
    });

    test("is of another day where the address says so, and of all stores", async () => {
      await open(`/?day=${dateOf(8)}`, "Today");
      await page.getByRole("group", { name: "Redemptions" }).getByText("2", { exact: true }).waitFor();
      expect(await page.getByRole("region", { name: "Since midnight" }).count()).toBe(0);
    });
  });

  describe("what needs attention", () => {
    const rainy = {
      audience: { combinator: "and", rules: [{ field: "weather.rainSoon", operator: "=", value: true }] },
    };
    const line = (text: string | RegExp) =>
      page.getByRole("region", { name: "Needs attention" }).getByRole("listitem").filter({ hasText: text });
    const put = async (path: string, body: object): Promise<void> => void done(await shop.admin("PUT", path, { body }));

    const CAUSES: readonly [kind: string, cause: () => Promise<void>, says: RegExp, link: string][] = [
      [
        "tillSilent",
        async () => undefined,
        /Till 7 at Drottninggatan is silent/,
        `/redemptions?store=${STORE}&day=${dateOf(3)}`,
      ],
      ["fenceDoubted", async () => undefined, /not in Drottninggatan.*Several shoppers/s, `/stores/${STORE}`],
      ["productsStale", async () => undefined, /No article has been told of for a week/, "/api-keys"],
      [
        "stockStale",
        async () => {
          const at = new Date(now() - 3 * DAY_MS).toISOString();
          const lines = [{ storeId: STORE, sku: "VITMOSSA-42", quantity: 3, at }];
          done(await shop.backend("POST", "/v1/stock/import", { lines }));
        },
        /The stock of Drottninggatan is old.*days ago/s,
        "/api-keys",
      ],
      [
        "budgetLow",
        async () => {
          const { budget: known } = done(
            await shop.admin<{ budget: Record<"reserved" | "spent", { amount: number }[]> }>(
              "GET",
              "/v1/campaigns/back/report",
            ),
          );
          const used = (known.reserved[0]?.amount ?? 0) + (known.spent[0]?.amount ?? 0);
          await put("/v1/campaigns/back", campaign("back", budget(Math.floor(used / 0.95))));
          await publish(shop.admin, "back");
        },
        /Back for your cart \(back\): 9[45]% of the budget is used/,
        "/campaigns/back",
      ],
      [
        "weatherUnknown",
        async () => {
          await put("/v1/campaigns/rainy", campaign("rainy", rainy));
          await publish(shop.admin, "rainy");
        },
        /Nobody tells the weather.*: 1/s,
        "/campaigns",
      ],
      [
        "offersPaused",
        () => put("/v1/settings", { approvals: "required", offersPaused: true }),
        /All offers are paused/,
        "/settings",
      ],
      [
        "approvalsWaiting",
        async () => {
          const marketer = client(shop.url, await keyFor(shop.admin, "marketer"));
          done(await marketer("PUT", "/v1/campaigns/spring", { body: campaign("spring") }));
          await publish(marketer, "spring");
        },
        /1 waiting for approval/,
        "/campaigns",
      ],
    ];

    test.each(CAUSES)(
      "%s comes up when its cause is there, and leads to where it is put right",
      async (kind, cause, says, link) => {
        await cause();
        await comesUp(kind);
        await open("/", "Today");
        const item = line(says);
        await item.waitFor();
        const href = await item.getByRole("link").getAttribute("href");
        const [path, search] = (href ?? "").split("?");
        const [wantedPath, wantedSearch] = link.split("?");
        expect(path).toBe(`/console${wantedPath ?? ""}`);
        expect(Object.fromEntries(new URLSearchParams(search))).toEqual(
          Object.fromEntries(new URLSearchParams(wantedSearch)),
        );
      },
    );

    test("looks right all at once, and says so when nothing is left to do", async () => {
      expect(await faults()).toEqual([]);
      await put("/v1/settings", {});
      await until(async () => !(await attention()).includes("offersPaused"));
      await open("/", "Today");
      await line(/Till 7/).waitFor();
      expect(await line(/All offers are paused/).count()).toBe(0);
    });
  });

  describe("Decisions", () => {
    test("are found by shopper, with the keyboard alone", async () => {
      await open("/decisions", "Decisions");
      await page.getByLabel("Shopper").focus();
      await page.keyboard.type("left-1-0");
      await page.keyboard.press("Enter");
      await page.getByText("Offered “Back for your cart (back)”").waitFor();
      await expect.poll(() => page.getByRole("link", { name: /^Offered|^Nothing/ }).count()).toBe(1);
      expect(new URL(page.url()).searchParams.get("shopper")).toBe("left-1-0");
      expect(await faults()).toEqual([]);
    });

    test("are narrowed by outcome", async () => {
      await open(`/decisions?store=${STORE}&day=${YESTERDAY}`, "Decisions");
      await page.getByRole("combobox", { name: "Outcome" }).click();
      await page.getByRole("option", { name: "Offer" }).click();
      await expect.poll(() => page.getByRole("link", { name: /^Offered/ }).count()).toBe(WITH_CART);
      expect(await page.getByRole("link", { name: /^Nothing/ }).count()).toBe(0);
    });

    test("that ended in an offer are explained, down to the record", async () => {
      await page
        .getByRole("link", { name: /^Offered/ })
        .first()
        .click();
      await page.getByRole("heading", { name: "Offered “Back for your cart (back)”" }).waitFor();
      const ranking = page.getByRole("table", { name: "Ranking" }).getByRole("row", { name: /Back for your cart/ });
      expect(await ranking.textContent()).toContain("115050");
      await page.getByText("1 × Vitmossa trail shoe").waitFor();
      await page.getByText("Vitmossa trail shoe, 10 kr off").waitFor();
      await page.getByRole("button", { name: "The record as JSON" }).click();
      await page.getByText('"outcome": "offer"').waitFor();
      expect(await faults()).toEqual([]);
    });

    test("that ended in silence say in which stage, and why", async () => {
      await open(`/decisions?store=${STORE}&day=${YESTERDAY}&code=no_cart`, "Decisions");
      await page
        .getByRole("link", { name: /^Nothing/ })
        .first()
        .click();
      const cart = page.getByRole("list", { name: "Stage by stage" }).getByRole("listitem").filter({ hasText: "Cart" });
      await cart.getByText("1 ended, 0 left").waitFor();
      await cart.getByText("No cart was left").waitFor();
      expect(await faults()).toEqual([]);
    });
  });

  describe("Redemptions", () => {
    test("are found by their receipt", async () => {
      await open("/redemptions", "Redemptions");
      await page.getByLabel("Receipt number").fill("R-1-0");
      await page.keyboard.press("Enter");
      await page.getByRole("link", { name: /SEK\s10\.00 off/ }).click();
      await page.getByRole("heading", { name: "Redemption", exact: true }).waitFor();
      await page.getByText("Asked for at the till").waitFor();
      expect(await faults()).toEqual([]);
    });

    test("are found by the id of their offer, and are not where there are none", async () => {
      const receipt = `/v1/redemptions?storeId=${STORE}&transactionId=R-1-1`;
      const { items } = done(await shop.admin<{ items: { id: string; offerId: string }[] }>("GET", receipt));
      await open("/redemptions", "Redemptions");
      await page.getByLabel("Receipt number").fill(items[0]?.offerId ?? "");
      await page.getByRole("button", { name: "Find" }).click();
      await page.getByText(items[0]?.id ?? "?").waitFor();
      expect(new URL(page.url()).pathname).toBe(`/console/redemptions/${items[0]?.id ?? ""}`);
      await open(`/redemptions?store=${STORE}&receipt=R-none`, "Redemptions");
      await page.getByText("No offer took anything off receipt R-none").waitFor();
    });

    test("of a day come to what the tills gave, and go into a file", async () => {
      await open(`/redemptions?store=${STORE}&day=${YESTERDAY}`, "Redemptions");
      const totals = page.getByRole("table", { name: "By till and campaign" });
      expect(await totals.getByRole("row", { name: /^3 / }).textContent()).toMatch(/SEK\s20\.00200/);
      expect(await totals.getByRole("row", { name: /^4 / }).textContent()).toMatch(/SEK\s10\.00100/);
      const loading = page.waitForEvent("download");
      await page.getByRole("button", { name: "Download as CSV" }).click();
      const file = await loading;
      expect(file.suggestedFilename()).toBe(`${STORE}-${YESTERDAY}.csv`);
      const chunks: Uint8Array[] = [];
      for await (const chunk of await file.createReadStream()) chunks.push(chunk as Uint8Array);
      expect(Buffer.concat(chunks).toString().trimEnd().split("\r\n")).toHaveLength(1 + 3);
    });

    test("are counted before the day is closed, which is done once", async () => {
      await page.getByLabel("The tills' list").fill("Receipt;Amount\nR-1-0;10,00\nR-1-1;9,00\nR-9;5");
      await page.getByRole("status").getByText("3 of 4 receipts differ.").waitFor();
      for (const [receipt, result] of [
        ["R-1-0", "Agrees"],
        ["R-1-1", "Differs"],
        ["R-1-2", "Not counted"],
        ["R-9", "Not expected"],
      ] as const) {
        const row = page.getByRole("table", { name: "Counted against expected" }).getByRole("row", { name: receipt });
        expect(await row.textContent()).toContain(result);
      }
      expect(await faults()).toEqual([]);
      await page.getByRole("button", { name: "Close the day" }).click();
      await page.getByRole("dialog").getByText("once and for good").waitFor();
      expect(await violationsOn(page)).toEqual([]);
      await page.getByRole("dialog").getByRole("button", { name: "Close the day" }).click();
      await page.getByText(/^Closed /).waitFor();
      expect(await page.getByRole("button", { name: "Close the day" }).count()).toBe(0);
      const book = await shop.admin<{ closedAt: string | null }>("GET", `/v1/stores/${STORE}/days/${YESTERDAY}`);
      expect(done(book).closedAt).not.toBeNull();
    });
  });

  test("in Swedish as well", async () => {
    await page.getByLabel("Language").selectOption("sv");
    await page.getByRole("heading", { name: "Inlösen", exact: true }).waitFor();
    await page.getByText("Dagen är stängd.", { exact: false }).waitFor();
    await open("/", "I dag");
    await page.getByText(/Kassa 7 i Drottninggatan är tyst/).waitFor();
    expect(await faults()).toEqual([]);
  });

  test("and nothing failed unseen", () => {
    expect(screen.complaints).toEqual([]);
  });
});
