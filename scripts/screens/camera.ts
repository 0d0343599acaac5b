import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";

export const DESK = { width: 1_280, height: 800 } as const;
export const PHONE = { width: 390, height: 844 } as const;
export type Size = typeof DESK | typeof PHONE;

const LOOKS = ["light", "dark"] as const;
/** Of WebP, from 0 to 1: text stays sharp, and a page is some thirty kilobytes. */
const QUALITY = 0.82;

/** Photographs pages, each by day and by night, into one folder. */
export class Camera {
  readonly #browser: Browser;
  readonly #folder: string;
  #darkroom: Page | undefined;

  constructor(browser: Browser, folder: string) {
    this.#browser = browser;
    this.#folder = folder;
  }

  /** Somebody in Stockholm at a screen of this size, by whose clock it is `at` (epoch ms). */
  async someone(viewport: Size, at: number): Promise<BrowserContext> {
    const where = { locale: "en-GB", timezoneId: "Europe/Stockholm" } as const;
    const context = await this.#browser.newContext({ viewport, reducedMotion: "reduce", ...where });
    await context.clock.install({ time: at });
    return context;
  }

  async shoot(page: Page, name: string): Promise<void> {
    for (const colorScheme of LOOKS) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await settled(page);
      const file = join(this.#folder, `${name}-${colorScheme}.webp`);
      await writeFile(file, await this.#developed(await page.screenshot()));
    }
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  }

  /** The picture as WebP, which Playwright does not make and every browser does. */
  async #developed(png: Buffer): Promise<Buffer> {
    this.#darkroom ??= await this.#browser.newPage();
    const webp = await this.#darkroom.evaluate<string>(`(async () => {
      const image = await createImageBitmap(await (await fetch("data:image/png;base64,${png.toString("base64")}")).blob());
      const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
      canvas.getContext("2d").drawImage(image, 0, 0);
      return canvas.toDataURL("image/webp", ${QUALITY});
    })()`);
    return Buffer.from(webp.slice(webp.indexOf(",") + 1), "base64");
  }
}

/** How long what is drawn, such as a map, is given to come to rest (ms). */
const REST_MS = 1_200;

/** Once nothing is waited for, and what is drawn has come to rest. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle");
  await page.locator('[aria-busy="true"]').first().waitFor({ state: "detached" });
  await page.waitForTimeout(REST_MS);
}
