import type { Page } from "playwright-core";
import { signInAddress } from "../lib/sign-in.ts";
import { type Camera, DESK, PHONE } from "./camera.ts";
import { done, type Life } from "./life.ts";
import { CONSOLE } from "./pages.ts";

type Progress = (what: string) => void;

const WAIT_MS = 20_000;

export async function photographConsole(camera: Camera, life: Life, progress: Progress): Promise<void> {
  const someone = await camera.someone(DESK, life.at);
  const page = await someone.newPage();
  await page.goto(life.service.url + "/console/");
  await page.getByRole("heading", { name: "Sign in" }).waitFor();
  await camera.shoot(page, "console-sign-in");
  await page.goto(await signInAddress(life.service));
  await page.getByRole("heading", { name: "Today", level: 1 }).waitFor();
  for (const { name, path } of CONSOLE) {
    progress(`console: ${name}`);
    await page.goto(life.service.url + path(life));
    await page.getByRole("heading", { level: 1 }).waitFor();
    await camera.shoot(page, `console-${name}`);
  }
  await someone.close();
}

const IN_STORE = "59.3326,18.0649";

export async function photographPhone(camera: Camera, life: Life, progress: Progress): Promise<void> {
  const someone = await camera.someone(PHONE, life.at);
  const page = await someone.newPage();
  const shoot = async (name: string): Promise<void> => {
    progress(`phone: ${name}`);
    await camera.shoot(page, `phone-${name}`);
  };
  // One of the example's shoppers, whose cart was left ten hours ago.
  const made = await life.admin<{ enrolmentToken: string }>("POST", "/v1/try/enrolments", {
    body: { shopperId: "astrid", locale: "en" },
  });
  await page.goto(`${life.service.url}/phone/#enrol=${done(made).enrolmentToken}&at=${IN_STORE}`);
  await page.getByRole("button", { name: "Start" }).waitFor();
  await shoot("welcome");
  for (const purpose of await page.getByRole("switch").all()) await purpose.check();
  await page.getByRole("button", { name: "Start" }).click();
  await page.getByText("Nothing yet").waitFor();
  await goTo(page, "Near");
  await page.getByRole("button", { name: "Start walking" }).click();
  await page.getByText("Stayed in Drottninggatan").waitFor({ timeout: WAIT_MS });
  await shoot("near");
  await goTo(page, "Offers");
  const show = page.getByRole("link", { name: "Show the code" }).first();
  await show.waitFor();
  await shoot("offers");
  await show.click();
  await page.getByTestId("code").waitFor();
  await shoot("offer");
  await goTo(page, "My data");
  await shoot("my-data");
  await someone.close();
}

const goTo = (page: Page, name: string): Promise<void> => page.getByRole("link", { name, exact: true }).click();

export async function photographTill(camera: Camera, life: Life, progress: Progress): Promise<void> {
  const someone = await camera.someone(DESK, life.at);
  const page = await someone.newPage();
  const shoot = async (name: string): Promise<void> => {
    progress(`till: ${name}`);
    await camera.shoot(page, `till-${name}`);
  };
  await page.goto(`${life.service.url}/till/`);
  await page.getByLabel("API key of the till").fill(life.tillKey);
  await page.getByLabel("Store").fill("sthlm-3");
  await shoot("set-up");
  await page.getByRole("button", { name: "Open the till" }).click();
  const present = async (): Promise<void> => {
    const line = { Article: "VITMOSSA-43", Product: "VITMOSSA", Name: "Vitmossa, size 43", "Price (SEK)": "1499" };
    for (const [name, value] of Object.entries(line))
      await page.getByRole("textbox", { name, exact: true }).fill(value);
    await page.getByRole("button", { name: "Add", exact: true }).click();
    await page.getByRole("textbox", { name: "Code", exact: true }).fill(life.offerCode);
    await page.getByRole("button", { name: "Check", exact: true }).click();
  };
  await present();
  await page.getByRole("heading", { name: "Yes", exact: true }).waitFor();
  await shoot("yes");
  await page.getByRole("button", { name: "Redeem" }).click();
  await page.getByRole("heading", { name: "Redeemed" }).waitFor();
  await page.getByRole("button", { name: "Next customer" }).click();
  await present();
  await page.getByRole("heading", { name: "No", exact: true }).waitFor();
  await shoot("no");
  await someone.close();
}
