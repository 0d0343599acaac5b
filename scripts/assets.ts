/** `node scripts/assets.ts`: lays out what is served as files. npm runs it after an install, and before a deploy. */
import { layOutAssets } from "./lib/assets.ts";
import { buildPrograms } from "./lib/programs.ts";

await layOutAssets();
await buildPrograms(console.log);
