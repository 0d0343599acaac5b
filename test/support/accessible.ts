import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Page } from "playwright-core";
import { NARROW, TABLET, WIDE } from "./browser.ts";

const AXE = fileURLToPath(import.meta.resolve("axe-core/axe.min.js"));

interface Violation {
  readonly id: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}

/** What axe-core finds wrong with a page as it is shown now: rule, element and why. */
export async function violationsOn(page: Page): Promise<string[]> {
  // Evaluated by the DevTools protocol, which the page's own policy does not bind.
  await page.evaluate(await readFile(AXE, "utf8"));
  const violations = await page.evaluate<readonly Violation[]>("axe.run().then(({ violations }) => violations)");
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary = "" }) => `${id}: ${target.join(" ")}: ${failureSummary}`),
  );
}

const LOOKS = [WIDE, TABLET, NARROW].flatMap((size) =>
  (["light", "dark"] as const).map((colours) => ({ size, colours })),
);

/**
 * What is wrong with a page as it is shown now, on a desk, a tablet and a phone, by day and by night: violations, and
 * whether one would have to scroll sideways. The page is left as wide and as bright as it was.
 */
export async function flawsOn(page: Page): Promise<string[]> {
  const before = page.viewportSize() ?? WIDE;
  const flaws: string[] = [];
  for (const { size, colours } of LOOKS) {
    await page.setViewportSize(size);
    await page.emulateMedia({ colorScheme: colours });
    const found = await violationsOn(page);
    const isTooWide = await page.evaluate<boolean>("document.documentElement.scrollWidth > innerWidth");
    const all = isTooWide ? [...found, "one has to scroll sideways"] : found;
    flaws.push(...all.map((flaw) => `${size.width} px, ${colours}: ${flaw}`));
  }
  await page.setViewportSize(before);
  await page.emulateMedia({ colorScheme: "light" });
  return flaws;
}
