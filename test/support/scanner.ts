import type { Page } from "playwright-core";

/** Milliseconds between the keys of a scanner, and between those of a hand. */
const SCANNER_MS = 5;
const HAND_MS = 150;

const keyOf = (sign: string) => (sign === "\n" ? { key: "Enter", text: "\r" } : { key: sign, text: sign });

/** Whoever scans has put down what they typed with. */
const PAUSE_MS = 1_000;

/**
 * Presses keys at times of their own: the page sees when each was pressed, however long this machine takes. The
 * DevTools protocol counts in seconds.
 */
async function press(page: Page, text: string, everyMs: number): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const from = Date.now() + (everyMs === SCANNER_MS ? PAUSE_MS : 0);
  for (const [index, sign] of Array.from(text).entries()) {
    const timestamp = (from + index * everyMs) / 1_000;
    await devtools.send("Input.dispatchKeyEvent", { type: "keyDown", timestamp, ...keyOf(sign) });
    await devtools.send("Input.dispatchKeyEvent", { type: "keyUp", timestamp, key: keyOf(sign).key });
  }
  await devtools.detach();
}

/** A scanner that types what it reads, and Enter after it. */
export const scanned = (page: Page, text: string): Promise<void> => press(page, `${text}\n`, SCANNER_MS);

/** Somebody who types into what has the focus. */
export const typed = (page: Page, text: string): Promise<void> => press(page, text, HAND_MS);
