import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { playExample } from "./demo/example.ts";
import { playImport } from "./demo/import.ts";
import { freePort, type Service, startService } from "./lib/service.ts";
import { NotAsItShouldBe, tell } from "./lib/story.ts";

/** `npm run demo`: the main job, played against the real service with a throw-away data folder. Ends 0 if all is as it should be. */
const { values } = parseArgs({ options: { stores: { type: "string" } } });
const dataDir = await mkdtemp(join(tmpdir(), "beckon-demo-"));
const story = tell(console.log);
let running: Service | undefined;

/** Starts the service, or starts it again, with its clock at `at` (epoch ms). */
async function serveAt(at: number): Promise<Service> {
  await running?.stop();
  running = await startService({ port: await freePort(), dataDir, clockOffset: at - Date.now() });
  return running;
}

console.log("Beckon: a cart left at night becomes a visit, and the visit a sale.");
try {
  await (values.stores === undefined ? playExample(story, serveAt) : playImport(story, serveAt, values.stores));
  console.log("\nAll as it should be.");
} catch (error) {
  console.error(`\nNot as it should be: ${error instanceof Error ? error.message : String(error)}`);
  if (!(error instanceof NotAsItShouldBe)) console.error(error);
  process.exitCode = 1;
} finally {
  await running?.stop();
  await rm(dataDir, { recursive: true, force: true });
}
