import type { Page } from "playwright-core";

const STEPS_MAX = 150;

/** What has focus now, as it is called. A string, since what is evaluated runs in the page and not here. */
const FOCUSED = `(() => {
  const { activeElement: one } = document;
  const label = one?.labels?.[0]?.textContent;
  return (one?.getAttribute("aria-label") ?? label ?? one?.textContent ?? "").trim();
})()`;

export const focused = (page: Page): Promise<string> => page.evaluate<string>(FOCUSED);

/** Goes on by Tab, or back, until what has focus is called so; nothing is clicked. */
export async function tabTo(page: Page, name: string, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
  const seen: string[] = [];
  for (let step = 0; step < STEPS_MAX; step += 1) {
    await page.keyboard.press(key);
    const now = await focused(page);
    if (now === name) return;
    seen.push(now);
  }
  throw new Error(`Tab never came to ${name}, only to ${seen.join(" | ")}`);
}
