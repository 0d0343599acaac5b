import { type Browser, chromium, type Page } from "playwright-core";
import { CHROMIUM } from "../../scripts/lib/chromium.ts";

/** Where there is no Chromium, what needs one is skipped, and says so. */
export const hasChromium = CHROMIUM !== undefined;

/** Somebody at a screen of their own: nothing of what they keep is another's. */
export interface Screen {
  readonly page: Page;
  /** What the page has complained of: errors that nobody caught, and what its policy did not let it do. */
  readonly complaints: readonly string[];
}

export const WIDE = { width: 1_280, height: 800 } as const;
export const NARROW = { width: 390, height: 844 } as const;
export const TABLET = { width: 820, height: 1_180 } as const;

/** What a refusal of the service looks like in a browser's console; pages tell it in words. */
const REFUSED = /Failed to load resource: the server responded with a status of 4\d\d/;

/** One browser for a file of tests. */
export class Screens {
  readonly #browser: Browser;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** `more` are arguments of Chromium's, such as those of `cameraAt`. */
  static async open(more: readonly string[] = []): Promise<Screens> {
    if (CHROMIUM === undefined) throw new Error("there is no Chromium");
    return new Screens(await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox", ...more] }));
  }

  async at(address: string, viewport: { readonly width: number; readonly height: number } = WIDE): Promise<Screen> {
    const context = await this.#browser.newContext({ viewport, locale: "en-GB", reducedMotion: "reduce" });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error" && !REFUSED.test(message.text())) complaints.push(message.text());
    });
    await page.goto(address);
    return { page, complaints };
  }

  async close(): Promise<void> {
    await this.#browser.close();
  }
}
