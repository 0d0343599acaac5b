import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { CHROMIUM } from "./lib/chromium.ts";
import { buildPrograms } from "./lib/programs.ts";
import { freePort, type Service, startService } from "./lib/service.ts";
import { Camera } from "./screens/camera.ts";
import { live } from "./screens/life.ts";
import { photographConsole, photographPhone, photographTill } from "./screens/tour.ts";

/** `npm run screens [-- PROGRAM]`: photographs every page of the programs, by day and by night, into `docs/screens`. */
const TOURS = { console: photographConsole, phone: photographPhone, till: photographTill } as const;
const wanted = process.argv[2];
const FOLDER = "docs/screens";

if (CHROMIUM === undefined) {
  console.error("There is no Chromium. Install one, or name it in CHROMIUM_PATH.");
  process.exit(1);
}
const dataDir = await mkdtemp(join(tmpdir(), "beckon-screens-"));
let running: Service | undefined;

async function serveAt(at: number): Promise<Service> {
  await running?.stop();
  running = await startService({ port: await freePort(), dataDir, clockOffset: at - Date.now() });
  return running;
}

await buildPrograms(console.log);
if (wanted === undefined) await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
const browser = await chromium.launch({
  executablePath: CHROMIUM,
  args: ["--no-sandbox", "--enable-unsafe-swiftshader"],
});
try {
  console.log("living three days of the example retailer");
  const life = await live(serveAt);
  const camera = new Camera(browser, FOLDER);
  for (const [program, photograph] of Object.entries(TOURS)) {
    if (wanted === undefined || wanted === program) await photograph(camera, life, console.log);
  }
} finally {
  await browser.close();
  await running?.stop();
  await rm(dataDir, { recursive: true, force: true });
}
