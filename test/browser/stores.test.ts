import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildPrograms } from "../../scripts/lib/programs.ts";
import { signInAddress } from "../../scripts/lib/sign-in.ts";
import type { Circle, Fence } from "../../src/domain/geo/fence.ts";
import { haversineMetres, type LngLat } from "../../src/domain/geo/position.ts";
import { violationsOn } from "../support/accessible.ts";
import { hasChromium, NARROW, type Screen, Screens } from "../support/browser.ts";
import { Host } from "../support/host.ts";
import { mapOn, pullHandle } from "../support/map.ts";
import { done, openShop, type Shop, STORE } from "../support/shop.ts";

const BUILDING_MS = 120_000;
const MAP = "Map of the fence";
const PLACE: LngLat = [18.02, 59.36];
/** A square about it, some 220 m wide, with a hole in its middle. */
const HOLED = {
  type: "Polygon",
  coordinates: [
    [
      [18.018, 59.359],
      [18.022, 59.359],
      [18.022, 59.361],
      [18.018, 59.361],
      [18.018, 59.359],
    ],
    [
      [18.0195, 59.3598],
      [18.0195, 59.3602],
      [18.0205, 59.3602],
      [18.0205, 59.3598],
      [18.0195, 59.3598],
    ],
  ],
};

/** A table of stores in a row north of each other, and two rows that are none. */
const table = (longitude: number): string =>
  [
    "id,name,latitude,longitude,opening_hours",
    ...Array.from({ length: 8 }, (_, n) => `row-${n},Butik ${n},${57.6 + n / 100},${longitude},Mo-Fr 10:00-18:00`),
    "bad-1,Ingenstans,0,0,",
    "bad-2,,57.7,11.9,",
    "row-odd,Udda,57.9,11.9,when the sun shines",
  ].join("\n");

describe.skipIf(!hasChromium)("the stores at the console (skipped where there is no Chromium)", () => {
  let host: Host;
  let shop: Shop;
  let screens: Screens;
  let marketer: Screen;

  beforeAll(async () => {
    await buildPrograms();
    host = await Host.open();
    const service = await host.start();
    shop = await openShop(service, []);
    screens = await Screens.open();
    marketer = await screens.at(await signInAddress(service));
    await marketer.page.getByRole("heading", { name: "Today" }).waitFor();
  }, BUILDING_MS);
  afterAll(async () => {
    await screens.close();
    await host.close();
  });

  const go = (path: string) => marketer.page.goto(`${shop.url}/console${path}`);
  const fenceOf = async (id: string): Promise<Fence> =>
    done(await shop.admin<{ fence: Fence }>("GET", `/v1/stores/${id}`)).fence;
  const circleOf = async (id: string): Promise<Circle> => {
    const fence = await fenceOf(id);
    if (fence.type !== "Circle") throw new Error(`${id} is no circle`);
    return fence;
  };
  /** What the live fence of a store says of a phone there. */
  const verdictAt = async (id: string, [longitude, latitude]: LngLat): Promise<string | undefined> => {
    const body = { latitude, longitude, accuracy: 5 };
    const { items } = done(
      await shop.admin<{ items: { storeId: string; verdict: string }[] }>("POST", "/v1/stores/match", { body }),
    );
    return items.find(({ storeId }) => storeId === id)?.verdict;
  };
  const saved = (name: string) => marketer.page.getByText(`${name} is saved and live`).last().waitFor();
  const save = () => marketer.page.getByRole("button", { name: "Save and make live" }).click();
  const choose = (text: string) =>
    marketer.page
      .locator('input[type="file"]')
      .setInputFiles({ name: "stores.csv", mimeType: "text/csv", buffer: Buffer.from(text) });

  test("a marketer draws a circle with the mouse, and it is live", async () => {
    const { page } = marketer;
    await go("/stores");
    await page.getByRole("link", { name: "New store" }).click();
    await page.getByLabel("Name").fill("Hötorget");
    expect(await page.getByLabel("Id", { exact: false }).first().inputValue()).toBe("hotorget");
    const map = await mapOn(page, MAP);
    await map.pull([-60, 20], [0, 20]);
    await page.getByText(/^Circle of \d+ m,/).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await save();
    await saved("Hötorget");
    const { center, radius } = await circleOf("hotorget");
    expect(radius).toBeGreaterThan(30);
    expect(haversineMetres(...center, 18.0649, 59.3326)).toBeLessThan(1_000);
    await expect.poll(() => verdictAt("hotorget", center)).toBe("inside");
  });

  test("moves it, makes it larger, takes a step back, and moves it by keys", async () => {
    const { page } = marketer;
    const before = await circleOf("hotorget");
    await page.getByRole("heading", { name: "Hötorget" }).waitFor();
    await mapOn(page, MAP);
    await pullHandle(page, "Move the whole fence", [40, 0]);
    await pullHandle(page, "Make the circle larger or smaller", [50, 0]);
    const tools = page.getByRole("toolbar", { name: "Tools for the fence" });
    await tools.getByRole("button", { name: "Undo" }).click();
    await tools.getByRole("button", { name: "Larger" }).click();
    await page.getByRole("button", { name: "Move the whole fence" }).focus();
    await page.keyboard.press("Shift+ArrowUp");
    await save();
    await saved("Hötorget");
    const after = await circleOf("hotorget");
    expect(after.center[0]).toBeGreaterThan(before.center[0]);
    expect(after.center[1]).toBeGreaterThan(before.center[1]);
    expect(after.radius).toBe(Math.round(before.radius * 1.1));
  });

  test("types a circle where no mouse reaches, and sees the cells of it", async () => {
    const { page } = marketer;
    await page.getByLabel("Latitude").fill(String(PLACE[1]));
    await page.getByLabel("Longitude").fill(String(PLACE[0]));
    await page.getByLabel("Radius (m)").fill("75");
    await page.getByLabel("Radius (m)").press("Enter");
    await save();
    await expect.poll(() => circleOf("hotorget")).toMatchObject({ center: PLACE, radius: 75 });
    await page.getByLabel("Show the cells by which the edge finds it").check();
    await page.getByText(/^\d+ H3 cells/).waitFor();
  });

  test("pastes a polygon with a hole, whose hole is outside; a wrong one is told beside its field", async () => {
    const { page } = marketer;
    await page.getByRole("button", { name: "As GeoJSON" }).click();
    const text = page.getByLabel("The fence as GeoJSON");
    await text.fill(JSON.stringify({ type: "Polygon", coordinates: [HOLED.coordinates[0]?.slice(0, 2)] }));
    await page.getByRole("button", { name: "Take this text" }).click();
    await page.getByText(/coordinates\/0/).waitFor();
    await text.fill(JSON.stringify(HOLED));
    await page.getByRole("button", { name: "Take this text" }).click();
    await page.getByText(/^Polygon of 8 corners, .*, a hole$/).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await save();
    await expect.poll(() => verdictAt("hotorget", PLACE)).toBe("outside");
    expect(await verdictAt("hotorget", [18.0185, 59.36])).toBe("inside");
  });

  test("cuts another hole with clicks; a corner too few is told beside the fence, and taken back", async () => {
    const { page } = marketer;
    await go("/stores/hotorget");
    const map = await mapOn(page, MAP);
    await page.getByRole("button", { name: "Cut a hole" }).click();
    for (const place of [
      [-90, -60],
      [-60, -60],
      [-60, -90],
    ] as const)
      await map.click(place);
    await page.keyboard.press("Enter");
    await page.getByText(/, 2 holes$/).waitFor();
    await page.getByRole("button", { name: "Corner 1", exact: true }).focus();
    await page.keyboard.press("Delete");
    await page.getByText(/^Polygon of 10 corners/).waitFor();
    await save();
    const fault = page.getByRole("region", { name: "Fence", exact: true }).getByRole("alert");
    await fault.waitFor();
    expect(await fault.textContent()).not.toBe("");
    await page.getByRole("toolbar").getByRole("button", { name: "Undo" }).click();
    await page.getByText(/^Polygon of 11 corners/).waitFor();
  });

  test("sets opening hours by the week and by text", async () => {
    const { page } = marketer;
    await page.getByLabel("Monday, open").check();
    await page.getByLabel("Monday, opens").fill("09:30");
    await page.getByRole("button", { name: "Like Monday, to Friday" }).click();
    expect(await page.getByLabel("As text").inputValue()).toBe("Mo-Fr 09:30-18:00");
    await page.getByLabel("As text").fill("whenever");
    await page.getByText("Kept as it is, but not understood").waitFor();
    await page.getByLabel("As text").fill("Mo-Sa 10:00-20:00; PH off");
    await page.getByText("public holidays closed").waitFor();
    await save();
    await saved("Hötorget");
    const { body } = await shop.admin<{ openingHours: string }>("GET", "/v1/stores/hotorget");
    expect(body.openingHours).toBe("Mo-Sa 10:00-20:00; PH off");
  });

  test("imports a table after seeing what would be refused", async () => {
    const { page } = marketer;
    await go("/stores/import");
    await choose(table(11.9));
    await page.getByRole("button", { name: "Import 9 stores" }).waitFor();
    await page.getByRole("cell", { name: "[0, 0] stands for a position" }).waitFor();
    await page.getByText("Its opening hours are not understood").waitFor();
    expect((await shop.admin("GET", "/v1/stores/row-0")).status).toBe(404);
    expect(await violationsOn(page)).toEqual([]);
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Download this list" }).click();
    expect(await readFile(await (await coming).path(), "utf8")).toMatch(/^row,kind,code,message\r\n9,"refused",/);
    await page.getByRole("button", { name: "Import 9 stores" }).click();
    await page.getByRole("heading", { name: "What became of the rows" }).waitFor();
    expect((await circleOf("row-0")).center).toEqual([11.9, 57.6]);
  });

  test("is asked before a file moves most of the stores", async () => {
    const { page } = marketer;
    await go("/stores/import");
    await choose(table(12.1));
    await page.getByRole("button", { name: "Import 9 stores" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/^8 of \d+ live stores would be moved/).waitFor();
    expect(await violationsOn(page)).toEqual([]);
    expect((await circleOf("row-0")).center[0]).toBe(11.9);
    await dialog.getByRole("button", { name: "Change 8 stores" }).click();
    await page.getByRole("heading", { name: "What became of the rows" }).waitFor();
    expect((await circleOf("row-0")).center[0]).toBe(12.1);
  });

  test("brings the version before back", async () => {
    const { page } = marketer;
    await page.getByRole("link", { name: "Versions" }).click();
    expect(await violationsOn(page)).toEqual([]);
    await page
      .getByRole("button", { name: /^Bring back version/ })
      .first()
      .click();
    await page.getByRole("dialog").getByRole("button", { name: "Bring back" }).click();
    await expect.poll(async () => (await circleOf("row-0")).center[0]).toBe(11.9);
  });

  test("asks who is inside, by a click and by numbers", async () => {
    const { page } = marketer;
    await go("/stores/inside");
    const verdicts = page.getByRole("list", { name: "Stores around the phone" });
    await page.getByLabel("Latitude").fill("59.3326");
    await page.getByLabel("Longitude").fill("18.0649");
    await page.getByRole("button", { name: "Ask" }).click();
    await verdicts.getByText("Inside").waitFor();
    await verdicts.getByText("80 m from the edge, within the fence").waitFor();
    await page.getByLabel("Accuracy (m)").fill("");
    await page.getByRole("button", { name: "Ask" }).click();
    await verdicts.getByText("Unsure").waitFor();
    expect(await violationsOn(page)).toEqual([]);
    await page.getByLabel("Accuracy (m)").fill("10");
    await (await mapOn(page, "Map to put a phone on")).click([150, 0]);
    await verdicts.getByText("Outside", { exact: true }).waitFor();
    expect(page.url()).toBe(`${shop.url}/console/stores/inside`);
  });

  test("finds a store by a word, on the list and on the map", async () => {
    const { page } = marketer;
    await go("/stores");
    await page.getByText(/^\d+ stores$/).waitFor();
    await page.getByLabel("Find a store").fill("drottning");
    await page.getByText(/^1 of \d+ stores$/).waitFor();
    await page.getByRole("button", { name: /^Drottninggatan/ }).click();
    await page.getByRole("region", { name: "Chosen store" }).getByText("Circle of 80 m").waitFor();
    expect(page.url()).toContain(`q=drottning&store=${STORE}`);
    expect(await violationsOn(page)).toEqual([]);
  });

  test("deletes it, and has it back", async () => {
    const { page } = marketer;
    await page.getByRole("link", { name: "Open the store" }).click();
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByText("Drottninggatan is deleted").waitFor();
    expect((await shop.admin("GET", `/v1/stores/${STORE}`)).status).toBe(404);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect.poll(async () => (await shop.admin("GET", `/v1/stores/${STORE}`)).status).toBe(200);
    await expect.poll(() => verdictAt(STORE, [18.0649, 59.3326])).toBe("inside");
  });

  test("on a phone, in the dark and in Swedish as well", async () => {
    const { page } = marketer;
    await page.getByLabel("Language").selectOption("sv");
    await page.getByLabel("Färger").selectOption("dark");
    await page.setViewportSize(NARROW);
    for (const path of ["", "/hotorget", "/new", "/import", "/versions", "/inside"]) {
      await go(`/stores${path}`);
      await page.locator("main h1").waitFor();
      expect(await violationsOn(page), path).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth"), path).toBe(0);
    }
  });

  test("and no page was kept from anything by its own policy, nor failed unseen", () => {
    expect(marketer.complaints).toEqual([]);
  });
});
