import type { Page } from "playwright-core";

/** The map of a page, once it can be drawn on. */
export async function mapOn(page: Page, label: string) {
  const canvas = page.getByRole("region", { name: label });
  await page.locator('[data-ready="true"]').first().waitFor();
  await canvas.scrollIntoViewIfNeeded();
  /** So many pixels east and south of the middle, on the screen. */
  const at = async ([east, south]: readonly [number, number]) => {
    const box = await canvas.boundingBox();
    if (box === null) throw new Error("the map is not shown");
    return [box.x + box.width / 2 + east, box.y + box.height / 2 + south] as const;
  };
  return {
    canvas,
    async pull(from: readonly [number, number], to: readonly [number, number]): Promise<void> {
      await page.mouse.move(...(await at(from)));
      await page.mouse.down();
      await page.mouse.move(...(await at([(from[0] + to[0]) / 2, (from[1] + to[1]) / 2])));
      await page.mouse.move(...(await at(to)));
      await page.mouse.up();
    },
    async click(place: readonly [number, number]): Promise<void> {
      await page.mouse.click(...(await at(place)));
    },
  };
}

/** Takes hold of a handle by its name and lets it go so many pixels east and south. */
export async function pullHandle(page: Page, name: string, [east, south]: readonly [number, number]): Promise<void> {
  const box = await page.getByRole("button", { name, exact: true }).boundingBox();
  if (box === null) throw new Error(`there is no handle “${name}”`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + east / 2, y + south / 2);
  await page.mouse.move(x + east, y + south);
  await page.mouse.up();
}
