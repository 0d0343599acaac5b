import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { CHROMIUM } from "../scripts/lib/chromium.ts";
import { firstLoadOf } from "../scripts/lib/first-load.ts";
import { buildPrograms, PROGRAMS } from "../scripts/lib/programs.ts";
import { freePort, startService } from "../scripts/lib/service.ts";
import { type Measure, measure, median } from "./lib/report.ts";

const ROUNDS = 5;
/** A phone of the middle class, as Lighthouse slows a desk's processor to it. */
const CPU_SLOWDOWN = 4;
/** Lighthouse's slow 4G: 1.6 Mbit/s down, 150 ms there and back. */
const NETWORK = { offline: false, downloadThroughput: 200_000, uploadThroughput: 93_750, latency: 150 } as const;
/** As long as nothing takes the page's thread for longer than 50 ms, it answers to a finger. */
const QUIET_MS = 1_000;

interface Loaded {
  /** Milliseconds from the click to the first text, and to the end of the last long task after it. */
  readonly painted: number;
  readonly interactive: number;
}

/** What each browser program loads before it shows anything, and when it answers, on a slow phone that never saw it. */
export async function benchPrograms(): Promise<Measure[]> {
  if (CHROMIUM === undefined) {
    console.log("There is no Chromium: skipped.");
    return [];
  }
  await buildPrograms();
  const dataDir = await mkdtemp(join(tmpdir(), "beckon-bench-"));
  const service = await startService({ port: await freePort(), dataDir });
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
  try {
    const measures: Measure[] = [];
    for (const program of PROGRAMS) {
      const rounds: Loaded[] = [];
      for (let round = 0; round < ROUNDS; round += 1) rounds.push(await load(browser, `${service.url}/${program}/`));
      measures.push(
        measure(program, "first load, gzip", firstLoadOf(program).bytes / 1_024, "KiB"),
        measure(program, "first contentful paint", median(rounds.map(({ painted }) => painted)), "ms"),
        measure(program, "time to interactive", median(rounds.map(({ interactive }) => interactive)), "ms"),
      );
    }
    return measures;
  } finally {
    await browser.close();
    await service.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function load(browser: Browser, address: string): Promise<Loaded> {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await slowDown(page);
  await page.addInitScript(`
    window.longTasks = [];
    new PerformanceObserver((list) => window.longTasks.push(...list.getEntries())).observe({ type: "longtask", buffered: true });
  `);
  await page.goto(address);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
  await page.waitForTimeout(QUIET_MS);
  const loaded = await page.evaluate<Loaded>(`(() => {
    const [paint] = performance.getEntriesByName("first-contentful-paint");
    const ends = window.longTasks.map(({ startTime, duration }) => startTime + duration);
    return { painted: paint.startTime, interactive: Math.max(paint.startTime, ...ends) };
  })()`);
  await context.close();
  return loaded;
}

async function slowDown(page: Page): Promise<void> {
  const devTools = await page.context().newCDPSession(page);
  await devTools.send("Network.emulateNetworkConditions", NETWORK);
  await devTools.send("Emulation.setCPUThrottlingRate", { rate: CPU_SLOWDOWN });
}
